import { attributeOf } from '../html/tokens.ts';
import { openTags } from '../html-rules.ts';
import { placeIn } from '../places.ts';
import { defineRule } from '../rule.ts';

export const zoomForbidden = defineRule<{ found: string }>({
  name: 'zoom-forbidden',
  level: 'warning',
  about: 'A page keeps learners from enlarging it.',
  source: 'WCAG 2.2, 1.4.4 Resize Text (AA)',
  on: ['package'],
  group: 'package',
  words: ({ found }) => ({
    message: `\`${found}\` keeps learners from enlarging the page on a phone.`,
    hint: 'Write `content="width=device-width, initial-scale=1"`.',
  }),
  check: ({ pages }, report) => {
    for (const page of pages)
      for (const { tag } of openTags(page)) {
        if (tag.name !== 'meta' || !/^viewport$/i.test(attributeOf(tag, 'name')?.value ?? '')) continue;
        const content = attributeOf(tag, 'content');
        const found =
          /user-scalable\s*=\s*(?:no|0)\b|maximum-scale\s*=\s*(?:0|1(?:\.[0-8]\d*)?)(?![\d.])/i.exec(
            content?.value ?? '',
          );
        if (content && found)
          report(placeIn(page, content.valueStart + found.index, found[0].length), { found: found[0] });
      }
  },
});

import { attributeOf } from '../html/tokens.ts';
import { isNamedOrHidden, openTags } from '../html-rules.ts';
import { placeIn } from '../places.ts';
import { defineRule } from '../rule.ts';

export const frameWithoutTitle = defineRule({
  name: 'frame-without-title',
  level: 'warning',
  about: 'A frame has no title.',
  source: 'WCAG 2.2, 4.1.2 Name, Role, Value (A), technique H64',
  on: ['package'],
  group: 'file',
  words: () => ({
    message: "The frame has no title: a screen reader can't say what is in it.",
    hint: 'Write `title="…"`; if nothing of it is seen, `aria-hidden="true"`.',
  }),
  check: ({ pages }, report) => {
    for (const page of pages)
      for (const { tag } of openTags(page)) {
        if (!/^i?frame$/.test(tag.name) || isNamedOrHidden(tag)) continue;
        const isSmall = ['width', 'height'].some((name) =>
          /^[01](?:px)?$/.test(attributeOf(tag, name)?.value ?? ''),
        );
        if (!isSmall) report(placeIn(page, tag.start, tag.name.length + 1), {});
      }
  },
});

import { attributeOf } from '../html/tokens.ts';
import { isNamedOrHidden, openTags } from '../html-rules.ts';
import { placeIn } from '../places.ts';
import { defineRule } from '../rule.ts';

export const pictureWithoutAlt = defineRule({
  name: 'picture-without-alt',
  level: 'warning',
  about: 'A picture has no text for those who do not see it.',
  source: 'WCAG 2.2, 1.1.1 Non-text Content (A)',
  on: ['package'],
  group: 'file',
  words: () => ({
    message: 'The picture has no `alt`: a screen reader reads its file name.',
    hint: 'Write `alt="…"` with what it shows, or `alt=""` if it is only decoration.',
  }),
  check: ({ pages }, report) => {
    for (const page of pages)
      for (const { tag } of openTags(page)) {
        const isImage =
          tag.name === 'img' ||
          (tag.name === 'input' && attributeOf(tag, 'type')?.value.toLowerCase() === 'image');
        if (isImage && !attributeOf(tag, 'alt') && !isNamedOrHidden(tag))
          report(placeIn(page, tag.start, tag.name.length + 1), {});
      }
  },
});

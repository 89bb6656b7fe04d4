import { attributeOf } from '../html/tokens.ts';
import { openTags } from '../html-rules.ts';
import { placeIn } from '../places.ts';
import { defineRule } from '../rule.ts';

export const soundStartsItself = defineRule({
  name: 'sound-starts-itself',
  level: 'warning',
  about: 'Sound starts by itself.',
  source: 'WCAG 2.2, 1.4.2 Audio Control (A); browsers block it until the learner has clicked',
  on: ['package'],
  group: 'file',
  words: () => ({
    message: 'The sound starts by itself: it talks over a screen reader, and most browsers block it.',
    hint: 'Leave `autoplay` out, or add `muted`.',
  }),
  check: ({ pages }, report) => {
    for (const page of pages)
      for (const { tag } of openTags(page))
        if (/^(?:audio|video)$/.test(tag.name) && attributeOf(tag, 'autoplay') && !attributeOf(tag, 'muted'))
          report(placeIn(page, tag.start, tag.name.length + 1), {});
  },
});

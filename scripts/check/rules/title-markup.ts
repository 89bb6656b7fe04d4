import { titledElements } from '../manifest/titles.ts';
import { placeOfElement } from '../places.ts';
import { defineRule, scorm } from '../rule.ts';

export const titleMarkup = defineRule<{ found: string }>({
  name: 'title-markup',
  level: 'warning',
  about: 'A title has something in it that looks like an HTML tag.',
  source: 'Moodle 4.5 prints titles as HTML: what looks like a tag vanishes',
  on: scorm,
  group: 'place',
  words: ({ found }) => ({
    message: `\`${found}\` in the title looks like HTML: some LMSs swallow it, others show it as it is.`,
    hint: 'Write plain text.',
  }),
  check: (view, report) => {
    if (!view.descriptor) return;
    for (const { title } of titledElements(view)) {
      const found = /<\/?[a-z][^<>]{0,40}>|&(?:nbsp|amp|lt|gt|quot|#\d+);/i.exec(title?.text ?? '')?.[0];
      if (title && found !== undefined) report(placeOfElement(view.descriptor, title), { found });
    }
  },
});

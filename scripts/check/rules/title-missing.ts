import { titledElements } from '../manifest/titles.ts';
import { placeOfElement } from '../places.ts';
import { defineRule, scorm } from '../rule.ts';

export const titleMissing = defineRule<{ name: string }>({
  name: 'title-missing',
  level: 'error',
  about: 'An organization or item has no title, or an empty one.',
  source: 'SCORM 1.2 CAM 2.2.2.3; SCORM 2004 CAM 3.4.1.7: one title each',
  on: scorm,
  group: 'place',
  words: ({ name }) => ({
    message: `This \`<${name}>\` has no title: learners see an empty line.`,
    hint: 'Write `<title>…</title>` as its first element.',
  }),
  check: (view, report) => {
    if (!view.descriptor) return;
    for (const { element, title } of titledElements(view))
      if (!title || (title.text.trim() === '' && title.children.length === 0))
        report(placeOfElement(view.descriptor, title ?? element), { name: element.name });
  },
});

import { scoItems } from '../manifest/scos.ts';
import { placeOfElement } from '../places.ts';
import { defineRule } from '../rule.ts';

export const severalScos = defineRule<{ count: number }>({
  name: 'several-scos',
  level: 'info',
  about: 'A SCORM 1.2 course has several SCOs.',
  source: 'SCORM 1.2 knows no rollup: each LMS makes one score of several in its own way',
  on: ['scorm12'],
  group: 'place',
  words: ({ count }) => ({
    message: `The course has ${count} SCOs, each with a score and status of its own: how they become one is up to the LMS.`,
    hint: 'In Moodle the grading method decides; try it before learners do.',
  }),
  check: ({ descriptor, manifest }, report) => {
    if (!descriptor || !manifest) return;
    const items = scoItems(manifest);
    const second = items[1];
    if (second) report(placeOfElement(descriptor, second.element), { count: items.length });
  },
});

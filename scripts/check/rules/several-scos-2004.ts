import { scoItems } from '../manifest/scos.ts';
import { placeOfElement } from '../places.ts';
import { defineRule } from '../rule.ts';

export const severalScos2004 = defineRule<{ count: number }>({
  name: 'several-scos-2004',
  level: 'warning',
  about: 'A SCORM 2004 course has several SCOs.',
  source: 'Moodle 4.5: after the first Terminate a second SCO gets error 104; Docebo has no sequencing',
  on: ['scorm2004'],
  group: 'place',
  words: ({ count }) => ({
    message: `The course has ${count} SCOs: in Moodle the second can't start in the same session, and some LMSs know no sequencing.`,
    hint: 'Publish it with one SCO, or try it in your LMS from the first to the last.',
  }),
  check: ({ descriptor, manifest }, report) => {
    if (!descriptor || !manifest) return;
    const items = scoItems(manifest);
    const second = items[1];
    if (second) report(placeOfElement(descriptor, second.element), { count: items.length });
  },
});

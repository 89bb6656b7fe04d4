import { titledElements } from '../manifest/titles.ts';
import { placeOfElement } from '../places.ts';
import { defineRule, scorm } from '../rule.ts';

export const titleLost = defineRule({
  name: 'title-lost',
  level: 'warning',
  about: 'A title is 0, which Moodle drops.',
  source: 'Moodle 4.5, mod/scorm/datamodels/scormlib.php: a text of blanks or "0" is dropped',
  on: scorm,
  group: 'place',
  words: () => ({
    message: 'Moodle takes the title "0" for none, and shows an empty line.',
    hint: 'Add a word.',
  }),
  check: (view, report) => {
    if (!view.descriptor) return;
    for (const { title } of titledElements(view))
      if (title?.text.trim() === '0') report(placeOfElement(view.descriptor, title), {});
  },
});

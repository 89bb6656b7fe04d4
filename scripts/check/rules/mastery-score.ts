import { placeOfElement } from '../places.ts';
import { defineRule } from '../rule.ts';
import { descendants } from '../xml/tree.ts';

export const masteryScore = defineRule<{ score: string }>({
  name: 'mastery-score',
  level: 'warning',
  about: 'The manifest of SCORM 1.2 has a mastery score.',
  source:
    'Moodle 4.5, mod/scorm/datamodels/scorm_12.js: at LMSFinish it overrules the status that the course has set',
  on: ['scorm12'],
  group: 'file',
  words: ({ score }) => ({
    message: `With a mastery score of ${score} Moodle turns "incomplete" into passed or failed as soon as there is a score, and opens the course in review mode from then on.`,
    hint: 'Delete it if the course sets passed and failed itself; else see to it that the score is sent at the end only.',
  }),
  check: ({ descriptor, manifest }, report) => {
    for (const element of descendants(manifest?.root))
      if (element.local === 'masteryscore' && descriptor && element.text.trim() !== '')
        report(placeOfElement(descriptor, element), { score: element.text.trim() });
  },
});

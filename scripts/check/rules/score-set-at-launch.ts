import { placeInScript } from '../places.ts';
import { defineRule, scorm } from '../rule.ts';
import { callsIn, launchBodies } from '../script/moments.ts';

export const scoreSetAtLaunch = defineRule<{ element: string }>({
  name: 'score-set-at-launch',
  level: 'warning',
  about: 'A score is sent before the learner has done anything.',
  source:
    'support.scorm.com, "Does setting a score imply completion?"; Moodle 4.5: with a mastery score any score decides',
  on: scorm,
  group: 'package',
  words: ({ element }) => ({
    message: `\`${element}\` is set right where the session begins: some LMSs take a score for the end of the course, and a later launch overwrites the learner's.`,
    hint: 'Send a score when there is one, at the end of the quiz.',
  }),
  check: (view, report) => {
    for (const { script, body } of launchBodies(view))
      for (const { at, length, element } of callsIn(view.api.sets, script, body))
        if (/score\.(?:raw|scaled)$/.test(element)) report(placeInScript(script, at, length), { element });
  },
});

import { placeInScript } from '../places.ts';
import { defineRule, scorm } from '../rule.ts';
import { callsIn, launchBodies } from '../script/moments.ts';

export const statusSetAtLaunch = defineRule<{ status: string }>({
  name: 'status-set-at-launch',
  level: 'warning',
  about: 'The course becomes completed or passed as soon as it is opened.',
  source:
    'SCORM 1.2 RTE 3.4.4 (lesson_status); the LMS then shows it as done, and Moodle opens it in review mode',
  on: scorm,
  group: 'package',
  words: ({ status }) => ({
    message: `The course sets "${status}" right where it begins its session: opening it is enough.`,
    hint: 'Set "incomplete" there, and the final status when the learner has done what it takes.',
  }),
  check: (view, report) => {
    for (const { script, body } of launchBodies(view))
      for (const { at, length, element, values } of callsIn(view.api.sets, script, body))
        if (
          /(?:lesson|completion|success)_status$/.test(element) &&
          values.length > 0 &&
          values.every(({ text }) => /^(?:completed|passed)$/.test(text))
        )
          report(placeInScript(script, at, length), { status: values[0]?.text ?? '' });
  },
});

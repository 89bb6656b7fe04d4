import { placeInScript } from '../places.ts';
import { defineRule, scorm } from '../rule.ts';
import { isReadOnly } from '../script/data-model.ts';

export const elementReadOnly = defineRule<{ element: string }>({
  name: 'element-read-only',
  level: 'error',
  about: 'A script sets an element that only the LMS writes.',
  source: 'SCORM 1.2 RTE 3.4 (error 403, read only); SCORM 2004 RTE 4.2 (error 404)',
  on: scorm,
  group: 'file',
  words: ({ element }) => ({
    message: `\`${element}\` is written by the LMS alone: setting it is refused.`,
    hint: 'Read it, or set what belongs to the course, such as `session_time` for `total_time`.',
  }),
  check: ({ api }, report) => {
    for (const { script, at, length, element, callee } of api.sets)
      if (/set/i.test(callee) && isReadOnly(element)) report(placeInScript(script, at, length), { element });
  },
});

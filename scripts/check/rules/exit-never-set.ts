import { placeInScript } from '../places.ts';
import { defineRule } from '../rule.ts';

export const exitNeverSet = defineRule({
  name: 'exit-never-set',
  level: 'warning',
  about: 'Progress is kept for the next launch, and the LMS is never told to keep it.',
  source:
    'SCORM 2004 RTE 4.2.8: without exit "suspend" the attempt ends and its data are gone; Moodle 4.5 and ILIAS do so',
  on: ['scorm2004'],
  group: 'package',
  words: () => ({
    message:
      'The course saves where the learner was and never sets `cmi.exit` to "suspend": at the next launch it starts from nothing.',
    hint: 'Set `cmi.exit` to "suspend" before the first commit.',
  }),
  check: ({ api, sawAllScripts }, report) => {
    if (!sawAllScripts || !api.uses2004 || api.find(/cmi\.exit|["'`.]exit["'`]/)) return;
    const set = api.sets.find(({ element }) => element === 'cmi.suspend_data' || element === 'cmi.location');
    if (set) report(placeInScript(set.script, set.at, set.length), {});
  },
});

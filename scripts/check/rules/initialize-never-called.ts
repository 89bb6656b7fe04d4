import { placeInScript } from '../places.ts';
import { defineRule, scorm } from '../rule.ts';
import { neverCalled } from '../script/never.ts';

export const initializeNeverCalled = defineRule<{ unused: string | undefined }>({
  name: 'initialize-never-called',
  level: 'error',
  about: 'The scripts use the API and never begin a session.',
  source:
    'SCORM 1.2 RTE 3.3.2.1 (LMSInitialize, error 301); SCORM 2004 RTE 3.1.3.1 (Initialize, errors 122, 132)',
  on: scorm,
  group: 'package',
  words: ({ unused }) => ({
    message: `${unused === undefined ? 'No script calls `LMSInitialize` or `Initialize`' : `\`${unused}\` begins the session, and nobody calls it`}: the LMS refuses every value.`,
    hint: 'Begin the session when the page is loaded, before anything else.',
  }),
  check: (view, report) => {
    const never = neverCalled(view, { scorm12: 'LMSInitialize', scorm2004: 'Initialize' });
    if (never)
      report(placeInScript(never.place.script, never.place.at, never.place.length), { unused: never.unused });
  },
});

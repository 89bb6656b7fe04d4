import { placeInScript } from '../places.ts';
import { defineRule, scorm } from '../rule.ts';
import { neverCalled } from '../script/never.ts';

export const finishNeverCalled = defineRule<{ unused: string | undefined }>({
  name: 'finish-never-called',
  level: 'warning',
  about: 'The scripts never end the session.',
  source:
    'SCORM 1.2 RTE 3.3.2.2 (LMSFinish); SCORM 2004 RTE 3.1.3.2 (Terminate); Brightspace makes no grade without it',
  on: scorm,
  group: 'package',
  words: ({ unused }) => ({
    message: `${unused === undefined ? 'No script calls `LMSFinish` or `Terminate`' : `\`${unused}\` ends the session, and nobody calls it`}: some LMSs then make no grade and count no time.`,
    hint: 'End the session once, when the page is left (`pagehide`).',
  }),
  check: (view, report) => {
    const never = neverCalled(view, { scorm12: 'LMSFinish', scorm2004: 'Terminate' });
    if (never)
      report(placeInScript(never.place.script, never.place.at, never.place.length), { unused: never.unused });
  },
});

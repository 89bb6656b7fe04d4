import { placeInScript } from '../places.ts';
import { defineRule, scorm } from '../rule.ts';
import { neverCalled } from '../script/never.ts';

export const commitNeverCalled = defineRule<{ unused: string | undefined }>({
  name: 'commit-never-called',
  level: 'warning',
  about: 'The scripts never ask the LMS to save.',
  source:
    'SCORM 1.2 RTE 3.3.2.5 (LMSCommit); SCORM 2004 RTE 3.1.4.3 (Commit); Moodle saves nothing until commit or finish',
  on: scorm,
  group: 'package',
  words: ({ unused }) => ({
    message: `${unused === undefined ? 'No script calls `LMSCommit` or `Commit`' : `\`${unused}\` saves, and nobody calls it`}: whatever happened is lost if the window is closed the wrong way.`,
    hint: 'Commit after each answer and each change of status.',
  }),
  check: (view, report) => {
    const never = neverCalled(view, { scorm12: 'LMSCommit', scorm2004: 'Commit' });
    if (never)
      report(placeInScript(never.place.script, never.place.at, never.place.length), { unused: never.unused });
  },
});

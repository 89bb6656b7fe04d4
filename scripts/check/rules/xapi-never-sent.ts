import { wholePackage } from '../places.ts';
import { defineRule } from '../rule.ts';

export const xapiNeverSent = defineRule({
  name: 'xapi-never-sent',
  level: 'warning',
  about: 'No script sends a statement.',
  source: 'xAPI 1.0.3, part 3, 2.1: statements are sent to the resource "statements"',
  on: ['cmi5', 'tincan'],
  group: 'package',
  words: () => ({
    message: 'No script of the package sends statements: the LMS learns nothing from this course.',
    hint: 'Add the scripts that report, or publish with tracking turned on.',
  }),
  check: ({ api, sawAllScripts, scripts }, report) => {
    if (sawAllScripts && scripts.length > 0 && !api.find(/statements?\b/i)) report(wholePackage, {});
  },
});

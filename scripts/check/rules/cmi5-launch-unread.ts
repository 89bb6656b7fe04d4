import { wholePackage } from '../places.ts';
import { defineRule } from '../rule.ts';

export const cmi5LaunchUnread = defineRule({
  name: 'cmi5-launch-unread',
  level: 'error',
  about: 'No script fetches the token that cmi5 gives.',
  source: 'cmi5 8.2: the AU posts to the fetch URL and takes auth-token from the answer',
  on: ['cmi5'],
  group: 'package',
  words: () => ({
    message:
      'No script asks for the `auth-token` of the launch: nothing that the course sends is accepted, and it never counts as begun.',
    hint: 'Use a library for cmi5, or publish the course as xAPI.',
  }),
  check: ({ api, sawAllScripts, scripts }, report) => {
    if (sawAllScripts && scripts.length > 0 && !api.find(/auth-?token|authToken/i)) report(wholePackage, {});
  },
});

import { wholePackage } from '../places.ts';
import { defineRule } from '../rule.ts';

export const xapiVersionHeaderMissing = defineRule({
  name: 'xapi-version-header-missing',
  level: 'error',
  about: 'Statements are sent without the version of xAPI.',
  source: 'xAPI 1.0.3, part 3, 3.3: every request has X-Experience-API-Version, otherwise 400',
  on: ['cmi5', 'tincan'],
  group: 'package',
  words: () => ({
    message: 'No script sends `X-Experience-API-Version`: an LRS refuses every request.',
    hint: 'Send it with each request: `1.0.3`.',
  }),
  check: ({ api, sawAllScripts, scripts }, report) => {
    if (!sawAllScripts || scripts.length === 0 || !api.find(/statements\b/i)) return;
    if (!api.find(/X-Experience-API-Version/i)) report(wholePackage, {});
  },
});

import { placeInScript } from '../places.ts';
import { defineRule } from '../rule.ts';

export const evalUsed = defineRule({
  name: 'eval-used',
  level: 'info',
  about: 'Scripts make programs out of texts.',
  source: "CSP Level 3: without 'unsafe-eval' the browser refuses",
  on: ['package'],
  group: 'package',
  words: () => ({
    message:
      'The script turns a text into a program (`eval`, `new Function`): a strict Content-Security-Policy forbids it.',
    hint: 'Well for most LMSs; otherwise use a version of the library that does without.',
  }),
  check: ({ scripts }, report) => {
    for (const script of scripts) {
      const found = /(?<![\w$.])eval\s?\(|\bnew\s+Function\s?\(/.exec(script.bare);
      if (found) report(placeInScript(script, found.index, found[0].length - 1), {});
    }
  },
});

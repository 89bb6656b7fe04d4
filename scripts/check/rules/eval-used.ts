import { placeInScript } from '../places.ts';
import { defineRule } from '../rule.ts';

export const evalUsed = defineRule<{ call: string }>({
  name: 'eval-used',
  level: 'info',
  about: 'Scripts make programs out of texts.',
  source: "CSP Level 3: without 'unsafe-eval' the browser refuses",
  on: ['package'],
  group: 'package',
  words: ({ call }) => ({
    message: `The script turns a text into a program (\`${call}\`): a strict Content-Security-Policy forbids it.`,
    hint: 'Well for most LMSs; otherwise hand over a function, or use a version of the library that does without.',
  }),
  check: ({ scripts }, report) => {
    for (const script of scripts) {
      const found =
        /(?<![\w$.])(eval)\s?\(|\b(new\s+Function)\s?\(|\b(set(?:Timeout|Interval))\s?\(\s?["'`]/.exec(
          script.bare,
        );
      const call = found?.[1] ?? found?.[2] ?? found?.[3];
      if (found && call !== undefined) report(placeInScript(script, found.index, call.length), { call });
    }
  },
});

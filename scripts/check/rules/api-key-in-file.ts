import { placeIn } from '../places.ts';
import { defineRule } from '../rule.ts';
import { isPlaceholder, masked, matchesIn } from '../text-rules.ts';

const google = /\bAIza[0-9A-Za-z_-]{35}\b/g;
const named =
  /["']?\b(?:api_?key|access_?token|auth_?token|api_?secret|bearer)["']?\s?[:=]\s?["']([A-Za-z0-9_.-]{20,200})["']/gi;

export const apiKeyInFile = defineRule<{ shown: string }>({
  name: 'api-key-in-file',
  level: 'warning',
  about: 'A key of a service stands in a script.',
  source: 'every learner can read a package; a key for browsers has to be limited to the hosts that use it',
  on: ['package'],
  group: 'file',
  secret: true,
  words: ({ shown }) => ({
    message: `\`${shown}\` looks like a key of a service: every learner can read it and use it at your cost.`,
    hint: 'Limit it to the addresses of your LMS where the service allows that; otherwise leave it out.',
  }),
  check: (view, report) => {
    const kinds = /\.(?:m?js|html?|json|env|config|ya?ml)$/i;
    for (const { text, at, length, groups } of matchesIn(view, google, kinds))
      report(placeIn(text, at, length), { shown: masked(groups[0] ?? '') });
    for (const { text, at, length, groups } of matchesIn(view, named, kinds)) {
      const key = groups[1] ?? '';
      if (/\d/.test(key) && /[A-Za-z]/.test(key) && !isPlaceholder(key))
        report(placeIn(text, at, length), { shown: masked(key) });
    }
  },
});

import { placeIn } from '../places.ts';
import { defineRule } from '../rule.ts';
import { masked, matchesIn } from '../text-rules.ts';

const secrets: readonly (readonly [string, RegExp])[] = [
  ['a private key', /-----BEGIN (?:[A-Z]{2,12} )?PRIVATE KEY-----\s{0,9}[A-Za-z0-9+/=]{20}/g],
  ['a key of Amazon Web Services', /\b(?:AKIA|ASIA)[A-Z0-9]{16}\b/g],
  ['a token of GitHub', /\b(?:gh[pousr]_[A-Za-z0-9]{36}|github_pat_[A-Za-z0-9_]{50,})\b/g],
  ['a token of GitLab', /\bglpat-[A-Za-z0-9_-]{20}\b/g],
  ['a token of Slack', /\bxox[abprs]-[A-Za-z0-9-]{20,}\b/g],
  ['a key of Stripe', /\b[rs]k_live_[A-Za-z0-9]{20,}\b/g],
  ['a key of OpenAI or Anthropic', /\bsk-(?:proj-|ant-)?[A-Za-z0-9_-]{32,}\b/g],
  ['a key of SendGrid', /\bSG\.[A-Za-z0-9_-]{16,}\.[A-Za-z0-9_-]{30,}/g],
  ['a key of Azure Storage', /\bAccountKey=[A-Za-z0-9+/]{60,}={0,2}/g],
  ['a token of npm', /\bnpm_[A-Za-z0-9]{36}\b/g],
];

export const secretInFile = defineRule<{ what: string; shown: string }>({
  name: 'secret-in-file',
  level: 'error',
  about: 'A private key or a token of a service stands in the package.',
  source: "the services' own documents on the form of their keys; every learner can read a package",
  on: ['package'],
  group: 'place',
  secret: true,
  words: ({ what, shown }) => ({
    message: `\`${shown}\` looks like ${what}: every learner can read and use it.`,
    hint: 'Delete it here, and make it invalid where it was made.',
  }),
  check: (view, report) => {
    for (const [what, pattern] of secrets)
      for (const { text, at, length, groups } of matchesIn(view, pattern)) {
        const found = groups[0] ?? '';
        if (!/^sk-/.test(found) || (/\d/.test(found) && /[A-Z]/.test(found)))
          report(placeIn(text, at, length), { what, shown: masked(found) });
      }
  },
});

import { referenceRule } from '../reference-rule.ts';

export const referenceLocal = referenceRule({
  name: 'reference-local',
  level: 'error',
  about: "A page names a file on somebody's computer.",
  source: 'browsers refuse file: addresses in pages of a server',
  words: ({ url }) => ({
    message: `\`${url}\` lies on a computer of yours: no learner can reach it.`,
    hint: 'Put the file into the package, and write its path from the page.',
  }),
  concerns: ({ target }) => target.kind === 'local',
});

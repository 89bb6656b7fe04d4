import { nowhere, referenceRule } from '../reference-rule.ts';

export const linkMissing = referenceRule({
  name: 'link-missing',
  level: 'warning',
  about: 'A link leads to a file that is not in the package.',
  source: 'HTML: the learner gets an error page',
  words: ({ url }) => ({
    message: `The link to \`${url}\` leads nowhere: the package has no such file.`,
    hint: 'Add the file, correct the link, or delete it.',
  }),
  concerns: (reference, view) => reference.use === 'link' && nowhere(reference, view) === 'missing',
});

import { nowhere, referenceRule } from '../reference-rule.ts';

export const pageReferenceMissing = referenceRule({
  name: 'page-reference-missing',
  level: 'error',
  about: 'A page loads a file that is not in the package.',
  source: 'HTML: the browser gets an error page in place of the script, picture or film',
  words: ({ url, reference }) => ({
    message: `\`${url}\` is not in the package, and the page loads it (\`<${reference.by}>\`).`,
    hint: 'Add the file, correct its name, or delete the element.',
  }),
  concerns: (reference, view) => reference.use === 'load' && nowhere(reference, view) === 'missing',
});

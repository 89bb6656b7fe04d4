import { nowhere, referenceRule } from '../reference-rule.ts';

export const styleReferenceMissing = referenceRule({
  name: 'style-reference-missing',
  level: 'warning',
  about: 'A style sheet asks for a file that is not in the package.',
  source: 'CSS: a picture or font is missing where the style applies',
  words: ({ url }) => ({
    message: `The style sheet asks for \`${url}\`, which is not in the package.`,
    hint: 'Add the file, or delete the rule that needs it.',
  }),
  concerns: (reference, view) => reference.use === 'style' && nowhere(reference, view) === 'missing',
});

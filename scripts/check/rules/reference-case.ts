import { nowhere, referenceRule } from '../reference-rule.ts';

export const referenceCase = referenceRule({
  name: 'reference-case',
  level: 'error',
  about: 'A page names a file with other capitals, or accents in another form.',
  source: 'practice: the servers of most LMSs tell capitals apart, the computers of most authors do not',
  words: ({ url, similar = '' }) => ({
    message: `\`${url}\` is \`${similar}\` in the package: it works on Windows and macOS, and on the LMS's server it isn't found.`,
    hint: 'Write the name letter by letter as the file has it.',
  }),
  concerns: (reference, view) => nowhere(reference, view) === 'similar',
});

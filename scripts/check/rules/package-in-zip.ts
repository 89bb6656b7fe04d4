import { missingDescriptor } from '../package/find-descriptor.ts';
import { defineRule } from '../rule.ts';

export const packageInZip = defineRule<{ path: string }>({
  name: 'package-in-zip',
  level: 'error',
  about: 'The package lies as a zip within the zip.',
  source: 'practice: an LMS unpacks once',
  on: ['package'],
  group: 'package',
  words: ({ path }) => ({
    message: `The package is \`${path}\` within this zip: it was packed twice, and an LMS unpacks once.`,
    hint: `Upload \`${path}\` itself.`,
  }),
  check: (view, report) => {
    const missing = missingDescriptor(view);
    if (missing?.kind === 'zip') report({ file: missing.path }, { path: missing.path });
  },
});

import { extensionOf } from '../package/paths.ts';
import { defineRule } from '../rule.ts';

export const zipWithinPackage = defineRule({
  name: 'zip-within-package',
  level: 'info',
  about: 'The package holds a zip.',
  source: 'practice: an LMS does not unpack it, and virus scanners may refuse it',
  on: ['package'],
  group: 'package',
  words: () => ({
    message: 'This is a zip within the package: it stays packed, and learners can only download it.',
    hint: 'Well if it is a download; otherwise pack its files themselves.',
  }),
  check: ({ files, descriptor }, report) => {
    if (!descriptor) return;
    for (const path of files.keys()) if (extensionOf(path) === 'zip') report({ file: path }, {});
  },
});

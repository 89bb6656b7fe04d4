import { defineRule } from '../rule.ts';

export const entryBackslash = defineRule({
  name: 'entry-backslash',
  level: 'error',
  about: 'A name in the zip has backslashes between its folders.',
  source: 'APPNOTE.TXT 4.4.17.1: all slashes must be forward slashes',
  on: ['container'],
  group: 'package',
  words: () => ({
    message:
      'The name has backslashes: outside of Windows this becomes one file of that odd name, and no folder.',
    hint: 'Pack with another program, or newer .NET: names need `/` between folders.',
  }),
  check: ({ reader }, report) => {
    for (const { path } of reader.entries) if (path.includes('\\')) report({ file: path }, {});
  },
});

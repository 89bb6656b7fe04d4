import { defineRule } from '../rule.ts';

export const entryCaseClash = defineRule<{ other: string }>({
  name: 'entry-case-clash',
  level: 'error',
  about: 'Two names differ only in capitals, or in how their accents are written.',
  source: 'practice: on Windows and macOS one file overwrites the other',
  on: ['container'],
  group: 'package',
  words: ({ other }) => ({
    message: `\`${other}\` is the same name but for capitals or accents: on many servers one overwrites the other.`,
    hint: 'Rename one of the two.',
  }),
  check: ({ reader }, report) => {
    const seen = new Map<string, string>();
    for (const { path } of reader.entries) {
      const loose = path.normalize('NFC').toLowerCase();
      const other = seen.get(loose);
      if (other !== undefined && other !== path) report({ file: path }, { other });
      else seen.set(loose, path);
    }
  },
});

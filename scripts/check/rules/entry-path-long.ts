import { defineRule } from '../rule.ts';

/** Of 260 on Windows an LMS's own folders take a part. */
const longest = 150;

export const entryPathLong = defineRule<{ length: number }>({
  name: 'entry-path-long',
  level: 'warning',
  about: `A path of more than ${longest} characters.`,
  source: 'practice: servers on Windows allow 260 with their own folders before it',
  on: ['package'],
  group: 'package',
  words: ({ length }) => ({
    message: `The path has ${length} characters; with the folders of an LMS before it, it may be too long to be unpacked.`,
    hint: `Shorten names of folders: at most ${longest} characters in all.`,
  }),
  check: ({ reader }, report) => {
    for (const { path } of reader.entries)
      if (path.length > longest) report({ file: path }, { length: path.length });
  },
});

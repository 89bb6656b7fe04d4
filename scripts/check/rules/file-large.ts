import { sizeInWords } from '../words.ts';
import { defineRule } from '../rule.ts';

export const fileLarge = defineRule<{ bytes: number }>({
  name: 'file-large',
  level: 'info',
  about: 'A single file is larger than 50 MB.',
  source: 'practice: a learner on a phone waits minutes for it',
  on: ['package'],
  group: 'package',
  words: ({ bytes }) => ({
    message: `This file has ${sizeInWords(bytes)}: over a slow line a learner waits minutes for it.`,
    hint: 'Compress it more, cut it into parts, or let a video service stream it.',
  }),
  check: ({ files }, report) => {
    for (const { path, size } of files.values())
      if (size > 50_000_000) report({ file: path }, { bytes: size });
  },
});

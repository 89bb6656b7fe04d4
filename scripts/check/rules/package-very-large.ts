import { sizeInWords } from '../words.ts';
import { wholePackage } from '../places.ts';
import { defineRule } from '../rule.ts';

export const packageVeryLarge = defineRule<{ bytes: number }>({
  name: 'package-very-large',
  level: 'warning',
  about: 'The package is larger than 250 MB.',
  source: 'Cornerstone, "Create New Course/Publication": at most 250 MB',
  on: ['package'],
  group: 'package',
  words: ({ bytes }) => ({
    message: `The package has ${sizeInWords(bytes)}; some LMSs take 250 MB at most.`,
    hint: 'Compress films and sounds more, or let a video service stream them.',
  }),
  check: ({ reader }, report) => {
    if (reader.bytes > 250_000_000) report(wholePackage, { bytes: reader.bytes });
  },
});

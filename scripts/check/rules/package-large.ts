import { sizeInWords } from '../words.ts';
import { wholePackage } from '../places.ts';
import { defineRule } from '../rule.ts';

export const packageLarge = defineRule<{ bytes: number }>({
  name: 'package-large',
  level: 'info',
  about: 'The package is larger than 100 MB.',
  source: 'practice: the upload limit of many LMSs as they are installed',
  on: ['package'],
  group: 'package',
  words: ({ bytes }) => ({
    message: `The package has ${sizeInWords(bytes)}; many LMSs are set to take 100 MB at most.`,
    hint: "Ask your LMS's administrator for the limit before you upload.",
  }),
  check: ({ reader }, report) => {
    if (reader.bytes > 100_000_000 && reader.bytes <= 250_000_000)
      report(wholePackage, { bytes: reader.bytes });
  },
});

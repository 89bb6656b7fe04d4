import { defineRule } from '../rule.ts';

export const twoDescriptors = defineRule<{ names: string; first: string }>({
  name: 'two-descriptors',
  level: 'warning',
  about: 'The package is of two standards at once.',
  source: 'practice: an importer takes the first that it knows',
  on: ['package'],
  group: 'package',
  words: ({ names, first }) => ({
    message: `The package has ${names}: which standard an LMS takes is chance. This check went by \`${first}\`.`,
    hint: 'Leave the other out, or make one package for each standard.',
  }),
  check: ({ descriptors }, report) => {
    const [first, second] = descriptors;
    if (first && second)
      report(
        { file: second.path },
        { names: descriptors.map(({ path }) => `\`${path}\``).join(' and '), first: first.path },
      );
  },
});

import { wholePackage } from '../places.ts';
import { defineRule } from '../rule.ts';

export const checkIncomplete = defineRule<{ what: string }>({
  name: 'check-incomplete',
  level: 'warning',
  about: 'Not everything was looked at: it was too large, or time ran out.',
  source: 'limits of this program',
  on: ['container'],
  group: 'place',
  words: ({ what }) => ({
    message: `Not everything was checked: ${what}.`,
    hint: 'What was found stands; what was not looked at may have faults of its own.',
  }),
  check: ({ skipped, unrun }, report) => {
    const large = skipped.filter(({ problem }) => problem === 'too-large');
    const [first] = large;
    if (first) report({ file: first.path }, { what: `${large.length} too large to be read as text` });
    const late = skipped.filter(({ problem }) => problem === 'time').length;
    if (late > 0 || unrun.length > 0)
      report(wholePackage, { what: `time ran out before ${late} files and ${unrun.length} rules` });
  },
});

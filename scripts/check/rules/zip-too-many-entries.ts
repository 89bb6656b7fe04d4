import { containerRule } from '../container-rule.ts';

export const zipTooManyEntries = containerRule({
  name: 'zip-too-many-entries',
  kind: 'too-many-entries',
  level: 'error',
  about: 'The package has more files than can be looked at.',
  source: 'limits of this program; LMSs have lower ones',
  words: ({ detail = '' }) => ({
    message: `The package has ${detail} entries, more than this program looks at.`,
    hint: 'Leave out what the course does not need, such as the source of its libraries.',
  }),
});

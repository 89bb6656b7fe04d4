import { containerRule } from '../container-rule.ts';

export const entryIsLink = containerRule({
  name: 'entry-is-link',
  kind: 'link',
  level: 'error',
  about: 'An entry is a symbolic link instead of a file.',
  source:
    'security practice: a link may lead out of the package; LMSs refuse it or write its address as the content',
  words: () => ({
    message: 'This is a symbolic link, not a file.',
    hint: 'Pack the file itself: `zip` follows links unless told otherwise by -y.',
  }),
});

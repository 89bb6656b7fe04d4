import { containerRule } from '../container-rule.ts';

export const packageNotFound = containerRule({
  name: 'package-not-found',
  kind: 'not-found',
  level: 'error',
  about: 'There is no file or folder of this name.',
  source: 'the command line',
  words: () => ({
    message: 'There is no such file or folder.',
    hint: 'Name a zip, or the folder of an unpacked package.',
  }),
});

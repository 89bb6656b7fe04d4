import { containerRule, told } from '../container-rule.ts';

export const packageUnreadable = containerRule({
  name: 'package-unreadable',
  kind: 'unreadable',
  level: 'error',
  about: 'The file or folder can not be read.',
  source: 'the command line',
  words: (fault) => ({
    message: `It can't be read${told(fault)}.`,
    hint: 'Give yourself the right to read it, or name another.',
  }),
});

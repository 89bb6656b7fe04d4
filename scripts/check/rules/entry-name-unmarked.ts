import { containerRule } from '../container-rule.ts';

export const entryNameUnmarked = containerRule({
  name: 'entry-name-unmarked',
  kind: 'name-unmarked',
  level: 'warning',
  about: 'A name with letters beyond ASCII does not say that it is UTF-8.',
  source: 'APPNOTE.TXT 4.4.4, bit 11, and appendix D: without it a name is in code page 437',
  words: () => ({
    message:
      'The name has letters beyond A to Z and no mark that says how to read them: some unzippers garble it.',
    hint: 'Rename the file, or pack with a program that marks names as UTF-8.',
  }),
});

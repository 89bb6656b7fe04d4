import { containerRule } from '../container-rule.ts';

export const entryNameNotUtf8 = containerRule({
  name: 'entry-name-not-utf8',
  kind: 'name-not-utf8',
  level: 'error',
  about: 'A name is in the code page of one computer.',
  source: 'APPNOTE.TXT appendix D; Java and others refuse such a zip ("malformed input")',
  words: () => ({
    message:
      "The name is in an old code page, and reads differently on each computer; the pages can't find the file.",
    hint: 'Rename the file with letters from A to Z, and pack anew.',
  }),
});

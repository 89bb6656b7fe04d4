import { containerRule } from '../container-rule.ts';

export const zipStoredWithDescriptor = containerRule({
  name: 'zip-stored-with-descriptor',
  kind: 'stored-with-descriptor',
  level: 'error',
  about: 'An uncompressed file says its size only behind its content.',
  source:
    'ZipInputStream of Java: "only DEFLATED entries can have EXT descriptor"; LMSs in Java read packages with it',
  words: () => ({
    message:
      'This file is stored uncompressed with its size behind it: LMSs that read the zip as a stream refuse the whole package.',
    hint: 'Pack it deflated, or with a program that writes sizes in front.',
  }),
});

import { containerRule } from '../container-rule.ts';

export const zipEncrypted = containerRule({
  name: 'zip-encrypted',
  kind: 'encrypted',
  level: 'error',
  about: 'A file in the zip is locked with a password.',
  source: 'SCORM 1.2 CAM 2.3.2.2; no LMS asks for a password at upload',
  words: () => ({
    message: 'This file is encrypted: no LMS can unpack it.',
    hint: 'Pack the files without a password.',
  }),
});

import { containerRule } from '../container-rule.ts';

export const notAZip = containerRule({
  name: 'not-a-zip',
  kind: 'not-a-zip',
  level: 'error',
  about: 'The file is no zip.',
  source: 'SCORM 1.2 CAM 2.3.2.2; SCORM 2004 CAM 3.3: a package is interchanged as a PKZip 2.04g file',
  words: () => ({
    message: 'This file is no zip, whatever its name says.',
    hint: 'Pack the files with a zip program; RAR, 7z and tar are other formats, and no LMS takes them.',
  }),
});

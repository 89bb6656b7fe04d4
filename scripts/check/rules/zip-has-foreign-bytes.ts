import { containerRule } from '../container-rule.ts';

export const zipHasForeignBytes = containerRule({
  name: 'zip-has-foreign-bytes',
  kind: 'foreign-bytes',
  level: 'warning',
  about: 'Something stands before or behind the zip in its file.',
  source:
    'APPNOTE.TXT 4.3.6; readers of streams such as ZipInputStream of Java expect an entry at the first byte',
  words: ({ detail = '' }) => ({
    message: `The file holds bytes that don't belong to the zip (${detail}).`,
    hint: 'Pack the files anew as a plain zip, not as a program that unpacks itself.',
  }),
});

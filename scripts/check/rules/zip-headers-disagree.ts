import { containerRule } from '../container-rule.ts';

export const zipHeadersDisagree = containerRule({
  name: 'zip-headers-disagree',
  kind: 'names-differ',
  level: 'error',
  about: 'A file has one name in the directory of the zip and another before its content.',
  source: 'APPNOTE.TXT 4.3.7 and 4.3.12; readers believe one or the other',
  words: () => ({
    message: 'This file has another name before its content: unzippers disagree about what it is.',
    hint: 'Pack the files anew.',
  }),
});

import { containerRule } from '../container-rule.ts';

export const zipMethodUnknown = containerRule({
  name: 'zip-method-unknown',
  kind: 'method',
  level: 'error',
  about: 'A file is packed in a way that unzippers of LMSs do not know.',
  source: 'PKZip 2.04g, which SCORM names, knows stored (0) and deflated (8)',
  words: ({ detail = '' }) => ({
    message: `This file is packed by method ${detail}, which most LMSs can't unpack.`,
    hint: 'Pack it with "deflate", also called "normal"; not with Deflate64, BZip2, LZMA or Zstandard.',
  }),
});

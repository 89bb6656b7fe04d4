import { referenceRule } from '../reference-rule.ts';

export const referenceRoot = referenceRule({
  name: 'reference-root',
  level: 'error',
  about: 'A page names a file by a path that begins with a slash.',
  source: 'RFC 3986, 4.2: such a path counts from the root of the LMS, not of the package',
  words: ({ url }) => ({
    message: `\`${url}\` begins with a slash: the browser looks for it at the root of the LMS.`,
    hint: 'Leave the slash out, and write the path from the page: `media/film.mp4`, `../media/film.mp4`.',
  }),
  concerns: ({ target, use }) => target.kind === 'absolute' && use !== 'link',
});

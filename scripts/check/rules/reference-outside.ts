import { referenceRule } from '../reference-rule.ts';

export const referenceOutside = referenceRule({
  name: 'reference-outside',
  level: 'error',
  about: 'A page names a file above the folder of the package.',
  source: 'SCORM 1.2 CAM 2.3.2: a package is self-contained',
  words: ({ url }) => ({
    message: `\`${url}\` climbs out of the package: on the LMS there is nothing of yours there.`,
    hint: 'Put the file into the package, and write its path from the page.',
  }),
  concerns: ({ target, use }) => target.kind === 'outside' && use !== 'link',
});

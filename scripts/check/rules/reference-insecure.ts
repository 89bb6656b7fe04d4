import { referenceRule } from '../reference-rule.ts';

export const referenceInsecure = referenceRule({
  name: 'reference-insecure',
  level: 'error',
  about: 'A page loads something over plain http.',
  source: 'W3C Mixed Content: a page that came over https loads nothing over http',
  words: ({ url }) => ({
    message: `\`${url}\` comes over plain http: an LMS uses https, and browsers then block it.`,
    hint: 'Write `https://`, or better put a copy into the package.',
  }),
  concerns: ({ target, use }) => target.kind === 'remote' && !target.secure && use !== 'link',
});

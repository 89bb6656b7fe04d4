import { referenceRule } from '../reference-rule.ts';

export const remoteResource = referenceRule({
  name: 'remote-resource',
  level: 'warning',
  about: 'A page loads something from another host.',
  source: 'practice: behind firewalls and offline it is missing, and the host learns who learns what',
  words: ({ url, reference }) => ({
    message: `The page loads \`${url}\` from another host${reference.by === 'script' ? ', which can then do all that the course can' : ''}.`,
    hint: 'Put a copy into the package, or make sure that every learner may and can reach it.',
  }),
  concerns: ({ target, use }) => target.kind === 'remote' && target.secure && use !== 'link',
});

import type { LmsProfile } from './profile.ts';

/** Any LMS: what the standards ask for, at their strictest. */
export const generic: LmsProfile = {
  name: 'generic',
  title: 'Any other LMS',
  about: 'What the standards promise, and nothing beyond.',
  plays: [],
  refuses: [],
  limits: {},
  traps: {},
  upload: [],
  settings: [],
  gradebook: [],
  replace: [],
};

import type { LmsProfile } from './profile.ts';
import { saveBytes } from './moodle.ts';

/** Any LMS: what the standards ask for, at their strictest. */
export const generic: LmsProfile = {
  name: 'generic',
  title: 'Any other LMS',
  about: 'What the standards promise, and nothing beyond.',
  plays: [],
  refuses: [],
  limits: { saveBytes },
  traps: {},
  upload: [],
  settings: [],
  gradebook: [],
  replace: [],
};

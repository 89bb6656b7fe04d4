import { blackboard } from './blackboard.ts';
import { brightspace } from './brightspace.ts';
import { canvas } from './canvas.ts';
import { cornerstone } from './cornerstone.ts';
import { docebo } from './docebo.ts';
import { generic } from './generic.ts';
import { ilias } from './ilias.ts';
import { moodle } from './moodle.ts';
import type { LmsProfile } from './profile.ts';
import { scormCloud } from './scorm-cloud.ts';
import { successfactors } from './successfactors.ts';
import { talentlms } from './talentlms.ts';

/** Every LMS that something is known of: one line each; what stands for all others comes last. */
export const profiles: readonly LmsProfile[] = [
  moodle,
  scormCloud,
  canvas,
  blackboard,
  brightspace,
  cornerstone,
  successfactors,
  talentlms,
  docebo,
  ilias,
  generic,
];

export const profileNames: readonly string[] = profiles.map(({ name }) => name);

import { generic } from './generic.ts';
import type { LmsProfile } from './profile.ts';

/** Every LMS that something is known of: one line each. */
export const profiles: readonly LmsProfile[] = [generic];

export const profileNames: readonly string[] = profiles.map(({ name }) => name);

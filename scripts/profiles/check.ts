import type { PackageFiles } from '../compile/publish.ts';
import type { Plan } from '../compile/plan.ts';
import type { Course, Publication } from '../course/course.ts';
import type { Diagnostic } from '../diagnostics/diagnostic.ts';
import type { Target } from '../targets/target.ts';
import { generic } from './generic.ts';
import { profiles } from './list.ts';
import type { LmsProfile } from './profile.ts';

/** A package that is to be made. */
export interface Wanted {
  target: Target;
  publication: Publication;
}

/** The profiles of the LMSs that a course is for; where its author names none, that of any LMS. */
export function profilesOf({ lms }: Course): readonly LmsProfile[] {
  const named = profiles.filter(({ name }) => lms.includes(name));
  return named.length > 0 ? named : [generic];
}

/** Characters of resume data that every package, in every LMS, has room for; `null`: no limit. */
export function resumeLimitOf(course: Course, wanted: readonly Wanted[]): number | null {
  const limits = wanted.flatMap(({ target: { name, limits } }) => [
    limits.resumeData ?? Infinity,
    ...profilesOf(course).map((profile) => profile.limits.resumeData?.[name]?.value ?? Infinity),
  ]);
  const least = Math.min(...limits);
  return Number.isFinite(least) ? least : null;
}

export function checkProfiles(_plan: Plan, _wanted: readonly Wanted[]): Diagnostic[] {
  return [];
}

export function checkSizes(_plan: Plan, _packages: readonly PackageFiles[]): Diagnostic[] {
  return [];
}

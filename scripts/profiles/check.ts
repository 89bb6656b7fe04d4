import { weightOf } from '../compile/player-data.ts';
import type { PackageFiles } from '../compile/publish.ts';
import type { Plan } from '../compile/plan.ts';
import { isStored, sizeOfFile } from '../compile/stored.ts';
import type { Course, Publication } from '../course/course.ts';
import { reportLms } from '../diagnostics/catalogue/lms.ts';
import type { Diagnostic, Place } from '../diagnostics/diagnostic.ts';
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

/** A package without a tracker is for web servers, whatever the LMS. */
const isForLms = ({ target }: Wanted) => target.tracker !== null;

const playsIn = ({ plays }: LmsProfile, name: string) => plays.find(({ target }) => target === name);
const refusalIn = ({ refuses }: LmsProfile, name: string) => refuses.find(({ target }) => target === name);

/** The edition that the author chose and this LMS doesn't name. */
function strangeEdition(profile: LmsProfile, { target, publication }: Wanted): string | undefined {
  const { edition } = publication.options;
  const known = playsIn(profile, target.name)?.editions;
  if (typeof edition !== 'string' || !known || known.some((each) => each === edition)) return undefined;
  return edition;
}

/** Whether this LMS is known not to play the package as it is; nothing is held against what nobody knows. */
const isUnfit = (profile: LmsProfile, wanted: Wanted) =>
  !isForLms(wanted) ||
  refusalIn(profile, wanted.target.name) !== undefined ||
  strangeEdition(profile, wanted) !== undefined;

const inWords = ({ name, title, plays }: LmsProfile) => ({
  name,
  title,
  plays: plays.map(({ target }) => target),
});

/**
 * What is known of the LMSs that a course is for and doesn't fit it. Only what is known: a course that names no LMS, or
 * `generic`, hears nothing.
 * @param wanted the packages that are to be made
 */
export function checkProfiles(plan: Plan, wanted: readonly Wanted[]): Diagnostic[] {
  const named = profilesOf(plan.course);
  const place = plan.course.places.lms ?? plan.course.place;
  // What was asked for beside `publish` has no line of its own.
  const placed = wanted.map((each) =>
    plan.course.publish.includes(each.publication)
      ? each
      : { ...each, publication: { ...each.publication, place } },
  );
  return [...unfitPackages(plan, named, placed, place), ...traps(plan, named, placed, place)];
}

/** Packages that none of the LMSs plays, and LMSs that play none of the packages. */
function unfitPackages(
  { course }: Plan,
  named: readonly LmsProfile[],
  wanted: readonly Wanted[],
  place: Place,
): Diagnostic[] {
  const forNobody = wanted.filter(
    (each) => isForLms(each) && named.every((profile) => isUnfit(profile, each)),
  );
  // Who asks for other packages than the course publishes knows why.
  const asPublished =
    wanted.length === course.publish.length &&
    wanted.every(({ publication }) => course.publish.includes(publication));
  const unserved = asPublished
    ? named.filter((profile) => wanted.every((each) => isUnfit(profile, each)))
    : [];
  return [
    ...forNobody.flatMap((each) => named.flatMap((profile) => unfit(profile, each))),
    // Where a package is for nobody, that was said of the package.
    ...(forNobody.length > 0 ? [] : unserved).map((profile) =>
      reportLms('lms-without-package', place, {
        lms: inWords(profile),
        targets: wanted.map(({ target }) => target.name),
      }),
    ),
  ];
}

function unfit(profile: LmsProfile, wanted: Wanted): Diagnostic[] {
  const { target, publication } = wanted;
  const edition = strangeEdition(profile, wanted);
  if (edition !== undefined)
    return [
      reportLms('edition-unknown-to-lms', publication.place, {
        target: target.name,
        edition,
        known: playsIn(profile, target.name)?.editions ?? [],
        lms: profile,
      }),
    ];
  const refusal = refusalIn(profile, target.name);
  if (!refusal) return [];
  const lms = { ...inWords(profile), why: refusal.why };
  return [reportLms('lms-refuses-package', publication.place, { target: target.name, lms })];
}

/** What an LMS does with packages that it plays. */
function traps(
  plan: Plan,
  named: readonly LmsProfile[],
  wanted: readonly Wanted[],
  place: Place,
): Diagnostic[] {
  const scored = plan.slides.some(({ quiz }) => quiz && weightOf(plan.course, quiz) > 0);
  const asks = plan.slides.some(({ questions }) => questions.length > 0);
  return named.flatMap((profile) => {
    const played = wanted.filter((each) => !isUnfit(profile, each));
    const { noScore, noAnswers = [] } = profile.traps;
    const unread = played.flatMap(({ target, publication }) =>
      noAnswers
        .filter((each) => each.target === target.name)
        .map(({ text }) => ({ target: target.name, place: publication.place, text })),
    );
    const others = inWords(profile).plays.filter((name) => noAnswers.every(({ target }) => target !== name));
    const found: Diagnostic[] = [];
    if (noScore && !scored && played.length > 0)
      found.push(
        reportLms('no-score-for-gradebook', place, {
          lms: profile,
          shows: noScore.text,
          instead: noScore.instead,
        }),
      );
    // Whoever publishes another package for this LMS has one whose answers can be read.
    if (asks && unread.length === played.length)
      for (const { target, place: at, text } of unread)
        found.push(
          reportLms('answers-not-in-report', at, {
            target,
            lms: { ...inWords(profile), plays: others },
            shows: text,
          }),
        );
    return found;
  });
}

/** Packages whose media alone are larger than an LMS takes; the rest of a package is compressed, and small. */
export function checkSizes(plan: Plan, packages: readonly PackageFiles[]): Diagnostic[] {
  const place = plan.course.places.lms ?? plan.course.place;
  return profilesOf(plan.course).flatMap((profile) => {
    const limit = profile.limits.packageBytes;
    if (!limit) return [];
    return packages.flatMap(({ target, files }) => {
      const bytes = files.filter(isStored).reduce((sum, file) => sum + sizeOfFile(file), 0);
      if (bytes <= limit.value || !playsIn(profile, target.name)) return [];
      const values = { target: target.name, bytes, limit: limit.value, lms: profile, beyond: limit.text };
      return [reportLms('package-too-large-for-lms', place, values)];
    });
  });
}

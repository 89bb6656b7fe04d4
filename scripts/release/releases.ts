import type { Course } from '../course/course.ts';
import { hash32 } from '../state/hash.ts';

/** A named point in the lock's list. */
export interface Release {
  version: string;
  /** `2027-01-31`, as the caller or the commit says; never the clock's. */
  date: string;
  /** The list's length then. */
  length: number;
  /** What the author had written: `contentOf`. */
  content: string;
}

export type Step = 'patch' | 'minor' | 'major';

/** Whether a lock's `releases` are what `release` writes. */
export function areReleases(releases: unknown): boolean {
  if (releases === undefined) return true;
  return (
    Array.isArray(releases) &&
    releases.every((each: Partial<Release> | null) => {
      const texts = [each?.version, each?.date, each?.content];
      return texts.every((text) => typeof text === 'string') && Number.isInteger(each?.length);
    })
  );
}

/** Where something stands in its file, and what it takes to read it: no part of what it says. */
const aside = new Set(['place', 'places', 'files', 'version', 'indent', 'mapping', 'file']);

/**
 * A fingerprint of all that an author has written but the version: 16 hexadecimal digits. The same whatever the files
 * are called, wherever a text stands in them, and whichever compiler reads them.
 */
export function contentOf(course: Course): string {
  const written = JSON.stringify(course, (key, value: unknown) => {
    // A lesson's file is a name; that of a picture is an object that says which one it is.
    if (aside.has(key) && (key !== 'file' || typeof value === 'string')) return undefined;
    return value === Infinity ? 'unlimited' : value;
  });
  return [written, `${written} again`].map((words) => hash32(words).toString(16).padStart(8, '0')).join('');
}

/** `[1, 10, 0]` of `1.10.0`; `undefined`: no version. */
export function numbersOf(version: string): [number, number, number] | undefined {
  const match = /^(0|[1-9]\d{0,5})\.(0|[1-9]\d{0,5})\.(0|[1-9]\d{0,5})$/.exec(version);
  return match ? [Number(match[1]), Number(match[2]), Number(match[3])] : undefined;
}

/** The version after another one, by the step that what changed asks for. */
export function nextVersion(version: string, step: Step): string {
  const [major, minor, patch] = numbersOf(version) ?? [0, 0, 0];
  if (step === 'major') return `${major + 1}.0.0`;
  return step === 'minor' ? `${major}.${minor + 1}.0` : `${major}.${minor}.${patch + 1}`;
}

/** Below 0 where the first is the smaller one. */
export function compareVersions(a: string, b: string): number {
  const [first, second] = [numbersOf(a) ?? [0, 0, 0], numbersOf(b) ?? [0, 0, 0]];
  const differing = first.findIndex((number, index) => number !== second[index]);
  return differing < 0 ? 0 : (first[differing] ?? 0) - (second[differing] ?? 0);
}

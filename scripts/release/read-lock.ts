import type { WithDiagnostics } from '../compile/files.ts';
import type { Course } from '../course/course.ts';
import { reportLock } from '../diagnostics/catalogue/lock.ts';
import type { Diagnostic, Place } from '../diagnostics/diagnostic.ts';
import { parseShape } from '../state/slots.ts';
import { lockFile, type Lock, type LockBranch, type LockField } from './lock.ts';
import { areReleases } from './releases.ts';
import type { Rename } from './renames.ts';

function isField(value: unknown): value is LockField {
  if (typeof value !== 'object' || value === null) return false;
  const field = value as Record<string, unknown>;
  if (typeof field.slide === 'string' || typeof field.quiz === 'string') return true;
  return (
    typeof field.question === 'string' &&
    typeof field.revision === 'number' &&
    typeof field.shape === 'string' &&
    parseShape(field.shape) !== undefined &&
    Array.isArray(field.parts) &&
    typeof field.meaning === 'string'
  );
}

/** Names, each once: a name that stood twice would have two numbers. */
const isInteractions = (names: unknown): boolean =>
  names === undefined ||
  (Array.isArray(names) &&
    names.every((name) => typeof name === 'string') &&
    new Set(names).size === names.length);

const areRenames = (renames: unknown): boolean =>
  renames === undefined ||
  (Array.isArray(renames) &&
    renames.every(
      (each: Partial<Rename> | null) => typeof each?.was === 'string' && typeof each.id === 'string',
    ));

function areBranches(branches: unknown, length: number): boolean {
  if (branches === undefined) return true;
  const isIndex = (value: unknown) => Number.isInteger(value) && Number(value) >= 0 && Number(value) < length;
  return (
    Array.isArray(branches) &&
    branches.every(
      (each: Partial<LockBranch> | null) =>
        Number.isInteger(each?.from) &&
        Number(each?.from) <= length &&
        Array.isArray(each?.order) &&
        each.order.every(isIndex) &&
        Array.isArray(each.builds) &&
        each.builds.every((build) => Array.isArray(build) && build.every(Number.isInteger)),
    )
  );
}

/** Reads a lock file, whichever course it belongs to; a damaged or conflicted one is an error, never guessed at. */
export function readLock(text: string): WithDiagnostics<Lock> {
  const at = (index: number): Place => ({
    file: lockFile,
    line: text.slice(0, index).split('\n').length,
    column: 1,
  });
  const fail = (...diagnostics: Diagnostic[]) => ({ diagnostics });
  const conflict = /^(<{7}|={7}|>{7})( |$)/m.exec(text);
  if (conflict) return fail(reportLock('lock-has-conflict', at(conflict.index), {}));
  let data: unknown;
  try {
    data = JSON.parse(text);
  } catch {
    return fail(
      reportLock('lock-unreadable', at(text.length), { reason: 'it is cut off or was edited by hand' }),
    );
  }
  const lock = data as Partial<Lock> | null;
  if (typeof lock !== 'object' || lock === null || lock.lock !== 1 || typeof lock.course !== 'string')
    return fail(
      reportLock('lock-unreadable', at(0), { reason: 'it is no lock of this version of Coursewright' }),
    );
  const { fields, builds } = lock;
  const bad = Array.isArray(fields) ? fields.findIndex((field) => !isField(field)) : 0;
  if (!Array.isArray(fields) || bad >= 0)
    return fail(reportLock('lock-unreadable', at(0), { reason: `entry ${bad + 1} of its list is damaged` }));
  const rising =
    Array.isArray(builds) &&
    builds.every((length, index) => Number.isInteger(length) && length > (builds[index - 1] ?? 0));
  if (!rising || (builds.at(-1) ?? 0) !== fields.length)
    return fail(reportLock('lock-unreadable', at(0), { reason: 'lines were added or removed by hand' }));
  if (!isInteractions(lock.interactions))
    return fail(reportLock('lock-unreadable', at(0), { reason: 'its list of interactions is damaged' }));
  if (!areRenames(lock.renames))
    return fail(reportLock('lock-unreadable', at(0), { reason: 'its list of renames is damaged' }));
  if (!areBranches(lock.branches, fields.length))
    return fail(reportLock('lock-unreadable', at(0), { reason: 'its list of branches is damaged' }));
  if (!areReleases(lock.releases))
    return fail(reportLock('lock-unreadable', at(0), { reason: 'its list of releases is damaged' }));
  return { value: lock as Lock, diagnostics: [] };
}

/** Reads `course.lock.json` of a course; a foreign one is an error as well. */
export function parseLock(text: string, course: Course): WithDiagnostics<Lock> {
  const { value: lock, diagnostics } = readLock(text);
  if (!lock) return { diagnostics };
  const fail = (...found: Diagnostic[]) => ({ diagnostics: found });
  if (lock.course !== course.id)
    return fail(
      reportLock('lock-of-another-course', course.places.id ?? course.place, {
        lockId: lock.course,
        courseId: course.id,
      }),
    );
  if (lock.iri !== undefined && lock.iri !== course.iri)
    return fail(
      reportLock('iri-changed', course.places.iri ?? course.place, { before: lock.iri, now: course.iri }),
    );
  return { value: lock, diagnostics: [] };
}

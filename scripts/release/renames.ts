import type { Former } from '../course/course.ts';
import { reportLock } from '../diagnostics/catalogue/lock.ts';
import type { Diagnostic, Place } from '../diagnostics/diagnostic.ts';
import { suggest } from '../diagnostics/suggest.ts';

/** A line of the lock's `renames`: what had the id `was` is called `id` from then on. */
export interface Rename {
  was: string;
  id: string;
}

/** Something of the course that has an id in the lock, and what it says of its former name. */
export interface Named {
  id: string;
  place: Place;
  was?: Former | undefined;
  /** A lesson: the lock has no line for it, but identifiers are made of its name. */
  lesson?: true;
}

/** Ids by name: what the lock's lines call them (their name at birth) and what the course calls them now. */
export interface Names {
  /** The name at birth of what has an id now. */
  bornAs(id: string): string;
  /** The same of a question's full id (`check.q1`), both halves. */
  bornAsFull(fullId: string): string;
  /** What something is called now, by its name at birth. */
  calledNow(born: string): string;
  renames: Rename[];
  diagnostics: Diagnostic[];
}

/**
 * Format 1, "was:": a field, an interaction and whatever a report shows keep the name at birth.
 * @param before what the lock has noted already
 * @param nodes everything in the course that a record may point at, and its lessons
 * @param known by name at birth: whatever the lock has a line for
 * @param releaseOf the first release that had something, by its name at birth
 */
export function namesOf(
  before: readonly Rename[],
  nodes: readonly Named[],
  known: ReadonlySet<string>,
  releaseOf: (born: string) => string | undefined,
): Names {
  const now = new Map<string, string>();
  const birth = new Map<string, string>();
  const former = new Map<string, string>();
  const renames: Rename[] = [];
  const apply = ({ was, id }: Rename) => {
    const born = birth.get(was) ?? was;
    birth.delete(was);
    birth.set(id, born);
    former.set(was, born);
    former.delete(id);
    now.set(born, id);
    renames.push({ was, id });
  };
  before.forEach(apply);

  const bornAs = (id: string) => birth.get(id) ?? id;
  /** Whether a build gave this id to something that still bears it. */
  const isTaken = (id: string) => (birth.has(id) || known.has(id)) && !former.has(id);
  const ids = new Set(nodes.map(({ id }) => id));
  const diagnostics: Diagnostic[] = [];
  for (const { id, was, lesson } of nodes) {
    if (!was || was.id.includes('.')) continue;
    // The author may have left an older name standing.
    const from = now.get(former.get(was.id) ?? '') ?? former.get(was.id) ?? was.id;
    if (from === id) continue;
    const values = { id, was: was.id };
    if (lesson) {
      // Which lessons were built no lock says, so any name may have been one; not that of something else.
      if (known.has(bornAs(from))) diagnostics.push(reportLock('was-names-another', was.place, values));
      else if (ids.has(from)) diagnostics.push(reportLock('was-still-there', was.place, values));
      else if (known.size > 0 && (!former.has(id) || former.get(id) === bornAs(from)))
        apply({ was: from, id });
    } else if (isTaken(id)) {
      // Where a lock began anew, or before it began, the old name says nothing.
      if (isTaken(from)) diagnostics.push(reportLock('was-names-another', was.place, values));
    } else if (!isTaken(from)) {
      const suggestion = suggest(
        was.id,
        [...known].map((born) => now.get(born) ?? born),
      );
      if (known.size > 0) diagnostics.push(reportLock('was-unknown', was.place, { was: was.id, suggestion }));
    } else if (ids.has(from)) diagnostics.push(reportLock('was-still-there', was.place, values));
    // A name that it had before may be its own again; what another thing had is never given again.
    else if (!former.has(id) || former.get(id) === bornAs(from)) apply({ was: from, id });
  }
  for (const { id, place } of nodes) {
    const born = former.get(id);
    if (born === undefined) continue;
    const called = now.get(born) ?? born;
    diagnostics.push(
      reportLock('id-used-before', place, {
        id,
        called,
        free: !ids.has(called),
        release: releaseOf(born),
      }),
    );
  }
  return {
    bornAs,
    bornAsFull: (fullId) => fullId.split('.').map(bornAs).join('.'),
    calledNow: (born) => now.get(born) ?? born,
    renames,
    diagnostics,
  };
}

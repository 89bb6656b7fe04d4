import { namedHash } from '../state/hash.ts';
import { listHash, type Lock, type LockBranch, type LockField } from './lock.ts';

export interface MergedLocks {
  lock: Lock;
  /** How many lines stand behind ours. */
  moved: number;
  /** Questions that both sides added under one id, and which states can't tell apart. */
  doubtful: string[];
}

/**
 * Two locks that grew out of one, as one: what only the second has stands behind all that the first has, and `branches`
 * notes where, so that packages of either can be out. `undefined`: they are not of one course.
 */
export function mergeLocks(ours: Lock, theirs: Lock): MergedLocks | undefined {
  if (ours.course !== theirs.course || ours.iri !== theirs.iri) return undefined;
  if ((ours.interactions === undefined) !== (theirs.interactions === undefined)) return undefined;
  const from = commonLength(ours.fields, theirs.fields);
  const fields = [...ours.fields];
  const known = new Map(fields.map((field, index) => [JSON.stringify(field), index]));
  const order = theirs.fields.slice(from).map((field) => {
    const there = known.get(JSON.stringify(field));
    if (there !== undefined) return there;
    fields.push(withOwnRevision(field, fields));
    return fields.length - 1;
  });
  const moved = fields.length - ours.fields.length;
  const place = (index: number) => (index < from ? index : (order[index - from] ?? index));
  const branches: LockBranch[] = [...(ours.branches ?? [])];
  const add = (branch: LockBranch) => {
    if (!branches.some((each) => JSON.stringify(each) === JSON.stringify(branch))) branches.push(branch);
  };
  // What the other one had joined itself lies elsewhere now.
  for (const branch of theirs.branches ?? []) {
    const before = Array.from({ length: branch.from }, (_, index) => index);
    const start = Math.min(branch.from, from);
    add({ ...branch, from: start, order: [...before, ...branch.order].map(place).slice(start) });
  }
  const builds = theirs.builds.filter((length) => length > from);
  if (builds.length > 0)
    add({ from, builds: builds.map((length) => [length, listHash(theirs, length)]), order });
  const lock: Lock = {
    ...ours,
    fields,
    // A build that ended within what both have is one of ours as well: a package of it may be out.
    builds: [
      ...new Set([
        ...ours.builds,
        ...theirs.builds.filter((length) => length <= from),
        ...(moved > 0 ? [fields.length] : []),
      ]),
    ].sort((a, b) => a - b),
    ...(branches.length > 0 ? { branches } : {}),
    ...joined('interactions', ours, theirs, (name) => name),
    ...joined('renames', ours, theirs, (rename) => rename),
    ...joined('releases', ours, theirs, (release) =>
      release.length > from ? { ...release, length: fields.length } : release,
    ),
  };
  const doubtful = doubtfulFields(lock);
  return {
    lock: {
      ...lock,
      // Whatever is asked now has another meaning than none: it gets a line of its own with the next build.
      fields: fields.map((field, index) =>
        doubtful.has(index) && 'question' in field ? { ...field, meaning: '' } : field,
      ),
    },
    moved,
    doubtful: [...doubtful].flatMap((index) => {
      const field = fields[index];
      return field && 'question' in field ? [field.question] : [];
    }),
  };
}

/**
 * Where two lists were built that differ in what a question means alone, states name them by one hash: an answer must
 * not be taken for one to the other question.
 */
function doubtfulFields(lock: Lock): Set<number> {
  const upTo = (length: number) => Array.from({ length }, (_, index) => index);
  const readings = [
    ...lock.builds.map((length) => ({ length, hash: listHash(lock, length), order: upTo(length) })),
    ...(lock.branches ?? []).flatMap(({ from, builds, order }) =>
      builds.map(([length, hash]) => ({ length, hash, order: [...upTo(from), ...order] })),
    ),
  ];
  const first = new Map<string, number[]>();
  const doubtful = new Set<number>();
  for (const { length, hash, order } of readings) {
    const key = `${length} ${namedHash(hash)}`;
    const taken = first.get(key) ?? order;
    first.set(key, taken);
    for (const index of upTo(length)) {
      const field = taken[index];
      if (field !== undefined && field !== order[index]) doubtful.add(field);
    }
  }
  return doubtful;
}

function commonLength(ours: readonly LockField[], theirs: readonly LockField[]): number {
  const differing = ours.findIndex((field, index) => JSON.stringify(field) !== JSON.stringify(theirs[index]));
  return differing < 0 ? ours.length : differing;
}

/** Where both made another question of one, in two ways, each is a revision of its own. */
function withOwnRevision(field: LockField, fields: readonly LockField[]): LockField {
  if (!('question' in field)) return field;
  const revisions = fields.flatMap((each) =>
    'question' in each && each.question === field.question ? [each.revision] : [],
  );
  return revisions.includes(field.revision) ? { ...field, revision: Math.max(...revisions) + 1 } : field;
}

/** Ours, and behind it what only the other one has. */
function joined<K extends 'interactions' | 'renames' | 'releases', T extends NonNullable<Lock[K]>[number]>(
  key: K,
  ours: Lock,
  theirs: Lock,
  here: (each: T) => T,
): Partial<Lock> {
  const first = (ours[key] ?? []) as T[];
  const known = new Set(first.map((each) => JSON.stringify(each)));
  const more = ((theirs[key] ?? []) as T[]).filter((each) => !known.has(JSON.stringify(each))).map(here);
  return first.length + more.length > 0 ? { [key]: [...first, ...more] } : {};
}

/** Both sides of a text with the marks of a merge conflict; `undefined`: it has none. */
export function conflictSides(text: string): { ours: string; theirs: string } | undefined {
  let at: 'both' | 'ours' | 'base' | 'theirs' = 'both';
  let marks = 0;
  const sides = { ours: '', theirs: '' };
  for (const line of text.split(/(?<=\n)/)) {
    const mark = /^(<{7}|\|{7}|={7}|>{7})(?=\s|$)/.exec(line)?.[1]?.charAt(0);
    if (mark) {
      marks++;
      at = mark === '<' ? 'ours' : mark === '|' ? 'base' : mark === '=' ? 'theirs' : 'both';
      continue;
    }
    if (at === 'both' || at === 'ours') sides.ours += line;
    if (at === 'both' || at === 'theirs') sides.theirs += line;
  }
  return marks > 0 ? sides : undefined;
}

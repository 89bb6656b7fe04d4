import { listHash, type Lock, type LockBranch, type LockField } from './lock.ts';

/**
 * Two locks that grew out of one, as one: what only the second has stands behind all that the first has, and `branches`
 * notes where, so that packages of either can be out. `undefined`: they are not of one course.
 */
export function mergeLocks(ours: Lock, theirs: Lock): { lock: Lock; moved: number } | undefined {
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
    builds: moved > 0 ? [...ours.builds, fields.length] : ours.builds,
    ...(branches.length > 0 ? { branches } : {}),
    ...joined('interactions', ours, theirs, (name) => name),
    ...joined('renames', ours, theirs, (rename) => rename),
    ...joined('releases', ours, theirs, (release) =>
      release.length > from ? { ...release, length: fields.length } : release,
    ),
  };
  return { lock, moved };
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

import { questionsIn } from '../diff/pairs.ts';
import type { Side } from '../diff/side.ts';
import type { Lock } from '../release/lock.ts';
import { fieldNames, type Legend } from '../release/state-json.ts';

/**
 * The names by which the saved states of an edition may have been written as JSON: those that it had itself, and those
 * that a lock of later has. An id is never given to another thing, so whichever fit, they mean the same.
 * @param lock one that has grown out of the edition's own; `undefined`: the package alone says what it knows
 */
export function legendsOf(old: Side, lock: Lock | undefined): Legend[] {
  const { list } = old;
  const length = list.fields.length;
  const itself = namesIn(old);
  const legend = (names: readonly string[]): Legend => ({ course: old.course.id, list, names });
  if (!lock) return [legend(itself)];
  // A question that was revised since has its own name there.
  const later = fieldNames({ ...lock, fields: lock.fields.slice(0, length) });
  const then = new Map(
    later.flatMap((name, index) => {
      const [now, was] = [bare(name), bare(itself[index] ?? '')];
      return was.length === now.length ? now.map((id, at) => [id, was[at] ?? id] as const) : [];
    }),
  );
  const before = later.map((name) =>
    name.replace(/^\S+/, (ids) =>
      ids
        .split('.')
        .map((id) => then.get(id) ?? id)
        .join('.'),
    ),
  );
  return [before, later].map(legend);
}

/** The ids in a name, without the number of its revision. */
const bare = (name: string) => (name === '' ? [] : name.replace(/ .*/, '').split('.'));

/** What a package calls its fields; what it no longer has, or never shows, has no name. */
function namesIn(side: Side): string[] {
  const names = side.list.fields.map(() => '');
  for (const { slide } of side.slides) names[slide.field] = slide.id;
  for (const { fullId, field, asked } of questionsIn(side)) {
    const revisions = [...(asked?.former ?? []), field].sort((a, b) => a - b);
    revisions.forEach((each, index) => {
      const isNewest = index === revisions.length - 1;
      names[each] = isNewest ? fullId : `${fullId} (revision ${index + 1})`;
    });
  }
  return names;
}

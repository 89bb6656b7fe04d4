import type { OutcomeId } from '../../course/ids.ts';
import { reportCourse } from '../../diagnostics/catalogue/course.ts';
import { suggest } from '../../diagnostics/suggest.ts';
import type { Loading } from './loading.ts';
import { below, mendedAt, placeAt, placeOfEntry, type Node } from './node.ts';

/** Reports entries that a list at `key` has twice; gives the list without them. */
export function withoutRepeats<T extends string>(
  loading: Loading,
  node: Node,
  key: string,
  values: readonly T[],
): T[] {
  return values.filter((value, index) => {
    if (values.indexOf(value) === index) return true;
    loading.report(reportCourse('listed-twice', placeOfEntry(node, key, index), { key, value }));
    return false;
  });
}

/** Reports a list at `key` that is there and has no entries. */
export function refuseEmpty(loading: Loading, node: Node, key: string): void {
  const { data } = below(node, key);
  if (Array.isArray(data) && data.length === 0) {
    loading.report(reportCourse('empty-list', placeAt(node, [key]), { key }));
  }
}

/** Outcomes that a lesson, slide or question names; each must be one of the course's. */
export function readOutcomes(loading: Loading, node: Node, ids: readonly string[] = []): OutcomeId[] {
  return withoutRepeats(loading, node, 'outcome', ids).filter((id) => {
    loading.taught.add(id);
    if (loading.outcomes === undefined || loading.outcomes.includes(id)) return true;
    const place = placeOfEntry(node, 'outcome', ids.indexOf(id));
    const suggestion = suggest(id, loading.outcomes);
    const mended = suggestion === undefined ? undefined : mendedAt(node.file, place, suggestion);
    loading.report(
      reportCourse('unknown-outcome', place, { id, known: loading.outcomes, suggestion, mended }),
    );
    return false;
  });
}

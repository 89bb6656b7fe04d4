import type { z } from 'zod';
import type { Publication } from '../../course/course.ts';
import type { publishSchema } from '../../course/schema/publish.ts';
import { reportCourse } from '../../diagnostics/catalogue/course.ts';
import type { Loading } from './loading.ts';
import { below, isMap, placeAt, placeOfEntry, type Node } from './node.ts';
import { unknownKey } from './translate.ts';

type Published = z.output<ReturnType<typeof publishSchema>>;

/** What `publish` asks for; without it, the first target there is. A target stands once: its package has one name. */
export function readPublish(loading: Loading, node: Node, values: Published | undefined): Publication[] {
  const { targets } = loading.options;
  const place = placeAt(node, ['publish']);
  if (values === undefined)
    return targets.slice(0, 1).map(({ name }) => ({ target: name, options: {}, place }));
  const named = values.map((value) => (typeof value === 'string' ? value : value.target));
  return values.flatMap((value, index): Publication[] => {
    const target = named[index] ?? '';
    const here = placeOfEntry(node, 'publish', index);
    if (named.indexOf(target) !== index) {
      loading.report(reportCourse('listed-twice', here, { key: 'publish', value: target }));
      return [];
    }
    if (typeof value === 'string') return [{ target, options: {}, place: here }];
    const { target: _, ...options } = value;
    return ownKeysOnly(loading, entryAt(node, index), target) ? [{ target, options, place: here }] : [];
  });
}

const entryAt = (node: Node, index: number): Node => {
  const list = below(node, 'publish');
  return Array.isArray(list.data) ? below(list, index) : list;
};

/** Reports keys that belong to another target. */
function ownKeysOnly(loading: Loading, entry: Node, target: string): boolean {
  const own = Object.keys(loading.options.targets.find(({ name }) => name === target)?.options ?? {});
  const foreign = Object.keys(isMap(entry.data) ? entry.data : {}).filter(
    (key) => key !== 'target' && !own.includes(key),
  );
  for (const key of foreign) loading.report(unknownKey(entry, [], key, `\`${target}\``, ['target', ...own]));
  return foreign.length === 0;
}

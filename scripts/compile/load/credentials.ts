import { reportCourse } from '../../diagnostics/catalogue/course.ts';
import { namesSecret } from '../../course/schema/scalars.ts';
import type { Loading } from './loading.ts';
import { below, isMap, placeAt, unguarded, type Node } from './node.ts';

/**
 * Refuses keys of a map that hold a secret, such as `password`, each by its own name, and gives the node without them, so
 * that nobody is told which other key to write there.
 * @param key of the map, below the node
 */
export function withoutCredentials(loading: Loading, node: Node, key: string): Node {
  const map = below(node, key).data;
  if (!isMap(map) || !isMap(node.data)) return node;
  const isSecret = (name: string) => name !== 'token' && namesSecret(String(unguarded(name)));
  for (const name of Object.keys(map).filter(isSecret))
    loading.report(reportCourse('credential-in-course', placeAt(node, [key, unguarded(name)], 'key'), {}));
  const kept = Object.fromEntries(Object.entries(map).filter(([name]) => !isSecret(name)));
  return { ...node, data: { ...node.data, [key]: kept } };
}

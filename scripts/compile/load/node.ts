import type { Place } from '../../diagnostics/diagnostic.ts';
import { guardKey, unguardKey } from '../yaml/keys.ts';
import type { YamlFile } from '../yaml/file.ts';

export type Path = readonly (string | number)[];

/** A map or list of an author's file, with the way to it. Keys in `data` are guarded, keys in `path` are not. */
export interface Node {
  file: YamlFile;
  path: Path;
  data: unknown;
}

/** The node below one, by keys (guarded or not) and indexes; its `data` is `undefined` where nothing stands. */
export function below(node: Node, ...steps: (string | number)[]): Node {
  let data = node.data;
  for (const step of steps) {
    if (Array.isArray(data)) data = data[Number(step)];
    else
      data =
        isMap(data) && Object.hasOwn(data, guardKey(String(step))) ? data[guardKey(String(step))] : undefined;
  }
  return { file: node.file, path: [...node.path, ...steps.map(unguarded)], data };
}

/** Whether something is a map of the author's file. */
export function isMap(data: unknown): data is Record<string, unknown> {
  return typeof data === 'object' && data !== null && !Array.isArray(data);
}

export const unguarded = (step: string | number): string | number =>
  typeof step === 'string' ? unguardKey(step) : step;

/** Place of what stands at `path` below a node, or of its nearest ancestor. */
export function placeAt(node: Node, path: Path = [], what: 'value' | 'key' = 'value'): Place {
  return node.file.place([...node.path, ...path], what);
}

/** The entries of a list, or the single one that stands in its place. */
export function entriesAt(node: Node, key: string): Node[] {
  const list = below(node, key);
  if (Array.isArray(list.data)) return list.data.map((_, index) => below(node, key, index));
  return list.data === undefined || list.data === null ? [] : [list];
}

/** Place of entry `index` of a list that may stand alone as a single entry. */
export function placeOfEntry(node: Node, key: string, index: number): Place {
  return Array.isArray(below(node, key).data) ? placeAt(node, [key, index]) : placeAt(node, [key]);
}

/** The line at a place with `instead` in the place of what is underlined, as a diagnostic shows it. */
export function mendedAt(file: YamlFile, place: Place, instead: string): string | undefined {
  const line = file.lines[place.line - 1];
  if (line === undefined || place.file !== file.path) return undefined;
  const from = place.column - 1;
  return `${line.slice(0, from)}${instead}${line.slice(from + (place.length ?? 1))}`;
}

/** The author's data without keys that begin with `x-`, which are their own. */
export function withoutOwnKeys(data: unknown): unknown {
  if (Array.isArray(data)) return data.map(withoutOwnKeys);
  if (!isMap(data)) return data;
  return Object.fromEntries(
    Object.entries(data)
      .filter(([key]) => !key.startsWith('x-'))
      .map(([key, value]) => [key, withoutOwnKeys(value)]),
  );
}

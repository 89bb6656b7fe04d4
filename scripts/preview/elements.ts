/** One element of a data model. `n` in a name stands for an index. */
export interface Element {
  access: 'r' | 'w' | 'rw';
  format?: RegExp;
  range?: readonly [number, number];
  /** `_children` and `_count`: writing them is another error than writing what is read-only. */
  keyword?: true;
}

export type Model = ReadonlyMap<string, Element>;

/** `cmi.interactions.3.id` -> `cmi.interactions.n.id`. */
export const generic = (element: string) => element.replace(/\.\d+(?=\.)/g, '.n');

/** Each list that an element stands in, with its index: `cmi.interactions.3.objectives.0.id` -> two. */
export function indexes(element: string): { list: string; index: number }[] {
  return [...element.matchAll(/\.(\d+)\./g)].map((match) => ({
    list: element.slice(0, match.index),
    index: Number(match[1]),
  }));
}

/** Whether content may write an element of a model. */
export const isWritableIn = (model: Model) => (element: string) =>
  (model.get(generic(element))?.access ?? 'r') !== 'r';

import type { z } from 'zod';
import { reportCourse } from '../../diagnostics/catalogue/course.ts';
import { isMap, placeAt, type Node } from './node.ts';
import type { Loading } from './loading.ts';
import { translate, unknownKey, wrongType } from './translate.ts';

/** What could be read of a map: a wrong key is left out, and the others stand, so that one mistake hides no other. */
export interface Read<T> {
  values: Partial<T>;
  /** Whether the author wrote the key, rightly or wrongly. */
  has(key: string): boolean;
  /** Whether all was well. */
  ok: boolean;
}

/** What a map is called in messages. */
export interface MapWords {
  /** "the course", "a text slide" */
  where: string;
  /** An id that could be given where it is missing. */
  exampleId?: string;
  /** Why a key that exists elsewhere can't stand here. */
  note?: (key: string) => string | undefined;
}

/** Reads the keys of one map by a schema, each by itself; reports what is unknown, missing or wrong. */
export function readKeys<S extends z.ZodObject>(
  loading: Loading,
  node: Node,
  schema: S,
  { where, exampleId = 'my_id', note }: MapWords,
): Read<z.output<S>> {
  const { data } = node;
  if (!isMap(data)) {
    if (data !== null && data !== undefined)
      loading.report(wrongType(node, [], `a map with the keys of ${where}`));
    return { values: {}, has: () => false, ok: false };
  }
  const shape = schema.shape as Record<string, z.ZodType>;
  const values: Record<string, unknown> = {};
  let ok = true;
  const refuse = (...found: Parameters<Loading['report']>[0][]) => {
    ok = false;
    found.forEach((each) => loading.report(each));
  };
  for (const [key, value] of Object.entries(data)) {
    const type = Object.hasOwn(shape, key) ? shape[key] : undefined;
    if (type === undefined) {
      refuse(unknownKey(node, [], key, where, Object.keys(shape), note?.(key)));
    } else if (value === null || value === undefined) {
      ok = false;
    } else {
      const result = type.safeParse(value);
      if (result.success) values[key] = result.data;
      else refuse(...translate(result.error.issues, node, [key], where));
    }
  }
  for (const key of requiredKeys(schema)) {
    if (Object.hasOwn(data, key)) continue;
    const place = placeAt(node);
    const Where = where.charAt(0).toUpperCase() + where.slice(1);
    refuse(
      key === 'id'
        ? reportCourse('missing-id', place, { where: Where, example: exampleId })
        : reportCourse('missing-key', place, { key, where, about: shape[key]?.description }),
    );
  }
  return { values: values as Partial<z.output<S>>, has: (key) => Object.hasOwn(data, key), ok };
}

const required = new WeakMap<z.ZodObject, string[]>();

/** Keys that must be there; asked once a schema. */
function requiredKeys(schema: z.ZodObject): string[] {
  const known = required.get(schema);
  if (known) return known;
  const keys = Object.entries(schema.shape as Record<string, z.ZodType>)
    .filter(([, type]) => !type.safeParse(undefined).success)
    .map(([key]) => key);
  required.set(schema, keys);
  return keys;
}

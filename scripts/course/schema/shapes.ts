import { z } from 'zod';
import { unguardKey } from '../../compile/yaml/keys.ts';
import { textLike } from './scalar.ts';
import { path } from './scalars.ts';

/** Stands for a text that a schema has recognised; the text itself comes from the reader, with its place. */
export const textHere = Symbol('text');
export type TextHere = typeof textHere;

/** Between the words of an unknown key's message: the keys that a map can have. */
export const keySeparator = ' ';

/** A map with these keys and no others. `expected` says what it is, in the author's words. */
export function map<const S extends z.ZodRawShape>(shape: S, expected: string) {
  const known = Object.keys(shape).join(keySeparator);
  return z.strictObject(shape, { error: (issue) => (issue.code === 'unrecognized_keys' ? known : expected) });
}

const plain = () => z.string('a text').meta({ type: textLike });

const longForm = {
  text: plain().describe('The text itself.').optional(),
  file: path().describe('A Markdown file (.md or .txt) of the course that holds the text.').optional(),
};

/** Markdown: a text, or `{ text: … }`, or `{ file: media/talk.md }`. */
export function text() {
  return z.union([plain(), map(longForm, 'a text')]).transform((): TextHere => textHere);
}

/** A text whose long form has further keys. */
export function textWith<const S extends z.ZodRawShape>(more: S) {
  const long = map({ ...longForm, ...more }, 'a text');
  return z
    .union([plain(), long])
    .transform((value) => (typeof value === 'string' ? { text: value } : value) as z.output<typeof long>);
}

/** A list, or a single entry that stands alone; always read as a list. */
export function oneOrList<T extends z.ZodType>(item: T) {
  return z.union([item, z.array(item, 'a list')]).transform((value) => (Array.isArray(value) ? value : [value]) as z.output<T>[]);
}

/**
 * A map with free keys, read as pairs in the author's order.
 * @param key checks one key; what it gives is not used
 */
export function orderedMap<T extends z.ZodType>(key: z.ZodType<unknown, string>, value: T, expected: string) {
  const keys = z
    .string()
    .superRefine((guarded, context) => {
      const read = key.safeParse(unguardKey(guarded));
      for (const issue of read.error?.issues ?? []) context.issues.push({ ...issue, input: guarded } as z.core.$ZodRawIssue);
    })
    .meta({ ...editorOf(key) });
  return z
    .record(keys, value, expected)
    .transform((read) => Object.entries(read).map(([name, entry]): [string, z.output<T>] => [unguardKey(name), entry]));
}

/** An editor takes every key for a string. */
function editorOf(key: z.ZodType): { pattern?: string } {
  const { pattern } = (key.meta() ?? {}) as { pattern?: string };
  return pattern === undefined ? {} : { pattern };
}

/** A list of maps, or one alone, that are read one by one by schemas of their own. */
export function entries(expected: string) {
  return z.union([z.looseObject({}, expected), z.array(z.unknown(), 'a list')]);
}

import { z } from 'zod';
import type { CatalogueEntry } from '../../diagnostics/diagnostic.ts';
import type { courseCatalogue } from '../../diagnostics/catalogue/course.ts';

type Entries = typeof courseCatalogue;
type ValuesOf<E> = E extends CatalogueEntry<infer V> ? V : never;
/** `key` and `mended` are known only where the value stands; who reports the finding adds them. */
type ValuesHere<N extends keyof Entries> = Omit<ValuesOf<Entries[N]>, 'key' | 'mended'>;

/** Why a text is not the value that the format asks for: a diagnostic's name and values, before its place is known. */
export class Finding {
  private constructor(
    readonly name: keyof Entries,
    readonly values: Record<string, unknown>,
    /** What should stand instead, where that can be said. */
    readonly instead?: string,
  ) {}

  static of<N extends keyof Entries>(name: N, values: ValuesHere<N>, instead?: string): Finding {
    return new Finding(name, values, instead);
  }
}

/** What an editor's schema says of a value; the editor has read the YAML with other rules than ours. */
export interface EditorHint {
  type?: string | string[];
  pattern?: string;
  enum?: (string | boolean | number)[];
}

/** How an editor may have read what is a text for us: `title: 2027`, `a: no`, `text: null`. */
export const textLike = ['string', 'number', 'boolean', 'null'];

/**
 * A value that stands in the file as a text and becomes a `T`.
 * @param expected what it is, in the author's words, for when a map or a list stands there
 * @param parse gets the text without blanks around it
 */
export function scalar<T>(expected: string, editor: EditorHint, parse: (text: string) => T | Finding) {
  return z
    .string(expected)
    .transform((text, context): T => {
      const result = parse(text.trim());
      if (!(result instanceof Finding)) return result;
      context.issues.push({ code: 'custom', input: text, params: { finding: result } });
      return z.NEVER;
    })
    .meta({ ...editor });
}

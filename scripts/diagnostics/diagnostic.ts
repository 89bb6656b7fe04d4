/** A position in an author's file. Lines and columns count from 1; `file` is relative to the course's folder. */
export interface Place {
  file: string;
  line: number;
  column: number;
  /** Number of characters to underline; 1 when left out. */
  length?: number;
}

/** `info` is for findings about packages; a course has none. */
export type Severity = 'error' | 'warning' | 'info';

/** One finding about an author's input: data only, so that any face (terminal, JSON, preview) can print it. */
export interface Diagnostic {
  /** Permanent and readable: a key of the catalogue, and the name that `coursewright help NAME` takes. */
  name: string;
  severity: Severity;
  place: Place;
  /** What is wrong, in the author's words. */
  message: string;
  /** What to write instead. */
  hint?: string;
  /** The author's line as it should read, where that can be said. */
  mended?: string;
  related?: { place: Place; message: string }[];
}

export interface Wording {
  message: string;
  hint?: string;
  mended?: string;
}

/** One entry of a catalogue: the permanent name's severity, and its words as a function of typed values. */
export interface CatalogueEntry<V> {
  severity: Severity;
  words(values: V): Wording;
}

/** Declares a catalogue entry; exists so that the values' type is inferred and checked where a diagnostic is made. */
export function entry<V = Record<string, never>>(
  severity: Severity,
  words: (values: V) => Wording,
): CatalogueEntry<V> {
  return { severity, words };
}

export type Catalogue = Record<string, CatalogueEntry<never>>;
type ValuesOf<E> = E extends CatalogueEntry<infer V> ? V : never;

/**
 * Returns a function that makes diagnostics of one catalogue: `report(name, place, values, related?)`.
 * Several catalogues exist (one an area, one a question type); names are unique over all of them (a test checks it).
 */
export function reporterOf<C extends { [K in keyof C]: CatalogueEntry<never> }>(catalogue: C) {
  return <N extends keyof C & string>(
    name: N,
    place: Place,
    values: ValuesOf<C[N]>,
    related?: Diagnostic['related'],
  ): Diagnostic => {
    const found = catalogue[name] as unknown as CatalogueEntry<ValuesOf<C[N]>>;
    return {
      name,
      severity: found.severity,
      place,
      ...found.words(values),
      ...(related ? { related } : {}),
    };
  };
}

/** Orders diagnostics by file (code units, not locale), line, column and name. */
export function byPlace(a: Diagnostic, b: Diagnostic): number {
  const compare = (x: string, y: string) => (x < y ? -1 : x > y ? 1 : 0);
  return (
    compare(a.place.file, b.place.file) ||
    a.place.line - b.place.line ||
    a.place.column - b.place.column ||
    compare(a.name, b.name)
  );
}

/**
 * How much the next version should say: `patch` where nobody notices but for the words, `minor` for what is new,
 * `major` where learners must redo something or lose it.
 */
export type Weight = 'patch' | 'minor' | 'major';

export interface Change {
  weight: Weight;
  /** In a sentence, in the author's terms. */
  what: string;
  /** Where it stands now, or stood. */
  place?: string;
}

const weightOrder: readonly Weight[] = ['patch', 'minor', 'major'];
export const heavier = (a: Weight, b: Weight): Weight =>
  weightOrder.indexOf(a) >= weightOrder.indexOf(b) ? a : b;

export const same = (a: unknown, b: unknown): boolean =>
  JSON.stringify(a ?? null) === JSON.stringify(b ?? null);

/** A value that changed, in the words of the course files: its key, before, after. */
export type Told = [key: string, before: string, after: string, weight: Weight];

export const wasAndIs = ([key, before, after]: Told): string => `${key} was ${before} and is ${after}`;

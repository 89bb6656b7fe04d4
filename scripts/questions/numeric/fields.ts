import type { Text } from '../../course/course.ts';
import type { QuestionReader } from '../author.ts';
import { add, compare, negative, percentOf } from './decimal.ts';
import type { NearRange, Range } from './rules.ts';
import type { RawNumeric, Tolerance } from './schema.ts';

/** A numeric question as the author wrote it. */
export interface NumericFields extends Range {
  answer?: string;
  tolerance?: Tolerance;
  /** In the author's order. */
  near: (NearRange & { feedback?: Text; path: (string | number)[] })[];
  unit?: string;
}

/** The two ends of something that has more keys. */
export const onlyRange = ({ min, max }: { [End in keyof Range]?: string | undefined }): Range => ({
  ...(min === undefined ? {} : { min }),
  ...(max === undefined ? {} : { max }),
});

/** The schema's output and the author's texts as fields. */
export function readNumeric(raw: RawNumeric, reader: QuestionReader): NumericFields {
  const { answer, tolerance, near, unit } = raw;
  return {
    ...onlyRange(raw),
    ...(answer === undefined ? {} : { answer }),
    ...(tolerance ? { tolerance } : {}),
    ...(unit === undefined ? {} : { unit }),
    near: (near?.ranges ?? []).map((range, index) => {
      const path = near?.isList ? ['near', index] : ['near'];
      const feedback = range.feedback && reader.optionalText([...path, 'feedback']);
      return { ...onlyRange(range), credit: range.credit, path, ...(feedback ? { feedback } : {}) };
    }),
  };
}

/** What is right: as given, or the answer and as much around it as the tolerance says. */
export function rightRange({ answer, tolerance, min, max }: NumericFields): Range | undefined {
  if (answer === undefined)
    return min === undefined && max === undefined ? undefined : onlyRange({ min, max });
  if (!tolerance) return { min: answer, max: answer };
  const off = tolerance.isPercent ? percentOf(tolerance.value, answer) : tolerance.value;
  return { min: add(answer, negative(off)), max: add(answer, off) };
}

/** Lowest first: their order in the saved state, so that an author may list them in another one. */
export function sortedNear({ near }: NumericFields): NumericFields['near'] {
  const order = (a: string | undefined, b: string | undefined, open: number) =>
    a === b ? 0 : a === undefined ? open : b === undefined ? -open : compare(a, b);
  return [...near].sort((a, b) => order(a.min, b.min, -1) || order(a.max, b.max, 1) || a.credit - b.credit);
}

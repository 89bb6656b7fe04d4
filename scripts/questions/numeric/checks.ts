import type { Diagnostic } from '../../diagnostics/diagnostic.ts';
import type { Asked, QuestionReader } from '../author.ts';
import { compare } from './decimal.ts';
import { reportNumeric } from './diagnostics.ts';
import { onlyRange, rightRange, type NumericFields } from './fields.ts';
import type { Range } from './rules.ts';

/** What can be wrong with the numbers that are right, and with those that are nearly so. */
export function checkNumeric(fields: NumericFields, reader: QuestionReader, asked: Asked): Diagnostic[] {
  const found = [...checkRight(fields, reader), ...checkNear(fields, reader)];
  if (fields.near.length > 0 && !asked.partial)
    found.push(
      reportNumeric('near-never-reached', reader.placeOfKey(['near']), { near: {}, why: 'partial' }),
    );
  return found;
}

function checkRight(fields: NumericFields, reader: QuestionReader): Diagnostic[] {
  const { answer, tolerance, min, max } = fields;
  const isRange = min !== undefined || max !== undefined;
  const found: Diagnostic[] = [];
  if (isRange === (answer !== undefined)) {
    const key = min === undefined ? 'max' : 'min';
    const place = isRange ? reader.placeOfKey([key]) : reader.place([]);
    found.push(reportNumeric('answer-or-range', place, { both: isRange }));
  } else if (tolerance && answer === undefined)
    found.push(reportNumeric('tolerance-without-answer', reader.placeOfKey(['tolerance']), {}));
  if (tolerance?.isPercent && answer === '0' && tolerance.value !== '0')
    found.push(reportNumeric('tolerance-of-zero', reader.place(['tolerance']), { percent: tolerance.value }));
  return [...found, ...checkEnds(fields, reader, ['min'])];
}

function checkEnds({ min, max }: Range, reader: QuestionReader, path: (string | number)[]): Diagnostic[] {
  if (min === undefined || max === undefined || compare(min, max) <= 0) return [];
  return [reportNumeric('range-upside-down', reader.place(path), { min, max })];
}

function checkNear(fields: NumericFields, reader: QuestionReader): Diagnostic[] {
  const right = rightRange(fields);
  return fields.near.flatMap((near, index): Diagnostic[] => {
    const { min, max, credit, path } = near;
    if (min === undefined && max === undefined)
      return [reportNumeric('near-without-range', reader.place(path), {})];
    const found = checkEnds(near, reader, [...path, 'min']);
    if (credit >= 1) found.push(reportNumeric('near-earns-all', reader.place([...path, 'credit']), {}));
    const others = [
      ...(right ? [{ range: right, credit: 1, isRight: true, isBefore: true }] : []),
      ...fields.near.map((other, place) => ({
        range: onlyRange(other),
        credit: other.credit,
        isRight: false,
        isBefore: place < index,
      })),
    ];
    const values = { near: onlyRange(near) };
    const overlapped = others.find(({ range, isBefore }) => isBefore && overlap(near, range));
    if (overlapped) {
      const { range: other, isRight } = overlapped;
      found.push(reportNumeric('ranges-overlap', reader.place(path), { ...values, other, isRight }));
    } else if (
      min !== undefined &&
      min === max &&
      others.some((other) => other.credit > credit && isAtEnd(min, other.range))
    )
      // A single number at the end of a range that earns more is that range's.
      found.push(reportNumeric('near-never-reached', reader.place(path), { ...values, why: 'taken' }));
    return found;
  });
}

/** Whether some number lies within both, shared ends aside; two equal ranges overlap, be they one number each. */
function overlap(a: Range, b: Range): boolean {
  const isBelow = (low: string | undefined, high: string | undefined) =>
    low === undefined || high === undefined || compare(low, high) < 0;
  return (a.min === b.min && a.max === b.max) || (isBelow(a.min, b.max) && isBelow(b.min, a.max));
}

const isAtEnd = (number: string, { min, max }: Range) => min !== max && (number === min || number === max);

import { z } from 'zod';
import { Finding, scalar, textLike } from '../../course/schema/scalar.ts';
import { share } from '../../course/schema/scalars.ts';
import { map, text } from '../../course/schema/shapes.ts';
import { canonical, decimalPattern, shifted } from './decimal.ts';
import { readNumber } from './reading.ts';

/** Characters of an author's number: fewer than are kept of an answer, so that the answer itself always fits. */
const longest = 18;

/** The number that was meant by something else than digits and a point: `1e3`, `1,5`, `+3`, `3 s`. */
function numberMeant(value: string): string | undefined {
  const [, digits, exponent] = /^[+]?(-?\d+(?:\.\d+)?)e([-+]?\d{1,2})$/i.exec(value) ?? [];
  const written = digits === undefined ? undefined : shifted(digits, Number(exponent));
  if (written !== undefined) return written.length <= longest ? written : undefined;
  const reading = readNumber(value.replace(/(\d)\s*[^\d\s.,]+$/, '$1'), '.', longest);
  return reading.kind === 'number' ? reading.number : undefined;
}

function parseDecimal(
  value: string,
  expected: string,
  rule: string,
  mayBeNegative: boolean,
): string | Finding {
  if (!decimalPattern.test(value))
    return Finding.of('ill-formed-number', { value, expected }, numberMeant(value));
  const number = canonical(value);
  if (number.length > longest)
    return Finding.of('number-out-of-range', { value, rule: `a number of at most ${longest} characters` });
  return mayBeNegative || !number.startsWith('-')
    ? number
    : Finding.of('number-out-of-range', { value, rule });
}

/** A decimal with a point and perhaps a minus, as its shortest spelling: exact, since it stays a text. */
const decimal = () =>
  scalar('a number', { type: ['number', 'string'] }, (value) =>
    parseDecimal(value, 'a number such as `42` or `-3.5`', 'a number', true),
  );

/** `0.05`, or `5%` of the answer. */
export interface Tolerance {
  value: string;
  isPercent: boolean;
}

const tolerance = () => {
  const expected = 'a number from 0 up, or a share of the answer such as `5%`';
  return scalar(expected, { type: ['number', 'string'] }, (value): Tolerance | Finding => {
    const [, digits] = /^(.*\S)\s*%$/.exec(value) ?? [];
    const parsed = parseDecimal(digits ?? value, expected, expected, false);
    if (!(parsed instanceof Finding)) return { value: parsed, isPercent: digits !== undefined };
    const { name, values, instead } = parsed;
    if (name !== 'ill-formed-number') return parsed;
    const mended = instead === undefined || digits === undefined ? instead : `${instead}%`;
    return Finding.of(name, { value: String(values.value), expected }, mended);
  });
};

const near = map(
  {
    min: decimal().describe('The smallest number of the range.').optional(),
    max: decimal().describe('The largest number of the range.').optional(),
    credit: share().describe('What it earns, such as 50%.'),
    feedback: text().describe('Shown when the answer is within it.').optional(),
  },
  'a map such as `{ min: 5, max: 10, credit: 50% }`',
);

const unit = () =>
  scalar('a text', { type: textLike }, (value) => (value === '' ? Finding.of('empty-text', {}) : value));

export const numericSchema = z.object({
  answer: decimal().describe('The right number; a point before decimals.').optional(),
  tolerance: tolerance()
    .describe('How far off is still right: a number such as 0.05, or 5% of the answer; default 0.')
    .optional(),
  min: decimal().describe('The smallest right number, in place of an answer.').optional(),
  max: decimal().describe('The largest right number, in place of an answer.').optional(),
  near: z
    .union([near, z.array(near, 'a list')])
    .transform((value) => ({ isList: Array.isArray(value), ranges: [value].flat() }))
    .describe('Ranges that earn less: `{ min: 5, max: 10, credit: 50% }`, or a list.')
    .optional(),
  unit: unit().describe('Shown behind the field, such as kg; not typed, not graded.').optional(),
});

export type RawNumeric = z.output<typeof numericSchema>;

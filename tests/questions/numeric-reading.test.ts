import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import {
  add,
  canonical,
  compare,
  fitting,
  negative,
  percentOf,
  shifted,
} from '../../scripts/questions/numeric/decimal.ts';
import { readNumber, type DecimalSign, type Reading } from '../../scripts/questions/numeric/reading.ts';

/** The number that was read; `≈` before it: another language would read it otherwise. */
const told = (reading: Reading) =>
  reading.kind === 'number' ? `${reading.doubtful ? '≈' : ''}${reading.number}` : reading.kind;
const read = (text: string, sign: DecimalSign, unit?: string) => told(readNumber(text, sign, 20, unit));

describe('what somebody types is read', () => {
  it.each<[typed: string, withPoint: string, withComma: string]>([
    ['42', '42', '42'],
    [' 42 ', '42', '42'],
    ['007.50', '7.5', '7.5'],
    ['0', '0', '0'],
    ['-0', '0', '0'],
    ['', 'empty', 'empty'],
    ['   ', 'empty', 'empty'],
    // A sign before decimals, whichever the language has.
    ['1.5', '1.5', '1.5'],
    ['1,5', '1.5', '1.5'],
    ['.5', '0.5', '0.5'],
    [',5', '0.5', '0.5'],
    ['5.', '5', '5'],
    ['0.125', '0.125', '0.125'],
    ['0,125', '0.125', '0.125'],
    ['1234,567', '1234.567', '1234.567'],
    // Three digits behind the other language's sign could be either: the course's language decides.
    ['1,234', '≈1234', '1.234'],
    ['1.234', '1.234', '≈1234'],
    ['-1.234', '-1.234', '≈-1234'],
    // Signs that group.
    ['1,234,567', '1234567', '1234567'],
    ['1.234.567', '1234567', '1234567'],
    ['1,234.5', '1234.5', '1234.5'],
    ['1.234,5', '1234.5', '1234.5'],
    ['1.234.567,89', '1234567.89', '1234567.89'],
    ['12,34,567', '1234567', '1234567'],
    ['1 234', '1234', '1234'],
    ['1\u00a0234,5', '1234.5', '1234.5'],
    ['1\u202f234.5', '1234.5', '1234.5'],
    ['1 234,567', '1234.567', '1234.567'],
    ["1'234.5", '1234.5', '1234.5'],
    ['1’234’567', '1234567', '1234567'],
    // Signs that group nothing.
    ['1 2', 'none', 'none'],
    ['12 34', 'none', 'none'],
    ['1.2.3', 'none', 'none'],
    ['1,2,3', 'none', 'none'],
    ['1,23.4', 'none', 'none'],
    ['1.5 000', 'none', 'none'],
    ['1,234,5.6', 'none', 'none'],
    // Minus and plus.
    ['-3', '-3', '-3'],
    ['−3', '-3', '-3'],
    ['–3', '-3', '-3'],
    ['- 3', '-3', '-3'],
    ['+3', '3', '3'],
    ['--3', 'none', 'none'],
    ['3-', 'none', 'none'],
    ['-', 'none', 'none'],
    // Other digits.
    ['٤٢', '42', '42'],
    ['٤٫٥', '4.5', '4.5'],
    ['١٬٢٣٤٫٥', '1234.5', '1234.5'],
    ['١٬٢٣٤', '1234', '1234'],
    ['٤،٥', '4.5', '4.5'],
    ['۴۲', '42', '42'],
    ['४२', '42', '42'],
    ['４２．５', '42.5', '42.5'],
    ['\u200f-٣', '-3', '-3'],
    // No numbers.
    ['abc', 'none', 'none'],
    ['.', 'none', 'none'],
    ['1e3', 'none', 'none'],
    ['1/2', 'none', 'none'],
    ['½', 'none', 'none'],
    ['10²', 'none', 'none'],
    ['50%', 'none', 'none'],
    ['0x1F', 'none', 'none'],
    ['1_000', 'none', 'none'],
    ['five', 'none', 'none'],
    ['1a234', 'none', 'none'],
    ['4٫5٫6', 'none', 'none'],
    // Long ones.
    ['12345678901234567890', '12345678901234567890', '12345678901234567890'],
    ['123456789012345678901', 'too-long', 'too-long'],
    ['0.66666666666666666666666', '0.666666666666666667', '0.666666666666666667'],
    ['99999999999999999999.9', 'too-long', 'too-long'],
  ])('%s', (typed, withPoint, withComma) => {
    expect([read(typed, '.'), read(typed, ',')]).toEqual([withPoint, withComma]);
  });

  it.each([
    ['5 s', 's', '5'],
    ['5s', 's', '5'],
    ['5', 's', '5'],
    ['5 m', 's', 'none'],
    ['s', 's', 'none'],
    ['12%', '%', '12'],
    ['3 km/h', 'km/h', '3'],
  ])('%s with the unit %s: %s', (typed, unit, number) => {
    expect(read(typed, '.', unit)).toBe(number);
  });
});

const decimal = fc
  .tuple(fc.bigInt({ min: -(10n ** 12n), max: 10n ** 12n }), fc.integer({ min: 0, max: 9 }))
  .map(([whole, scale]) => shifted(String(whole), -scale));
const spoken = (number: string, sign: DecimalSign) => number.replace('.', sign);

describe('decimals', () => {
  it('are exact, where binary fractions are not', () => {
    expect(add('0.1', '0.2')).toBe('0.3');
    expect(percentOf('5', '-1.1')).toBe('0.055');
    expect(percentOf('0.1', '300')).toBe('0.3');
    expect(compare('0.30000000000000000001', '0.3')).toBe(1);
    expect(shifted('1.5', 3)).toBe('1500');
    expect(shifted('-15', -3)).toBe('-0.015');
    expect(fitting('0.05', 3)).toBe('0.1');
    expect(fitting('-0.05', 4)).toBe('-0.1');
    expect(fitting('99.96', 4)).toBe('100');
    expect(fitting('12345', 4)).toBeUndefined();
  });

  it('add, compare and turn round as numbers do', () => {
    fc.assert(
      fc.property(decimal, decimal, (a, b) => {
        expect(add(add(a, b), negative(b))).toBe(a);
        expect(compare(a, b)).toBe(compare(negative(b), negative(a)));
        expect(compare(add(a, '0.000000001'), a)).toBe(1);
        expect(canonical(a)).toBe(a);
      }),
    );
  });

  it('are read as they were written, in either language, grouped or not', () => {
    fc.assert(
      fc.property(decimal, fc.constantFrom<DecimalSign>('.', ','), (number, sign) => {
        expect(read(spoken(number, sign), sign)).toBe(number);
        const other = sign === '.' ? ',' : '.';
        const [before = '', after] = number.split('.');
        const groups = before.replace(/\B(?=(\d{3})+$)/g, other);
        expect(read(after === undefined ? groups : `${groups}${sign}${after}`, sign).replace('≈', '')).toBe(
          number,
        );
      }),
    );
  });

  it('reads anything at all without breaking', () => {
    fc.assert(
      fc.property(fc.string({ unit: 'binary' }), (text) => {
        const found = read(text, '.');
        expect(found).toMatch(/^(empty|none|too-long|≈?-?\d+(\.\d+)?)$/);
      }),
    );
  });
});

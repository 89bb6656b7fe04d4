import { canonical, fitting } from './decimal.ts';

/** How a language writes the sign before decimals. */
export type DecimalSign = '.' | ',';

/** What somebody typed as a number. */
export type Reading =
  | { kind: 'empty' }
  | {
      kind: 'number';
      number: string;
      /** Read as the language has it, where another language would read it otherwise. */ doubtful: boolean;
    }
  | { kind: 'none' }
  | { kind: 'too-long' };

/** Zeros of the digits that are read beside 0-9: Arabic-Indic, Persian, Devanagari, full-width. */
const zeros = [0x660, 0x6f0, 0x966, 0xff10];
const otherDigits = /[\u0660-\u0669\u06f0-\u06f9\u0966-\u096f\uff10-\uff19]/g;

function westernDigit(digit: string): string {
  const code = digit.charCodeAt(0);
  const zero = zeros.find((first) => code >= first && code < first + 10) ?? code;
  return String(code - zero);
}

/** `'` stands for what can only group; other blanks and apostrophes become it. */
const group = "'";

/** The text in the characters `0-9 . , - + '`, where it has no others. */
function simplified(text: string): string {
  return text
    .replace(/[\u061c\u200b\u200e\u200f\u202a-\u202e\u2060\u2066-\u2069\ufeff]/g, '')
    .trim()
    .replace(otherDigits, westernDigit)
    .replace(/^([-+\u2010-\u2013\u2212\ufe63\uff0b\uff0d])\s*/, (_, sign: string) =>
      '+\uff0b'.includes(sign) ? '' : '-',
    )
    .replace(/[\uff0e]/g, '.')
    .replace(/[\u060c\uff0c]/g, ',')
    .replace(/\s|[\u02bc\u2018\u2019\u066c]/g, group);
}

/** Three digits between signs that group; two where India's lakhs are counted. */
const grouped = (sign: string) => new RegExp(`^[1-9]\\d{0,2}(\\${sign}\\d{2,3})*\\${sign}\\d{3}$`);
const simple = /^\d*$/;

/** Digits with signs that group taken out, or `undefined` where they group nothing. */
function ungrouped(digits: string): string | undefined {
  const signs = new Set(digits.match(/[^\d]/g));
  if (signs.size === 0) return digits;
  const [sign = ''] = signs;
  return signs.size === 1 && `.,${group}`.includes(sign) && grouped(sign).test(digits)
    ? digits.replaceAll(sign, '')
    : undefined;
}

/**
 * Splits digits into those before and after the decimal sign.
 *
 * - Both `.` and `,`: the last one is the decimal sign, and stands once; the other one groups.
 * - One of them several times: it groups.
 * - One of them once: the language's own sign is the decimal sign; the other one groups where it could (1-3 digits, not
 *   0, before it and three behind), else it is the decimal sign too. The former is `doubtful`.
 */
function split(text: string, sign: DecimalSign): { before: string; after: string; doubtful: boolean } {
  const points = text.match(/[.,]/g) ?? [];
  const last = points.at(-1);
  if (last === undefined) return { before: text, after: '', doubtful: false };
  const once = points.filter((each) => each === last).length === 1;
  const at = text.lastIndexOf(last);
  const asDecimal = { before: text.slice(0, at), after: text.slice(at + 1), doubtful: false };
  if (!once) return { before: text, after: '', doubtful: false };
  if (points.length > 1 || last === sign || text.includes(group)) return asDecimal;
  return grouped(last).test(text) ? { before: text, after: '', doubtful: true } : asDecimal;
}

/**
 * Reads a number as people write it, whatever their language; the README has the whole rule. Not read: exponents,
 * fractions, percent signs, words.
 * @param unit may stand behind the number, since it does so on the page
 * @param length the most characters of the number that is given
 */
export function readNumber(text: string, sign: DecimalSign, length: number, unit = ''): Reading {
  let rest = text.trim();
  if (rest === '') return { kind: 'empty' };
  if (unit !== '' && rest.endsWith(unit)) rest = rest.slice(0, -unit.length);
  const plain = simplified(rest);
  const isMinus = plain.startsWith('-');
  // An Arabic decimal sign is one in any language.
  const [whole = '', arabic, ...more] = (isMinus ? plain.slice(1) : plain).split('\u066b');
  if (more.length > 0) return { kind: 'none' };
  const parts = arabic === undefined ? split(whole, sign) : { before: whole, after: arabic, doubtful: false };
  const before = ungrouped(parts.before);
  if (
    before === undefined ||
    !simple.test(before) ||
    !simple.test(parts.after) ||
    before + parts.after === ''
  )
    return { kind: 'none' };
  const digits = canonical(`${isMinus ? '-' : ''}${before || '0'}.${parts.after || '0'}`);
  const number = fitting(digits, length);
  return number === undefined ? { kind: 'too-long' } : { kind: 'number', number, doubtful: parts.doubtful };
}

import { suggest } from '../../diagnostics/suggest.ts';
import { courseIdPattern, idPattern, partIdPattern } from '../ids.ts';
import { Finding, scalar, textLike } from './scalar.ts';

const decimal = /^\d+(\.\d+)?$/;

/** `8 min`, `1,5` or `+3` as the number that was meant. */
function numberMeant(text: string): string | undefined {
  return /^[+]?(\d+(?:[.,]\d+)?)(\s*\D*)?$/.exec(text)?.[1]?.replace(',', '.');
}

/** A number without sign; `fits` says which are allowed and `rule` what that is in words. */
export function number(expected: string, rule: string, fits: (value: number) => boolean) {
  return scalar(expected, { type: ['number', 'string'] }, (text) => parseNumber(text, expected, rule, fits));
}

function parseNumber(text: string, expected: string, rule: string, fits: (value: number) => boolean): number | Finding {
  if (/^-\d+(\.\d+)?$/.test(text)) return Finding.of('number-out-of-range', { value: text, rule });
  if (!decimal.test(text)) return Finding.of('ill-formed-number', { value: text, expected }, numberMeant(text));
  const value = Number(text);
  return fits(value) ? value : Finding.of('number-out-of-range', { value: text, rule });
}

/** A whole number from 1, or the word `unlimited` (Infinity). */
export function countOrUnlimited() {
  const expected = 'a whole number or `unlimited`';
  return scalar(expected, { type: ['number', 'string'] }, (text) => {
    if (text === 'unlimited') return Infinity;
    if (/^[a-z_-]+$/i.test(text)) {
      return Finding.of('unknown-word', { value: text, words: ['1', '3', 'unlimited'] }, suggest(text, ['unlimited']));
    }
    const rule = 'a whole number from 1 up, or `unlimited`';
    return parseNumber(text, expected, rule, (value) => value >= 1 && Number.isInteger(value));
  });
}

/** A whole number from 1. */
export function count() {
  const expected = 'a whole number';
  return scalar(expected, { type: ['number', 'string'] }, (text) =>
    parseNumber(text, expected, 'a whole number from 1 up', (value) => value >= 1 && Number.isInteger(value)),
  );
}

/** Seconds of a unit, and the words for it; the format has the first three, people write all of them. */
const units: { name: 's' | 'min' | 'h' | 'days'; seconds: number; words: readonly string[] }[] = [
  { name: 's', seconds: 1, words: ['s', 'sec', 'secs', 'second', 'seconds'] },
  { name: 'min', seconds: 60, words: ['min', 'm', 'mins', 'minute', 'minutes'] },
  { name: 'h', seconds: 3600, words: ['h', 'hr', 'hrs', 'hour', 'hours'] },
  { name: 'days', seconds: 86_400, words: ['d', 'day', 'days'] },
];
const unitOf = (word: string) => units.find(({ words }) => words.includes(word.toLowerCase()));

/** `90 s`, `20 min`, `24 h` as seconds. @param usual the unit that is meant where none is written */
export function duration(usual: 's' | 'min' | 'h') {
  const editor = { type: 'string', pattern: '^\\s*\\d+(\\.\\d+)?\\s*(s|min|h)\\s*$' };
  return scalar('a time such as `20 min`', editor, (text): number | Finding => {
    const [, digits, unit = ''] = /^(\d+(?:\.\d+)?)\s*([a-z]*)$/i.exec(text) ?? [];
    const known = unitOf(unit);
    if (digits === undefined || (unit !== '' && (known?.name !== unit || known.name === 'days')))
      return Finding.of('ill-formed-duration', { value: text }, durationMeant(text, usual));
    if (!known) return Finding.of('missing-unit', { value: text, unit: `\`${digits} ${usual}\`` }, `${digits} ${usual}`);
    const seconds = Number(digits) * known.seconds;
    return seconds > 0 ? seconds : Finding.of('number-out-of-range', { value: text, rule: 'a time above 0' });
  });
}

/** `90 seconds`, `1,5 h`, `2 days` or `1 h 30 min` as the time that was meant. */
function durationMeant(text: string, usual: string): string | undefined {
  const parts = [...text.matchAll(/(\d+(?:[.,]\d+)?)\s*([a-z]*)\.?\s*/gi)];
  if (parts.length === 0 || parts.map(([whole]) => whole).join('') !== text) return undefined;
  const read = parts.map(([, digits = '', word = '']) => ({
    amount: Number(digits.replace(',', '.')),
    unit: word === '' && parts.length === 1 ? unitOf(usual) : unitOf(word),
  }));
  const [first] = read;
  if (read.length === 1 && first?.unit && first.unit.name !== 'days') return `${first.amount} ${first.unit.name}`;
  let seconds = 0;
  for (const { amount, unit } of read) {
    if (!unit) return undefined;
    seconds += amount * unit.seconds;
  }
  const whole = [...units].reverse().find((unit) => unit.name !== 'days' && seconds % unit.seconds === 0);
  return whole && `${seconds / whole.seconds} ${whole.name}`;
}

const yes = new Set(['yes', 'y', 'on', '1', 'true']);
const no = new Set(['no', 'n', 'off', '0', 'false']);

/** `true` or `false`, and nothing that merely means it. */
export function truth() {
  return scalar('`true` or `false`', { enum: [true, false, 'true', 'false'] }, (text) => {
    if (text === 'true' || text === 'false') return text === 'true';
    const small = text.toLowerCase();
    const instead = yes.has(small) ? 'true' : no.has(small) ? 'false' : suggest(small, ['true', 'false']);
    return Finding.of('not-true-or-false', { value: text }, instead);
  });
}

/** One of some words. */
export function word<const W extends string>(words: readonly W[]) {
  return scalar(`one of the words ${words.join(', ')}`, { enum: [...words] }, (text): W | Finding => {
    const found = words.find((each) => each === text);
    if (found !== undefined) return found;
    const suggestion = suggest(text, words);
    return Finding.of('unknown-word', { value: text, words, suggestion }, suggestion);
  });
}

function parseShare(text: string, words: readonly string[] = [], most = 1): number | Finding {
  const [, digits] = /^(\d+(?:\.\d+)?)\s*%$/.exec(text) ?? [];
  if (digits !== undefined) {
    const value = Number(digits) / 100;
    return value <= most ? value : Finding.of('share-over-100', { value: text });
  }
  if (decimal.test(text)) {
    const value = Number(text);
    // 0.8 hardly ever means less than one percent.
    const meant = value > 0 && value < 1 ? `${Number((value * 100).toPrecision(6))}%` : `${text}%`;
    return Finding.of('missing-unit', { value: text, unit: `\`${meant}\`` }, meant);
  }
  if (words.length > 0 && /^[a-z_-]+$/i.test(text)) {
    const suggestion = suggest(text, words);
    return Finding.of('unknown-word', { value: text, words: [...words, '80%'], suggestion }, suggestion);
  }
  const [, comma] = /^(\d+,\d+)\s*%$/.exec(text) ?? [];
  const percent = /^(\d+(?:\.\d+)?)\s*(?:percent|per cent|pct|prozent)$/i.exec(text)?.[1];
  const instead = comma === undefined ? percent : comma.replace(',', '.');
  return Finding.of('ill-formed-share', { value: text }, instead === undefined ? undefined : `${instead}%`);
}

/** `80%` as 0.8. `most`: the largest that makes sense, 1 for 100%. */
export function share(most = 1) {
  return scalar('a share such as `80%`', { type: 'string', pattern: '^\\s*\\d+(\\.\\d+)?\\s*%\\s*$' }, (text) =>
    parseShare(text, [], most),
  );
}

/** `all`, `none`, or a share in between: 1, 0, 0.8. */
export function allShareOrNone() {
  const editor = { type: 'string', pattern: '^\\s*(all|none|\\d+(\\.\\d+)?\\s*%)\\s*$' };
  return scalar('`all`, `none` or a share such as `80%`', editor, (text) => {
    if (text === 'all') return 1;
    return text === 'none' ? 0 : parseShare(text, ['all', 'none']);
  });
}

/** An id that resembles a text, as a suggestion. */
export function idMeant(text: string, dash = false): string | undefined {
  const plain = text
    .normalize('NFKD')
    .replace(/[\u0300-\u036f]/g, '')
    .toLowerCase()
    .replace(dash ? /[^a-z0-9-]+/g : /[^a-z0-9]+/g, dash ? '-' : '_')
    .replace(/^[^a-z]+|[_-]+$/g, '')
    .slice(0, 40);
  return plain === '' ? undefined : plain;
}

const idRule = 'an id is at most 40 small letters (a to z), digits and `_`, and begins with a letter';

function idScalar(pattern: RegExp, rule: string, type: string | string[], dash = false) {
  return scalar('an id', { type, pattern: pattern.source }, (text) => {
    if (pattern.test(text)) return text;
    const suggestion = idMeant(text, dash);
    return Finding.of('ill-formed-id', { value: text, rule, suggestion }, suggestion);
  });
}

/** The permanent name of a lesson, slide, quiz, question or outcome. */
export const id = () => idScalar(idPattern, idRule, ['string', 'boolean', 'null']);

/** What something was called before: an id, or of a question also the quiz that it stood in (`check.q1`). */
export const formerId = (withQuiz: boolean) =>
  scalar(withQuiz ? 'an id, or `quiz.question`' : 'an id', { type: 'string' }, (text) => {
    const parts = text.split('.');
    if (parts.length <= (withQuiz ? 2 : 1) && parts.every((part) => idPattern.test(part))) return text;
    const rule = withQuiz ? `${idRule}; a question that was moved has \`quiz.question\`` : idRule;
    return Finding.of('ill-formed-id', { value: text, rule });
  });

/** The course's own id: it is the package's name as well, and may have `-`. */
export const courseId = () =>
  idScalar(courseIdPattern, idRule.replace('digits and `_`', 'digits, `_` and `-`'), ['string', 'boolean', 'null'], true);

/** Key of a question's own map. */
export const partId = () =>
  idScalar(partIdPattern, idRule.replace('begins with a letter', 'begins with a letter or a digit'), textLike);

/** Three numbers. */
export function version() {
  const pattern = /^(0|[1-9]\d{0,5})\.(0|[1-9]\d{0,5})\.(0|[1-9]\d{0,5})$/;
  return scalar('a version such as `1.0.0`', { type: 'string', pattern: pattern.source }, (text) => {
    if (pattern.test(text)) return text;
    const numbers = /^v?(\d{1,6})(?:\.(\d{1,6}))?(?:\.(\d{1,6}))?$/i.exec(text)?.slice(1, 4);
    const suggestion = numbers?.map((each) => String(Number(each ?? 0))).join('.');
    return Finding.of('ill-formed-version', { value: text, suggestion }, suggestion);
  });
}

const tag = /^([a-z]{2,3})(-[a-z]{4})?(-(?:[a-z]{2}|\d{3}))?((?:-(?:[a-z\d]{5,8}|\d[a-z\d]{3}))*)(-x(?:-[a-z\d]{1,8})+)?$/i;
const languageNames: Record<string, string> = {
  arabic: 'ar',
  chinese: 'zh',
  deutsch: 'de',
  dutch: 'nl',
  english: 'en',
  español: 'es',
  français: 'fr',
  french: 'fr',
  german: 'de',
  hindi: 'hi',
  italian: 'it',
  japanese: 'ja',
  portuguese: 'pt',
  russian: 'ru',
  spanish: 'es',
};

/** A BCP 47 tag (RFC 5646, 2.1, without the grandfathered ones), in its usual capitals: `pt-BR`, `zh-Hant`. */
export function language() {
  return scalar('a language tag such as `en`', { type: 'string', pattern: '^[A-Za-z]{2,3}(-[A-Za-z0-9]{1,8})*$' }, (text) => {
    const parts = tag.exec(text);
    if (parts) {
      const [, main = '', script = '', region = '', variants = '', own = ''] = parts;
      const capital = script.slice(0, 2).toUpperCase() + script.slice(2).toLowerCase();
      return `${main.toLowerCase()}${capital}${region.toUpperCase()}${(variants + own).toLowerCase()}`;
    }
    const underscored = text.replaceAll('_', '-');
    const name = languageNames[text.toLowerCase()];
    const suggestion = name ?? (tag.test(underscored) ? underscored : undefined);
    return Finding.of('ill-formed-language', { value: text, suggestion }, suggestion);
  });
}

/** Six hexadecimal digits, in capitals. */
export function colour() {
  return scalar('a colour such as `0B5FFF`', { type: ['string', 'number'] }, (text) => {
    if (/^[0-9a-f]{6}$/i.test(text)) return text.toUpperCase();
    const digits = /^#?([0-9a-f]{3}|[0-9a-f]{6})$/i.exec(text)?.[1]?.toUpperCase();
    const whole = digits?.length === 3 ? digits.replace(/./g, '$&$&') : digits;
    return Finding.of('ill-formed-colour', { value: text }, whole);
  });
}

/** A whole address with http or https, and nobody's password in it. */
export function url() {
  return scalar('a web address', { type: 'string', pattern: '^https?://' }, parseUrl);
}

function parseUrl(text: string): string | Finding {
  if (/^https?:\/\/[^\s/?#]/i.test(text) && URL.canParse(text)) {
    const { username, password } = new URL(text);
    return username + password === '' ? text : Finding.of('credential-in-course', {});
  }
  const whole = `https://${text.replace(/^\/+/, '')}`;
  const bare = /^\/*[a-z0-9-]+(\.[a-z0-9-]+)+(\/\S*)?$/i.test(text);
  return Finding.of('ill-formed-url', { value: text }, bare ? whole : undefined);
}

/**
 * What stands in the place of an address and is most likely the token: it has neither point nor slash, is a whole
 * Authorization value, or begins as JSON does in base64 (a JWT).
 */
const tokenItself = /^(?:[^\s./]{8,}|(?:basic|bearer)\s.*|eyJ[\w-]+\..*)$/i;

const localHost = /^(localhost|127\.0\.0\.1|\[::1\])$/;

/** The address of a service that learners' records go to: encrypted but on one's own computer, and without a secret. */
export function serviceUrl() {
  return scalar('a web address', { type: 'string', pattern: '^https?://' }, (text) => {
    const read = parseUrl(text);
    if (read instanceof Finding) {
      return read.name === 'ill-formed-url' && tokenItself.test(text) ? Finding.of('credential-in-course', {}) : read;
    }
    const { protocol, hostname, searchParams } = new URL(read);
    if ([...searchParams.keys()].some(namesSecret)) return Finding.of('credential-in-course', {});
    if (protocol === 'http:' && !localHost.test(hostname))
      return Finding.of('lrs-not-encrypted', { value: read }, read.replace(/^http:/i, 'https:'));
    return read;
  });
}

/** Whether a key is one behind which people write a secret. */
export const namesSecret = (key: string): boolean =>
  /auth|secret|passw|pwd|credential|bearer|basic|user|token|(^|_|-)key|api_?key|signature|^sig$/i.test(key);

/** A host name, with a port where it has one; small letters. */
export function host() {
  const pattern = /^[a-z0-9]([a-z0-9-]*[a-z0-9])?(\.[a-z0-9]([a-z0-9-]*[a-z0-9])?)*(:\d{1,5})?$/i;
  return scalar('a host name', { type: 'string' }, (text) => {
    if (pattern.test(text)) return text.toLowerCase();
    const inside = /^(?:[a-z]+:)?\/\/([^/?#]+)/i.exec(text)?.[1] ?? /^([^/?#]+)\//.exec(text)?.[1];
    return Finding.of('ill-formed-host', { value: text }, inside !== undefined && pattern.test(inside) ? inside : undefined);
  });
}

/** The path of a file in the course; whether it exists is seen later. */
export function path() {
  return scalar('the path of a file', { type: 'string' }, (text) => (text === '' ? Finding.of('empty-text', {}) : text));
}

/** What may be overlooked when a typed text is compared with an accepted one. */
export const ignorable = ['case', 'accents', 'punctuation', 'spaces'] as const;
export type Ignorable = (typeof ignorable)[number];

/** Characters that nobody sees: soft hyphens, marks of direction, joiners of width zero that no script needs. */
const invisible = /[\u00ad\u061c\u200b\u200e\u200f\u202a-\u202e\u2060\u2066-\u2069\ufeff]/g;

/** Typed text without what can't be seen. */
export const visible = (text: string): string => text.replace(invisible, '');

/** What is the same however closely one looks: Unicode's equivalent spellings, and quotes that keyboards choose. */
const plain = (text: string): string =>
  visible(text)
    .normalize('NFC')
    .replace(/[\u2018-\u201b]/g, "'")
    .replace(/[\u201c-\u201f]/g, '"');

/** Full-width and half-width forms (of CJK keyboards) as the usual ones. */
const usualWidth = (text: string): string =>
  text.replace(/[\uff01-\uffee]+/g, (wide) => wide.normalize('NFKC'));

/** Small letters of no language in particular: İ and I become i, both small sigmas one. */
const small = (text: string): string =>
  text
    .toLowerCase()
    .replace(/i\u0307/g, 'i')
    .replace(/ς/g, 'σ');

/**
 * Marks that stand at a letter and leave it what it is: accents, Arabic and Hebrew vowel signs. The vowels of Indian
 * scripts and the sound marks of Japanese make other letters, and stay.
 */
const marks =
  /(?![\u3099\u309a])(?=\p{M})[\p{Script=Inherited}\p{Script=Latin}\p{Script=Greek}\p{Script=Cyrillic}\p{Script=Arabic}\p{Script=Hebrew}]|\u0640/gu;

/** Letters that are written in one piece, as those write them who lack the key. */
const lettersInOne: Record<string, string> = {
  ß: 'ss',
  ẞ: 'SS',
  æ: 'ae',
  Æ: 'AE',
  œ: 'oe',
  Œ: 'OE',
  ø: 'o',
  Ø: 'O',
  đ: 'd',
  Đ: 'D',
  ð: 'd',
  Ð: 'D',
  þ: 'th',
  Þ: 'TH',
  ħ: 'h',
  Ħ: 'H',
  ł: 'l',
  Ł: 'L',
  ı: 'i',
};

const withoutAccents = (text: string): string =>
  text
    .normalize('NFD')
    .replace(marks, '')
    .normalize('NFC')
    .replace(/[ßẞæÆœŒøØđĐðÐþÞħĦłŁı]/g, (letter) => lettersInOne[letter] ?? letter);

/** A text as it is compared: two texts are the same under these rules when theirs are equal. */
export function comparable(text: string, ignore: readonly Ignorable[]): string {
  let read = plain(text);
  if (ignore.includes('case')) read = small(usualWidth(read));
  if (ignore.includes('accents')) read = withoutAccents(read);
  if (ignore.includes('punctuation')) read = read.replace(/\p{P}/gu, '');
  if (ignore.includes('spaces')) read = read.replace(/\s+/g, ' ').trim();
  return read.normalize('NFC');
}

/**
 * An accepted text in the ways in which it can be compared with a typed one. Who types in capitals alone is compared
 * in capitals, since some small letters have none of their own: STRASSE is Straße, KIZ is kız; strasse is not.
 */
function forms(accepted: string, typed: string, ignore: readonly Ignorable[]): string[] {
  const inCapitals = typed === typed.toUpperCase() && typed !== typed.toLowerCase();
  return ignore.includes('case') && inCapitals ? [accepted, accepted.toUpperCase()] : [accepted];
}

/** Whether a typed text is an accepted one under these rules, with at most so many slips. */
export function matches(typed: string, accepted: string, ignore: readonly Ignorable[], typos = 0): boolean {
  const read = comparable(typed, ignore);
  const wanted = forms(accepted, typed, ignore).map((form) => comparable(form, ignore));
  return wanted.some((form) => form === read || (typos > 0 && slips(read, form) <= typos));
}

/** Letters as a reader counts them: with the marks that stand at them. */
export const letters = (text: string): string[] => text.match(/\P{M}\p{M}*|\p{M}+/gsu) ?? [];

/**
 * Letters to change, add or leave out, and neighbours to swap, to turn one text into the other (the restricted
 * Damerau-Levenshtein distance).
 */
export function slips(one: string, other: string): number {
  const [a, b] = [letters(one), letters(other)];
  let before: number[] = [];
  let previous = Array.from({ length: b.length + 1 }, (_, j) => j);
  for (let i = 1; i <= a.length; i++) {
    const row = [i];
    for (let j = 1; j <= b.length; j++) {
      const change = (previous[j - 1] ?? 0) + (a[i - 1] === b[j - 1] ? 0 : 1);
      let least = Math.min(change, (previous[j] ?? 0) + 1, (row[j - 1] ?? 0) + 1);
      if (i > 1 && j > 1 && a[i - 1] === b[j - 2] && a[i - 2] === b[j - 1])
        least = Math.min(least, (before[j - 2] ?? 0) + 1);
      row.push(least);
    }
    before = previous;
    previous = row;
  }
  return previous[b.length] ?? 0;
}

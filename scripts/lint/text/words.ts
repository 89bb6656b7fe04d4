import { leftOut } from './markdown.ts';

/** The words of a text: letters, with apostrophes and hyphens inside; numbers are none. */
export const wordsOf = (text: string): string[] =>
  text.match(/\p{L}[\p{L}\p{M}]*(?:['’-]\p{L}[\p{L}\p{M}]*)*/gu) ?? [];

/** `de` of `de-CH`. */
export const baseOf = (language: string): string => (language.split('-')[0] ?? '').toLowerCase();

/** Its sentences; an abbreviation with a point inside or before a small letter ends none. */
export const sentencesOf = (text: string): string[] =>
  text
    .split(/(?<=[.!?…]["”“»)]?)\s+(?=["“„«(]?[\p{Lu}\p{N}])/u)
    .map((each) => each.trim())
    .filter((each) => each !== '' && each !== leftOut);

/** A text as it is compared: small letters, one blank between words, no marks at its ends. */
export const comparable = (text: string): string =>
  text
    .toLowerCase()
    .replace(/\s+/g, ' ')
    .replace(/^[\s"'“”„.,:;!?]+|[\s"'“”„.,:;!?]+$/gu, '');

/** What an author wrote, short enough for a message. */
export const quoted = (text: string, most = 60): string => {
  const line = text.trim().replace(/\s+/g, ' ');
  return line.length <= most ? line : `${line.slice(0, most - 1).trimEnd()}…`;
};

/** A number as it is written anywhere, groups of three parted or not. */
export const numberOf = (text: string): number =>
  Number(
    text
      .replace(/(?<=\d)[.,'’\u00a0\u202f ](?=\d{3}(?!\d))/g, '')
      .replace(',', '.')
      .replace('−', '-'),
  );

/** Minutes that a number of words takes to read: 200 a minute for texts to learn from (Brysbaert 2019: 238 for fiction). */
export const minutesToRead = (words: number): number => words / 200;

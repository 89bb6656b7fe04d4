import { DamagedState, varintBits, type BitReader, type BitWriter } from './bits.ts';

/**
 * Typed text in few bits whatever the alphabet: an ASCII character takes 8, one of the alphabet that the last other
 * character came from 9, any other 18. So the most that a text can take is known from its length alone.
 */
const windowSize = 128;
const mostBitsPerUnit = 18;

/** The most bits that a text of at most `length` UTF-16 units can take. */
export function worstTextBits(length: number): number {
  return varintBits(length) + length * mostBitsPerUnit;
}

const windowOf = (unit: number) => Math.floor(unit / windowSize);

/** Writes at most `limit` UTF-16 units of a text, and no half of a character that takes two. */
export function writeText(writer: BitWriter, text: string, limit: number): void {
  const kept = text.slice(0, limit).replace(/[\ud800-\udbff]$/, '');
  writer.varint(kept.length);
  let window = 1;
  for (let index = 0; index < kept.length; index++) {
    const unit = kept.charCodeAt(index);
    if (unit < windowSize) writer.write(unit, 8);
    else if (windowOf(unit) === window) writer.write(0x100 | (unit % windowSize), 9);
    else {
      writer.write(3, 2);
      writer.write(unit, 16);
      window = windowOf(unit);
    }
  }
}

/** Reads what `writeText` wrote. Throws `DamagedState` on anything longer than `limit`. */
export function readText(reader: BitReader, limit: number): string {
  const length = reader.varint();
  if (length > limit) throw new DamagedState('text too long');
  let text = '';
  let window = 1;
  while (text.length < length) {
    const unit = readUnit(reader, window);
    text += String.fromCharCode(unit);
    if (unit >= windowSize) window = windowOf(unit);
  }
  return text;
}

function readUnit(reader: BitReader, window: number): number {
  const ascii = !reader.flag();
  if (ascii) return reader.read(7);
  const near = !reader.flag();
  return near ? window * windowSize + reader.read(7) : reader.read(16);
}

/** What a number that somebody typed is made of, once it is written with a point. */
const numberCharacters = '0123456789.-';
const numberBits = 4;

/** The most bits that a typed number of at most `length` characters can take. */
export function worstNumberBits(length: number): number {
  return varintBits(length) + length * numberBits;
}

/** Writes at most `limit` characters of a number; what no number is made of is left out. */
export function writeNumber(writer: BitWriter, text: string, limit: number): void {
  const codes = [...text].map((character) => numberCharacters.indexOf(character));
  const kept = codes.filter((code) => code >= 0).slice(0, limit);
  writer.varint(kept.length);
  for (const code of kept) writer.write(code, numberBits);
}

/** Reads what `writeNumber` wrote. Throws `DamagedState` on anything else. */
export function readNumber(reader: BitReader, limit: number): string {
  const length = reader.varint();
  if (length > limit) throw new DamagedState('number too long');
  let text = '';
  while (text.length < length) {
    const character = numberCharacters[reader.read(numberBits)];
    if (character === undefined) throw new DamagedState('not a number');
    text += character;
  }
  return text;
}

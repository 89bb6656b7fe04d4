/** base64url: no character in it that an LMS, a URL or XML escapes (facts behind it: SCORM suspend_data in the wild). */
const alphabet = 'ABCDEFGHIJKLMNOPQRSTUVWXYZabcdefghijklmnopqrstuvwxyz0123456789-_';

/** A read went past the end, or met a value that can't stand there. Only `pack.ts` sees it. */
export class DamagedState extends Error {}

/** The most bits that `BitWriter.varint` writes for a whole number up to `most`. */
export function varintBits(most: number): number {
  let bits = 6;
  for (let rest = Math.floor(most / 32); rest > 0; rest = Math.floor(rest / 32)) bits += 6;
  return bits;
}

/** Collects bits, most significant first, and gives them as base64url characters. */
export class BitWriter {
  private text = '';
  private pending = 0;
  private count = 0;

  write(value: number, bits: number): void {
    for (let bit = bits - 1; bit >= 0; bit--) {
      this.pending = (this.pending << 1) | (Math.floor(value / 2 ** bit) & 1);
      if (++this.count === 6) {
        this.text += alphabet[this.pending];
        this.pending = 0;
        this.count = 0;
      }
    }
  }

  flag(value: boolean): void {
    this.write(value ? 1 : 0, 1);
  }

  /** Groups of five bits and one bit that says whether another follows, lowest group first. */
  varint(value: number): void {
    let rest = value;
    do {
      const group = rest % 32;
      rest = Math.floor(rest / 32);
      this.write(rest > 0 ? 32 + group : group, 6);
    } while (rest > 0);
  }

  bits(bits: readonly number[]): void {
    for (const bit of bits) this.write(bit, 1);
  }

  /** Ends with a 1 and zeros up to a whole character, so that a reader finds the exact end. */
  finish(): string {
    this.write(1, 1);
    while (this.count !== 0) this.write(0, 1);
    return this.text;
  }
}

/** Reads what `BitWriter` wrote. Throws `DamagedState` at a foreign character or past the end. */
export class BitReader {
  private readonly end: number;
  private at = 0;

  constructor(private readonly text: string) {
    let end = text.length * 6;
    while (end > 0 && this.bitAt(end - 1) === 0) end--;
    if (end === 0) throw new DamagedState('no end mark');
    this.end = end - 1;
  }

  private bitAt(index: number): number {
    const value = alphabet.indexOf(this.text[Math.floor(index / 6)] ?? '?');
    if (value < 0) throw new DamagedState('not base64url');
    return (value >> (5 - (index % 6))) & 1;
  }

  read(bits: number): number {
    if (this.at + bits > this.end) throw new DamagedState('too short');
    let value = 0;
    for (let bit = 0; bit < bits; bit++) value = value * 2 + this.bitAt(this.at++);
    return value;
  }

  flag(): boolean {
    return this.read(1) === 1;
  }

  varint(): number {
    let value = 0;
    for (let scale = 1; scale <= 2 ** 45; scale *= 32) {
      const group = this.read(6);
      value += (group % 32) * scale;
      if (group < 32) return value;
    }
    throw new DamagedState('number too long');
  }

  /** All bits that are left. */
  rest(): number[] {
    const bits: number[] = [];
    while (this.at < this.end) bits.push(this.read(1));
    return bits;
  }
}

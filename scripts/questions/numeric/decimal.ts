/**
 * Exact arithmetic on decimals, so that 0.1 + 0.2 is 0.3: a number is a text such as `-3.50`, worked with as a whole
 * number of its smallest decimals.
 */

/** A decimal as every function here takes it: digits, one point at most with digits on both sides, a minus. */
export const decimalPattern = /^-?\d+(\.\d+)?$/;

interface Scaled {
  /** The number times ten to the `scale`. */
  whole: bigint;
  scale: number;
}

function scaled(text: string): Scaled {
  const [before = '', after = ''] = text.split('.');
  return { whole: BigInt(before + after), scale: after.length };
}

const tenTo = (scale: number) => 10n ** BigInt(scale);

/** The shortest spelling: no zero in front of or behind what counts, no minus before 0. */
function spell({ whole, scale }: Scaled): string {
  const digits = (whole < 0n ? -whole : whole).toString().padStart(scale + 1, '0');
  const [before, after] = [digits.slice(0, digits.length - scale), digits.slice(digits.length - scale)];
  const decimals = after.replace(/0+$/, '');
  return `${whole < 0n ? '-' : ''}${before}${decimals === '' ? '' : `.${decimals}`}`;
}

/** `007.50` as `7.5`. */
export const canonical = (text: string): string => spell(scaled(text));

function aligned(one: string, other: string): [a: bigint, b: bigint, scale: number] {
  const [a, b] = [scaled(one), scaled(other)];
  const scale = Math.max(a.scale, b.scale);
  return [a.whole * tenTo(scale - a.scale), b.whole * tenTo(scale - b.scale), scale];
}

/** Below 0, 0, or above 0, as in sorting. */
export function compare(one: string, other: string): number {
  const [a, b] = aligned(one, other);
  return a < b ? -1 : a > b ? 1 : 0;
}

export function add(one: string, other: string): string {
  const [a, b, scale] = aligned(one, other);
  return spell({ whole: a + b, scale });
}

export const negative = (text: string): string => spell({ ...scaled(text), whole: -scaled(text).whole });

/** A number of percent of another, without its sign. */
export function percentOf(percent: string, of: string): string {
  const [a, b] = [scaled(percent), scaled(of)];
  const whole = a.whole * b.whole;
  return spell({ whole: whole < 0n ? -whole : whole, scale: a.scale + b.scale + 2 });
}

/** The number times ten to the `places`, as `1e3` means it. */
export function shifted(text: string, places: number): string {
  const { whole, scale } = scaled(text);
  const rest = scale - places;
  return spell(rest < 0 ? { whole: whole * tenTo(-rest), scale: 0 } : { whole, scale: rest });
}

/** The number with at most so many characters, decimals rounded half away from 0; `undefined`: it has too many digits. */
export function fitting(text: string, length: number): string | undefined {
  const short = canonical(text);
  if (short.length <= length) return short;
  const room = length - 1 - (short.split('.')[0] ?? '').length;
  const { whole, scale } = scaled(short);
  const kept = Math.max(0, room);
  if (kept >= scale) return undefined;
  const unit = tenTo(scale - kept);
  const half = whole < 0n ? -unit / 2n : unit / 2n;
  const rounded = spell({ whole: (whole + half) / unit, scale: kept });
  return rounded.length <= length ? rounded : undefined;
}

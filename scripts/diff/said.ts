/** Values as an author writes them. */

/** A truth, a word, a number, or a list of them; nothing: `none`. */
export function said(value: unknown): string {
  if (value === undefined || value === null) return 'none';
  if (typeof value === 'boolean') return value ? 'true' : 'false';
  if (Array.isArray(value)) return value.length > 0 ? value.map(said).join(', ') : 'none';
  return typeof value === 'string' || typeof value === 'number' ? String(value) : JSON.stringify(value);
}

/** A share, 0..1 and above. */
export const percent = (share: number | undefined): string =>
  share === undefined ? 'none' : `${Math.round(share * 10_000) / 100}%`;

/** Seconds in the largest unit in which they are a whole number. */
export function span(seconds: number | undefined): string {
  if (seconds === undefined) return 'none';
  if (seconds % 3600 === 0) return `${seconds / 3600} h`;
  return seconds % 60 === 0 ? `${seconds / 60} min` : `${seconds} s`;
}

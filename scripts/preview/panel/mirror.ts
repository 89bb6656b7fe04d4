import type { MirrorRecord } from '../../player/mirror.ts';

/** Copies that courses keep in this browser; see `player/mirror.ts`. */
const prefix = 'coursewright:';
const ours = ['coursewright:theme'];

function copies(): [string, string][] {
  return Array.from({ length: localStorage.length }, (_, index) => localStorage.key(index) ?? '')
    .filter((key) => key.startsWith(prefix) && !ours.includes(key))
    .map((key) => [key, localStorage.getItem(key) ?? '']);
}

/** Notes the copies as they are; gives what puts them back. */
export function keepAside(): () => void {
  const before = copies();
  return () => {
    for (const [key] of copies()) localStorage.removeItem(key);
    for (const [key, value] of before) localStorage.setItem(key, value);
  };
}

const isOf = (course: string, key: string) => key.startsWith(`${prefix}${course}:`);

/** The copies of a course, by their names. */
export const copiesOf = (course: string): Record<string, string> =>
  Object.fromEntries(copies().filter(([key]) => isOf(course, key)));

/** The state in the copy of a course that was written last; `undefined`: there is none. */
export function newestCopy(course: string): string | undefined {
  const read = (text: string) => {
    try {
      return JSON.parse(text) as Partial<MirrorRecord> | null;
    } catch {
      return null;
    }
  };
  const known = Object.values(copiesOf(course)).map(read);
  return known.sort((a, b) => (b?.counter ?? 0) - (a?.counter ?? 0))[0]?.state;
}

/** Puts copies of a course back. */
export function putBack(course: string, kept: Record<string, string>): void {
  for (const [key, value] of Object.entries(kept)) if (isOf(course, key)) localStorage.setItem(key, value);
}

/** Takes away all copies of a course. */
export function forget(course: string): void {
  for (const key of Object.keys(copiesOf(course))) localStorage.removeItem(key);
}

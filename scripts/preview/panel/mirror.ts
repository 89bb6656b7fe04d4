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

/** Takes away all copies of a course. */
export function forget(course: string): void {
  for (const [key] of copies()) if (key.startsWith(`${prefix}${course}:`)) localStorage.removeItem(key);
}

/**
 * What an LRS may give back otherwise than it was sent (xAPI 1.0.3 Data 2.3.1, 2.2): words for people, what has a
 * default, and what it sets itself.
 */
const free = new Set(['display', 'definition', 'name', 'objectType', 'version', 'stored', 'authority']);
const lists = new Set(['parent', 'grouping', 'category', 'other']);

/** Whether an LRS's statement is ours: all that we said is in it. It may have more. */
export function isOurs(ours: unknown, theirs: unknown, key = ''): boolean {
  // xAPI 1.0.3 Data 2.4.6.2: a single activity is turned into a list.
  if (lists.has(key) && Array.isArray(theirs) && !Array.isArray(ours)) return isOurs([ours], theirs);
  if (Array.isArray(ours))
    return (
      Array.isArray(theirs) &&
      ours.length === theirs.length &&
      ours.every((one, index) => isOurs(one, theirs[index]))
    );
  if (typeof ours === 'object' && ours !== null) {
    if (typeof theirs !== 'object' || theirs === null) return false;
    return Object.entries(ours).every(
      ([name, value]) =>
        value === undefined ||
        // The name of an account is who it is.
        (free.has(name) && key !== 'account') ||
        isOurs(value, (theirs as Record<string, unknown>)[name], name),
    );
  }
  if (ours === theirs) return true;
  if (typeof ours !== 'string' || typeof theirs !== 'string') return false;
  if (key === 'timestamp') return Date.parse(ours) === Date.parse(theirs);
  return (key === 'id' || key === 'registration') && ours.toLowerCase() === theirs.toLowerCase();
}

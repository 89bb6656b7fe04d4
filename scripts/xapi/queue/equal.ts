/**
 * What an LRS may give back otherwise than it was sent (xAPI 1.0.3 Data 2.3.1, 2.2): words for people, what has a
 * default, and what it sets itself.
 */
const free = /^(display|definition|objectType|version|stored|authority)$/;

/** Whether an LRS's statement is ours: all that we said is in it. It may have more. */
export function isOurs(ours: unknown, theirs: unknown, key = ''): boolean {
  // xAPI 1.0.3 Data 2.4.6.2: a single activity is turned into a list of one.
  if (Array.isArray(theirs) && !Array.isArray(ours)) return theirs.length === 1 && isOurs(ours, theirs[0]);
  if (ours && theirs && typeof ours === 'object' && typeof theirs === 'object')
    return (
      (ours as unknown[]).length === (theirs as unknown[]).length &&
      Object.entries(ours).every(
        ([name, value]) =>
          value === undefined ||
          free.test(name) ||
          // A name is free, but that of an account is who it is.
          (name === 'name' && key !== 'account') ||
          isOurs(value, (theirs as Record<string, unknown>)[name], name),
      )
    );
  return (
    ours === theirs || (key === 'timestamp' && Date.parse(ours as string) === Date.parse(theirs as string))
  );
}

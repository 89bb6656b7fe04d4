/**
 * JavaScript moves keys such as "2" and "10" to the front of an object, and `__proto__` isn't a key at all. A NUL in
 * front makes them ordinary keys; it can't come from a file, since a NUL byte there is an error.
 */
const guard = '\0';

/** Key as it stands in an object that keeps the author's order: index-like keys and `__proto__` get a NUL in front. */
export function guardKey(key: string): string {
  return /^(?:0|[1-9]\d*)$/.test(key) || key === '__proto__' ? guard + key : key;
}

/** The author's own key again: the reverse of `guardKey`; other keys come back as they are. */
export function unguardKey(key: string): string {
  return key.startsWith(guard) ? key.slice(1) : key;
}

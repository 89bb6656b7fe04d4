import { fromUtf8, hash32, utf8 } from '../state/hash.ts';

/**
 * Keeps answer keys out of plain sight: whoever opens the page's files by chance doesn't read them. It is no secret
 * (the browser must be able to grade), only a curtain. The stream comes from `key`, the course's id.
 */
function stream(key: string): () => number {
  let state = hash32(key) || 1;
  return () => {
    state ^= state << 13;
    state ^= state >>> 17;
    state ^= state << 5;
    return state & 255;
  };
}

/** Any text as hexadecimal digits that don't show it. */
export function obscure(text: string, key: string): string {
  const next = stream(key);
  return utf8(text)
    .map((byte) => (byte ^ next()).toString(16).padStart(2, '0'))
    .join('');
}

/** Reads what `obscure` wrote with the same key; throws on anything else. */
export function reveal(hidden: string, key: string): string {
  const next = stream(key);
  const bytes = (hidden.match(/../g) ?? []).map((pair) => Number.parseInt(pair, 16) ^ next());
  const text = fromUtf8(bytes);
  if (text === undefined) throw new Error('not obscured with this key');
  return text;
}

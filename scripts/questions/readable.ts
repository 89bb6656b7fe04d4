/** SCORM 1.2 keeps 255 characters of a response or pattern (CMIFeedback, CMIString255). */
export const limit = 255;
export const separator = '; ';
/** A text cut shorter than this says nothing. */
export const shortest = 8;

/** Cuts at a whole character, so that no half of an emoji is left, and shows that something is missing. */
export function cut(text: string, length: number): string {
  if (text.length <= length) return text;
  let kept = '';
  for (const character of text) {
    if (kept.length + character.length > length - 1) break;
    kept += character;
  }
  return `${kept}…`;
}

/**
 * Parts of an answer as one text that a teacher can read: their texts, each shortened evenly when all together are
 * over 255 characters. Where two shortened texts of the question would be equal, the ids stand instead; where even
 * those are too long together, as for a long list in an order, `idTokens` between commas.
 */
export function readableParts(
  chosen: readonly string[],
  parts: readonly string[],
  texts: readonly string[],
): string {
  const textOf = (id: string) => inOnePiece(texts[parts.indexOf(id)] ?? id);
  const whole = chosen.map(textOf).join(separator);
  const each = Math.max(
    shortest,
    Math.floor((limit + separator.length) / Math.max(1, chosen.length)) - separator.length,
  );
  const lengths = whole.length <= limit ? Infinity : each;
  const shown = parts.map((id) => cut(textOf(id), lengths));
  const distinct = new Set(shown).size === shown.length;
  const said = chosen.map((id) => (distinct ? (shown[parts.indexOf(id)] ?? id) : id)).join(separator);
  const tokens = idTokens(parts, Infinity);
  return said.length <= limit ? said : chosen.map((id) => tokens[parts.indexOf(id)] ?? id).join(',');
}

/**
 * What stands for each part where a report shows ids: the ids themselves, or, where an answer could then be longer than
 * SCORM 1.2 keeps, their places in base 36 (`0`-`9`, `a`-`z`: the standard's own one-character ids).
 * @param longest characters of the longest answer that ids could give
 */
export function idTokens(parts: readonly string[], longest: number): string[] {
  return longest <= limit ? [...parts] : parts.map((_, index) => index.toString(36));
}

/** A `; ` within a text gets an invisible joiner, so that it does not read as the end of one and the beginning of another. */
const inOnePiece = (text: string) => text.replaceAll(separator, ';\u2060 ');

/**
 * Several typed texts as one response that a teacher can read, each shortened evenly when all together are over 255
 * characters; a `; ` within one of them is kept from parting it.
 */
export function readableTexts(texts: readonly string[]): string {
  const kept = texts.map(inOnePiece);
  const whole = kept.join(separator);
  if (whole.length <= limit) return whole;
  const each = Math.floor((limit + separator.length) / texts.length) - separator.length;
  return cut(kept.map((text) => cut(text, Math.max(1, each))).join(separator), limit);
}

/** One typed text as a response: on one line, at most 255 characters. */
export function readableText(text: string): string {
  return cut(text.replace(/\s+/g, ' ').trim(), limit);
}

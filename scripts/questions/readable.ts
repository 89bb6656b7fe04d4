/** SCORM 1.2 keeps 255 characters of a response or pattern (CMIFeedback, CMIString255). */
const limit = 255;
const separator = '; ';

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
 * over 255 characters. Where two shortened texts of the question would be equal, the ids stand instead.
 */
export function readableParts(
  chosen: readonly string[],
  parts: readonly string[],
  texts: readonly string[],
): string {
  const textOf = (id: string) => texts[parts.indexOf(id)] ?? id;
  const whole = chosen.map(textOf).join(separator);
  const each = Math.max(
    8,
    Math.floor((limit + separator.length) / Math.max(1, chosen.length)) - separator.length,
  );
  const lengths = whole.length <= limit ? Infinity : each;
  const shown = parts.map((id) => cut(textOf(id), lengths));
  const distinct = new Set(shown).size === shown.length;
  return cut(chosen.map((id) => (distinct ? (shown[parts.indexOf(id)] ?? id) : id)).join(separator), limit);
}

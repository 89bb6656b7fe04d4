const entities: Record<string, string> = { '&': '&amp;', '<': '&lt;', '>': '&gt;', '"': '&quot;' };

/** Text as it may stand in HTML, between tags and inside double quotes. */
export const escapeHtml = (text: string): string =>
  /[&<>"]/.test(text) ? text.replace(/[&<>"]/g, (character) => entities[character] ?? '') : text;

/** ` name="value"` for each attribute that has a value, in the order given; an empty text where there is none. */
export function attributes(values: Record<string, string | number | undefined>): string {
  let html = '';
  for (const [name, value] of Object.entries(values))
    if (value !== undefined) html += ` ${name}="${escapeHtml(String(value))}"`;
  return html;
}

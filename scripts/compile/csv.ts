/** Without it a spreadsheet takes UTF-8 for its own system's letters. */
const byteOrderMark = '\ufeff';

/** What a spreadsheet would run as a formula, also in the wide letters of East Asian keyboards. */
const formula = /^[\t\r]|^\s*[=+\-@\uff1d\uff0b\uff0d\uff20]/;

/** A cell as it is: a formula becomes a text by the apostrophe that spreadsheets themselves put before one. */
function cell(text: string): string {
  const safe = formula.test(text) ? `'${text}` : text;
  return /[",\r\n]|^\s|\s$/.test(safe) ? `"${safe.replaceAll('"', '""')}"` : safe;
}

/** A table as CSV (RFC 4180), in UTF-8 with a byte order mark; what looks like a formula is kept from being one. */
export function formatCsv(rows: readonly (readonly string[])[]): string {
  return byteOrderMark + rows.map((row) => `${row.map(cell).join(',')}\r\n`).join('');
}

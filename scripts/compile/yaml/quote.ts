/** A stretch of lines, from a character to just before another; lines and columns count from 0. */
export interface Region {
  line: number;
  column: number;
  endLine: number;
  endColumn: number;
}

/** A one-line text as a YAML text in quotes: double ones, or single ones where double ones would need escapes. */
export function quoteText(text: string): string {
  if (!/["\\]/.test(text)) return `"${text}"`;
  if (!text.includes("'")) return `'${text}'`;
  return `"${text.replace(/["\\]/g, '\\$&')}"`;
}

/** Puts a region's text in quotes, in place. Several lines stay several lines: YAML folds them as it folds plain ones. */
export function quoteRegion(lines: string[], { line, column, endLine, endColumn }: Region): void {
  const first = lines[line] ?? '';
  if (line === endLine) {
    lines[line] = first.slice(0, column) + quoteText(first.slice(column, endColumn)) + first.slice(endColumn);
    return;
  }
  const escape = (text: string) => text.replace(/["\\]/g, '\\$&');
  const last = lines[endLine] ?? '';
  lines[line] = `${first.slice(0, column)}"${escape(first.slice(column))}`;
  for (let i = line + 1; i < endLine; i++) lines[i] = escape(lines[i] ?? '');
  lines[endLine] = `${escape(last.slice(0, endColumn))}"${last.slice(endColumn)}`;
}

/** Index just behind the closing quote of the text that opens at `start`, or -1. `text` may hold several lines. */
export function quoteEnd(text: string, start: number): number {
  const quote = text[start];
  for (let i = start + 1; i < text.length; i++) {
    if (text[i] === '\\' && quote === '"') i++;
    else if (text[i] === quote) {
      if (quote === "'" && text[i + 1] === "'") i++;
      else return i + 1;
    }
  }
  return -1;
}

const escapes = /\\(?:x[0-9a-fA-F]{2}|u[0-9a-fA-F]{4}|U[0-9a-fA-F]{8}|[^])?/g;
const textEscape = /^\\(?:[tn "/\\N_LP\t\n]|x|u|U)/;

/**
 * Index of the first backslash in a double-quoted text that YAML refuses or would turn into a control character, or -1.
 * Inside `$…$` a backslash that makes a line end or a tab is wrong too: `\nu` and `\theta` are meant, not a new line.
 */
export function badEscape(inside: string): number {
  for (const match of inside.matchAll(escapes)) {
    const found = match[0];
    if (!textEscape.test(found)) return match.index;
    if (/^\\[xuU]/.test(found)) {
      const code = Number.parseInt(found.slice(2), 16);
      if (Number.isNaN(code) || (code < 32 && code !== 9 && code !== 10) || code > 0x10ffff)
        return match.index;
    }
    if (
      /^\\[nt]/.test(found) &&
      /^[a-z]/.test(inside.slice(match.index + 2)) &&
      insideMaths(inside, match.index)
    ) {
      return match.index;
    }
  }
  return -1;
}

function insideMaths(text: string, index: number): boolean {
  const before = text.slice(0, index).split('$').length - 1;
  return before % 2 === 1 && text.includes('$', index);
}

/** A double-quoted text whose backslashes were meant as such, in quotes that leave them alone. */
export function quoteBackslashes(inside: string): string {
  return quoteText(inside.replace(/\\"/g, '"'));
}

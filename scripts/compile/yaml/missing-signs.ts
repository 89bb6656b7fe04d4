import { gluedEntry, splitEntry, type Entry } from './entry.ts';
import { isItem } from './lines.ts';
import { indentOf, type Scan } from './scan.ts';
import { isPlainKey } from './signs.ts';

/** Where a line stands in its surroundings, as far as it matters for what it lacks. */
export interface LinePosition {
  index: number;
  column: number;
  /** It stands among keys, so that it has to be an entry. */
  sibling: boolean;
  afterDash: boolean;
  /** Nothing stands around it. */
  atTop: boolean;
}

/**
 * A line that is no entry and was meant as one: `title:Foo`, `title Foo`, or `slides` with its list below. It is mended,
 * and the entry that it then is comes back; `undefined` when nothing says that a key was meant.
 */
export function mendToEntry(scan: Scan, position: LinePosition): Entry | undefined {
  const { index, column, sibling } = position;
  const content = scan.line(index).slice(column);
  const glued = gluedEntry(content);
  const onlyLine = position.atTop && scan.nextContent(index + 1) === scan.lines.length;
  if (glued && (sibling || onlyLine || nextIsEntryAt(scan, index, column))) {
    insertBlank(scan, 'missing-blank-after-colon', index, column + glued.colon + 1);
  } else {
    const key = keyWithoutColon(scan, position, content);
    if (key === undefined) return undefined;
    const line = scan.line(index);
    const end = column + key.length;
    const mended = `${line.slice(0, end)}:${line.slice(end)}`;
    scan.mend('missing-colon', index, column, key.length, { text: key }, mended);
  }
  return splitEntry(scan.line(index).slice(column));
}

function keyWithoutColon(scan: Scan, position: LinePosition, content: string): string | undefined {
  const { index, column, sibling, afterDash } = position;
  const first = /^[a-z_][\w-]*(?= \S)/.exec(content)?.[0];
  if (first !== undefined) {
    return (sibling ? scan.isKeyElsewhere(first) : nextIsEntryAt(scan, index, column)) ? first : undefined;
  }
  const bare = /^[a-z_][\w-]*(?=\s*$)/.exec(content)?.[0];
  const below = scan.nextContent(index + 1);
  if (bare === undefined || afterDash || below === scan.lines.length) return undefined;
  const inside = scan.line(below).trimStart();
  const indent = indentOf(scan.line(below));
  const structured = isItem(inside) || isPlainKey(splitEntry(inside)?.key ?? '');
  const nested = indent > column ? sibling || structured : indent === column && isItem(inside);
  return nested ? bare : undefined;
}

/** Whether the next line with something on it is an entry that begins in this column. */
export function nextIsEntryAt(scan: Scan, index: number, column: number): boolean {
  const next = scan.line(scan.nextContent(index + 1));
  if (indentOf(next) !== column || isItem(next.slice(column))) return false;
  const entry = splitEntry(next.slice(column));
  return entry !== undefined && isPlainKey(entry.key);
}

/** Puts the missing blank in, in front of the character at `at`. */
export function insertBlank(
  scan: Scan,
  name: 'missing-blank-after-colon' | 'missing-blank-after-dash',
  index: number,
  at: number,
): void {
  const line = scan.line(index);
  scan.mend(name, index, at - 1, 1, {}, `${line.slice(0, at)} ${line.slice(at)}`);
}

/**
 * Whether a line among keys that is no entry can go on with the plain text above it, once it is indented deeper: then
 * the mended line is noted.
 */
export function mendToContinuation(scan: Scan, index: number, column: number): boolean {
  const content = scan.line(index).slice(column);
  if (/[:#]|^[-?%@`&*!]/.test(content)) return false;
  let first = index - 1;
  while (
    first > 0 &&
    indentOf(scan.line(first)) > column &&
    splitEntry(afterDashes(scan.line(first))) === undefined
  ) {
    first--;
  }
  const above = afterDashes(scan.line(first));
  const value = above.slice(splitEntry(above)?.value ?? above.length);
  if (value === '' || /^["'[{|>#]/.test(value) || value.includes(' #')) return false;
  const mended = `${' '.repeat(column + 2)}${content}`;
  scan.mend('text-without-key', index, column, content.trimEnd().length, { text: content }, mended);
  return true;
}

function afterDashes(line: string): string {
  return line.trimStart().replace(/^(?:- +)+/, '');
}

import { splitEntry } from './entry.ts';
import type { Region } from './quote.ts';
import { isItem } from './lines.ts';
import { indentOf, isBlank, isBlankOrComment, isDocumentMark, tabAsBlanks, type Scan } from './scan.ts';
import { isPlainKey } from './signs.ts';

/**
 * The whole of a text without quotes: up to a comment that stands off by two blanks, or the line's end, and on through
 * deeper lines below. A deeper line that looks like an entry is one with too many blanks and no part of the text.
 */
export function textRegion(scan: Scan, index: number, column: number, parent: number): Region {
  const line = scan.line(index);
  const end = textEnd(line, column);
  const region = { line: index, column, endLine: index, endColumn: end };
  if (end < textLength(line)) return region;
  for (let i = index + 1; i < scan.lines.length; i++) {
    const next = withoutTabs(scan, i, parent);
    if (isBlank(next)) continue;
    const indent = indentOf(next);
    if (indent <= parent || isBlankOrComment(next) || isDocumentMark(next)) break;
    const content = next.slice(indent);
    const entry = splitEntry(content);
    if ((entry && isPlainKey(entry.key)) || content.startsWith('\t')) break;
    if (isItem(content)) {
      if (line[parent] === '-') break;
      // A list below a text, with all that is in it, belongs to the text.
      const { last } = deeperLines(scan, index, column, parent);
      return { ...region, endLine: last, endColumn: textLength(scan.line(last)) };
    }
    region.endLine = i;
    region.endColumn = textEnd(next, indent);
    if (region.endColumn < textLength(next)) break;
  }
  return region;
}

/** A line that goes on with a value, its indent freed of tabs; a line that begins an entry or item is left as it is. */
function withoutTabs(scan: Scan, index: number, parent: number): string {
  const line = scan.line(index);
  const leading = /^[ \t]*/.exec(line)?.[0] ?? '';
  const content = line.slice(leading.length);
  const depth = leading.replaceAll('\t', tabAsBlanks).length;
  if (!leading.includes('\t') || indentOf(line) > parent || depth <= parent || content === '') return line;
  if (isItem(content) || splitEntry(content)) return line;
  scan.mend('tab-indent', index, leading.indexOf('\t'), 1, {}, ' '.repeat(depth) + content);
  return scan.line(index);
}

/** Where a text on this line ends: before a comment that two blanks set off, or at the line's end. */
export function textEnd(line: string, from: number): number {
  for (let hash = line.indexOf('#', from); hash !== -1; hash = line.indexOf('#', hash + 1)) {
    const before = Math.max(from, textLength(line.slice(0, hash)));
    if (hash - before > 1 || line[hash - 1] === '\t') return before;
  }
  return textLength(line);
}

/** Length without the blanks at the end; a no-break space is text. */
function textLength(line: string): number {
  let length = line.length;
  while (length > 0 && (line[length - 1] === ' ' || line[length - 1] === '\t')) length--;
  return length;
}

/** The value's line from `column` on, with the lines below it that are indented deeper than `parent`. */
export function deeperLines(
  scan: Scan,
  index: number,
  column: number,
  parent: number,
): { text: string; last: number } {
  const parts = [scan.line(index).slice(column)];
  let last = index;
  for (let i = index + 1; i < scan.lines.length; i++) {
    const line = withoutTabs(scan, i, parent);
    if (!isBlank(line) && (indentOf(line) <= parent || isDocumentMark(line))) break;
    if (!isBlank(line)) last = i;
    parts.push(line);
  }
  parts.length = last - index + 1;
  return { text: parts.join('\n'), last };
}

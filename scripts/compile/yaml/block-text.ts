import { splitEntry } from './entry.ts';
import { indentOf, isBlankOrComment, isDocumentMark, type Scan } from './scan.ts';

const header = /^[|>](?:([1-9])[+-]?|[+-]([1-9])?)?(?:\s+#.*|\s*)$/;

/** Whether a value is the head of a block text: `|`, `>`, with its signs, and nothing but a comment behind it. */
export function isBlockHeader(value: string): boolean {
  return header.test(value);
}

/** A tab counts as two blanks, the usual step. */
export const tabAsBlanks = '  ';

/**
 * Goes through the lines of a block text whose head stands on line `index`, below something at `parent` (its column, -1
 * at the top). Returns the first line that doesn't belong to it.
 */
export function scanBlockText(scan: Scan, index: number, head: string, parent: number): number {
  const digit = header.exec(head)?.slice(1).find(Boolean);
  let indent = digit === undefined ? undefined : Math.max(parent, 0) + Number(digit);
  let i = index + 1;
  let firstBlank: number | undefined;
  for (; i < scan.lines.length; i++) {
    const line = scan.line(i);
    if (line.trim() === '') {
      firstBlank ??= i;
      continue;
    }
    if (isDocumentMark(line)) break;
    const leading = /^[ \t]*/.exec(line)?.[0] ?? '';
    const depth = leading.replaceAll('\t', tabAsBlanks).length;
    const blanks = indentOf(line);
    if (depth <= parent) break;
    if (blanks < (indent ?? parent + 1) && leading.includes('\t')) {
      const mended = ' '.repeat(Math.max(depth, indent ?? 0)) + line.slice(leading.length);
      scan.mend('tab-indent', i, leading.indexOf('\t'), 1, {}, mended);
      indent ??= depth;
    } else if (indent === undefined) {
      indent = blanks;
      evenBlankLines(scan, firstBlank, i, indent);
    } else if (blanks < indent) {
      if (isEntryOrItem(line.slice(blanks)) || line[blanks] === '#') break;
      scan.mend('bad-indentation', i, 0, blanks, {}, ' '.repeat(indent) + line.slice(blanks));
    }
  }
  return indent === undefined ? textNotIndented(scan, i, parent) : i;
}

function isEntryOrItem(content: string): boolean {
  return /^-(?:\s|$)/.test(content) || splitEntry(content) !== undefined;
}

/** Blank lines above a block text's first line must not be longer than its indent. */
function evenBlankLines(scan: Scan, from: number | undefined, to: number, indent: number): void {
  for (let i = from ?? to; i < to; i++) {
    const length = scan.line(i).length;
    if (length > indent) scan.mend('bad-indentation', i, 0, length, {}, '');
  }
}

/**
 * Nothing stands below the head that is indented deeply enough. When what follows can't be the next entry, it is the
 * text itself.
 */
function textNotIndented(scan: Scan, index: number, parent: number): number {
  const first = scan.nextContent(index);
  const line = scan.line(first);
  const content = line.trimStart();
  const looksLikeText =
    first < scan.lines.length &&
    !isDocumentMark(line) &&
    splitEntry(content) === undefined &&
    (!/^-(?:\s|$)/.test(content) || indentOf(line) === parent);
  if (!looksLikeText) return index;
  let last = first;
  while (last + 1 < scan.lines.length && continuesText(scan.line(last + 1), content, parent)) last++;
  const blanks = ' '.repeat(parent + 2);
  scan.note('block-text-not-indented', first, 0, Math.max(1, line.length - content.length), {}, first === last);
  for (let i = first; i <= last; i++) scan.lines[i] = blanks + scan.line(i).trimStart();
  return last + 1;
}

function continuesText(line: string, first: string, parent: number): boolean {
  const content = line.trimStart();
  if (isBlankOrComment(line) || isDocumentMark(line) || splitEntry(content) !== undefined) return false;
  const isItem = /^-(?:\s|$)/.test(content);
  return isItem ? /^-(?:\s|$)/.test(first) && indentOf(line) === parent : true;
}

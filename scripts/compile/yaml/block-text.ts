import { gluedEntry, splitEntry } from './entry.ts';
import { isGluedItem, isItem } from './lines.ts';
import { indentOf, isBlank, isBlankOrComment, isDocumentMark, tabAsBlanks, type Scan } from './scan.ts';
import { isPlainKey } from './signs.ts';

const header = /^[|>](?:([1-9])[+-]?|[+-]([1-9])?)?(?:[ \t]+#.*|[ \t]*)$/;

/** Whether a value is the head of a block text: `|`, `>`, with its signs, and nothing but a comment behind it. */
export function isBlockHeader(value: string): boolean {
  return header.test(value);
}

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
    if (isBlank(line)) {
      firstBlank ??= i;
      continue;
    }
    if (/^\s*$/.test(line)) {
      scan.mend('special-blank', i, line.search(/[^ \t]/), 1, {}, '');
      continue;
    }
    if (isDocumentMark(line)) break;
    const leading = /^[ \t]*/.exec(line)?.[0] ?? '';
    const depth = leading.replaceAll('\t', tabAsBlanks).length;
    const blanks = indentOf(line);
    if (depth <= parent) {
      if (indent === undefined || isStructure(scan, line.slice(leading.length))) break;
      scan.mend(
        'block-text-not-indented',
        i,
        0,
        Math.max(1, blanks),
        {},
        ' '.repeat(indent) + line.slice(leading.length),
      );
      continue;
    }
    if (blanks < (indent ?? parent + 1) && leading.includes('\t')) {
      const mended = ' '.repeat(Math.max(depth, indent ?? 0)) + line.slice(leading.length);
      scan.mend('tab-indent', i, leading.indexOf('\t'), 1, {}, mended);
      indent ??= depth;
    } else if (indent === undefined) {
      indent = usualIndent(scan, i, blanks, parent);
      if (indent < blanks)
        scan.mend('bad-indentation', i, 0, blanks, {}, ' '.repeat(indent) + line.slice(blanks));
      evenBlankLines(scan, firstBlank, i, indent);
    } else if (blanks < indent) {
      const content = line.slice(blanks);
      if (content.startsWith('#') || (!isItem(content) && isStructure(scan, content))) break;
      scan.mend('bad-indentation', i, 0, blanks, {}, ' '.repeat(indent) + line.slice(blanks));
    }
  }
  return indent === undefined ? textNotIndented(scan, i, parent) : i;
}

/** Whether a line goes on with the course's structure rather than with a text: a comment, an item, a known key. */
function isStructure(scan: Scan, content: string): boolean {
  const entry = splitEntry(content);
  const glued = gluedEntry(content);
  const word = /^[a-z_][\w-]*(?=[ \t]*$)/.exec(content)?.[0];
  return (
    /^[#%]/.test(content) ||
    isItem(content) ||
    isGluedItem(content, false) ||
    (entry !== undefined && isPlainKey(entry.key)) ||
    (glued !== undefined && scan.isKeyElsewhere(glued.key)) ||
    (word !== undefined && scan.isKeyElsewhere(word))
  );
}

/** Indent of a block text: its first line's, unless most of its lines agree on a smaller one. */
function usualIndent(scan: Scan, index: number, first: number, parent: number): number {
  let least = first;
  let smaller = 0;
  let others = 1;
  for (let i = index + 1; i < scan.lines.length; i++) {
    const line = scan.line(i);
    if (isBlank(line)) continue;
    const blanks = indentOf(line);
    const content = line.slice(blanks);
    if (blanks <= parent || (blanks < first && !isItem(content) && isStructure(scan, content))) break;
    if (blanks >= first) others++;
    else {
      smaller++;
      least = Math.min(least, blanks);
    }
  }
  return smaller > others ? least : first;
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
    (!isItem(content) || indentOf(line) === parent);
  if (!looksLikeText) return index;
  let last = first;
  while (last + 1 < scan.lines.length && continuesText(scan.line(last + 1), content, parent)) last++;
  const blanks = ' '.repeat(parent + 2);
  scan.note(
    'block-text-not-indented',
    first,
    0,
    Math.max(1, line.length - content.length),
    {},
    first === last,
  );
  for (let i = first; i <= last; i++) scan.lines[i] = blanks + scan.line(i).trimStart();
  return last + 1;
}

function continuesText(line: string, first: string, parent: number): boolean {
  const content = line.trimStart();
  if (isBlankOrComment(line) || isDocumentMark(line) || splitEntry(content) !== undefined) return false;
  return isItem(content) ? isItem(first) && indentOf(line) === parent : true;
}

import { isBlockHeader, scanBlockText } from './block-text.ts';
import { splitEntry } from './entry.ts';
import { flowFlaws, type FlowFlaw } from './flow.ts';
import { walkFlow } from './flow-walk.ts';
import { badEscape, quoteBackslashes, quoteEnd, quoteRegion, quoteText, type Region } from './quote.ts';
import { indentOf, isBlankOrComment, isDocumentMark, type Scan } from './scan.ts';
import { badBeginning, excerpt, isPlainKey, keyColon } from './signs.ts';

/**
 * Looks at a value that begins on line `index` at `column`, inside something at column `parent` (-1 at the top).
 * Returns the first line behind the value; `undefined` when nothing but a comment stands there, so that the value is
 * what is nested below, if anything.
 */
export function scanValue(scan: Scan, index: number, column: number, parent: number): number | undefined {
  const value = scan.line(index).slice(column);
  const first = value[0] ?? '';
  if (first === '') return undefined;
  if (first === '#') return scanHash(scan, index, column, parent);
  if (first === '|' || first === '>') {
    if (isBlockHeader(value)) return scanBlockText(scan, index, value, parent);
    return scanTextBehindBar(scan, index, column, parent);
  }
  if (first === '"' || first === "'") return scanQuoted(scan, index, column, parent);
  if (first === '[' || first === '{') return scanFlow(scan, index, column, parent);
  const meaning = badBeginning(value);
  if (meaning === undefined) return scanPlain(scan, index, column, parent);
  return scanBadBeginning(scan, index, column, parent, meaning);
}

/** `accent: #0B5FFF`: with nothing below and a single blank before it, this was meant as a text. */
function scanHash(scan: Scan, index: number, column: number, parent: number): number | undefined {
  const line = scan.line(index);
  if (!/\S $/.test(line.slice(0, column))) return undefined;
  const next = scan.nextContent(index + 1);
  const below = scan.line(next);
  const nested = indentOf(below) > parent || (indentOf(below) === parent && below.trimStart().startsWith('-'));
  if (next < scan.lines.length && nested) return undefined;
  const end = line.trimEnd().length;
  const region = { line: index, column, endLine: index, endColumn: end };
  scan.quote('text-begins-with-sign', index, column, 1, { sign: '#', text: line.slice(column, end) }, region);
  return index + 1;
}

/** `body: | Some text`: one line that begins with a bar, or a block text that began one line too early. */
function scanTextBehindBar(scan: Scan, index: number, column: number, parent: number): number {
  const line = scan.line(index);
  const region = textRegion(scan, index, column, parent);
  const sign = line[column] ?? '';
  if (region.endLine === index) {
    const text = line.slice(column, region.endColumn);
    scan.quote('text-begins-with-sign', index, column, 1, { sign, text }, region);
    return index + 1;
  }
  const text = line.slice(column + 1).trim();
  scan.replace('text-behind-bar', index, column, 1, { sign, text }, line.slice(0, column) + sign);
  return scanBlockText(scan, index, sign, parent);
}

function scanBadBeginning(
  scan: Scan,
  index: number,
  column: number,
  parent: number,
  meaning: 'anchor' | 'alias' | 'tag' | 'text',
): number | undefined {
  const line = scan.line(index);
  const value = line.slice(column);
  const word = /^\S+/.exec(value)?.[0] ?? '';
  if (meaning === 'anchor' || (meaning === 'tag' && value.startsWith('!!'))) {
    const rest = value.slice(word.length).trimStart();
    const name = meaning === 'anchor' ? 'yaml-anchor' : 'yaml-tag';
    const mended = (line.slice(0, column) + rest).trimEnd();
    scan.mend(name, index, column, word.length, { text: word }, mended);
    return scanValue(scan, index, Math.min(column, mended.length), parent);
  }
  const region = textRegion(scan, index, column, parent);
  const end = region.endLine === index ? region.endColumn : line.length;
  const text = line.slice(column, end);
  if (meaning === 'text') {
    scan.quote('text-begins-with-sign', index, column, 1, { sign: value[0] ?? '', text }, region);
  } else {
    scan.quote(meaning === 'alias' ? 'yaml-alias' : 'yaml-tag', index, column, word.length, { text: word }, region);
  }
  return region.endLine + 1;
}

/** A text without quotes, over one line or several. */
function scanPlain(scan: Scan, index: number, column: number, parent: number): number {
  const line = scan.line(index);
  const region = textRegion(scan, index, column, parent);
  for (let i = region.line; i <= region.endLine; i++) {
    const from = i === region.line ? region.column : indentOf(scan.line(i));
    const to = i === region.endLine ? region.endColumn : scan.line(i).length;
    const part = scan.line(i).slice(from, to);
    const colon = keyColon(part);
    const hash = part.search(/\s#/);
    if (colon !== -1 && (hash === -1 || colon < hash)) {
      scan.quote('colon-in-text', i, from + colon, 1, { text: line.slice(column, column + part.length) }, region);
      break;
    }
    if (hash !== -1) {
      const text = part.slice(0, hash).trimEnd();
      scan.quote('hash-in-text', i, from + hash + 1, part.length - hash - 1, { text }, region);
      break;
    }
  }
  return region.endLine + 1;
}

/**
 * The whole of a text without quotes: up to a comment that stands off by two blanks, or the line's end, and on through
 * deeper lines below. A deeper line that looks like an entry is one with too many blanks and no part of the text.
 */
function textRegion(scan: Scan, index: number, column: number, parent: number): Region {
  const line = scan.line(index);
  const end = textEnd(line, column);
  const region = { line: index, column, endLine: index, endColumn: end };
  if (end < textLength(line)) return region;
  for (let i = index + 1; i < scan.lines.length; i++) {
    const next = scan.line(i);
    if (next.trim() === '') continue;
    const indent = indentOf(next);
    if (indent <= parent || isBlankOrComment(next) || isDocumentMark(next)) break;
    const content = next.slice(indent);
    const entry = splitEntry(content);
    if ((entry && isPlainKey(entry.key)) || /^\t|^-(?:\s|$)/.test(content)) break;
    region.endLine = i;
    region.endColumn = textEnd(next, indent);
    if (region.endColumn < textLength(next)) break;
  }
  return region;
}

function textEnd(line: string, from: number): number {
  const comment = /(?:\s{2,}|\t)#/.exec(line.slice(from));
  return comment ? from + comment.index : textLength(line);
}

/** Length without the blanks at the end; a no-break space is text. */
function textLength(line: string): number {
  return line.replace(/[ \t]+$/, '').length;
}

function scanQuoted(scan: Scan, index: number, column: number, parent: number): number {
  const { text, last } = deeperLines(scan, index, column, parent);
  const quote = text[0] ?? '';
  const end = quoteEnd(text, 0);
  const line = scan.line(index);
  if (end === -1) {
    const own = line.slice(column, textEnd(line, column));
    const apostrophe = quote === "'" && !own.endsWith("'") && /^'(?:\d0s|tis|twas|til|em|n|cause|round|bout)\b/i.test(own);
    const closed = apostrophe ? quoteText(own) : own + quote;
    const mended = line.slice(0, column) + closed + line.slice(column + own.length);
    scan.mend('unclosed-quote', index, column, 1, { sign: quote, text: own }, mended);
    return index + 1;
  }
  const endLine = index + text.slice(0, end).split('\n').length - 1;
  const endColumn = endLine === index ? column + end : end - text.lastIndexOf('\n', end - 1) - 1;
  const tail = scan.line(endLine).slice(endColumn);
  if (/\S/.test(tail) && !/^\s+#/.test(tail)) {
    const at = endColumn + tail.search(/\S/);
    const region = { line: index, column, endLine, endColumn: textEnd(scan.line(endLine), endColumn) };
    const values = { sign: quote, text: line.slice(column, endLine === index ? region.endColumn : line.length) };
    scan.quote('text-after-quote', endLine, at, region.endColumn - at, values, region);
  } else if (quote === '"') {
    lookAtEscapes(scan, { line: index, column, endLine, endColumn }, text.slice(1, end - 1));
  }
  return Math.min(endLine, last) + 1;
}

function lookAtEscapes(scan: Scan, region: Region, inside: string): void {
  const at = badEscape(inside);
  if (at === -1) return;
  const before = inside.slice(0, at).split('\n');
  const line = region.line + before.length - 1;
  const column = before.length === 1 ? region.column + 1 + at : (before.at(-1) ?? '').length;
  const values = { text: inside.slice(at, at + 2) };
  if (region.line === region.endLine) {
    const old = scan.line(region.line);
    const mended = old.slice(0, region.column) + quoteBackslashes(inside) + old.slice(region.endColumn);
    scan.mend('bad-escape', line, column, 2, values, mended);
  } else {
    const old = scan.line(line);
    scan.replace('bad-escape', line, column, 2, values, `${old.slice(0, column)}/${old.slice(column + 1)}`);
  }
}

/** A list in `[ ]` or a map in `{ }`, or a text that only begins like one. */
function scanFlow(scan: Scan, index: number, column: number, parent: number, closed = false): number {
  const line = scan.line(index);
  const sign = line[column] ?? '';
  let { text, last } = { text: line.slice(column), last: index };
  let walk = walkFlow(text, 0);
  if ('missing' in walk) {
    ({ text, last } = deeperLines(scan, index, column, parent));
    text = blankComments(text);
    walk = walkFlow(text, 0);
  }
  if ('tooDeep' in walk || ('missing' in walk && closed)) {
    const name = closed ? 'unclosed-bracket' : 'nested-too-deep';
    scan.replace(name, index, column, 1, { sign }, `${line.slice(0, column)}""`);
    for (let i = index + 1; i <= last; i++) scan.lines[i] = '';
    return last + 1;
  }
  if ('missing' in walk) {
    const end = textEnd(scan.line(last), last === index ? column : 0);
    const old = scan.line(last);
    const gap = walk.missing.startsWith('}') ? ' ' : '';
    const mended = old.slice(0, end) + gap + walk.missing + old.slice(end);
    const values = { sign, missing: walk.missing };
    if (last === index) scan.mend('unclosed-bracket', index, column, 1, values, mended);
    else {
      scan.note('unclosed-bracket', index, column, 1, values, false);
      scan.lines[last] = mended;
    }
    // What lies between the brackets is looked at again now that they are closed.
    return scanFlow(scan, index, column, parent, true);
  }
  const endLine = index + text.slice(0, walk.end).split('\n').length - 1;
  const endColumn = endLine === index ? column + walk.end : walk.end - text.lastIndexOf('\n', walk.end - 1) - 1;
  const tail = scan.line(endLine).slice(endColumn);
  const extra = /^[\s\]}]*[\]}](?=\s*$|\s+#)/.exec(tail);
  if (text.startsWith('{{') || (/\S/.test(tail) && !/^\s+#/.test(tail) && !extra)) {
    const region = textRegion(scan, index, column, parent);
    scan.quote('text-begins-with-sign', index, column, 1, { sign, text: line.slice(column).trimEnd() }, region);
    return region.endLine + 1;
  }
  if (extra) {
    const old = scan.line(endLine);
    const mended = old.slice(0, endColumn) + tail.slice(extra[0].length);
    const at = endColumn + tail.search(/\S/);
    scan.mend('stray-bracket', endLine, at, extra[0].trim().length, { sign: extra[0].trim() }, mended);
  }
  const flaws = flowFlaws(text.slice(0, walk.end), 0, walk.end);
  // From the last to the first, so that the columns of those still to come stay true.
  const at = offsetsOf(text, index, column);
  for (const flaw of flaws.sort((a, b) => b.start - a.start)) mendFlaw(scan, flaw, at);
  return endLine + 1;
}

type At = (offset: number) => { line: number; column: number };

function mendFlaw(scan: Scan, flaw: FlowFlaw, at: At): void {
  const place = at(flaw.at);
  const start = at(flaw.start);
  const end = at(flaw.end);
  const region = { line: start.line, column: start.column, endLine: end.line, endColumn: end.column };
  const values = { text: excerpt(flaw.text), ...(flaw.sign ? { sign: flaw.sign } : {}) };
  const old = scan.line(start.line);
  if (flaw.instead !== undefined) {
    const mended = old.slice(0, start.column) + flaw.instead + old.slice(end.column);
    scan.mend(flaw.name, place.line, place.column, flaw.length, values, mended);
  } else if (flaw.name === 'yaml-anchor' || (flaw.name === 'yaml-tag' && flaw.text.startsWith('!!'))) {
    const rest = flaw.text.replace(/^\S+\s*/, '');
    const mended = old.slice(0, start.column) + rest + old.slice(start.column + flaw.text.length);
    scan.mend(flaw.name, place.line, place.column, flaw.length, values, mended);
  } else if (flaw.name === 'unclosed-quote') {
    scan.note(flaw.name, place.line, place.column, flaw.length, values, start.line === end.line);
    const last = scan.line(end.line);
    scan.lines[end.line] = last.slice(0, end.column) + (flaw.sign ?? '"') + last.slice(end.column);
  } else if (flaw.name === 'bad-escape' && start.line === end.line) {
    const mended = old.slice(0, start.column) + quoteBackslashes(flaw.text.slice(1, -1)) + old.slice(end.column);
    scan.mend(flaw.name, place.line, place.column, flaw.length, { text: flaw.text.slice(flaw.at - flaw.start).slice(0, 2) }, mended);
  } else {
    scan.note(flaw.name, place.line, place.column, flaw.length, values, start.line === end.line);
    quoteRegion(scan.lines, region);
  }
}

function offsetsOf(text: string, line: number, column: number): At {
  return (offset) => {
    const before = text.slice(0, offset).split('\n');
    return before.length === 1
      ? { line, column: column + offset }
      : { line: line + before.length - 1, column: (before.at(-1) ?? '').length };
  };
}

/** The value's line from `column` on, with the lines below it that are indented deeper than `parent`. */
function deeperLines(scan: Scan, index: number, column: number, parent: number): { text: string; last: number } {
  const parts = [scan.line(index).slice(column)];
  let last = index;
  for (let i = index + 1; i < scan.lines.length; i++) {
    const line = scan.line(i);
    if (line.trim() !== '' && (indentOf(line) <= parent || isDocumentMark(line))) break;
    if (line.trim() !== '') last = i;
    parts.push(line);
  }
  parts.length = last - index + 1;
  return { text: parts.join('\n'), last };
}

/**
 * The same text with comments turned into blanks, so that brackets and quotes in them don't count. A single blank behind
 * a text begins none: that is a trap, looked at with the text.
 */
function blankComments(text: string): string {
  return text.replace(
    /(^[ \t]*|[,[{\]}"'][ \t]+|[ \t]{2,})#.*$/gm,
    (comment, before: string) => before + ' '.repeat(comment.length - before.length),
  );
}

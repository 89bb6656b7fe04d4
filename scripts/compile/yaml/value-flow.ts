import { flowFlaws, type FlowFlaw } from './flow.ts';
import { walkFlow } from './flow-walk.ts';
import { quoteBackslashes, quoteRegion } from './quote.ts';
import { deeperLines, textEnd, textRegion } from './region.ts';
import type { Scan } from './scan.ts';
import { excerpt } from './signs.ts';

/** A list in `[ ]` or a map in `{ }`, or a text that only begins like one. */
export function scanFlow(scan: Scan, index: number, column: number, parent: number, closed = false): number {
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
  const endColumn =
    endLine === index ? column + walk.end : walk.end - text.lastIndexOf('\n', walk.end - 1) - 1;
  const tail = scan.line(endLine).slice(endColumn);
  const extra = /^[\s\]}]*[\]}](?=\s*$|\s+#)/.exec(tail);
  if (text.startsWith('{{') || (/\S/.test(tail) && !/^\s+#/.test(tail) && !extra)) {
    const region = textRegion(scan, index, column, parent);
    scan.quote(
      'text-begins-with-sign',
      index,
      column,
      1,
      { sign, text: line.slice(column).trimEnd() },
      region,
    );
    return region.endLine + 1;
  }
  if (extra) {
    const old = scan.line(endLine);
    const mended = old.slice(0, endColumn) + tail.slice(extra[0].length);
    const at = endColumn + tail.search(/\S/);
    scan.mend('stray-bracket', endLine, at, extra[0].trim().length, { sign: extra[0].trim() }, mended);
  }
  const flaws = flowFlaws(text.slice(0, walk.end), 0, walk.end);
  const tooMany = flaws.length > mostFlaws;
  flaws.length = Math.min(flaws.length, mostFlaws);
  // From the last to the first, so that the columns of those still to come stay true.
  const at = offsetsOf(text, index, column);
  for (const flaw of flaws.sort((a, b) => b.start - a.start)) mendFlaw(scan, flaw, at);
  if (tooMany) {
    scan.giveUpOn(index, `${line.slice(0, column)}""`);
    for (let i = index + 1; i <= endLine; i++) scan.giveUpOn(i, '');
  }
  return endLine + 1;
}

/** Of one list or map; a line with more is no author's. */
const mostFlaws = 50;

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
    const mended =
      old.slice(0, start.column) + quoteBackslashes(flaw.text.slice(1, -1)) + old.slice(end.column);
    scan.mend(
      flaw.name,
      place.line,
      place.column,
      flaw.length,
      { text: flaw.text.slice(flaw.at - flaw.start).slice(0, 2) },
      mended,
    );
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

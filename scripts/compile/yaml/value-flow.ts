import { flowFlaws, type FlowFlaw } from './flow.ts';
import { walkFlow } from './flow-walk.ts';
import { quoteBackslashes, quoteRegion } from './quote.ts';
import { deeperLines, textEnd, textRegion } from './region.ts';
import type { Scan } from './scan.ts';
import { excerpt } from './signs.ts';

/** A list in `[ ]` or a map in `{ }`, over one line or several, or a text that only begins like one. */
export function scanFlow(scan: Scan, index: number, column: number, parent: number): number {
  const line = scan.line(index);
  let text = line.slice(column);
  let last = index;
  let walk = walkFlow(text, 0);
  if ('missing' in walk) {
    ({ text, last } = deeperLines(scan, index, column, parent));
    text = blankComments(text);
    walk = walkFlow(text, 0);
  }
  if ('missing' in walk) {
    text = closeFlow(scan, { index, column, last }, text, walk.missing);
    walk = walkFlow(text, 0);
  }
  if (!('end' in walk)) {
    const name = 'tooDeep' in walk ? 'nested-too-deep' : 'unclosed-bracket';
    scan.replace(name, index, column, 1, { sign: text.slice(0, 1) }, `${line.slice(0, column)}""`);
    for (let i = index + 1; i <= last; i++) scan.giveUpOn(i, '');
    return last + 1;
  }
  const end = offsetsOf(text, index, column)(walk.end);
  const tail = scan.line(end.line).slice(end.column);
  const stray = /^[ \t\]}]*[\]}](?=[ \t]*$|[ \t]+#)/.exec(tail)?.[0];
  if (text.startsWith('{{') || (/\S/.test(tail) && !/^\s+#/.test(tail) && stray === undefined)) {
    const region = textRegion(scan, index, column, parent);
    const values = { sign: text.slice(0, 1), text: line.slice(column) };
    scan.quote('text-begins-with-sign', index, column, 1, values, region);
    return region.endLine + 1;
  }
  if (stray !== undefined) {
    const old = scan.line(end.line);
    const sign = stray.trim();
    const mended = old.slice(0, end.column) + tail.slice(stray.length);
    scan.mend('stray-bracket', end.line, end.column + stray.indexOf(sign), sign.length, { sign }, mended);
  }
  mendInside(scan, text.slice(0, walk.end), { index, column, last: end.line });
  return end.line + 1;
}

/** Lines from `index` (from `column` on) to `last`. */
interface FlowLines {
  index: number;
  column: number;
  last: number;
}

/** Puts the missing brackets at the end of the last line. Returns the text with them. */
function closeFlow(scan: Scan, { index, column, last }: FlowLines, text: string, missing: string): string {
  const old = scan.line(last);
  const end = textEnd(old, last === index ? column : 0);
  const closing = (missing.startsWith('}') ? ' ' : '') + missing;
  scan.note('unclosed-bracket', index, column, 1, { sign: text.slice(0, 1), missing }, last === index);
  scan.lines[last] = old.slice(0, end) + closing + old.slice(end);
  const at = text.length - (old.length - end);
  return text.slice(0, at) + closing + text.slice(at);
}

function mendInside(scan: Scan, text: string, { index, column, last }: FlowLines): void {
  const flaws = flowFlaws(text, 0, text.length);
  const at = offsetsOf(text, index, column);
  // From the last to the first, so that the columns of those still to come stay true.
  const some = flaws.slice(0, mostFlaws).sort((a, b) => b.start - a.start);
  for (const flaw of some) mendFlaw(scan, flaw, at);
  if (flaws.length <= mostFlaws) return;
  scan.giveUpOn(index, `${scan.line(index).slice(0, column)}""`);
  for (let i = index + 1; i <= last; i++) scan.giveUpOn(i, '');
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
  return text
    .split('\n')
    .map((line) => {
      for (let hash = line.indexOf('#'); hash !== -1; hash = line.indexOf('#', hash + 1)) {
        const before = line.slice(0, hash).trimEnd();
        const gap = hash - before.length;
        if (before === '' || gap > 1 || (gap === 1 && /[,[{\]}"']$/.test(before))) {
          return line.slice(0, hash) + ' '.repeat(line.length - hash);
        }
      }
      return line;
    })
    .join('\n');
}

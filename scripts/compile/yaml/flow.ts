import { cutAtCommas, walkFlow, type Piece } from './flow-walk.ts';
import { badEscape, quoteEnd } from './quote.ts';
import { badBeginning, isPlainKey, keyColon } from './signs.ts';
import type { TrapName } from './trap.ts';

/** Something wrong inside `[ ]` or `{ }`. Offsets count in the text that was looked at. */
export interface FlowFlaw {
  name: TrapName;
  at: number;
  length: number;
  /** The text that is meant, for the message. */
  text: string;
  sign?: string;
  /** What to put in quotes, or what to write in its place. */
  start: number;
  end: number;
  instead?: string;
}

/**
 * Looks through the list or map that opens at `start` and is closed just before `end`, and everything inside it.
 * Depth is bounded by `walkFlow`, which has followed the same brackets before.
 */
export function flowFlaws(text: string, start: number, end: number): FlowFlaw[] {
  const flaws: FlowFlaw[] = [];
  const pieces = cutAtCommas(text, start + 1, end - 1);
  if (text[start] === '[') {
    pieces.forEach((piece, i) => {
      if (piece.start === piece.end) emptyPiece(flaws, text, piece, i, pieces.length);
      else lookAtItem(flaws, text, piece);
    });
  } else {
    lookAtMap(flaws, text, pieces);
  }
  return flaws;
}

function emptyPiece(flaws: FlowFlaw[], text: string, piece: Piece, index: number, count: number): void {
  // `[a, ]` and `[]` are fine: a comma may stand at the end.
  if (index === count - 1) return;
  const at = text.indexOf(',', piece.end);
  flaws.push({ name: 'stray-comma', at, length: 1, text: '', start: at, end: at + 1, instead: '' });
}

/** An item of a list: a value, or a map of one pair without brackets, `[id: a]`. */
function lookAtItem(flaws: FlowFlaw[], text: string, piece: Piece): void {
  const value = text.slice(piece.start, piece.end);
  const colon = keyColon(value);
  if (colon > 0 && isPlainKey(value.slice(0, colon))) {
    const rest = valueBehind(text, piece, piece.start + colon);
    if (rest) lookAtValue(flaws, text, rest);
  } else {
    lookAtValue(flaws, text, piece);
  }
}

const keyOfPiece =
  /^("(?:[^"\\]|\\.)*"|'(?:[^']|'')*'|[A-Za-z0-9_<][\w.<-]*)\s*:(?=\s|$)|^"(?:[^"\\]|\\.)*":/;

/** A key that begins with a sign, `{ @id: a }`. */
const badKey = /^([>|%@`*&!#?-] *[\w-]*):\s/;

function lookAtMap(flaws: FlowFlaw[], text: string, pieces: Piece[]): void {
  /** The value that a following piece without a key belongs to, when a comma has cut it. */
  let open: { start: number; end: number; firstCut?: number } | undefined;
  const close = () => {
    if (!open) return;
    if (open.firstCut === undefined) lookAtValue(flaws, text, open);
    else {
      const whole = text.slice(open.start, open.end);
      flaws.push({
        name: 'comma-in-text',
        at: open.firstCut,
        length: 1,
        text: whole,
        start: open.start,
        end: open.end,
      });
    }
    open = undefined;
  };
  pieces.forEach((piece, i) => {
    const found = text.slice(piece.start, piece.end);
    const key = keyOfPiece.exec(found);
    const glued = /^([A-Za-z_][\w-]*):(?!\/\/)\S/.exec(found);
    if (found === '') {
      close();
      emptyPiece(flaws, text, piece, i, pieces.length);
    } else if (key) {
      close();
      open = valueBehind(text, piece, piece.start + key[0].length - 1);
    } else if (badKey.test(found)) {
      close();
      const key = badKey.exec(found)?.[1] ?? '';
      const sign = key[0] ?? '';
      const end = piece.start + key.length;
      flaws.push({
        name: 'text-begins-with-sign',
        at: piece.start,
        length: 1,
        text: key,
        sign,
        start: piece.start,
        end,
      });
    } else if (open && !/^["'[{]/.test(text.slice(open.start, open.end))) {
      open.firstCut ??= text.indexOf(',', open.end);
      open.end = piece.end;
    } else if (glued) {
      close();
      const at = piece.start + (glued[1] ?? '').length;
      flaws.push({
        name: 'missing-blank-after-colon',
        at,
        length: 1,
        text: found,
        start: at,
        end: at + 1,
        instead: ': ',
      });
    } else {
      close();
    }
  });
  close();
}

/** The value behind a key's colon, if anything stands there. */
function valueBehind(text: string, piece: Piece, colon: number): Piece | undefined {
  let start = colon + 1;
  while (start < piece.end && /\s/.test(text[start] ?? '')) start++;
  return start < piece.end ? { start, end: piece.end } : undefined;
}

/** A value inside brackets that isn't cut by a comma: nested brackets, a quoted text or a plain one. */
function lookAtValue(flaws: FlowFlaw[], text: string, { start, end }: Piece): void {
  const value = text.slice(start, end);
  const first = value[0] ?? '';
  const flaw = (name: TrapName, at: number, length = 1, sign?: string) =>
    flaws.push({ name, at: start + at, length, text: value, start, end, ...(sign ? { sign } : {}) });
  if (first === '[' || first === '{') {
    const walk = walkFlow(text, start);
    if ('end' in walk && walk.end === end && !value.startsWith('{{'))
      flaws.push(...flowFlaws(text, start, end));
    else flaw('text-begins-with-sign', 0, 1, first);
    return;
  }
  if (first === '"' || first === "'") {
    const close = quoteEnd(value, 0);
    if (close === -1) flaw('unclosed-quote', 0, 1, first);
    else if (close < value.length)
      flaw('text-after-quote', close + value.slice(close).search(/\S/), 1, first);
    else if (first === '"') {
      const escape = badEscape(value.slice(1, -1));
      if (escape !== -1) flaw('bad-escape', escape + 1, 2);
    }
    return;
  }
  const beginning = badBeginning(value);
  if (first === '#' || first === '|' || first === '>') return void flaw('text-begins-with-sign', 0, 1, first);
  if (beginning === 'anchor') return void flaw('yaml-anchor', 0, value.length);
  if (beginning === 'alias') return void flaw('yaml-alias', 0, value.length);
  if (beginning === 'tag') return void flaw('yaml-tag', 0, value.search(/\s|$/));
  if (beginning === 'text') return void flaw('text-begins-with-sign', 0, 1, first);
  const hash = value.search(/\s#/);
  const colon = keyColon(value);
  const bracket = value.search(/[[\]{}]/);
  if (colon !== -1) flaw('colon-in-text', colon);
  else if (hash !== -1) flaw('hash-in-text', hash + 1, value.length - hash - 1);
  else if (bracket !== -1) flaw('bracket-in-text', bracket);
}

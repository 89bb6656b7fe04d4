import { quoteEnd } from './quote.ts';

/** How many lists and maps may lie inside each other; no course needs ten. */
export const deepest = 100;

const opening: Record<string, string> = { '[': ']', '{': '}' };

export type FlowWalk =
  | { end: number }
  /** Never closed: what is missing, from the inside out. */
  | { missing: string }
  | { tooDeep: number };

/**
 * Follows a `[` or `{` at `start` to just behind the bracket that closes it. Quotes count where a text can begin, and
 * brackets inside them don't; a closing bracket that fits nothing is taken for text.
 */
export function walkFlow(text: string, start: number): FlowWalk {
  const open: string[] = [];
  let begins = true;
  for (let i = start; i < text.length; i++) {
    const c = text[i] ?? '';
    if (begins && (c === '"' || c === "'")) {
      const end = quoteEnd(text, i);
      // An apostrophe rather than a quote where nothing closes it: the text goes on.
      if (end !== -1) i = end - 1;
      begins = false;
    } else if (opening[c] !== undefined) {
      open.push(opening[c]);
      if (open.length > deepest) return { tooDeep: i };
      begins = true;
    } else if (c === open.at(-1)) {
      open.pop();
      if (open.length === 0) return { end: i + 1 };
      begins = false;
    } else if (c === ',' || colonAt(text, i)) {
      begins = true;
    } else if (!/\s/.test(c)) {
      begins = false;
    }
  }
  return { missing: open.reverse().join('') };
}

/** Part of a flow list or map between two commas, without the blanks around it. */
export interface Piece {
  start: number;
  end: number;
}

/** Cuts what lies between two brackets (`from` behind the first, `to` at the second) at its own commas. */
export function cutAtCommas(text: string, from: number, to: number): Piece[] {
  const pieces: Piece[] = [];
  let start = from;
  let begins = true;
  for (let i = from; i < to; i++) {
    const c = text[i] ?? '';
    if (c === ',') {
      pieces.push(trimmed(text, start, i));
      start = i + 1;
    }
    const beginsNext: boolean = c === ',' || (begins && /\s/.test(c)) || colonAt(text, i);
    if (begins && (c === '"' || c === "'")) {
      const end = quoteEnd(text, i);
      if (end !== -1 && end <= to) i = end - 1;
    } else if (opening[c] !== undefined) {
      const walk = walkFlow(text, i);
      if ('end' in walk && walk.end <= to) i = walk.end - 1;
    }
    begins = beginsNext;
  }
  pieces.push(trimmed(text, start, to));
  return pieces;
}

/** Whether a colon at this index can end a key, so that a value begins behind it. */
function colonAt(text: string, index: number): boolean {
  return text[index] === ':' && /[\s"'[{]/.test(text[index + 1] ?? ' ');
}

/** The stretch without the blanks at its ends. */
export function trimmed(text: string, start: number, end: number): Piece {
  while (start < end && /\s/.test(text[start] ?? '')) start++;
  while (end > start && /\s/.test(text[end - 1] ?? '')) end--;
  return { start, end };
}

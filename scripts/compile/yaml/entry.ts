import { quoteEnd } from './quote.ts';
import { isPlainKey } from './signs.ts';

/** `key: value` in a line: where the key ends, its colon, and where the value begins (the line's end when there is none). */
export interface Entry {
  keyEnd: number;
  colon: number;
  value: number;
  /** The key as written, without quotes. */
  key: string;
}

/** Takes a line's content for an entry of a map, if it is one: a plain or quoted key, a colon, a blank or nothing. */
export function splitEntry(content: string): Entry | undefined {
  const first = content[0] ?? '';
  let colon: number;
  let keyEnd: number;
  if (first === '"' || first === "'") {
    keyEnd = quoteEnd(content, 0);
    if (keyEnd === -1) return undefined;
    colon = skipBlanks(content, keyEnd);
    if (content[colon] !== ':' || !/\s|^$/.test(content[colon + 1] ?? '')) return undefined;
  } else {
    if (first === '' || /[#[\]{},]/.test(first) || /^[-?:](?:\s|$)/.test(content)) return undefined;
    colon = content.search(/:(?:\s|$)/);
    const hash = content.search(/\s#/);
    if (colon === -1 || (hash !== -1 && hash < colon)) return undefined;
    keyEnd = content.slice(0, colon).trimEnd().length;
    // Behind a colon in a sentence a no-break space is just that; behind a key it was meant as a blank.
    const blank = /^[ \t]?$/.test(content[colon + 1] ?? '');
    if (!blank && !isPlainKey(content.slice(0, keyEnd))) return undefined;
  }
  const written = content.slice(0, keyEnd);
  const key = first === '"' || first === "'" ? written.slice(1, -1) : written;
  return { keyEnd, colon, value: skipBlanks(content, colon + 1), key };
}

/** `title:Foo`: a key whose colon lacks the blank. A web address is none, `12:30` neither. */
export function gluedEntry(content: string): { key: string; colon: number } | undefined {
  const found = /^([A-Za-z_][\w-]*|"[^"]*"|'[^']*'):(?!\/\/)[^\s:]/.exec(content);
  const key = found?.[1];
  return key === undefined ? undefined : { key, colon: key.length };
}

function skipBlanks(text: string, from: number): number {
  let i = from;
  while (i < text.length && /\s/.test(text[i] ?? '')) i++;
  return i;
}

import type { ScannedScript } from './scan.ts';

/** Bodies longer than this are a whole program in one function; what stands in them says nothing of one moment. */
const longestBody = 30_000;

/** A stretch of a script, from its opening brace to behind its closing one. */
export interface Body {
  start: number;
  end: number;
}

/** The block that opens at a brace; absent when it never closes or is too long. */
export function blockAt(bare: string, brace: number): Body | undefined {
  if (bare[brace] !== '{') return undefined;
  const stop = Math.min(bare.length, brace + longestBody);
  let depth = 0;
  for (let at = brace; at < stop; at++) {
    const code = bare.charCodeAt(at);
    if (code === 123) depth++;
    else if (code === 125 && --depth === 0) return { start: brace, end: at + 1 };
  }
  return undefined;
}

const heads =
  /function\s+([\w$]+)\s{0,9}\(|(?<![\w$])([\w$]+)\s{0,9}[=:]\s{0,9}(?:async\s+)?(?:function\b[^({]{0,60}\(|\()|(?<![\w$.])([\w$]+)\s?\(/g;

/** Names of functions that are declared or assigned under them, or are methods, each with where its body opens. */
export function namedFunctions({ bare }: ScannedScript): { name: string; brace: number }[] {
  const found: { name: string; brace: number }[] = [];
  for (const match of bare.matchAll(heads)) {
    const brace = braceBehind(bare, match.index + match[0].length - 1);
    if (brace !== undefined) found.push({ name: match[1] ?? match[2] ?? match[3] ?? '', brace });
  }
  return found;
}

/** The body of a function whose parameters open at a bracket: `(a, b) {` or `(a, b) => {`. */
export function bodyBehind(bare: string, bracket: number): Body | undefined {
  const brace = braceBehind(bare, bracket);
  return brace === undefined ? undefined : blockAt(bare, brace);
}

function braceBehind(bare: string, bracket: number): number | undefined {
  let depth = 0;
  for (let at = bracket; at < bare.length && at < bracket + 500; at++) {
    if (bare[at] === '(') depth++;
    else if (bare[at] === ')' && --depth === 0) {
      const brace = /^\)\s{0,99}(?:=>\s{0,99})?\{/.exec(bare.slice(at, at + 220));
      return brace ? at + brace[0].length - 1 : undefined;
    }
  }
  return undefined;
}

/** The name of the function around a place, by the nearest heading before it; absent where none is near. */
export function functionAround(
  { bare }: ScannedScript,
  at: number,
): { name: string; at: number } | undefined {
  const from = Math.max(0, at - 4000);
  const before = bare.slice(from, at);
  const heads =
    /function\s+([\w$]+)\s{0,9}\(|([\w$]+)\s{0,9}[=:]\s{0,9}(?:async\s+)?function\b|([\w$]+)\s{0,9}[=:]\s{0,9}\([^()]{0,80}\)\s{0,9}=>/g;
  let found: { name: string; at: number } | undefined;
  for (const match of before.matchAll(heads)) {
    const name = match[1] ?? match[2] ?? match[3];
    const brace = bare.indexOf('{', from + match.index);
    const body = brace === -1 ? undefined : blockAt(bare, brace);
    if (name !== undefined && body && body.start < at && body.end > at)
      found = { name, at: from + match.index };
  }
  return found;
}

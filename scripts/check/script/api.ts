import type { Script } from '../package/view.ts';
import type { ScriptString } from './scan.ts';

/** A call that names an element of the data model in a literal: `set("cmi.core.exit", "suspend")`. */
export interface ElementCall {
  script: Script;
  /** Offset of the element's literal in the script. */
  at: number;
  length: number;
  element: string;
  /** The name of the called function, without what stands before its last point; empty where it can't be told. */
  callee: string;
  /** What the second argument may be, where that is a literal, or a choice of two. */
  values: readonly { text: string; at: number; length: number }[];
}

/** What the scripts of a package do with SCORM's API, as far as their letters tell. */
export interface ApiUse {
  /** Scripts that name its functions or its object. */
  tracking: readonly Script[];
  /** Whether names of SCORM 1.2's functions stand somewhere; and of the object of SCORM 2004. */
  uses12: boolean;
  uses2004: boolean;
  calls: readonly ElementCall[];
  /** Calls that look as if they set something. */
  sets: readonly ElementCall[];
  /** The first place where a pattern matches the scripts without their comments. */
  find(pattern: RegExp, among?: readonly Script[]): ScriptPlace | undefined;
}

export interface ScriptPlace {
  script: Script;
  at: number;
  length: number;
}

const functions12 = /\bLMS(?:Initialize|Finish|GetValue|SetValue|Commit|GetLastError)\b/;
const object2004 = /\bAPI_1484_11\b/;
const element = /^(?:cmi|adl)\.[\w.]{0,80}\w$/;

export function readApi(scripts: readonly Script[]): ApiUse {
  const tracking: Script[] = [];
  const calls: ElementCall[] = [];
  let uses12 = false;
  let uses2004 = false;
  for (const script of scripts) {
    const has12 = functions12.test(script.code);
    const has2004 = object2004.test(script.code);
    uses12 ||= has12;
    uses2004 ||= has2004;
    const found = elementCalls(script);
    for (const call of found) calls.push(call);
    if (has12 || has2004 || found.length > 0) tracking.push(script);
  }
  return {
    tracking,
    uses12,
    uses2004,
    calls,
    sets: calls.filter(isSet),
    find: (pattern, among = scripts) => findIn(among, pattern),
  };
}

export function findIn(scripts: readonly Script[], pattern: RegExp): ScriptPlace | undefined {
  for (const script of scripts) {
    const match = pattern.exec(script.code);
    if (match) return { script, at: match.index, length: match[0].length };
  }
  return undefined;
}

function elementCalls(script: Script): ElementCall[] {
  const { strings, bare } = script;
  return strings.flatMap(({ start }, index) => {
    const named = elementAt(script, index);
    if (!named) return [];
    const end = strings[named.last]?.end ?? start;
    const head = /([\w$]*)\s{0,9}\(\s{0,99}$/.exec(bare.slice(Math.max(0, start - 160), start));
    const next = /^\s{0,99}([,)])/.exec(bare.slice(end, end + 101))?.[1];
    if (!head || next === undefined) return [];
    const values = next === ',' ? literalsAt(script, end, named.last + 1) : [];
    return [
      { script, at: start, length: end - start, element: named.element, callee: head[1] ?? '', values },
    ];
  });
}

/** Collections: behind their names stands an index. */
const indexed =
  /^(?:cmi\.(?:interactions|objectives|comments_from_(?:learner|lms))|adl\.data|cmi\.interactions\.n\.(?:objectives|correct_responses))\.$/;
const joint = /^(?:\s{0,9}\+\s{0,9}[\w$.()[\]]{1,60}\s{0,9}\+\s{0,9}|\$\{\s{0,9}[\w$.()[\]]{1,60}\s{0,9})$/;

/**
 * The element that begins in a literal: `"cmi.exit"`, or `"cmi.interactions." + n + ".result"` and its template, with
 * `n` for whatever index is put in.
 * @returns with it the number of the last literal that belongs to it
 */
function elementAt({ strings, bare }: Script, index: number): { element: string; last: number } | undefined {
  let piece = strings[index];
  let name = piece?.value ?? '';
  if (piece && !piece.partial && element.test(name)) return { element: name, last: index };
  for (let last = index + 1; piece && indexed.test(name) && last < index + 4; last++) {
    const next = strings[last];
    if (!next?.value.startsWith('.') || !joint.test(bare.slice(piece.end, next.start))) return undefined;
    name += `n${next.value}`;
    if (element.test(name)) return { element: name, last };
    piece = next;
  }
  return undefined;
}

/** The literals that an argument may be: `"passed"`, or both of `isRight ? "correct" : "wrong"`. */
function literalsAt({ strings, bare }: Script, end: number, index: number): ElementCall['values'] {
  const closes = (at: number) => /^\s{0,99}[,)]/.test(bare.slice(at, at + 101));
  const first = strings[index];
  const second = strings[index + 1];
  if (!first || first.partial) return [];
  const before = bare.slice(end, Math.min(first.start, end + 300));
  const valueOf = ({ start, end: stop, value }: ScriptString) => ({
    text: value,
    at: start,
    length: stop - start,
  });
  if (/^\s*,\s*$/.test(before)) return closes(first.end) ? [valueOf(first)] : [];
  const isChoice =
    /^\s*,[^;,\n]{1,200}\?\s*$/.test(before) &&
    second !== undefined &&
    !second.partial &&
    /^\s*:\s*$/.test(bare.slice(first.end, second.start)) &&
    closes(second.end);
  return isChoice ? [valueOf(first), valueOf(second)] : [];
}

/** The version that a call is surely of: wrappers of both translate, the API itself and a package of one version don't. */
export function versionOfCall(api: ApiUse, callee: string): 'scorm12' | 'scorm2004' | undefined {
  if (/^LMS[GS]etValue$/.test(callee)) return 'scorm12';
  return api.uses12 === api.uses2004 ? undefined : api.uses12 ? 'scorm12' : 'scorm2004';
}

/** By the function's name, or since it has a value to give. Comparisons and logs have neither. */
function isSet({ callee, values }: ElementCall): boolean {
  if (/get|log|trace|debug|warn|error|push|indexof|includes|test|replace|split/i.test(callee)) return false;
  return /set|save|send|write|put|store|commit/i.test(callee) || (values.length > 0 && callee !== '');
}

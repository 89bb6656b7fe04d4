import type { Script } from '../package/view.ts';

/** A call that names an element of the data model in a literal: `set("cmi.core.exit", "suspend")`. */
export interface ElementCall {
  script: Script;
  /** Offset of the element's literal in the script. */
  at: number;
  length: number;
  element: string;
  /** The name of the called function, without what stands before its last point; empty where it can't be told. */
  callee: string;
  /** The second argument, where it is a whole literal. */
  value?: { text: string; at: number; length: number };
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
    calls.push(...found);
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
  const found: ElementCall[] = [];
  strings.forEach(({ start, end, value, partial }, index) => {
    if (partial || !element.test(value)) return;
    const head = /([\w$]*)\s{0,9}\(\s{0,99}$/.exec(bare.slice(Math.max(0, start - 160), start));
    const next = /^\s{0,99}([,)])/.exec(bare.slice(end, end + 101))?.[1];
    if (!head || next === undefined) return;
    const second = next === ',' ? strings[index + 1] : undefined;
    const isWhole =
      second !== undefined &&
      !second.partial &&
      /^\s*,\s*$/.test(bare.slice(end, second.start)) &&
      /^\s{0,99}[,)]/.test(bare.slice(second.end, second.end + 101));
    found.push({
      script,
      at: start,
      length: end - start,
      element: value,
      callee: head[1] ?? '',
      ...(isWhole
        ? { value: { text: second.value, at: second.start, length: second.end - second.start } }
        : {}),
    });
  });
  return found;
}

/** By the function's name, or since it has a value to give. Comparisons and logs have neither. */
function isSet({ callee, value }: ElementCall): boolean {
  if (/get|log|trace|debug|warn|error|push|indexof|includes|test|replace|split/i.test(callee)) return false;
  return /set|save|send|write|put|store|commit/i.test(callee) || (value !== undefined && callee !== '');
}

import type { PackageView, Script } from '../package/view.ts';
import { blockAt, bodyBehind, namedFunctions, type Body } from './functions.ts';

/** Where a page does something when it is left. */
export interface Leaving {
  script: Script;
  at: number;
  length: number;
  event: 'unload' | 'beforeunload' | 'pagehide' | 'visibilitychange';
}

const listens =
  /\b(?:addEventListener|attachEvent|on|one|bind)\s?\(\s?["'](?:on)?(unload|beforeunload|pagehide|visibilitychange)\b[^"']{0,40}["']|\bon(unload|beforeunload|pagehide|visibilitychange)\s?=(?!=)/g;
const attributeEvent = /\bon(unload|beforeunload|pagehide|visibilitychange)\s*=\s*["']?$/i;
/** What a handler that has to do with tracking names near itself; a library's own handlers name none of it. */
const tracks =
  /scorm|\blms|terminate|finish|commit|quit|statement|tracker|suspend|unloadpage|dounload|savedata|sendresult/i;

/** A script of a course's own that uses the API has no handlers but for that; a bundle has many. */
const ownScript = 60_000;

/** More handlers than this are no course's; and a function of a library is looked for in no large file. */
const mostHandlers = 40;
const largeScript = 300_000;

const handlersOf = new WeakMap<PackageView, Leaving[]>();

/** Handlers that have to do with tracking; the first of them where there are very many. */
export function leavingHandlers(view: PackageView): Leaving[] {
  const known = handlersOf.get(view) ?? findHandlers(view);
  handlersOf.set(view, known);
  return known;
}

function findHandlers({ scripts, api }: PackageView): Leaving[] {
  const found: Leaving[] = [];
  for (const script of scripts) {
    if (script.inline) {
      const before = script.file.text.slice(Math.max(0, script.offset - 40), script.offset);
      const event = attributeEvent.exec(before)?.[1]?.toLowerCase();
      if (event && script.bare.trim() !== '')
        found.push({ script, at: 0, length: script.bare.length, event: event as Leaving['event'] });
    }
    for (const match of script.code.matchAll(listens)) {
      if (found.length >= mostHandlers) return found;
      const event = (match[1] ?? match[2]) as Leaving['event'];
      const near = script.code.slice(Math.max(0, match.index - 400), match.index + 400);
      const isOwn = script.bare.length < ownScript && api.tracking.includes(script);
      if (isOwn || tracks.test(near)) found.push({ script, at: match.index, length: match[0].length, event });
    }
  }
  return found;
}

/** What runs then, as far as it can be told: the handler's body, or those of the functions that it names. */
export function bodiesOf(
  { script, at, length }: Leaving,
  view: PackageView,
): { script: Script; body: Body }[] {
  if (at === 0 && length === script.bare.length)
    return [{ script, body: { start: 0, end: length } }, ...namedBodies(script.bare, script, view)];
  const behind = script.bare.slice(at + length, at + length + 200);
  const inline = /^\s{0,9},?\s{0,9}(?:async\s+)?(?:function\b[^({]{0,60})?\(/.exec(behind);
  if (inline) {
    const body = bodyBehind(script.bare, at + length + inline[0].length - 1);
    return body ? [{ script, body }] : [];
  }
  const arrow = /^\s{0,9},?\s{0,9}\w{1,40}\s?=>\s?\{/.exec(behind);
  const block = arrow && blockAt(script.bare, at + length + arrow[0].length - 1);
  if (block) return [{ script, body: block }];
  return namedBodies(/^\s{0,9},?\s{0,9}([\w$.]{1,80})/.exec(behind)?.[1] ?? '', script, view);
}

/** How far calls are followed from a handler, and to how many functions; enough for a wrapper around a wrapper. */
const mostCalls = 2;
const mostBodies = 40;

/** What runs then, with the functions that it calls, and those that they call. */
export function reachedBodies(handler: Leaving, view: PackageView): { script: Script; body: Body }[] {
  const found = bodiesOf(handler, view);
  let from = 0;
  for (let step = 0; step < mostCalls; step++) {
    const until = found.length;
    for (; from < until && found.length < mostBodies; from++) {
      const { script, body } = found[from] ?? {};
      if (!script || !body) continue;
      for (const [, name = ''] of script.bare
        .slice(body.start, body.end)
        .matchAll(/([A-Za-z_$][\w$]{4,60})\s?\(/g))
        for (const each of bodiesNamed(name, script, view, true))
          if (
            found.length < mostBodies &&
            !found.some((known) => known.script === each.script && known.body.start === each.body.start)
          )
            found.push(each);
    }
  }
  return found;
}

interface FunctionPlace {
  script: Script;
  brace: number;
  /** In a script that a course has for its own; libraries have functions of the same names for other things. */
  isOwn: boolean;
}

const functionsOf = new WeakMap<PackageView, ReadonlyMap<string, readonly FunctionPlace[]>>();

/** Functions by their names, in scripts that are no large library. */
function indexFunctions({ scripts, api }: PackageView): ReadonlyMap<string, readonly FunctionPlace[]> {
  const found = new Map<string, FunctionPlace[]>();
  const tracking = new Set(api.tracking);
  for (const script of scripts) {
    if (script.bare.length >= largeScript) continue;
    const isOwn = script.bare.length < ownScript && tracking.has(script);
    for (const { name, brace } of namedFunctions(script)) {
      const known = found.get(name);
      if (known) known.push({ script, brace, isOwn });
      else found.set(name, [{ script, brace, isOwn }]);
    }
  }
  return found;
}

/** Functions of a name, those in the same file before those of others: many pages may have one each. */
function bodiesNamed(
  name: string,
  from: Script,
  view: PackageView,
  own: boolean,
): { script: Script; body: Body }[] {
  const index = functionsOf.get(view) ?? indexFunctions(view);
  functionsOf.set(view, index);
  const all = (index.get(name) ?? []).filter(({ isOwn }) => isOwn || !own);
  const near = all.filter(({ script }) => script.file === from.file);
  return (near.length > 0 ? near : all).slice(0, mostBodies).flatMap(({ script, brace }) => {
    const body = blockAt(script.bare, brace);
    return body ? [{ script, body }] : [];
  });
}

function namedBodies(code: string, from: Script, view: PackageView): { script: Script; body: Body }[] {
  const names = [...new Set(code.match(/[A-Za-z_$][\w$]{2,}/g) ?? [])].slice(0, 5);
  return names.flatMap((name) => bodiesNamed(name, from, view, false));
}

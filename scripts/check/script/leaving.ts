import type { PackageView, Script } from '../package/view.ts';
import { blockAt, bodyBehind, functionsNamed, type Body } from './functions.ts';

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
    return [{ script, body: { start: 0, end: length } }, ...namedBodies(script.bare, view)];
  const behind = script.bare.slice(at + length, at + length + 200);
  const inline = /^\s{0,9},?\s{0,9}(?:async\s+)?(?:function\b[^({]{0,60})?\(/.exec(behind);
  if (inline) {
    const body = bodyBehind(script.bare, at + length + inline[0].length - 1);
    return body ? [{ script, body }] : [];
  }
  const arrow = /^\s{0,9},?\s{0,9}\w{1,40}\s?=>\s?\{/.exec(behind);
  const block = arrow && blockAt(script.bare, at + length + arrow[0].length - 1);
  if (block) return [{ script, body: block }];
  return namedBodies(/^\s{0,9},?\s{0,9}([\w$.]{1,80})/.exec(behind)?.[1] ?? '', view);
}

function namedBodies(code: string, { scripts }: PackageView): { script: Script; body: Body }[] {
  const names = [...new Set(code.match(/[A-Za-z_$][\w$]{2,}/g) ?? [])].slice(0, 5);
  return names.flatMap((name) =>
    scripts
      .filter(({ bare }) => bare.length < largeScript)
      .flatMap((script) => functionsNamed(script, name).map((body) => ({ script, body }))),
  );
}

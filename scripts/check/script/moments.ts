import type { PackageView, Script } from '../package/view.ts';
import type { ElementCall } from './api.ts';
import { blockAt, functionAround, type Body } from './functions.ts';

/** Where a session is begun. */
const begins =
  /\bLMSInitialize\s?\(|\bInitialize\s?\(\s?["']{2}|\bscorm\s?\.\s?init(?:ialize)?\s?\(|\bdoLMSInitialize\s?\(|\bScormProcessInitialize\s?\(/gi;

/** Where a session is begun more often than this, the text is no course's. */
const mostBegins = 50;

/** The functions that begin a session, or the script as a whole where it does so outside of any. */
export function launchBodies({ api }: PackageView): { script: Script; body: Body }[] {
  const found: { script: Script; body: Body }[] = [];
  for (const script of api.tracking)
    for (const match of script.bare.matchAll(begins)) {
      if (found.length >= mostBegins) return found;
      const around = functionAround(script, match.index);
      const brace = around ? script.bare.indexOf('{', around.at) : -1;
      const body = around
        ? blockAt(script.bare, brace)
        : { start: 0, end: Math.min(script.bare.length, 20_000) };
      if (body) found.push({ script, body });
    }
  return found;
}

/** Calls that run in a body itself, not in a function that is only made there. */
export function callsIn(calls: readonly ElementCall[], script: Script, body: Body): ElementCall[] {
  return calls.filter(
    (call) =>
      call.script === script &&
      call.at > body.start &&
      call.at < body.end &&
      !isNested(script.bare, body.start + 1, call.at),
  );
}

/** Whether a function begins between two places and goes beyond the second. */
export function isNested(bare: string, from: number, at: number): boolean {
  const between = bare.slice(from, at);
  for (const match of between.matchAll(/\bfunction\b|=>/g)) {
    const brace = bare.indexOf('{', from + match.index);
    const block = brace === -1 || brace > at ? undefined : blockAt(bare, brace);
    if (block && block.end > at) return true;
  }
  return false;
}

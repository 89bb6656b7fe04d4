import type { PackageView } from '../package/view.ts';
import type { ScriptPlace } from './api.ts';
import { functionAround } from './functions.ts';

/** Why something never happens: no script has it, or only a function that nobody calls. */
export interface Never {
  place: ScriptPlace;
  unused?: string;
}

/**
 * Whether a function of the API is never called: its name stands in no script, or only within wrappers whose names stand
 * nowhere else. Said only when all scripts were seen, and some of them use the API at all.
 */
export function neverCalled(
  view: PackageView,
  names: { scorm12: string; scorm2004: string },
): Never | undefined {
  const { api, scripts, sawAllScripts } = view;
  if (!sawAllScripts || !(api.uses12 || api.uses2004)) return undefined;
  const words = [...(api.uses12 ? [names.scorm12] : []), ...(api.uses2004 ? [names.scorm2004] : [])];
  const pattern = new RegExp(`\\b(?:${words.join('|')})\\b`, 'g');
  const place = api.find(/\bLMS[GS]etValue\b|\bAPI_1484_11\b|\bLMSInitialize\b/) ?? {
    script: scripts[0],
    at: 0,
  };
  if (!place.script) return undefined;
  const first = { script: place.script, at: place.at, length: 12 };
  let unused: Never | undefined;
  for (const script of api.tracking) {
    for (const match of script.code.matchAll(pattern)) {
      const around = functionAround(script, match.index);
      // Outside of a function it is called; and names of one or two letters are a minifier's.
      if (!around || around.name.length < 4 || names.scorm12 === around.name || isUsed(view, around.name))
        return undefined;
      unused = { place: { script, at: match.index, length: match[0].length }, unused: around.name };
    }
  }
  return unused ?? { place: first };
}

/** Whether a name stands somewhere beside where it is defined. */
function isUsed({ scripts }: PackageView, name: string): boolean {
  const word = name.replaceAll('$', '\\$');
  const all = new RegExp(`(?<![\\w$])${word}(?![\\w$])`, 'g');
  const definition = new RegExp(
    `function\\s+${word}\\s?\\(|(?<![\\w$])${word}\\s{0,9}[=:]\\s{0,9}(?:async\\s+)?(?:function\\b|\\()`,
    'g',
  );
  let uses = 0;
  for (const { code } of scripts)
    uses += [...code.matchAll(all)].length - [...code.matchAll(definition)].length;
  return uses > 0;
}

import type { ApiUse, ScriptPlace } from './api.ts';

/** Where a search for the API gives up: after so many parents. `Infinity` where nothing stops it. */
export interface SearchDepth {
  place: ScriptPlace;
  parents: number;
}

const counters =
  /\b\w{0,30}(?:tries|try|attempts?|depth|count|limit|levels?|hops)\w{0,20}\s{0,9}(>=?|<=?|===?)\s{0,9}(\d{1,4}|[A-Za-z_$][\w$]{0,40})\b/gi;
const climbs = /\.\s?parent\b/;

/** Searches that count the parents they climb, in scripts that look for the API. */
export function searchDepths({ tracking }: ApiUse): SearchDepth[] {
  const found: SearchDepth[] = [];
  for (const script of tracking)
    for (const match of script.bare.matchAll(counters)) {
      const near = script.bare.slice(Math.max(0, match.index - 400), match.index + 400);
      if (
        !climbs.test(near) ||
        !/\bAPI(?:_1484_11)?\b/.test(script.code.slice(Math.max(0, match.index - 400), match.index + 400))
      )
        continue;
      const [whole, operator = '', digits = ''] = match;
      const number = numberOf(digits, script.bare);
      // A test for the first round or for none is no limit.
      if (number === undefined || number === 0 || (number === 1 && /=/.test(operator))) continue;
      found.push({
        place: { script, at: match.index, length: whole.length },
        parents:
          operator === '<=' || operator === '>'
            ? number
            : Math.max(0, number - 1) + (operator === '<' ? 1 : 0),
      });
    }
  return found;
}

/** A number, or that of a constant. */
function numberOf(text: string, bare: string): number | undefined {
  if (/^\d/.test(text)) return Number(text);
  const name = text.replaceAll('$', '\\$');
  const set = new RegExp(`(?<![\\w$.])${name}\\s?[=:]\\s?(\\d{1,4})\\b`).exec(bare)?.[1];
  return set === undefined ? undefined : Number(set);
}

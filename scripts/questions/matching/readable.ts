import { cut, limit, separator, shortest } from '../readable.ts';
import type { MatchingAnswer, MatchingKey } from './rules.ts';

/** ASCII, so that it survives whatever an LMS stores texts in. */
const arrow = ' -> ';
const invisible = '\u2060';

/** What would read as the end of a pair, or of its source, is kept from that by an invisible WORD JOINER. */
const apart = (text: string) => text.replaceAll('->', `-${invisible}>`).replace(/;(?= |$)/g, `;${invisible}`);

interface Shown {
  sources: string[];
  targets: string[];
}

/**
 * An answer as one text that a teacher can read, at most 255 characters: `die Küche -> kitchen; der Flur -> hall`.
 * Texts are shortened for the question as a whole, so that a pair reads the same in every answer and in the pattern;
 * where two of them would then be equal, the ids of their side stand instead. `undefined`: there are too many pairs to
 * leave anything of their texts.
 */
export function readablePairs(key: MatchingKey, answer: MatchingAnswer): string | undefined {
  const shown = shownTexts(key);
  return (
    shown &&
    answer
      .map(([source, target]) =>
        [shown.sources[key.sources.indexOf(source)], shown.targets[key.targets.indexOf(target)]].join(arrow),
      )
      .join(separator)
  );
}

function shownTexts({ sources, sourceTexts, targets, targetTexts }: MatchingKey): Shown | undefined {
  const whole = { sources: sourceTexts.map(apart), targets: targetTexts.map(apart) };
  let length = limit;
  while (length >= shortest && longest(whole, length) > limit) length--;
  if (length < shortest) return undefined;
  const shown = {
    sources: distinct(sources, whole.sources, length),
    targets: distinct(targets, whole.targets, length),
  };
  return longest(shown, limit) <= limit ? shown : undefined;
}

function distinct(ids: readonly string[], texts: readonly string[], length: number): string[] {
  const shown = texts.map((text) => cut(text, length));
  return new Set(shown).size === shown.length ? shown : [...ids];
}

/** Characters of the longest answer, every source with the longest target, where each text has at most so many. */
function longest({ sources, targets }: Shown, most: number): number {
  const lengthOf = (text: string) => Math.min(text.length, most);
  const target = Math.max(0, ...targets.map(lengthOf));
  const joins = arrow.length * sources.length + separator.length * (sources.length - 1);
  return sources.reduce((sum, source) => sum + lengthOf(source) + target, joins);
}

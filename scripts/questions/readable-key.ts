import type { XapiDescription } from './rules.ts';
import { between, range, unescapeItem, within } from './tokens.ts';

/** What is right, in ids or typed texts, without xAPI's delimiters; a bar between alternatives. */
export const readableKey = ({ correctResponsesPattern = [], interactionType }: XapiDescription): string =>
  correctResponsesPattern.map((pattern) => readablePattern(pattern, interactionType)).join(' | ');

/** What may stand before a pattern or one of its items (xAPI 1.0.3, Data 4.1.4.1). */
const options = /^(?:\{(?:lang|case_matters|order_matters)=[^}]*\})+/;

/** One right answer without xAPI's delimiters and options. */
function readablePattern(pattern: string, type: string): string {
  const [low, high] = type === 'numeric' ? pattern.split(range) : [];
  if (low !== undefined && high !== undefined) return readableRange(low, high);
  return itemsOf(pattern)
    .map((item) => item.join(' -> '))
    .join('; ');
}

/** The items of a pattern, each with its sides: one, or the two of a pair. */
export const itemsOf = (pattern: string): string[][] =>
  pattern.split(between).map((item) => item.replace(options, '').split(within).map(unescapeItem));

function readableRange(low: string, high: string): string {
  if (low === high) return low;
  if (low === '') return `at most ${high}`;
  return high === '' ? `at least ${low}` : `${low} to ${high}`;
}

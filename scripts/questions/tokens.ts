import type { Cmi2004Interaction, XapiInteraction } from './rules.ts';

/** Delimiters of SCORM 2004 (RTE 4.2.9.1) and xAPI (1.0.3, Data 4.1.4.1): between items, within a pair, of a range. */
export const between = '[,]';
export const within = '[.]';
export const range = '[:]';

/** An invisible character (WORD JOINER) that keeps a learner's text from being read as a delimiter. */
const joiner = '\u2060';

/**
 * A text that somebody typed, as one item of a response: what would read as a delimiter, or as a leading
 * `{case_matters=…}`, gets an invisible joiner, which `unescapeItem` takes away again. Nothing is lost.
 */
export function escapeItem(text: string): string {
  return text.replace(/\[(\u2060*)([,.:])\]/g, `[${joiner}$1$2]`).replace(/^(\u2060*)\{/, `${joiner}$1{`);
}

/** The text that `escapeItem` got. */
export function unescapeItem(item: string): string {
  return item.replace(/^\u2060(\u2060*)\{/, '$1{').replace(/\[\u2060(\u2060*)([,.:])\]/g, '[$1$2]');
}

/** SCORM 2004 (RTE 4.2.9.1, smallest permitted maximums): patterns that every LMS keeps, by type. */
const mostPatterns: Record<string, number> = {
  choice: 10,
  'fill-in': 5,
  'long-fill-in': 5,
  matching: 5,
  sequencing: 5,
};

/** A text on one line: LMSs refuse line ends in responses. */
const oneLine = (text: string) => text.replace(/\s*[\r\n\u2028\u2029]+\s*/g, ' ');

/** An interaction in xAPI's words as SCORM 2004 has it: the same format, fewer patterns, one line. */
export function asScorm2004({
  interactionType,
  response,
  correctResponsesPattern = [],
}: XapiInteraction): Cmi2004Interaction {
  const patterns = [...new Set(correctResponsesPattern)].slice(0, mostPatterns[interactionType] ?? 1);
  return {
    type: interactionType,
    ...(response === '' ? {} : { response: oneLine(response) }),
    patterns: patterns.map(oneLine),
  };
}

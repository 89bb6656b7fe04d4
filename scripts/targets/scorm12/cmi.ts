import type { AnswerRecord } from '../../log/events.ts';
import type { Outcome } from '../../log/facts.ts';
import type { CmiInteraction } from '../../questions/rules.ts';

/** CMITimespan, `HHHH:MM:SS.SS` (SCORM 1.2 RTE 3.4.1); always two decimals, since one LMS reads `.5` as five hundredths. */
export function timespan(seconds: number): string {
  const hundredths = Math.min(Math.max(0, Math.round(seconds * 100)), 9999 * 360000);
  const pad = (value: number, digits: number) => String(value).padStart(digits, '0');
  const whole = Math.floor(hundredths / 100);
  return `${pad(Math.floor(whole / 3600), 4)}:${pad(Math.floor(whole / 60) % 60, 2)}:${pad(whole % 60, 2)}.${pad(hundredths % 100, 2)}`;
}

/** CMITime, `HH:MM:SS`, by the learner's own clock. */
export function timeOfDay(at: number): string {
  const date = new Date(at);
  return [date.getHours(), date.getMinutes(), date.getSeconds()]
    .map((value) => String(value).padStart(2, '0'))
    .join(':');
}

/** CMIDecimal with at most two decimals, no exponent. */
export function decimal(value: number): string {
  return String(Math.round(value * 100) / 100);
}

/** A status is never written below what the LMS already has; `browsed` and `not attempted` are nothing yet. */
const ranks: Record<string, number> = { incomplete: 1, failed: 2, completed: 3, passed: 4 };
export function rankOf(status: string): number {
  return ranks[status] ?? 0;
}

/** `cmi.core.lesson_status` for an outcome: one word, one meaning (SCORM 1.2 RTE 3.4.2.1). */
export function statusOf(outcome: Outcome): string {
  return outcome;
}

/** CMIIdentifier: no blank, printable ASCII, at most 255. Ids of the course format are that already. */
export function interactionElements(
  record: AnswerRecord,
  words: CmiInteraction,
  at: number,
): [string, string][] {
  const base = `cmi.interactions.${record.index}`;
  const result =
    record.points === 0 && words.patterns.length === 0
      ? 'neutral'
      : record.share === 1
        ? 'correct'
        : record.share === 0
          ? 'wrong'
          : decimal(record.share);
  return [
    [`${base}.id`, record.id],
    [`${base}.type`, words.type],
    ...record.outcomes.map((outcome, index): [string, string] => [`${base}.objectives.${index}.id`, outcome]),
    [`${base}.time`, timeOfDay(at)],
    [`${base}.weighting`, decimal(Math.min(record.points, 100))],
    ...words.patterns.map((pattern, index): [string, string] => [
      `${base}.correct_responses.${index}.pattern`,
      pattern,
    ]),
    ...(words.response === undefined
      ? []
      : [[`${base}.student_response`, words.response] satisfies [string, string]]),
    [`${base}.result`, result],
    [`${base}.latency`, timespan(record.latency)],
  ];
}

/**
 * Another valid value for an element, written for a moment so that the real one is a change again. An LMS may drop
 * the values of a failed commit, believe they arrived, and send a value again only when it differs (Moodle does).
 * `undefined`: the element changes by itself, or nobody misses it.
 */
export function passingValue(element: string, value: string): string | undefined {
  const name = element.slice(element.lastIndexOf('.') + 1);
  if (element === 'cmi.core.lesson_status') return value === 'incomplete' ? 'browsed' : 'incomplete';
  if (element === 'cmi.core.lesson_location' || element === 'cmi.core.exit') return '';
  // Another number, not another spelling: an LMS may keep numbers as numbers. Lower, never higher.
  if (element.startsWith('cmi.core.score.') || name === 'weighting')
    return decimal(Number(value) > 0 ? Number(value) - 0.01 : 0.01);
  if (!element.startsWith('cmi.interactions.')) return undefined;
  if (name === 'type') return value === 'fill-in' ? 'choice' : 'fill-in';
  if (name === 'result') return value === 'neutral' ? 'unanticipated' : 'neutral';
  if (name === 'time') return `${value}.0`;
  if (name === 'latency') return value.slice(0, -1);
  return value.slice(0, 254) + (value.endsWith('_') ? '-' : '_');
}

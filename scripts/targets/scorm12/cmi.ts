import type { AnswerRecord } from '../../log/events.ts';
import type { Objective, Outcome } from '../../log/facts.ts';
import type { CmiInteraction } from '../../questions/rules.ts';
import type { ObjectiveForm } from '../../tracking/scorm-objectives.ts';
import { decimal, type Listed, type Setting } from '../../tracking/scorm-values.ts';

export { decimal };

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

/** A status is never written below what the LMS already has; `browsed` and `not attempted` are nothing yet. */
const ranks: Record<string, number> = { incomplete: 1, failed: 2, completed: 3, passed: 4 };
export function rankOf(status: string): number {
  return ranks[status] ?? 0;
}

/** `cmi.core.lesson_status` for an outcome: one word, one meaning (SCORM 1.2 RTE 3.4.2.1). */
export function statusOf(outcome: Outcome): string {
  return outcome;
}

/** More alternatives than this no LMS need keep (SCORM 2004 RTE 4.2.9 says so; SCORM 1.2 says nothing). */
const mostPatterns = 10;

/**
 * `cmi.interactions.n` of one answer (SCORM 1.2 RTE 3.4.2.7), the id first: an LMS refuses all else before it. Ids of
 * the course format are CMIIdentifiers already: printable ASCII without blanks, far below 255 characters.
 * @param had lines of a list can't be taken away, only rewritten: what an earlier answer had more (a revised question,
 * or another one that was drawn for this place) says the last of today's once more
 */
export function interactionElements(
  record: AnswerRecord,
  words: CmiInteraction,
  at: number,
  had: Listed = { outcomes: 0, patterns: 0 },
): Setting[] {
  const base = `cmi.interactions.${record.index}`;
  const patterns = [...new Set(words.patterns)].slice(0, mostPatterns);
  const neutral = record.graded === false;
  const listed = (values: readonly string[], count: number, name: (index: number) => string) =>
    Array.from({ length: values.length > 0 ? Math.max(values.length, count) : 0 }, (_, index): Setting => [
      `${base}.${name(index)}`,
      values[index] ?? values.at(-1) ?? '',
    ]);
  return [
    [`${base}.id`, record.id],
    [`${base}.type`, words.type],
    ...listed(record.outcomes, had.outcomes, (index) => `objectives.${index}.id`),
    [`${base}.time`, timeOfDay(at)],
    [`${base}.weighting`, decimal(neutral ? 0 : Math.min(record.points, 100))],
    ...listed(patterns, had.patterns, (index) => `correct_responses.${index}.pattern`),
    // Typed texts of a submitted quiz are no longer known; an empty one must not take the place of what the LMS has.
    ...(words.response ? [[`${base}.student_response`, words.response] as Setting] : []),
    [`${base}.result`, neutral ? 'neutral' : resultOf(record.share)],
    [`${base}.latency`, timespan(record.latency)],
  ];
}

/** CMIResult: a word, or the share that was right. */
function resultOf(share: number): string {
  if (share === 1) return 'correct';
  return share === 0 ? 'wrong' : decimal(share);
}

/** The status of an objective (RTE 3.4.2.4). What was once passed or completed is never taken back. */
export function objectiveStatus(objective: Objective, score: number | undefined, before: string): string {
  const { mark, submitted, attemptsLeft } = objective;
  let next = submitted ? 'completed' : 'incomplete';
  if (mark !== undefined) {
    next = 'incomplete';
    if (score !== undefined && score >= mark) next = 'passed';
    else if (score !== undefined && !attemptsLeft) next = 'failed';
  }
  if (before === 'passed' || (before === 'completed' && next !== 'passed')) return before;
  return next;
}

/** `cmi.objectives.n` (RTE 3.4.2.4): the score and one word. */
export const objectiveForm: ObjectiveForm = {
  names: ['score.raw', 'status'],
  values: (objective, score, told) => [
    ...(score === undefined ? [] : [['score.raw', decimal(score)] as Setting]),
    ['status', objectiveStatus(objective, score, told('status'))],
  ],
  passingId: (id) => passingValue('cmi.objectives.0.id', id),
};

/**
 * Another valid value for an element, written for a moment so that the real one is a change again. An LMS may drop
 * the values of a failed commit, believe they arrived, and send a value again only when it differs (Moodle does).
 * `undefined`: the element changes by itself, or nobody misses it.
 */
export function passingValue(element: string, value: string): string | undefined {
  const name = element.slice(element.lastIndexOf('.') + 1);
  if (name === 'lesson_status' || name === 'status') return value === 'incomplete' ? 'browsed' : 'incomplete';
  if (element === 'cmi.core.lesson_location' || element === 'cmi.core.exit') return '';
  // Another number, not another spelling: an LMS may keep numbers as numbers. Lower, never higher.
  if (/\.score\.\w+$/.test(element) || name === 'weighting')
    return decimal(Number(value) > 0 ? Number(value) - 0.01 : 0.01);
  if (!/^cmi\.(interactions|objectives)\./.test(element)) return undefined;
  if (name === 'type') return value === 'fill-in' ? 'choice' : 'fill-in';
  if (name === 'result') return value === 'neutral' ? 'unanticipated' : 'neutral';
  if (name === 'time') return `${value}.0`;
  if (name === 'latency') return value.slice(0, -1);
  return value.slice(0, 254) + (value.endsWith('_') ? '-' : '_');
}

import type { AnswerRecord } from '../../log/events.ts';
import type { Facts, Objective } from '../../log/facts.ts';
import type { Cmi2004Interaction } from '../../questions/rules.ts';
import type { ObjectiveForm } from '../../tracking/scorm-objectives.ts';
import { decimal, type Setting } from '../../tracking/scorm-values.ts';

/**
 * How much is told of an answer. An LMS may send everything that it ever took at each commit, and a browser takes only
 * so much from a page that goes away: in a course with many questions the build leaves out what matters least.
 */
export const details = ['full', 'short', 'plain', 'unkeyed', 'bare'] as const;
export type Detail = (typeof details)[number];

/** Characters of a description: SCORM 2004 RTE 4.2.9 promises 250. */
const descriptionLimit = { full: 250, short: 60 };
/** RTE 4.2.9: an LMS need keep no more objectives of an interaction. */
const mostObjectives = 10;

/** An invisible character (WORD JOINER) that keeps a text from being read as `{lang=…}`. */
const joiner = '\u2060';

/** Timeinterval (RTE 4.1.1.6): `PT1H2M3.45S`, at most two decimals; nothing is `PT0S`. */
export function duration(seconds: number): string {
  const hundredths = Math.max(0, Math.round(seconds * 100));
  const hours = Math.floor(hundredths / 360_000);
  const minutes = Math.floor(hundredths / 6000) % 60;
  const rest = decimal((hundredths % 6000) / 100);
  const text = `${hours > 0 ? `${hours}H` : ''}${minutes > 0 ? `${minutes}M` : ''}${rest === '0' ? '' : `${rest}S`}`;
  return `PT${text === '' ? '0S' : text}`;
}

/**
 * Time (RTE 4.1.1.7) in UTC with two decimals: a zone may stand only behind a fraction, and three decimals are refused.
 * @param at ms since 1970
 */
export function timestamp(at: number): string {
  return `${new Date(at).toISOString().slice(0, 22)}Z`;
}

/** A text on one line, cut between characters, that begins with no `{`. */
export function description(stem: string, limit: number): string {
  const line = stem.replace(/\s+/g, ' ').trim();
  const safe = line.startsWith('{') ? joiner + line : line;
  if (safe.length <= limit) return safe;
  let kept = '';
  for (const character of safe) {
    if (kept.length + character.length >= limit) break;
    kept += character;
  }
  return `${kept.trimEnd()}…`;
}

/** `cmi.interactions.n` of one answer (RTE 4.2.9): the id first, the type before all that it gives a form. */
export function interactionElements(
  record: AnswerRecord,
  words: Cmi2004Interaction,
  at: number,
  detail: Detail = 'full',
): Setting[] {
  const base = `cmi.interactions.${record.index}`;
  const neutral = record.graded === false;
  const tells = (least: Detail) => details.indexOf(detail) <= details.indexOf(least);
  const limit = detail === 'full' || detail === 'short' ? descriptionLimit[detail] : 0;
  const shown = limit > 0 ? description(record.stem, limit) : '';
  const settings: (Setting | false)[] = [
    [`${base}.id`, record.id],
    [`${base}.type`, words.type],
    ...record.outcomes
      .slice(0, tells('unkeyed') ? mostObjectives : 0)
      .map((outcome, index): Setting => [`${base}.objectives.${index}.id`, outcome]),
    tells('unkeyed') && [`${base}.timestamp`, timestamp(at - record.latency * 1000)],
    ...words.patterns
      .slice(0, tells('plain') ? undefined : 0)
      .map((pattern, index): Setting => [`${base}.correct_responses.${index}.pattern`, pattern]),
    tells('unkeyed') && [`${base}.weighting`, decimal(neutral ? 0 : record.points)],
    words.response !== undefined && [`${base}.learner_response`, words.response],
    [`${base}.result`, neutral ? 'neutral' : resultOf(record.share)],
    tells('unkeyed') && [`${base}.latency`, duration(record.latency)],
    shown !== '' && [`${base}.description`, shown],
  ];
  return settings.filter((setting) => setting !== false);
}

/** A word, or the share that was right. */
function resultOf(share: number): string {
  if (share === 1) return 'correct';
  return share === 0 ? 'incorrect' : decimal(share);
}

/** `cmi.completion_status` (RTE 4.2.4): whoever has failed has completed once nothing is left that could be done. */
export function completionOf({ outcome, over }: Facts): 'completed' | 'incomplete' {
  return outcome === 'passed' || outcome === 'completed' || over ? 'completed' : 'incomplete';
}

/** `cmi.success_status` (RTE 4.2.22); `undefined`: it stays unknown. */
export function successOf({ outcome }: Facts): 'passed' | 'failed' | undefined {
  return outcome === 'passed' || outcome === 'failed' ? outcome : undefined;
}

/** `cmi.progress_measure` (RTE 4.2.18), 0..1: of the slides that are needed, those that are done. */
export function progressOf(facts: Facts): string {
  const { done, needed, total } = facts.slides;
  if (completionOf(facts) === 'completed') return '1';
  const of = needed > 0 ? needed : Math.max(1, total);
  return decimal(Math.min(1, done / of), 4);
}

/** `cmi.score` (RTE 4.2.20) of a score of 0..100. */
export function scoreElements(score: number): Setting[] {
  return [
    ['cmi.score.min', '0'],
    ['cmi.score.max', '100'],
    ['cmi.score.raw', decimal(score)],
    ['cmi.score.scaled', decimal(score / 100, 4)],
  ];
}

function objectiveSuccess(
  { mark, attemptsLeft }: Objective,
  score: number | undefined,
  before: string,
): string {
  if (mark === undefined || score === undefined || before === 'passed') return before;
  if (score >= mark) return 'passed';
  return attemptsLeft ? before : 'failed';
}

/** `cmi.objectives.n` (RTE 4.2.17). What was once passed or completed is never taken back. */
export const objectiveForm: ObjectiveForm = {
  names: ['success_status', 'completion_status', 'score.scaled', 'score.raw'],
  values(objective, score, told) {
    const success = objectiveSuccess(objective, score, told('success_status'));
    const isCompleted = objective.submitted || told('completion_status') === 'completed';
    const settings: (Setting | false)[] = [
      score !== undefined && ['score.scaled', decimal(score / 100, 4)],
      score !== undefined && ['score.raw', decimal(score)],
      success !== '' && ['success_status', success],
      ['completion_status', isCompleted ? 'completed' : 'incomplete'],
    ];
    return settings.filter((setting) => setting !== false);
  },
};

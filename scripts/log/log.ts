import type { PlayerCourse } from '../course/player-course.ts';
import { quizValue, seen, type FieldList, type FieldValue, type Progress } from '../state/progress.ts';
import { applyToValues } from './apply.ts';
import type { LogEvent, PlayerEvent } from './events.ts';
import { earnedScore, factsOf, isPassed, quizzesOf, roundScore, type Facts } from './facts.ts';
import { newlyOpen } from './gates.ts';

/**
 * Progress after one event. Pure: the same progress and event give the same result.
 * @param at when it happened, in ms since 1970
 */
export function applyEvent(
  progress: Progress,
  event: PlayerEvent,
  course: PlayerCourse,
  list: FieldList,
  at: number,
): Progress {
  const next = applyToValues(progress, event, course, list, at / 1000);
  const score = latchedScore(progress, next, course);
  const scored = withPassed(score === undefined ? next : { ...next, score }, course, list);
  const { outcome } = factsOf(course, scored);
  const latched: Progress = {
    ...scored,
    passed: scored.passed || outcome === 'passed',
    completed: scored.completed || outcome === 'completed' || outcome === 'passed',
  };
  return withOpened(latched, course, list);
}

/**
 * The score that stands: the better one, whatever an edit has made of weights and questions. It falls only by a new
 * attempt where the last one counts, or the average, and never once the course is passed.
 */
function latchedScore(before: Progress, after: Progress, course: PlayerCourse): number | undefined {
  const [was, is] = [earnedScore(course, before), earnedScore(course, after)];
  if (is === undefined) return before.score;
  const stands = before.score ?? 0;
  if (was !== undefined && is < was && !before.passed) return Math.max(0, roundScore(stands - (was - is)));
  return Math.max(stands, is);
}

/** A quiz that is passed by today's mark stays passed, also where a later release raises it again. */
function withPassed(progress: Progress, course: PlayerCourse, list: FieldList): Progress {
  const changes = new Map<number, FieldValue>();
  for (const { quiz, field } of quizzesOf(course)) {
    const value = quizValue(progress, field);
    if (!value.passed && isPassed(quiz, value)) changes.set(field, { ...value, passed: true });
  }
  return withValues(progress, changes, list);
}

/** Notes which slides are open, for ever. */
function withOpened(progress: Progress, course: PlayerCourse, list: FieldList): Progress {
  const changes = new Map<number, FieldValue>();
  for (const field of newlyOpen(course, progress)) {
    const isQuiz = list.fields[field]?.kind === 'quiz';
    const value = isQuiz ? quizValue(progress, field) : seen(progress, field);
    changes.set(field, { ...value, opened: true });
  }
  return withValues(progress, changes, list);
}

function withValues(progress: Progress, changes: ReadonlyMap<number, FieldValue>, list: FieldList): Progress {
  if (changes.size === 0) return progress;
  return {
    ...progress,
    values: list.fields.map((_, index) => changes.get(index) ?? progress.values[index]),
  };
}

export interface Log {
  progress(): Progress;
  facts(): Facts;
  append(event: PlayerEvent): void;
  /** Called after each event, in order of subscription, with the progress after it and before it. */
  subscribe(listener: (event: LogEvent, progress: Progress, facts: Facts, before: Progress) => void): void;
}

/** Starts a session's log on the progress at launch. `now` gives ms since 1970. */
export function createLog(start: Progress, course: PlayerCourse, list: FieldList, now: () => number): Log {
  let progress = start;
  let seq = 0;
  const listeners: Parameters<Log['subscribe']>[0][] = [];
  return {
    progress: () => progress,
    facts: () => factsOf(course, progress),
    append(event) {
      const at = now();
      const before = progress;
      progress = applyEvent(progress, event, course, list, at);
      const facts = factsOf(course, progress);
      for (const listener of listeners) listener({ ...event, seq, at }, progress, facts, before);
      seq++;
    },
    subscribe: (listener) => void listeners.push(listener),
  };
}

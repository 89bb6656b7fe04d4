import type { PlayerCourse } from '../course/player-course.ts';
import {
  quizValue,
  seen,
  type Answer,
  type FieldList,
  type FieldValue,
  type PracticeValue,
  type Progress,
} from '../state/progress.ts';
import type { LogEvent, PlayerEvent } from './events.ts';
import { factsOf, type Facts } from './facts.ts';

/** Progress after one event. Pure: the same progress and event give the same result. */
export function applyEvent(
  progress: Progress,
  event: PlayerEvent,
  course: PlayerCourse,
  list: FieldList,
): Progress {
  const next = applyToValues(progress, event, list);
  const facts = factsOf(course, next);
  const latched: Progress = {
    ...next,
    passed: next.passed || facts.outcome === 'passed',
    completed: next.completed || facts.outcome === 'completed' || facts.outcome === 'passed',
  };
  if (facts.score !== undefined) latched.score = facts.score;
  return latched;
}

function applyToValues(progress: Progress, event: PlayerEvent, list: FieldList): Progress {
  const put = (changes: Map<number, FieldValue | undefined>): Progress => {
    const values = list.fields.map((_, index) =>
      changes.has(index) ? changes.get(index) : progress.values[index],
    );
    return { ...progress, values };
  };
  const putAnswer = (field: number, answer: Answer | undefined): Progress => {
    if (list.fields[field]?.kind !== 'practice') return put(new Map([[field, answer]]));
    const value: PracticeValue = { ...seen(progress, field) };
    delete value.answer;
    if (answer) value.answer = answer;
    if (answer?.share !== undefined) value.done = true;
    return put(new Map([[field, value]]));
  };
  switch (event.type) {
    case 'slide-viewed':
      return {
        ...put(new Map([[event.slide, { ...quizOrSeen(progress, event.slide, list), visited: true }]])),
        bookmark: event.slide,
      };
    case 'slide-done':
      return put(new Map([[event.slide, { ...quizOrSeen(progress, event.slide, list), done: true }]]));
    case 'changed':
      return putAnswer(event.question, event.answer ? { values: event.answer } : undefined);
    case 'answered':
      return putAnswer(event.question, { values: event.answer, share: event.share });
    case 'attempt-started': {
      const changes = new Map<number, FieldValue | undefined>(
        answersOf(event.quiz, list).map((field) => [field, undefined]),
      );
      changes.set(event.quiz, { ...quizValue(progress, event.quiz), open: true });
      return put(changes);
    }
    case 'quiz-submitted': {
      const before = quizValue(progress, event.quiz);
      const changes = new Map<number, FieldValue | undefined>(
        answersOf(event.quiz, list).map((field) => [
          field,
          withoutTexts(progress.values[field] as Answer | undefined),
        ]),
      );
      changes.set(event.quiz, {
        ...before,
        done: true,
        open: false,
        submitted: before.submitted + 1,
        passed: before.passed || event.passed,
        best: Math.max(before.best, event.score),
        last: event.score,
        first: before.submitted === 0 ? event.score : before.first,
        sum: before.sum + event.score,
      });
      return put(changes);
    }
    case 'launched':
    case 'suspended':
    case 'closed':
      return progress;
  }
}

function quizOrSeen(
  progress: Progress,
  field: number,
  list: FieldList,
): FieldValue & { visited: boolean; done: boolean } {
  if (list.fields[field]?.kind === 'quiz') return quizValue(progress, field);
  return (progress.values[field] as PracticeValue | undefined) ?? seen(progress, field);
}

/** Fields of the quiz's questions, those of former revisions too. */
function answersOf(quiz: number, list: FieldList): number[] {
  return list.fields.flatMap((field, index) =>
    field.kind === 'answer' && field.quiz === quiz ? [index] : [],
  );
}

/** Typed text is kept only while its quiz is open. */
function withoutTexts(answer: Answer | undefined): Answer | undefined {
  return (
    answer && { ...answer, values: answer.values.map((value) => (typeof value === 'string' ? '' : value)) }
  );
}

export interface Log {
  progress(): Progress;
  facts(): Facts;
  append(event: PlayerEvent): void;
  /** Called after each event, in order of subscription, with the progress after it. */
  subscribe(listener: (event: LogEvent, progress: Progress, facts: Facts) => void): void;
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
      progress = applyEvent(progress, event, course, list);
      const facts = factsOf(course, progress);
      for (const listener of listeners) listener({ ...event, seq, at: now() }, progress, facts);
      seq++;
    },
    subscribe: (listener) => void listeners.push(listener),
  };
}

import type { PlayerCourse } from '../course/player-course.ts';
import {
  answersOf,
  mostMet,
  mostTries,
  quizValue,
  seen,
  triesOf,
  type Answer,
  type FieldList,
  type FieldValue,
  type PracticeValue,
  type Progress,
  type QuizValue,
} from '../state/progress.ts';
import type { PlayerEvent } from './events.ts';
import { isDraw } from './asked.ts';
import { isPassed, quizzesOf, roundScore } from './facts.ts';
import { broughtAlong } from './migration.ts';

type Changes = Map<number, FieldValue | undefined>;

/** The fields after one event. `at`: seconds since 1970. */
export function applyToValues(
  progress: Progress,
  event: PlayerEvent,
  course: PlayerCourse,
  list: FieldList,
  at: number,
): Progress {
  const put = (changes: Changes): Progress => ({
    ...progress,
    values: list.fields.map((_, index) => (changes.has(index) ? changes.get(index) : progress.values[index])),
  });
  const putOne = (field: number, value: FieldValue) => put(new Map([[field, value]]));
  switch (event.type) {
    case 'slide-viewed':
      return {
        ...putOne(event.slide, { ...slideValue(progress, event.slide, list), visited: true, opened: true }),
        bookmark: event.slide,
      };
    case 'slide-done':
      return putOne(event.slide, { ...slideValue(progress, event.slide, list), done: true });
    case 'changed':
    case 'noted':
    case 'flagged':
    case 'answered': {
      const answer = answerAfter(answerAt(progress, event.question, list), event);
      return putAnswer(progress, event.question, answer, list, put);
    }
    case 'attempt-started':
      return put(startAttempt(progress, event, drawable(course, event.quiz), list, at));
    case 'redrawn':
      return put(redraw(progress, event, drawable(course, event.quiz), list));
    case 'clock': {
      const quiz = quizValue(progress, event.quiz);
      const extra = quiz.clock?.extra ?? false;
      return putOne(event.quiz, { ...quiz, clock: { used: event.used, at, extra } });
    }
    case 'quiz-submitted':
      return put(submit(progress, event, course, list, at));
    case 'launched':
    case 'suspended':
    case 'closed':
      return progress;
  }
}

function slideValue(
  progress: Progress,
  field: number,
  list: FieldList,
): FieldValue & { visited: boolean; done: boolean; opened: boolean } {
  if (list.fields[field]?.kind === 'quiz') return quizValue(progress, field);
  return (progress.values[field] as PracticeValue | undefined) ?? seen(progress, field);
}

function answerAt(progress: Progress, field: number, list: FieldList): Answer | undefined {
  const value = progress.values[field];
  return list.fields[field]?.kind === 'practice'
    ? (value as PracticeValue | undefined)?.answer
    : (value as Answer | undefined);
}

type AnswerEvent = Extract<PlayerEvent, { type: 'changed' | 'noted' | 'flagged' | 'answered' }>;

function answerAfter(before: Answer | undefined, event: AnswerEvent): Answer | undefined {
  if (event.type === 'noted') {
    // Texts may be gone from the state, and must not come back into it.
    const values = before?.values?.map((value, index) =>
      typeof value === 'string' ? value : (event.answer[index] ?? value),
    );
    return before && values ? { ...before, values } : before;
  }
  const tries = triesOf(before);
  const flagged = event.type === 'flagged' ? event.flagged : before?.flagged === true;
  const next: Answer = flagged ? { flagged } : {};
  if (event.type === 'flagged') {
    const { flagged: _, ...kept } = before ?? {};
    return flagged || kept.values || tries > 0 ? { ...kept, ...next } : undefined;
  }
  if (event.type === 'changed') {
    if (event.answer) next.values = event.answer;
    if (tries > 0) next.tries = tries;
    return (next.values ?? next.flagged ?? next.tries) ? next : undefined;
  }
  next.values = event.answer;
  // What the state keeps is what counts from now on.
  next.share = Math.round(event.share * 10_000) / 10_000;
  if (tries > 0) next.tries = Math.min(mostTries, tries + 1);
  return next;
}

function putAnswer(
  progress: Progress,
  field: number,
  answer: Answer | undefined,
  list: FieldList,
  put: (changes: Changes) => Progress,
): Progress {
  if (list.fields[field]?.kind !== 'practice') return put(new Map([[field, answer]]));
  const value: PracticeValue = { ...seen(progress, field) };
  delete value.answer;
  if (answer) value.answer = answer;
  if (answer?.share !== undefined) value.done = true;
  return put(new Map([[field, value]]));
}

const quizAt = (course: PlayerCourse, field: number) =>
  quizzesOf(course).find((slide) => slide.field === field)?.quiz;

/** Fields of the questions that a quiz's draws may take today. */
function drawable(course: PlayerCourse, quiz: number): Set<number> {
  const draws = quizAt(course, quiz)?.entries.filter(isDraw) ?? [];
  return new Set(draws.flatMap(({ draw }) => draw.map(({ field }) => field)));
}

type Started = Extract<PlayerEvent, { type: 'attempt-started' }>;

function startAttempt(
  progress: Progress,
  event: Started,
  candidates: ReadonlySet<number>,
  list: FieldList,
  at: number,
): Changes {
  const fields = answersOf(event.quiz, list);
  const changes: Changes = new Map();
  for (const field of fields) {
    const answer = progress.values[field] as Answer | undefined;
    const bare = event.kept?.includes(field) ? withoutMarks(answer) : undefined;
    changes.set(field, bare ? { ...bare, kept: true } : broughtAlong(progress, list, field));
  }
  const { drawn: _, clock: __, ...before } = quizValue(progress, event.quiz);
  const next: QuizValue = { ...before, open: true, opened: true };
  if (event.drawn) {
    next.drawn = event.drawn;
    next.met = meet(fields, before.met ?? [], event.drawn, candidates);
  }
  if (event.extraTime !== undefined) next.clock = { used: 0, at, extra: event.extraTime };
  changes.set(event.quiz, next);
  return changes;
}

/** Flags, and marks of what was kept, serve in one attempt only. */
const withoutMarks = (answer: Answer | undefined): Answer | undefined => {
  const { flagged: _, kept: __, ...bare } = answer ?? {};
  return bare.values ? bare : undefined;
};

/**
 * Counts the questions that an attempt meets. Once every question was met, one is taken off each count: which was met
 * least is all that matters.
 */
function meet(
  fields: readonly number[],
  before: readonly number[],
  drawn: readonly number[],
  candidates: ReadonlySet<number>,
): number[] {
  const counts = fields.map((field, place) => (before[place] ?? 0) + (drawn.includes(field) ? 1 : 0));
  const least = Math.min(...counts.filter((_, place) => candidates.has(fields[place] ?? -1)));
  const off = Number.isFinite(least) ? least : 0;
  return counts.map((count) => Math.min(mostMet, Math.max(0, count - off)));
}

type Redrawn = Extract<PlayerEvent, { type: 'redrawn' }>;

/** Answers of what is no longer asked go, so that an attempt never holds more of them than it asks. */
function redraw(
  progress: Progress,
  event: Redrawn,
  candidates: ReadonlySet<number>,
  list: FieldList,
): Changes {
  const fields = answersOf(event.quiz, list);
  const value = quizValue(progress, event.quiz);
  const gone = fields.filter((field) => value.drawn?.includes(field) && !event.drawn.includes(field));
  const fresh = event.drawn.filter((field) => !value.drawn?.includes(field));
  const changes: Changes = new Map(gone.map((field) => [field, undefined]));
  changes.set(event.quiz, {
    ...value,
    drawn: event.drawn,
    met: meet(fields, value.met ?? [], fresh, candidates),
  });
  return changes;
}

type Submitted = Extract<PlayerEvent, { type: 'quiz-submitted' }>;

function submit(
  progress: Progress,
  { quiz: field, score }: Submitted,
  course: PlayerCourse,
  list: FieldList,
  at: number,
): Changes {
  const changes: Changes = new Map(
    answersOf(field, list).map((each) => [each, withoutTexts(progress.values[each] as Answer | undefined)]),
  );
  const quiz = quizAt(course, field);
  const { clock, submittedAt: _, ...before } = quizValue(progress, field);
  const next: QuizValue = {
    ...before,
    done: true,
    open: false,
    submitted: before.submitted + 1,
    best: Math.max(before.best, score),
    last: score,
    first: before.submitted === 0 ? score : before.first,
    sum: roundScore(before.sum + score),
  };
  // What was used of the time is shown with the result.
  if (clock) next.clock = clock;
  if (quiz?.wait !== undefined) next.submittedAt = at;
  if (quiz) next.passed = isPassed(quiz, next);
  changes.set(field, next);
  return changes;
}

/** Typed text is kept only while its quiz is open. */
function withoutTexts(answer: Answer | undefined): Answer | undefined {
  const bare = withoutMarks(answer);
  if (!bare?.values) return undefined;
  return { ...bare, values: bare.values.map((value) => (typeof value === 'string' ? '' : value)) };
}

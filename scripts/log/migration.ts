import type { PlayerCourse } from '../course/player-course.ts';
import {
  quizValue,
  seen,
  type Answer,
  type Field,
  type FieldList,
  type FieldValue,
  type PracticeValue,
  type Progress,
} from '../state/progress.ts';
import { askedIn, isDraw } from './asked.ts';
import { attemptNumber, drawOrder } from './attempt.ts';
import { drawQuestions, drawnToday } from './draw.ts';
import type { PlayerEvent } from './events.ts';
import { slidesOf, type QuizSlide } from './facts.ts';

/**
 * What becomes of a learner's progress in another release of the course: the rules of `release/rebuilds.md`, for the
 * player and for `diff` alike. Most of them follow from the list of fields alone: what is new has nothing in it yet,
 * what is gone is not looked at, and a question that was revised has a field of its own. That a score, a pass and what
 * was open stand for ever is latched with each event (`log.ts`), whatever release it happens in.
 */

/**
 * The open answer that a question brings along from the quiz that it stood in before (format 1, `was: quiz.question`):
 * what was answered there and neither checked nor submitted. Points stay where they were earned, and an answer that is
 * here already stands.
 */
export function broughtAlong(progress: Progress, list: FieldList, index: number): Answer | undefined {
  const field = list.fields[index];
  if (field?.kind !== 'answer' || field.from === undefined || progress.values[index] !== undefined)
    return undefined;
  const source = list.fields[field.from];
  if (source?.kind !== 'answer') return undefined;
  // Once the other quiz is submitted, typed texts of it are no longer kept.
  const isTyped = source.slots.some((slot) => !('radix' in slot));
  if (isTyped && !quizValue(progress, source.quiz).open) return undefined;
  // Only into the first attempt: in a later one everything is asked anew.
  if (quizValue(progress, field.quiz).submitted > 0) return undefined;
  const answer = progress.values[field.from] as Answer | undefined;
  if (answer?.values === undefined || answer.share !== undefined) return undefined;
  return { values: answer.values, ...(answer.flagged ? { flagged: true } : {}) };
}

/** A question among the slides that was revised is asked again; its slide was visited and done all the same. */
function seenBefore(progress: Progress, { from }: Field & { kind: 'practice' }, index: number) {
  const before = from === undefined ? undefined : seen(progress, from);
  const now: PracticeValue = { ...seen(progress, index) };
  if (!before?.opened || (now.opened && (now.done || !before.done))) return undefined;
  const visited = now.visited || before.visited;
  return { ...now, visited, done: now.done || before.done, opened: true };
}

/** A learner's progress as this release of the course goes on with it. */
export function migrated(start: Progress, list: FieldList): Progress {
  let progress = start;
  list.fields.forEach((field, index) => {
    let value: FieldValue | undefined;
    if (field.kind === 'practice') value = seenBefore(progress, field, index);
    else if (field.kind === 'answer' && quizValue(progress, field.quiz).open)
      value = broughtAlong(progress, list, index);
    if (!value) return;
    const values = list.fields.map((_, each) => (each === index ? value : progress.values[each]));
    progress = { ...progress, values };
  });
  return progress;
}

/**
 * Where the learner comes back to, as an index into the course's slides: the bookmark's; where it is gone, its nearest
 * surviving neighbour in the order of birth.
 */
export function bookmarkIndex(course: PlayerCourse, { bookmark }: Progress, { fields }: FieldList): number {
  if (bookmark === undefined) return 0;
  const slides = slidesOf(course);
  // A revised practice question stands where the one before it stood.
  let at = bookmark;
  fields.forEach((field, index) => {
    if (field.kind === 'practice' && field.from === at) at = index;
  });
  const exact = slides.findIndex(({ field }) => field === at);
  if (exact >= 0) return exact;
  const before = slides.filter(({ field }) => field < at).sort((a, b) => b.field - a.field)[0];
  return before ? slides.indexOf(before) : 0;
}

/** The event that draws anew what an open attempt has lost to an edit of the course; `undefined`: it lost nothing. */
export function mendAttempt(
  slide: QuizSlide,
  progress: Progress,
  list: FieldList,
): Extract<PlayerEvent, { type: 'redrawn' }> | undefined {
  const value = quizValue(progress, slide.field);
  const draws = slide.quiz.entries.filter(isDraw);
  if (!value.open || draws.length === 0) return undefined;
  const { drawn = [] } = value;
  const places = draws.reduce((sum, { count }) => sum + count, 0);
  if (drawn.length === places && askedIn(slide.quiz, value).every((each) => each)) return undefined;
  const stands = drawnToday(draws, drawn);
  const order = drawOrder(slide, progress, list, attemptNumber(slide, progress), new Set(stands));
  return { type: 'redrawn', quiz: slide.field, drawn: drawQuestions(draws, order, stands) };
}

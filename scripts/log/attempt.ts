import type { QuestionData } from '../course/player-course.ts';
import type { QuestionRules } from '../questions/rules.ts';
import {
  answersOf,
  quizValue,
  triesOf,
  type Answer,
  type FieldList,
  type Progress,
} from '../state/progress.ts';
import { askedIn, earnedShare, everyAsked, isDraw, triesAtSubmit, type Asked } from './asked.ts';
import { drawQuestions, drawnToday, type DrawOrder } from './draw.ts';
import type { PlayerEvent } from './events.ts';
import { roundScore, type QuizSlide } from './facts.ts';
import { shuffledRank } from './order.ts';

/** What an attempt of a quiz asks, in which order, and what it earns: pure, so that any player gives the same. */

const answerAt = (progress: Progress, field: number) => progress.values[field] as Answer | undefined;
const drawsOf = ({ quiz }: QuizSlide) => quiz.entries.filter(isDraw);

/** The number of the attempt whose answers the state has; 0 before the first. */
export function attemptNumber({ field }: QuizSlide, progress: Progress): number {
  const { submitted, open } = quizValue(progress, field);
  return submitted + (open ? 1 : 0);
}

/**
 * The rank of something shuffled within a quiz: by the run, the attempt, the quiz and its own ids. What an edit adds
 * moves nothing else.
 */
export function rankIn(slide: QuizSlide, progress: Progress, ...ids: string[]): number {
  return shuffledRank(progress.run, attemptNumber(slide, progress), slide.id, ...ids);
}

/** Least met first; at a tie by the attempt's own order. `preferred` come before all others. */
export function drawOrder(
  slide: QuizSlide,
  progress: Progress,
  list: FieldList,
  attempt: number,
  preferred: ReadonlySet<number>,
): DrawOrder {
  const fields = answersOf(slide.field, list);
  const { met = [] } = quizValue(progress, slide.field);
  const idOf = new Map(everyAsked(slide.quiz).map((each) => [each.field, each.id]));
  return {
    met: (field) => (preferred.has(field) ? -1 : (met[fields.indexOf(field)] ?? 0)),
    rank: (field) => shuffledRank(progress.run, attempt, slide.id, 'draw', idOf.get(field) ?? ''),
  };
}

/** What was right and is asked no more (`retry: wrong`); nothing where all was right, or all is asked again. */
function keptFields({ quiz, field }: QuizSlide, progress: Progress): number[] {
  const value = quizValue(progress, field);
  if (quiz.retry !== 'wrong' || value.submitted === 0) return [];
  const asked = askedIn(quiz, value);
  const right = asked.flatMap((each) =>
    each && answerAt(progress, each.field)?.share === 1 ? [each.field] : [],
  );
  // What was drawn and is gone, or another question now, is asked in any case.
  return right.length === asked.length ? [] : right;
}

/** The event that starts the next attempt. `extraTime`: whether the learner takes it; absent without a time limit. */
export function startAttempt(
  slide: QuizSlide,
  progress: Progress,
  list: FieldList,
  extraTime?: boolean,
): Extract<PlayerEvent, { type: 'attempt-started' }> {
  const value = quizValue(progress, slide.field);
  const kept = keptFields(slide, progress);
  const draws = drawsOf(slide);
  const before = kept.length > 0 ? drawnToday(draws, value.drawn ?? []) : [];
  const order = drawOrder(slide, progress, list, value.submitted + 1, new Set(before));
  const drawn = draws.length > 0 ? drawQuestions(draws, order, before) : undefined;
  const drawable = new Set(draws.flatMap(({ draw }) => draw.map(({ field }) => field)));
  const stays = kept.filter((field) => !drawable.has(field) || drawn?.includes(field));
  return {
    type: 'attempt-started',
    quiz: slide.field,
    ...(drawn ? { drawn } : {}),
    ...(stays.length > 0 ? { kept: stays } : {}),
    ...(extraTime === undefined ? {} : { extraTime }),
  };
}

/** All questions of the current or last attempt, in the author's order; what the course has lost is left out. */
export function askedNow({ quiz, field }: QuizSlide, progress: Progress): Asked[] {
  return askedIn(quiz, quizValue(progress, field)).flatMap((each) => each ?? []);
}

/** The questions that a learner sees of it, in the attempt's order: without those that are kept from the one before. */
export function shownNow(slide: QuizSlide, progress: Progress): Asked[] {
  const { open } = quizValue(progress, slide.field);
  const asked = askedNow(slide, progress).filter(
    ({ field }) => !open || answerAt(progress, field)?.kept !== true,
  );
  if (!slide.quiz.shuffle.includes('questions')) return asked;
  const rank = ({ id }: Asked) => rankIn(slide, progress, `${slide.id}.${id}`);
  return asked.sort((a, b) => rank(a) - rank(b));
}

/** Whether a checked answer can be tried no more: right, ungraded, or out of tries. */
export function isFinal(
  rules: Pick<QuestionRules<never, never>, 'graded'>,
  { tries }: Pick<QuestionData, 'tries'>,
  answer: Answer | undefined,
): boolean {
  if (answer?.share === undefined) return false;
  return rules.graded === false || answer.share === 1 || (tries > 0 && triesOf(answer) >= tries);
}

/**
 * Share of its points that an answer earns as it stands, less what wrong tries cost; may be below 0.
 * @param exact the grade of the answer itself; of a stored one that is all right or all wrong, only that may be left
 */
export function earnedBy(answer: Answer | undefined, penalty: number, exact: () => number): number {
  if (answer?.values === undefined) return 0;
  const { share } = answer;
  return earnedShare(share === 0 || share === 1 ? share : exact(), triesAtSubmit(answer), penalty);
}

/** Percent of an attempt's points with at most two decimals, not below 0; 0 where there are no points. */
export function attemptScore(asked: readonly { points: number; earned: number }[]): number {
  const points = asked.reduce((sum, each) => sum + each.points, 0);
  const earned = asked.reduce((sum, each) => sum + each.points * each.earned, 0);
  return points > 0 ? roundScore(Math.max(0, (100 * earned) / points)) : 0;
}

import type {
  PlayerAsked,
  PlayerCourse,
  PlayerDraw,
  PlayerQuiz,
  PlayerSlide,
} from '../course/player-course.ts';
import { quizValue, seen, triesOf, type Answer, type Progress, type QuizValue } from '../state/progress.ts';
import { askedIn, earnedShare, isDraw, type Asked } from './asked.ts';

export type Outcome = 'incomplete' | 'completed' | 'passed' | 'failed';

/** What follows from a learner's progress in this course: the words of format 1, "What the words mean". */
export interface Facts {
  outcome: Outcome;
  /** Everything that completion asks for is done, or can no longer be. */
  over: boolean;
  /** The course score, 0..100 with at most two decimals; absent before the first quiz that counts was submitted. */
  score?: number;
  /** Slides that count for completion. */
  slides: { done: number; needed: number; total: number };
  /** What is still missing. */
  missing: {
    slides: PlayerSlide[];
    /** Quizzes that must still be passed, or submitted. */
    quizzes: { slide: QuizSlide; must: 'passed' | 'submitted' }[];
    /** The course score that must still be reached, 0..100. */
    score?: number;
  };
  /** By outcome of the course, in its order: what was earned in the last submitted attempt of each quiz that counts. */
  outcomes: OutcomeScore[];
  /** What an LMS keeps of each outcome that a submitted quiz which counts asks for, in the course's order. */
  objectives: Objective[];
  /** Attempts under way for which the learner took the extra time. */
  extraTime: ExtraTime[];
}

export interface OutcomeScore {
  id: string;
  /** Points, never below 0. */
  earned: number;
  points: number;
  /** Questions, and those of them that were answered rightly. */
  asked: number;
  right: number;
}

/** An outcome over the attempts that count, not the last ones. */
export interface Objective {
  id: string;
  /**
   * 0..100, two decimals; absent where nothing was to be earned, or where the answers of an attempt that counts are no
   * longer known, since those of a later one have taken their place: what was told before stands.
   */
  score?: number;
  /** The score that passes, 0..100; absent where nothing is to be passed. */
  mark?: number;
  /** Whether every quiz that asks for it was submitted. */
  submitted: boolean;
  /** Whether one of them has an attempt left that can count. */
  attemptsLeft: boolean;
}

export interface ExtraTime {
  /** Index of the quiz's field. */
  field: number;
  quiz: string;
  attempt: number;
  /** The share of the time limit that was added. */
  share: number;
}

export type QuizSlide = PlayerSlide & { quiz: PlayerQuiz };

export function slidesOf(course: PlayerCourse): PlayerSlide[] {
  return course.lessons.flatMap((lesson) => lesson.slides);
}

export function quizzesOf(course: PlayerCourse): QuizSlide[] {
  return slidesOf(course).filter((slide): slide is QuizSlide => slide.quiz !== undefined);
}

/** Two decimals: what the LMS shows is what decides. */
export function roundScore(percent: number): number {
  return Math.round(percent * 100) / 100;
}

/** The score of the attempt that counts, or of all of them; 0 before the first. */
export function countedScore({ attemptCounts }: PlayerQuiz, value: QuizValue): number {
  if (value.submitted === 0) return 0;
  if (attemptCounts === 'average') return roundScore(value.sum / value.submitted);
  return value[attemptCounts];
}

const markOf = (quiz: PlayerQuiz) => roundScore((quiz.passMark ?? 0) * 100);

/**
 * Whether a quiz is passed: it was once, or what counts of it reaches the pass mark. One without a pass mark or without
 * points is passed when it is submitted.
 */
export function isPassed(quiz: PlayerQuiz, value: QuizValue): boolean {
  if (value.passed || value.submitted === 0) return value.passed;
  return quiz.points === 0 || quiz.passMark === undefined || countedScore(quiz, value) >= markOf(quiz);
}

export function hasAttemptsLeft(quiz: PlayerQuiz, { submitted }: QuizValue): boolean {
  return quiz.attempts === null || submitted < quiz.attempts;
}

/** The best that can still come to count of a quiz. What is under way counts, however few attempts an edit has left. */
function bestPossible(quiz: PlayerQuiz, value: QuizValue): number {
  const now = countedScore(quiz, value);
  if (!hasAttemptsLeft(quiz, value) && !value.open) return now;
  if (quiz.attemptCounts === 'first') return value.submitted === 0 ? 100 : now;
  if (quiz.attemptCounts !== 'average' || quiz.attempts === null) return 100;
  const left = Math.max(quiz.attempts - value.submitted, value.open ? 1 : 0);
  return roundScore((value.sum + 100 * left) / (value.submitted + left));
}

/** Whether a quiz that is not passed can no longer be: its attempts are used up, or the one that counts is over. */
export function isLost(quiz: PlayerQuiz, value: QuizValue): boolean {
  return !isPassed(quiz, value) && value.submitted > 0 && bestPossible(quiz, value) < markOf(quiz);
}

/**
 * Whether a learner who has submitted is offered another attempt: until it is passed, as long as it still can be; then
 * where something can become better, and for practice.
 */
export function isWorthAnother(quiz: PlayerQuiz, value: QuizValue): boolean {
  if (!hasAttemptsLeft(quiz, value)) return false;
  if (!isPassed(quiz, value)) return !isLost(quiz, value);
  return !quiz.counts || (quiz.points > 0 && countedScore(quiz, value) < 100);
}

const weighing = (course: PlayerCourse) =>
  quizzesOf(course).filter(({ quiz }) => quiz.counts && quiz.weight > 0);

/** Weighed mean over the quizzes that count. `of`: what stands for each quiz, 0..100. */
function weighed(course: PlayerCourse, of: (slide: QuizSlide) => number): number {
  const quizzes = weighing(course);
  const weights = quizzes.reduce((sum, { quiz }) => sum + quiz.weight, 0);
  return roundScore(quizzes.reduce((sum, slide) => sum + slide.quiz.weight * of(slide), 0) / weights);
}

/** The score as the submitted attempts give it; `undefined` before a quiz that counts was submitted. */
export function earnedScore(course: PlayerCourse, progress: Progress): number | undefined {
  if (!weighing(course).some(({ field }) => quizValue(progress, field).submitted > 0)) return undefined;
  return weighed(course, ({ quiz, field }) => countedScore(quiz, quizValue(progress, field)));
}

/** Quizzes that completion asks for, and what must have become of them. */
function askedQuizzes(course: PlayerCourse): { slide: QuizSlide; must: 'passed' | 'submitted' }[] {
  const rule = course.completion.quizzes;
  if (rule === 'none') return [];
  const quizzes = quizzesOf(course);
  if (typeof rule !== 'string')
    return quizzes.filter(({ id }) => rule.includes(id)).map((slide) => ({ slide, must: 'passed' }));
  return quizzes.filter(({ counts }) => counts).map((slide) => ({ slide, must: rule }));
}

/** Works out status, score and what is missing. Pure; called after every event. */
export function factsOf(course: PlayerCourse, progress: Progress): Facts {
  const valueOf = ({ field }: QuizSlide) => quizValue(progress, field);
  const counting = slidesOf(course).filter((slide) => slide.counts);
  const undone = counting.filter((slide) => !seen(progress, slide.field).done);
  const needed = Math.ceil(counting.length * course.completion.slides - 1e-9);
  const done = counting.length - undone.length;

  const asked = askedQuizzes(course);
  const open = asked.filter(({ slide, must }) =>
    must === 'passed' ? !isPassed(slide.quiz, valueOf(slide)) : valueOf(slide).submitted === 0,
  );
  const score = progress.score ?? earnedScore(course, progress);
  const mark = course.passMark === undefined ? undefined : roundScore(course.passMark * 100);
  const markOpen = mark !== undefined && (score ?? 0) < mark;
  const graded = mark !== undefined || asked.some(({ must }) => must === 'passed');
  const lostQuizzes = open.filter(
    ({ slide, must }) => must === 'passed' && isLost(slide.quiz, valueOf(slide)),
  );
  const lostMark = markOpen && weighed(course, (slide) => bestPossible(slide.quiz, valueOf(slide))) < mark;
  const lost = lostQuizzes.length > 0 || lostMark;
  const over = done >= needed && lostQuizzes.length === open.length && (!markOpen || lostMark);
  const complete = done >= needed && open.length === 0 && !markOpen;

  let outcome: Outcome = 'incomplete';
  if (progress.passed || (complete && graded)) outcome = 'passed';
  else if (progress.completed) outcome = 'completed';
  else if (lost) outcome = 'failed';
  else if (complete) outcome = 'completed';

  const isAsked = ({ field }: PlayerSlide) => open.some(({ slide }) => slide.field === field);
  return {
    outcome,
    over,
    ...(score === undefined ? {} : { score }),
    slides: { done, needed, total: counting.length },
    missing: {
      slides: done >= needed ? [] : undone.filter((slide) => !isAsked(slide)),
      quizzes: open,
      ...(markOpen ? { score: mark } : {}),
    },
    outcomes: outcomeScores(course, progress),
    objectives: objectivesOf(course, progress),
    extraTime: quizzesOf(course).flatMap(({ id, field, quiz }) => {
      const { open, clock, submitted } = quizValue(progress, field);
      if (!open || !clock?.extra) return [];
      return [{ field, quiz: id, attempt: submitted + 1, share: quiz.extraTime ?? 0 }];
    }),
  };
}

/**
 * Adds up by outcome what the submitted attempts of some quizzes earned; an attempt under way says nothing yet, and
 * neither does a question that is worth nothing (an opinion, a text of one's own).
 */
export function outcomeScores(
  course: PlayerCourse,
  progress: Progress,
  quizzes: readonly QuizSlide[] = quizzesOf(course).filter(({ quiz }) => quiz.counts),
): OutcomeScore[] {
  const sums = new Map<string, OutcomeScore>();
  for (const { quiz, field } of quizzes) {
    const value = quizValue(progress, field);
    if (value.submitted === 0 || value.open) continue;
    for (const asked of askedIn(quiz, value)) {
      if (!asked || asked.points === 0) continue;
      const answer = progress.values[asked.field] as Answer | undefined;
      const earned = asked.points * earnedIn(asked, progress);
      for (const id of asked.outcomes) {
        const sum = sums.get(id) ?? { id, earned: 0, points: 0, asked: 0, right: 0 };
        sum.earned += earned;
        sum.points += asked.points;
        sum.asked++;
        if (answer?.share === 1) sum.right++;
        sums.set(id, sum);
      }
    }
  }
  return Object.keys(course.outcomes).flatMap((id) => {
    const sum = sums.get(id);
    return sum ? [{ ...sum, earned: Math.max(0, sum.earned) }] : [];
  });
}

/** Whether the answers in the state are those of the attempt that counts; an attempt under way has taken their place. */
function isKept({ attemptCounts }: PlayerQuiz, { submitted, open, last, best }: QuizValue): boolean {
  if (submitted === 0 || open) return false;
  if (attemptCounts === 'best') return last >= best;
  return attemptCounts !== 'first' || submitted === 1;
}

/**
 * Whether what the quiz asks today still adds up to what the last attempt was worth: after an edit its score stands,
 * and its parts can't be worked out any more. A share that was rounded may differ in the last digit.
 */
function asksAsThen({ quiz }: QuizSlide, value: QuizValue, progress: Progress): boolean {
  let [earned, points] = [0, 0];
  for (const asked of askedIn(quiz, value)) {
    if (!asked) return false;
    points += asked.points;
    earned += asked.points * earnedIn(asked, progress);
  }
  return points === 0 || Math.abs(Math.max(0, (100 * earned) / points) - value.last) < 0.02;
}

/** Share of its points that a question of a submitted attempt has earned; may be below 0. */
function earnedIn({ field, penalty }: Asked, progress: Progress): number {
  const answer = progress.values[field] as Answer | undefined;
  return earnedShare(answer?.share ?? 0, triesOf(answer), penalty);
}

/** Points of each question of a quiz that asks for an outcome. */
function pointsFor(id: string, { entries }: PlayerQuiz): number[] {
  return entries
    .flatMap((entry) =>
      isDraw(entry) ? entry.draw.map((asked) => ({ asked, draw: entry })) : [{ asked: entry }],
    )
    .filter(({ asked }) => asked.outcomes?.includes(id))
    .map(({ asked, draw }: { asked: PlayerAsked; draw?: PlayerDraw }) => draw?.points ?? asked.points ?? 1);
}

function objectivesOf(course: PlayerCourse, progress: Progress): Objective[] {
  const quizzes = quizzesOf(course)
    .filter(({ quiz }) => quiz.counts)
    .map((slide) => ({ slide, quiz: slide.quiz, value: quizValue(progress, slide.field) }));
  const kept = quizzes.filter(
    ({ slide, quiz, value }) => isKept(quiz, value) && asksAsThen(slide, value, progress),
  );
  const scores = outcomeScores(
    course,
    progress,
    kept.map(({ slide }) => slide),
  );
  return Object.keys(course.outcomes).flatMap((id): Objective[] => {
    const asking = quizzes.filter(({ quiz }) => pointsFor(id, quiz).length > 0);
    const submitted = asking.filter(({ value }) => value.submitted > 0);
    if (submitted.length === 0) return [];
    const sum = scores.find((each) => each.id === id);
    const isKnown = sum && sum.points > 0 && submitted.every((each) => kept.includes(each));
    const isScored = asking.some(({ quiz }) => pointsFor(id, quiz).some((points) => points > 0));
    const marks = asking.flatMap(({ quiz }) => quiz.passMark ?? []);
    const mark = marks.length > 0 ? Math.max(...marks) : course.passMark;
    return [
      {
        id,
        ...(isKnown ? { score: roundScore(Math.max(0, (100 * sum.earned) / sum.points)) } : {}),
        ...(isScored && mark !== undefined ? { mark: roundScore(mark * 100) } : {}),
        submitted: submitted.length === asking.length,
        attemptsLeft: asking.some(
          ({ quiz, value }) =>
            hasAttemptsLeft(quiz, value) && !(quiz.attemptCounts === 'first' && value.submitted > 0),
        ),
      },
    ];
  });
}

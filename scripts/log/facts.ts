import type { PlayerCourse, PlayerQuiz, PlayerSlide } from '../course/player-course.ts';
import { quizValue, seen, type Progress } from '../state/progress.ts';

export type Outcome = 'incomplete' | 'completed' | 'passed' | 'failed';

/** What follows from a learner's progress in this course: the words of format 1, "What the words mean". */
export interface Facts {
  outcome: Outcome;
  /** The course score, 0..100 with at most two decimals; absent before the first quiz that counts was submitted. */
  score?: number;
  /** Slides that count for completion. */
  slides: { done: number; needed: number; total: number };
  /** What is still missing, as slides and quizzes by their field. */
  missing: { slides: PlayerSlide[]; quizzes: PlayerSlide[] };
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

/** A quiz without a pass mark or without points is passed when it is submitted. */
export function isPassed(quiz: PlayerQuiz, score: number): boolean {
  return quiz.points === 0 || quiz.passMark === undefined || score >= roundScore(quiz.passMark * 100);
}

function attemptsLeft(quiz: PlayerQuiz, submitted: number): boolean {
  return quiz.attempts === null || submitted < quiz.attempts;
}

/** Sum over the counting quizzes of weight x best score / sum of weights; a quiz not yet submitted is 0. */
export function courseScore(course: PlayerCourse, progress: Progress): number | undefined {
  const counting = quizzesOf(course).filter(({ quiz }) => quiz.counts && quiz.points > 0);
  if (!counting.some(({ field }) => quizValue(progress, field).submitted > 0)) return progress.score;
  const weights = counting.reduce((sum, { quiz }) => sum + quiz.points, 0);
  const earned = counting.reduce(
    (sum, { quiz, field }) => sum + quiz.points * quizValue(progress, field).best,
    0,
  );
  return Math.max(roundScore(earned / weights), progress.score ?? 0);
}

/** Works out status, score and what is missing. Pure; called after every event. */
export function factsOf(course: PlayerCourse, progress: Progress): Facts {
  const counting = slidesOf(course).filter((slide) => slide.counts);
  const undone = counting.filter((slide) => !seen(progress, slide.field).done);
  const needed = Math.ceil(counting.length * course.completion.slides - 1e-9);
  const done = counting.length - undone.length;
  const rule = course.completion.quizzes;
  const asked = rule === 'none' ? [] : quizzesOf(course).filter(({ counts }) => counts);
  const reached = ({ field, quiz }: QuizSlide) => {
    const value = quizValue(progress, field);
    if (rule === 'submitted') return value.submitted > 0;
    return value.passed || (value.submitted > 0 && isPassed(quiz, value.best));
  };
  const open = asked.filter((slide) => !reached(slide));
  const graded = rule === 'passed' && asked.length > 0;
  const lost =
    rule === 'passed' &&
    open.some(({ field, quiz }) => !attemptsLeft(quiz, quizValue(progress, field).submitted));
  const complete = done >= needed && open.length === 0;

  let outcome: Outcome = 'incomplete';
  if (progress.passed || (complete && graded)) outcome = 'passed';
  else if (progress.completed) outcome = 'completed';
  else if (lost) outcome = 'failed';
  else if (complete) outcome = 'completed';

  const facts: Facts = {
    outcome,
    slides: { done, needed, total: counting.length },
    missing: {
      slides:
        done >= needed ? [] : undone.filter((slide) => !open.some((quiz) => quiz.field === slide.field)),
      quizzes: open,
    },
  };
  const score = courseScore(course, progress);
  if (score !== undefined) facts.score = score;
  return facts;
}

import type { PlayerQuiz } from '../course/player-course.ts';
import type { QuizValue } from '../state/progress.ts';

/** What time does to quizzes: pure, so that any player gives the same. Moments are ms since 1970. */

/** Seconds that an attempt may take, with the extra time where the learner took it. */
export function limitOf({ timeLimit, extraTime = 0 }: PlayerQuiz, extra: boolean): number | undefined {
  return timeLimit === undefined ? undefined : Math.round(timeLimit * (1 + (extra ? extraTime : 0)));
}

/**
 * Seconds of an open attempt's time that are used when it is gone on with: for the time that the course was closed the
 * wall clocks' difference counts, never less than nothing (`clock: always`), or nothing (`open`).
 */
export function usedBefore({ clock: runs }: PlayerQuiz, { clock }: QuizValue, now: number): number {
  const away = clock && runs === 'always' ? Math.max(0, now / 1000 - clock.at) : 0;
  return (clock?.used ?? 0) + away;
}

/** Seconds until the next attempt may begin; 0: now. A wall clock that was set back makes nobody wait longer than `wait`. */
export function waitLeft({ wait }: PlayerQuiz, { submittedAt, open }: QuizValue, now: number): number {
  if (wait === undefined || submittedAt === undefined || open) return 0;
  return Math.max(0, wait - Math.max(0, now / 1000 - submittedAt));
}

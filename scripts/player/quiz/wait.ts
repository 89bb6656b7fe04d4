import type { PlayerQuiz } from '../../course/player-course.ts';
import type { QuizValue } from '../../state/progress.ts';

/** Seconds until the next attempt may begin; 0: now. A wall clock that was set back makes nobody wait longer than `wait`. */
export function waitLeft({ wait }: PlayerQuiz, { submittedAt, open }: QuizValue): number {
  if (wait === undefined || submittedAt === undefined || open) return 0;
  return Math.max(0, wait - Math.max(0, Date.now() / 1000 - submittedAt));
}

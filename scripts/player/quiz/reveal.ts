import type { PlayerQuiz } from '../../course/player-course.ts';
import { hasAttemptsLeft, isPassed } from '../../log/facts.ts';
import type { QuizValue } from '../../state/progress.ts';

/** Whether the answers of submitted attempts may be looked at now, by the quiz's `reveal`. */
export function mayReveal(quiz: PlayerQuiz, value: QuizValue): boolean {
  if (value.submitted === 0 || quiz.show.length === 0) return false;
  switch (quiz.reveal) {
    case 'never':
      return false;
    case 'after_each':
    case 'after_submit':
      return true;
    case 'after_pass':
      return isPassed(quiz, value);
    case 'after_last_attempt':
      return !hasAttemptsLeft(quiz, value);
  }
}

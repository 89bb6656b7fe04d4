import { askedCount } from '../../log/asked.ts';
import { roundScore, type QuizSlide } from '../../log/facts.ts';
import type { QuizValue } from '../../state/progress.ts';
import { seek, show, write } from '../dom.ts';
import type { SlideHost } from '../host.ts';

/** Number of questions, pass mark, attempts, and when answers are shown: the player says them, no author has to. */
export function fillStart(
  screen: HTMLElement,
  { quiz }: QuizSlide,
  value: QuizValue,
  { words, session }: SlideHost,
): void {
  const fact = (name: string, text: string | undefined) => {
    write(screen, `fact="${name}"`, text ?? '');
    show(seek(screen, `fact-row="${name}"`), text !== undefined);
  };
  fact(
    'questions',
    words(quiz.layout === 'one_by_one' ? 'questions_one_by_one' : 'questions_together', {
      count: askedCount(quiz),
    }),
  );
  fact(
    'pass',
    quiz.passMark === undefined || quiz.points === 0
      ? undefined
      : words('pass_mark', { percent: words.percent(roundScore(quiz.passMark * 100)) }),
  );
  fact('time', words('no_time_limit'));
  fact('attempts', attempts(value));
  fact('answers', words(`answers_${quiz.reveal}`));
  fact('counts', quiz.counts ? undefined : words('practice_quiz'));
  fact('final', session.final ? words('result_is_final') : undefined);

  function attempts({ submitted }: QuizValue): string {
    if (quiz.attempts === null) return words(quiz.counts ? 'attempts_unlimited' : 'attempts_any');
    if (submitted === 0) return words('attempts_allowed', { count: quiz.attempts });
    return words('attempts_used', { used: submitted, count: quiz.attempts });
  }
}

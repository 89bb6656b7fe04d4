import { askedCount } from '../../log/asked.ts';
import { limitOf, waitLeft } from '../../log/clock.ts';
import { isPassed, roundScore, type QuizSlide } from '../../log/facts.ts';
import type { QuizValue } from '../../state/progress.ts';
import { seek, show, write } from '../dom.ts';
import type { SlideHost } from '../host.ts';

/**
 * Number of questions, pass mark, time, attempts, and when answers are shown: the player says them, no author has to.
 * Extra time can be taken here, before the clock starts.
 */
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
  const together = quiz.layout === 'one_by_one' ? 'questions_one_by_one' : 'questions_together';
  fact('questions', words(together, { count: askedCount(quiz) }));
  fact(
    'pass',
    quiz.passMark === undefined || quiz.points === 0
      ? undefined
      : words('pass_mark', { percent: words.percent(roundScore(quiz.passMark * 100)) }),
  );
  fact('time', time());
  fact('attempts', attempts(value));
  fact('answers', words(`answers_${quiz.reveal}`));
  fact('counts', quiz.counts ? undefined : words('practice_quiz'));
  fact('final', session.final ? words('result_is_final') : undefined);
  const waiting = waitLeft(quiz, value, Date.now());
  fact(
    'wait',
    waiting > 0 ? words('wait_until', { time: words.moment(Date.now() + waiting * 1000) }) : undefined,
  );

  const offered =
    quiz.extraTime !== undefined && quiz.timeLimit !== undefined && !value.open && !session.final;
  show(seek(screen, 'extra-time'), offered && !(isPassed(quiz, value) && value.submitted === quiz.attempts));
  if (offered)
    write(
      screen,
      'extra-time-text',
      words('extra_time', {
        percent: words.percent((quiz.extraTime ?? 0) * 100),
        time: words.span(limitOf(quiz, true) ?? 0),
      }),
    );

  function time(): string {
    const limit = limitOf(quiz, value.open && (value.clock?.extra ?? false));
    if (limit === undefined) return words('no_time_limit');
    return words(quiz.clock === 'always' ? 'time_always' : 'time_while_open', { time: words.span(limit) });
  }

  function attempts({ submitted }: QuizValue): string {
    if (quiz.attempts === null)
      return [words(quiz.counts ? 'attempts_unlimited' : 'attempts_any'), which()].join(' ');
    const said =
      submitted === 0
        ? words('attempts_allowed', { count: quiz.attempts })
        : words('attempts_used', { used: submitted, count: quiz.attempts });
    return [said, which(), pause()].filter(Boolean).join(' ');
  }

  function which(): string {
    const one = quiz.attempts === 1 || !quiz.counts || quiz.points === 0;
    return one ? '' : words(`attempt_counts_${quiz.attemptCounts}`);
  }

  function pause(): string {
    return quiz.wait === undefined ? '' : words('wait_between', { time: words.span(quiz.wait) });
  }
}

/** Whether the learner has ticked the extra time. */
export function takesExtraTime(screen: HTMLElement): boolean {
  const box = seek(screen, 'extra-time');
  return box?.hidden === false && box.querySelector<HTMLInputElement>('input')?.checked === true;
}

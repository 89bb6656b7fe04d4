import { waitLeft } from '../../log/clock.ts';
import {
  countedScore,
  factsOf,
  hasAttemptsLeft,
  isLost,
  isPassed,
  isWorthAnother,
  outcomeScores,
  roundScore,
  type QuizSlide,
} from '../../log/facts.ts';
import { quizValue } from '../../state/progress.ts';
import { all, clone, find, seek, show, write } from '../dom.ts';
import type { SlideHost } from '../host.ts';
import { fillMissing } from './missing.ts';
import { mayReveal } from '../../log/reveal.ts';

type Verdict = 'passed' | 'not-yet' | 'failed' | 'done';

/** What the result screen can't see from the state. */
export interface ResultState {
  /** The attempt ended with its time. */
  ranOut: boolean;
  mayStart: boolean;
}

/** The result of the last attempt: score, verdict, attempts, outcomes, and what is still missing for completion. */
export function fillResult(
  screen: HTMLElement,
  slide: QuizSlide,
  host: SlideHost,
  { ranOut, mayStart }: ResultState,
): void {
  const { words, session, course } = host;
  const { quiz } = slide;
  const progress = session.log.progress();
  const value = quizValue(progress, slide.field);
  const graded = quiz.points > 0;
  const passed = isPassed(quiz, value);

  let verdict: Verdict = 'done';
  if (graded && quiz.passMark !== undefined)
    verdict = passed ? 'passed' : isLost(quiz, value) ? 'failed' : 'not-yet';
  write(screen, 'score', graded ? words.percent(value.last) : '');
  show(seek(screen, 'score'), graded);
  find(screen, 'verdict').dataset.state = verdict;
  write(screen, 'verdict', words(`result_${verdict.replace('-', '_')}`));
  fillScale();
  write(screen, 'fact="attempts-used"', attempts());
  const waiting = hasAttemptsLeft(quiz, value) ? waitLeft(quiz, value, Date.now()) : 0;
  fact('wait', waiting > 0 && words('wait_until', { time: words.moment(Date.now() + waiting * 1000) }));
  fact('time-used', timeUsed());
  fillOutcomes();
  fillMissing(screen, slide, host, factsOf(course, progress));
  show(seek(screen, 'action="review"'), mayReveal(quiz, value));
  show(seek(screen, 'action="again"'), passed && mayStart && isWorthAnother(quiz, value));

  function fact(name: string, text: string | false): void {
    write(screen, `fact="${name}"`, text || '');
    show(seek(screen, `fact-row="${name}"`), text !== false);
  }

  function fillScale(): void {
    const passMark = quiz.passMark === undefined ? undefined : roundScore(quiz.passMark * 100);
    const mark = passMark ?? 0;
    const scale = seek<SVGElement>(screen, 'scale');
    show(seek(screen, 'scale-box') ?? scale, graded);
    if (scale) scale.dataset.state = verdict;
    seek<SVGElement>(screen, 'scale-fill')?.setAttribute('width', String(value.last));
    for (const line of all<SVGElement>(screen, 'scale-mark')) {
      show(line, passMark !== undefined);
      line.setAttribute('x1', String(mark));
      line.setAttribute('x2', String(mark));
    }
    for (const label of all<SVGElement>(screen, 'scale-label')) {
      show(label, passMark !== undefined);
      label.setAttribute('x', `${mark}%`);
      label.setAttribute('text-anchor', mark > 80 ? 'end' : mark < 20 ? 'start' : 'middle');
      label.textContent = words('pass_mark_label', { percent: words.percent(mark) });
    }
  }

  function attempts(): string {
    const used =
      quiz.attempts === null
        ? words('attempts_so_far', { count: value.submitted })
        : words('attempts_used', { used: value.submitted, count: quiz.attempts });
    const several = value.submitted > 1 && graded;
    const percent = words.percent(countedScore(quiz, value));
    const counts = several ? words(`counts_${quiz.attemptCounts}`, { percent }) : '';
    const which = quiz.attempts !== 1 && graded && quiz.counts && !several;
    return [used, which ? words(`attempt_counts_${quiz.attemptCounts}`) : counts].filter(Boolean).join(' ');
  }

  function timeUsed(): string | false {
    if (quiz.timeLimit === undefined || !value.clock) return false;
    const used = words.span(value.clock.used);
    return [
      words(ranOut ? 'time_used_up' : 'time_used', { time: used }),
      ...(value.clock.extra ? [words('with_extra_time')] : []),
    ].join(' ');
  }

  /** What a single question was worth is told only where answers may be looked at. */
  function fillOutcomes(): void {
    const open = mayReveal(quiz, value);
    const scores = outcomeScores(course, progress, [slide]).filter(
      ({ asked }) => quiz.reveal !== 'never' && (open || asked > 1),
    );
    show(seek(screen, 'fact-row="outcomes"'), scores.length > 0);
    seek(screen, 'outcomes')?.replaceChildren(
      ...scores.map(({ id, right, asked, earned, points }) => {
        const item = clone(screen.closest('[data-slide]') ?? document, 'outcome');
        const name = course.outcomes[id] ?? id;
        write(item, 'outcome-text', name);
        write(item, 'outcome-count', words('of', { part: right, whole: asked }));
        const bar = seek(item, 'outcome-bar');
        bar?.setAttribute('max', String(points));
        bar?.setAttribute('value', String(earned));
        bar?.setAttribute('aria-label', name);
        return item;
      }),
    );
  }
}

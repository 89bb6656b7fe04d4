import { factsOf, roundScore, type QuizSlide } from '../../log/facts.ts';
import { quizValue } from '../../state/progress.ts';
import { all, clone, find, seek, show, write } from '../dom.ts';
import type { SlideHost } from '../host.ts';
import type { QuestionOnPage } from './question.ts';
import { mayReveal } from './reveal.ts';

type Verdict = 'passed' | 'not-yet' | 'failed' | 'done';

/** The result of the last attempt: score, verdict, attempts, outcomes, and what is still missing for completion. */
export function fillResult(
  screen: HTMLElement,
  slide: QuizSlide,
  questions: readonly QuestionOnPage[],
  host: SlideHost,
): void {
  const { words, session, course } = host;
  const { quiz } = slide;
  const value = quizValue(session.log.progress(), slide.field);
  const left = quiz.attempts === null || value.submitted < quiz.attempts;
  const graded = quiz.points > 0;

  let verdict: Verdict = 'done';
  if (graded && quiz.passMark !== undefined) verdict = value.passed ? 'passed' : left ? 'not-yet' : 'failed';
  write(screen, 'score', graded ? words.percent(value.last) : '');
  show(seek(screen, 'score'), graded);
  find(screen, 'verdict').dataset.state = verdict;
  write(screen, 'verdict', words(`result_${verdict.replace('-', '_')}`));

  const passMark = quiz.passMark === undefined ? undefined : roundScore(quiz.passMark * 100);
  const scale = seek<SVGElement>(screen, 'scale');
  show(seek(screen, 'scale-box') ?? scale, graded);
  if (scale) scale.dataset.state = verdict;
  seek<SVGElement>(screen, 'scale-fill')?.setAttribute('width', String(value.last));
  for (const mark of all<SVGElement>(screen, 'scale-mark')) {
    show(mark, passMark !== undefined);
    mark.setAttribute('x1', String(passMark ?? 0));
    mark.setAttribute('x2', String(passMark ?? 0));
  }
  for (const label of all<SVGElement>(screen, 'scale-label')) {
    show(label, passMark !== undefined);
    label.setAttribute('x', `${passMark ?? 0}%`);
    label.setAttribute(
      'text-anchor',
      (passMark ?? 0) > 80 ? 'end' : (passMark ?? 0) < 20 ? 'start' : 'middle',
    );
    label.textContent = words('pass_mark_label', { percent: words.percent(passMark ?? 0) });
  }

  const used =
    quiz.attempts === null
      ? words('attempts_so_far', { count: value.submitted })
      : words('attempts_used', { used: value.submitted, count: quiz.attempts });
  const best =
    value.submitted > 1 && graded ? ` ${words('best_counts', { percent: words.percent(value.best) })}` : '';
  write(screen, 'fact="attempts-used"', used + best);
  fillOutcomes();
  fillMissing();
  show(seek(screen, 'action="review"'), mayReveal(quiz, value));
  show(seek(screen, 'action="again"'), value.passed && left && !session.final && value.best < 100 && graded);

  function fillOutcomes(): void {
    const list = seek(screen, 'outcomes');
    const counts = new Map<string, { right: number; all: number }>();
    for (const question of questions)
      for (const outcome of question.data.outcomes) {
        const count = counts.get(outcome) ?? { right: 0, all: 0 };
        counts.set(outcome, {
          right: count.right + (question.checkedShare() === 1 ? 1 : 0),
          all: count.all + 1,
        });
      }
    show(seek(screen, 'fact-row="outcomes"'), counts.size > 0 && quiz.reveal !== 'never');
    list?.replaceChildren(
      ...[...counts].map(([outcome, { right, all: total }]) => {
        const item = clone(screen.closest('[data-slide]') ?? document, 'outcome');
        write(item, 'outcome-text', course.outcomes[outcome] ?? outcome);
        write(item, 'outcome-count', words('of', { part: right, whole: total }));
        const bar = seek(item, 'outcome-bar');
        bar?.setAttribute('max', String(total));
        bar?.setAttribute('value', String(right));
        bar?.setAttribute('aria-label', course.outcomes[outcome] ?? outcome);
        return item;
      }),
    );
  }

  function fillMissing(): void {
    const { missing } = factsOf(course, session.log.progress());
    const list = seek(screen, 'missing');
    const item = (text: string, link?: { id: string; title: string }) => {
      const row = clone(screen.closest('[data-slide]') ?? document, 'missing-item');
      write(row, 'missing-text', link ? `${text} ` : text);
      const anchor = seek(row, 'missing-link');
      show(anchor, link !== undefined);
      if (anchor && link) {
        anchor.setAttribute('href', `#${link.id}`);
        anchor.textContent = link.title;
      }
      return row;
    };
    const quizzes = missing.quizzes.map(({ slide: { id, title, quiz: asked } }) => {
      const mark = asked?.passMark;
      const passes = mark !== undefined && course.completion.quizzes === 'passed';
      const here = id === slide.id;
      if (!passes)
        return here ? item(words('missing_submit_this')) : item(words('missing_submit'), { id, title });
      const percent = words.percent(roundScore(mark * 100));
      return here
        ? item(words('missing_pass_this', { percent }))
        : item(words('missing_pass', { percent }), { id, title });
    });
    const first = missing.slides[0];
    const slides = first ? [item(words('missing_slides', { count: missing.slides.length }), first)] : [];
    list?.replaceChildren(...quizzes, ...slides);
    show(seek(screen, 'fact-row="missing"'), quizzes.length + slides.length > 0);
  }
}

import { roundScore, type Facts, type QuizSlide } from '../../log/facts.ts';
import { clone, seek, show, write } from '../dom.ts';
import type { SlideHost } from '../host.ts';

/** What is still missing for completion, as links; nothing where the course is decided. */
export function fillMissing(
  screen: HTMLElement,
  slide: QuizSlide,
  { words }: SlideHost,
  { missing, outcome }: Facts,
): void {
  const decided = outcome !== 'incomplete';
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
  const quizzes = missing.quizzes.map(({ slide: { id, title, quiz }, must }) => {
    const here = id === slide.id;
    const link = here ? undefined : { id, title };
    if (must === 'submitted' || quiz.passMark === undefined)
      return item(words(here ? 'missing_submit_this' : 'missing_submit'), link);
    const percent = words.percent(roundScore(quiz.passMark * 100));
    return item(words(here ? 'missing_pass_this' : 'missing_pass', { percent }), link);
  });
  const score =
    missing.score === undefined
      ? []
      : [item(words('missing_score', { percent: words.percent(missing.score) }))];
  const first = missing.slides[0];
  const slides = first ? [item(words('missing_slides', { count: missing.slides.length }), first)] : [];
  const all = decided ? [] : [...quizzes, ...score, ...slides];
  const verdict = outcome === 'failed' ? [item(words('course_failed'))] : all;
  seek(screen, 'missing')?.replaceChildren(...verdict);
  show(seek(screen, 'fact-row="missing"'), verdict.length > 0);
}

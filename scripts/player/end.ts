import type { PlayerCourse } from '../course/player-course.ts';
import { countedScore, isPassed, quizzesOf } from '../log/facts.ts';
import { quizValue } from '../state/progress.ts';
import { clone, find, show, write } from './dom.ts';
import type { SavingState, Session } from './session.ts';
import type { Words } from './words.ts';

const headings: Record<SavingState, string> = {
  saved: 'end_saved',
  saving: 'end_saving',
  device: 'end_device',
  lost: 'end_lost',
  final: 'end_final',
};

/** The last screen: what was reached, and in honest words whether the window can be closed. */
export function fillEnd(screen: HTMLElement, course: PlayerCourse, session: Session, words: Words): void {
  const rows = screen.querySelector('[data-end-rows]');
  if (!rows) return;
  const facts = session.log.facts();
  const progress = session.log.progress();
  const saving = session.saving();
  write(screen, 'heading', words(saving === 'device' && !session.connected ? 'end_local' : headings[saving]));
  const row = (label: string, text: string) => {
    const made = clone(document, 'row');
    write(made, 'row-label', label);
    write(made, 'row-text', text);
    return made;
  };
  const quizzes = quizzesOf(course)
    .filter(({ quiz, field }) => quiz.counts && quizValue(progress, field).submitted > 0)
    .map(({ title, quiz, field }) => {
      const value = quizValue(progress, field);
      if (quiz.points === 0) return row(title, words('result_done'));
      const percent = words.percent(countedScore(quiz, value));
      if (quiz.passMark === undefined) return row(title, percent);
      return row(title, words(isPassed(quiz, value) ? 'score_passed' : 'score_not_passed', { percent }));
    });
  const { done, total } = facts.slides;
  rows.replaceChildren(
    ...quizzes,
    ...(quizzes.length > 0 && facts.score !== undefined
      ? [row(words('course_score'), words.percent(facts.score))]
      : []),
    row(words('slides'), words('slides_done', { done, count: total })),
    row(words('course'), words(`outcome_${facts.outcome}`)),
  );
  show(find(screen, 'action="back-to-course"'), !session.ended());
}

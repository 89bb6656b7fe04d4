import { clone, find, seek, show, write } from '../dom.ts';
import type { Words } from '../words.ts';
import type { Attempt } from './attempt.ts';
import type { QuestionOnPage } from './question.ts';

/** What stands around one question now. */
export interface QuestionChrome {
  number: number;
  count: number;
  check: boolean;
  skip: boolean;
  flag: boolean;
}

/** Number, flag and buttons of a question. */
export function fillQuestion(
  { form, isFlagged }: QuestionOnPage,
  words: Words,
  { number, count, check, skip, flag }: QuestionChrome,
): void {
  write(form, 'question-label', words('question_of', { number, count }));
  show(seek(form, 'action="check"'), check);
  show(seek(form, 'action="skip"'), skip);
  const button = seek(form, 'action="flag"');
  show(button, flag);
  button?.setAttribute('aria-pressed', String(isFlagged()));
  show(seek(form, 'answer-buttons'), check || skip || flag);
}

export interface ListState {
  single: boolean;
  /** Index of the question in view. */
  at: number;
  isOpen(question: QuestionOnPage): boolean;
  reviewing: boolean;
}

/** The numbers of all questions, each with its state in a word: to jump back and forth. */
export function fillList(
  section: HTMLElement,
  screen: HTMLElement,
  questions: readonly QuestionOnPage[],
  { single, at, isOpen, reviewing }: ListState,
  words: Words,
): void {
  const list = seek(screen, 'question-list');
  if (!list) return;
  show(list, single && questions.length > 1);
  const target = seek(list, 'question-items') ?? list;
  const focused = target.contains(document.activeElement) ? questions[at]?.id : undefined;
  target.replaceChildren(
    ...questions.map((question, index) => {
      const item = clone(section, 'question-item');
      const button = find(item, 'question-go');
      button.dataset.questionGo = question.id;
      const answered = reviewing ? question.isAnswered() : !isOpen(question);
      button.dataset.state = index === at ? 'current' : answered ? 'answered' : 'new';
      if (index === at) button.setAttribute('aria-current', 'step');
      const flagged = question.isFlagged();
      show(seek(item, 'question-flag'), flagged);
      write(item, 'question-number', words.number(index + 1));
      const states = [words(answered ? 'answered' : 'not_answered'), ...(flagged ? [words('flagged')] : [])];
      write(item, 'question-state', states.join(', '));
      return item;
    }),
  );
  if (focused) seek(target, `question-go="${focused}"`)?.focus();
}

/** Before submitting: what has no answer yet, and what the learner wanted to come back to. */
export function fillUnanswered(
  section: HTMLElement,
  screen: HTMLElement,
  attempt: Attempt,
  isOpen: (question: QuestionOnPage) => boolean,
  words: Words,
): void {
  const questions = attempt.shown().map(({ question }) => question);
  const open = questions.filter(isOpen);
  const listed = questions.filter((question) => isOpen(question) || question.isFlagged());
  write(
    screen,
    'unanswered-text',
    words(open.length > 0 ? 'unanswered' : listed.length > 0 ? 'all_answered_flagged' : 'all_answered', {
      count: open.length,
    }),
  );
  find(screen, 'unanswered').replaceChildren(
    ...listed.map((question) => {
      const item = clone(section, 'unanswered-item');
      const go = find(item, 'question-go');
      go.dataset.questionGo = question.id;
      const stem = seek(question.form, 'heading')?.textContent.trim() ?? '';
      const number = words('question_of', {
        number: questions.indexOf(question) + 1,
        count: questions.length,
      });
      const notes = [
        ...(question.data.required && isOpen(question) ? [words('required')] : []),
        ...(question.isFlagged() ? [words('flagged')] : []),
      ];
      go.textContent = `${number}: ${stem}${notes.length > 0 ? ` (${notes.join(', ')})` : ''}`;
      return item;
    }),
  );
}

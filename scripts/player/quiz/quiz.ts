import type { LessonData, PlayerSlide } from '../../course/player-course.ts';
import { everyAsked } from '../../log/asked.ts';
import { roundScore, type QuizSlide } from '../../log/facts.ts';
import { quizValue } from '../../state/progress.ts';
import { clone, find, seek, show, write } from '../dom.ts';
import type { Primary, SlideController, SlideHost } from '../host.ts';
import { shuffledRank } from './order.ts';
import { mountQuestion, type QuestionOnPage } from './question.ts';
import { fillResult } from './result.ts';
import { fillStart } from './start-screen.ts';

type Screen = 'start' | 'questions' | 'unanswered' | 'result';
const everyScreen: Screen[] = ['start', 'questions', 'unanswered', 'result'];

/** A quiz from its start screen to its result: one attempt after the other, exactly resumed in between. */
export function createQuiz(
  section: HTMLElement,
  slide: PlayerSlide,
  data: LessonData,
  host: SlideHost,
): SlideController {
  const { session, words } = host;
  const { log } = session;
  const quizSlide = slide as QuizSlide;
  const { quiz } = quizSlide;
  const single = quiz.layout === 'one_by_one';
  const screens = Object.fromEntries(
    everyScreen.map((screen) => [screen, find(section, `screen="${screen}"`)]),
  ) as Record<Screen, HTMLElement>;
  const authored = everyAsked(quiz).map(({ id, field }) => {
    const fullId = `${slide.id}.${id}`;
    const questionData = data.questions[fullId];
    if (!questionData) throw new Error(`no data for ${fullId}`);
    const form = find(section, `question="${fullId}"`);
    return mountQuestion(form, fullId, field, questionData, host, () => touched());
  });
  let order: QuestionOnPage[] = authored;
  let screen: Screen = 'start';
  let at = 0;
  let reviewing = false;

  const value = () => quizValue(log.progress(), slide.field);
  const attemptsLeft = () => quiz.attempts === null || value().submitted < quiz.attempts;
  const mayStart = () => !session.final && (value().open || attemptsLeft());
  const checksEach = quiz.reveal === 'after_each';
  const isFinal = (question: QuestionOnPage) => checksEach && question.checkedShare() !== undefined;
  const unanswered = () =>
    order.filter((question) => !question.isAnswered() || (checksEach && !isFinal(question)));
  const current = () => order[at];

  /** Puts questions and choices into the attempt's order, and every answer back as the state has it. */
  function arrange(): void {
    const { run } = log.progress();
    const attempt = value().submitted + (value().open ? 1 : 0);
    const rank = (...ids: string[]) => shuffledRank(run, attempt, slide.id, ...ids);
    if (quiz.shuffle.includes('questions')) order = [...authored].sort((a, b) => rank(a.id) - rank(b.id));
    find(screens.questions, 'questions').append(...order.map(({ form }) => form));
    for (const question of order) {
      if (quiz.shuffle.includes('choices')) question.mounted.arrange((part) => rank(question.id, part));
      const over = !value().open || session.final;
      question.restore(over || isFinal(question));
      if (over ? reviewing : isFinal(question)) question.reveal(quiz.show);
    }
  }

  function to(next: Screen, index = 0): void {
    screen = next;
    at = index;
    for (const name of everyScreen) show(screens[name], name === screen);
    if (screen === 'start') fillStart(screens.start, quizSlide, value(), host);
    if (screen === 'result') fillResult(screens.result, quizSlide, authored, host);
    if (screen === 'questions') showQuestions();
    if (screen === 'unanswered') fillUnanswered();
    host.refresh();
    host.focus(heading());
  }

  function showQuestions(): void {
    order.forEach((question, index) => {
      const visible = !single || index === at;
      show(question.form, visible);
      if (visible) question.appeared();
      write(
        question.form,
        'question-label',
        words('question_of', { number: index + 1, count: order.length }),
      );
      const check = seek(question.form, 'action="check"');
      show(check, !single && checksEach && value().open && !isFinal(question));
    });
    show(seek(screens.questions, 'review-bar'), reviewing);
    fillList();
  }

  function fillList(): void {
    const list = seek(screens.questions, 'question-list');
    if (!list) return;
    show(list, single && order.length > 1);
    const target = seek(list, 'question-items') ?? list;
    const focused = target.contains(document.activeElement) ? order[at]?.id : undefined;
    target.replaceChildren(
      ...order.map((question, index) => {
        const item = clone(section, 'question-item');
        const button = find(item, 'question-go');
        button.dataset.questionGo = question.id;
        const state = index === at ? 'current' : question.isAnswered() ? 'answered' : 'new';
        button.dataset.state = state;
        if (index === at) button.setAttribute('aria-current', 'step');
        write(item, 'question-number', words.number(index + 1));
        write(item, 'question-state', words(question.isAnswered() ? 'answered' : 'not_answered'));
        return item;
      }),
    );
    if (focused) seek(target, `question-go="${focused}"`)?.focus();
  }

  function fillUnanswered(): void {
    const open = unanswered();
    write(
      screens.unanswered,
      'unanswered-text',
      words(open.length > 0 ? 'unanswered' : 'all_answered', { count: open.length }),
    );
    find(screens.unanswered, 'unanswered').replaceChildren(
      ...open.map((question) => {
        const item = clone(section, 'unanswered-item');
        const go = find(item, 'question-go');
        go.dataset.questionGo = question.id;
        const stem = seek(question.form, 'heading')?.textContent.trim() ?? '';
        const number = words('question_of', { number: order.indexOf(question) + 1, count: order.length });
        go.textContent = `${number}: ${stem}${question.data.required ? ` (${words('required')})` : ''}`;
        return item;
      }),
    );
  }

  function touched(): void {
    fillList();
    host.refresh();
  }

  function start(): void {
    reviewing = false;
    if (!value().open) {
      log.append({ type: 'attempt-started', quiz: slide.field });
      for (const question of authored) question.forgetTime();
    }
    arrange();
    const next = order.findIndex((question) => unanswered().includes(question));
    to('questions', Math.max(0, next));
  }

  function check(question: QuestionOnPage): void {
    if (!question.isAnswered()) return host.announce(words('choose_first'));
    question.answer();
    question.mounted.lock(true);
    question.reveal(quiz.show);
    showQuestions();
    host.refresh();
    const said = quiz.show.includes('marks')
      ? find(question.form, 'verdict').textContent.trim()
      : words('checked');
    host.announce(`${said} ${find(question.form, 'feedback-text').textContent.trim()}`);
  }

  function submit(): void {
    for (const question of order) if (question.isAnswered() && !isFinal(question)) question.answer();
    const points = authored.reduce((sum, question) => sum + question.data.points, 0);
    const earned = authored.reduce((sum, question) => sum + question.data.points * question.share(), 0);
    const score = points > 0 ? roundScore(Math.max(0, (100 * earned) / points)) : 0;
    log.append({ type: 'quiz-submitted', quiz: slide.field, score });
    for (const question of authored) question.mounted.lock(true);
    to('result');
  }

  function review(): void {
    reviewing = true;
    arrange();
    to('questions');
  }

  /** After the last question: straight on when every answer is final, else past the screen that shows what is missing. */
  function finish(): void {
    if (checksEach && unanswered().length === 0) submit();
    else to('unanswered');
  }

  function questionPrimary(): Primary | undefined {
    const question = current();
    const last = at === order.length - 1;
    if (reviewing) {
      if (!single || last) return { label: words('to_result'), run: () => leaveReview() };
      return { label: words('next'), run: () => to('questions', at + 1) };
    }
    if (!single) return { label: words('submit'), run: finish };
    if (checksEach && question && !isFinal(question))
      return {
        label: words('check'),
        run: () => check(question),
        ...(question.isAnswered() ? {} : { missing: words('choose_first') }),
      };
    if (last) return { label: words('submit'), run: finish };
    return { label: words('next'), run: () => to('questions', at + 1) };
  }

  function leaveReview(): void {
    reviewing = false;
    to('result');
  }

  function startPrimary(): Primary | undefined {
    if (value().open && !session.final) return { label: words('go_on'), run: start };
    if (!mayStart()) return undefined;
    // Who has passed is led on; another attempt stands on the result screen.
    if (value().passed) return undefined;
    return { label: words(value().submitted > 0 ? 'try_again' : 'start_quiz'), run: start };
  }

  function submitPrimary(): Primary {
    const required = unanswered().filter((question) => question.data.required);
    return {
      label: words('submit'),
      run: submit,
      ...(required.length > 0 ? { missing: words('required_first', { count: required.length }) } : {}),
    };
  }

  const heading = () =>
    (screen === 'questions' && single ? seek(current()?.form ?? section, 'heading') : null) ??
    seek(screens[screen], 'heading') ??
    undefined;

  section.addEventListener('click', (event) => {
    const target =
      event.target instanceof Element
        ? event.target.closest<HTMLElement>('[data-question-go], [data-action]')
        : null;
    const id = target?.dataset.questionGo;
    const index = order.findIndex((question) => question.id === id);
    if (id !== undefined && index >= 0) {
      event.preventDefault();
      to('questions', index);
      if (!single) host.focus(seek(order[index]?.form ?? section, 'heading') ?? undefined);
      return;
    }
    if (target?.dataset.action === 'review') review();
    if (target?.dataset.action === 'to-result') leaveReview();
    if (target?.dataset.action === 'again') start();
    if (target?.dataset.action === 'check') {
      const question = order.find(({ form }) => form.contains(target));
      if (question) check(question);
    }
  });

  arrange();
  return {
    primary() {
      if (screen === 'start') return startPrimary();
      if (screen === 'unanswered') return submitPrimary();
      if (screen === 'result')
        return value().passed || !mayStart() ? undefined : { label: words('try_again'), run: start };
      return questionPrimary();
    },
    back() {
      if (screen === 'questions' && single && at > 0) to('questions', at - 1);
      else if (screen === 'questions' && reviewing) leaveReview();
      else if (screen === 'questions' && value().open) to('start');
      else if (screen === 'unanswered') to('questions', order.length - 1);
      else return false;
      return true;
    },
    shown() {
      // Who left in the middle of an attempt is back in it; who submitted sees the result.
      if (screen === 'start' && !value().open && value().submitted > 0) to('result');
      else to(screen, at);
    },
    heading,
  };
}

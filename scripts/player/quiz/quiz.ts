import type { LessonData, PlayerSlide } from '../../course/player-course.ts';
import { waitLeft } from '../../log/clock.ts';
import { hasAttemptsLeft, isPassed, isWorthAnother, type QuizSlide } from '../../log/facts.ts';
import { quizValue } from '../../state/progress.ts';
import { find, seek, show } from '../dom.ts';
import type { Primary, SlideController, SlideHost } from '../host.ts';
import { createAttempt } from './attempt.ts';
import { createClock } from './clock.ts';
import { showClock } from './clock-view.ts';
import { fillList, fillUnanswered, fillQuestion } from './lists.ts';
import type { QuestionOnPage } from './question.ts';
import { fillResult } from './result.ts';
import { fillStart, takesExtraTime } from './start-screen.ts';

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
  const checksEach = quiz.reveal === 'after_each';
  const screens = Object.fromEntries(
    everyScreen.map((screen) => [screen, find(section, `screen="${screen}"`)]),
  ) as Record<Screen, HTMLElement>;
  const attempt = createAttempt(section, quizSlide, data, host, () => touched());
  const clock = createClock(quizSlide, host, {
    ticked: () => showClock(section, clock.left(), words),
    ended: timeUp,
  });
  let screen: Screen = 'start';
  let at = 0;
  let reviewing = false;
  /** The last attempt of this session ended with its time. */
  let ranOut = false;
  /** Another attempt was asked for, and its start screen is shown. */
  let wantsAgain = false;
  let inView = false;

  const value = () => quizValue(log.progress(), slide.field);
  const questions = () => attempt.shown().map(({ question }) => question);
  const isWaiting = () => waitLeft(quiz, value(), Date.now()) > 0;
  const mayStart = () => !session.final && (value().open || (hasAttemptsLeft(quiz, value()) && !isWaiting()));
  const isFinal = (question: QuestionOnPage) => checksEach && question.isFinal();
  const isOpen = (question: QuestionOnPage) =>
    !question.isAnswered() || question.lacking() !== undefined || (checksEach && !question.isChecked());
  const unanswered = () => questions().filter(isOpen);
  const current = () => questions()[at];

  /** Puts the attempt's questions on the page, and every answer back as the state has it. */
  function arrange(): void {
    attempt.arrange();
    const over = !value().open || session.final;
    for (const question of questions()) {
      question.restore(over || isFinal(question));
      if (over ? reviewing : isFinal(question)) question.reveal(quiz.show);
      else if (!over && checksEach && question.tries() > 0) {
        question.revealTry(quiz.show);
        concealTry(question);
      }
    }
  }

  function to(next: Screen, index = 0): void {
    screen = next;
    at = index;
    for (const name of everyScreen) show(screens[name], name === screen);
    if (screen === 'start') fillStart(screens.start, quizSlide, value(), host);
    if (screen === 'result') showResult();
    if (screen === 'questions') showQuestions();
    if (screen === 'unanswered') fillUnanswered(section, screens.unanswered, attempt, isOpen, words);
    showClock(section, clock.left(), words);
    host.refresh();
    if (inView) host.focus(heading());
  }

  function showResult(): void {
    fillResult(screens.result, quizSlide, host, { ranOut, mayStart: mayStart() });
    // Where the filled button offers another attempt, there is a way on all the same.
    show(seek(screens.result, 'action="on"'), resultPrimary() !== undefined);
  }

  function showQuestions(): void {
    questions().forEach((question, index) => {
      const visible = !single || index === at;
      show(question.form, visible);
      if (visible) question.appeared();
      const answering = value().open && !reviewing;
      fillQuestion(question, words, {
        number: index + 1,
        count: questions().length,
        check: answering && !single && checksEach && !isFinal(question),
        skip: answering && single && checksEach && !isFinal(question) && questions().length > 1,
        flag: answering && !isFinal(question),
      });
    });
    show(seek(screens.questions, 'review-bar'), reviewing);
    showList();
  }

  const showList = () =>
    fillList(section, screens.questions, questions(), { single, at, isOpen, reviewing }, words);

  function touched(): void {
    const question = current();
    // What was said of the last try is not true of another answer; the hint stays.
    if (checksEach) for (const each of single && question ? [question] : questions()) concealTry(each);
    showList();
    host.refresh();
  }

  function concealTry(question: QuestionOnPage): void {
    if (question.isChecked()) return;
    show(find(question.form, 'verdict'), false);
    seek(question.form, 'feedback')?.removeAttribute('data-state');
  }

  function start(): void {
    reviewing = wantsAgain = false;
    if (!value().open) {
      ranOut = false;
      attempt.start(quiz.timeLimit === undefined ? undefined : takesExtraTime(screens.start));
    }
    attempt.mend();
    arrange();
    clock.start();
    const next = questions().findIndex((question) => (checksEach ? !question.isFinal() : isOpen(question)));
    if (value().open) to('questions', Math.max(0, next));
  }

  function check(question: QuestionOnPage): void {
    if (!question.isAnswered()) return host.announce(words('choose_first'));
    const lacking = question.lacking() ?? (question.isChecked() ? words('change_first') : undefined);
    if (lacking !== undefined) return host.announce(lacking);
    question.answer(attempt.shown().find((each) => each.question === question)?.index);
    if (question.isFinal()) {
      question.mounted.lock(true);
      question.reveal(quiz.show);
    }
    const tried = question.isFinal() ? undefined : question.revealTry(quiz.show);
    showQuestions();
    host.refresh();
    const verdict = find(question.form, 'verdict');
    const said = verdict.hidden ? words('checked') : verdict.textContent.trim();
    host.announce(tried ?? `${said} ${find(question.form, 'feedback-text').textContent.trim()}`);
  }

  /** What is answered and was not checked is a try now; then the attempt is over. */
  function submit(): void {
    for (const { question, index } of attempt.shown())
      if (question.isAnswered() && !question.isChecked()) question.answer(index);
    const score = attempt.score();
    clock.stop();
    log.append({ type: 'quiz-submitted', quiz: slide.field, score });
    for (const question of questions()) question.mounted.lock(true);
    to('result');
  }

  function timeUp(): void {
    ranOut = true;
    if (attempt.shown().length === 0) arrange();
    submit();
    host.announce(words('time_is_up'));
    if (!inView) host.tell(words('time_ran_out', { quiz: slide.title }));
  }

  function review(): void {
    reviewing = true;
    arrange();
    to('questions');
  }

  function leaveReview(): void {
    reviewing = false;
    to('result');
  }

  /** After the last question: straight on when every answer is final, else past the screen that shows what is missing. */
  function finish(): void {
    const flagged = questions().some((question) => question.isFlagged());
    if (checksEach && unanswered().length === 0 && !flagged) submit();
    else to('unanswered');
  }

  function questionPrimary(): Primary | undefined {
    const question = current();
    // An edit may have left nothing to ask of an attempt: it can be submitted all the same.
    const last = at >= questions().length - 1;
    const next = { label: words('next'), run: () => to('questions', at + 1) };
    if (reviewing) return single && !last ? next : { label: words('to_result'), run: leaveReview };
    if (!single) return { label: words('submit'), run: finish };
    if (checksEach && question && !isFinal(question)) return checkPrimary(question);
    return last ? { label: words('submit'), run: finish } : next;
  }

  function checkPrimary(question: QuestionOnPage): Primary {
    const missing = !question.isAnswered()
      ? words('choose_first')
      : (question.lacking() ?? (question.isChecked() ? words('change_first') : undefined));
    return {
      label: words(question.answerWord),
      run: () => check(question),
      ...(missing === undefined ? {} : { missing }),
    };
  }

  function startPrimary(): Primary | undefined {
    if (value().open && !session.final) return { label: words('go_on'), run: start };
    // Who has passed is led on, unless another attempt was asked for on the result screen.
    if (!mayStart() || (isPassed(quiz, value()) && !wantsAgain)) return undefined;
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

  /** Another attempt; with a time limit past the start screen, where extra time can be taken. */
  function again(): void {
    if (quiz.timeLimit === undefined) return start();
    wantsAgain = true;
    to('start');
  }

  function resultPrimary(): Primary | undefined {
    if (isPassed(quiz, value()) || !isWorthAnother(quiz, value()) || !mayStart()) return undefined;
    return { label: words('try_again'), run: again };
  }

  const heading = () =>
    (screen === 'questions' && single ? seek(current()?.form ?? section, 'heading') : null) ??
    seek(screens[screen], 'heading') ??
    undefined;

  function go(index: number): void {
    to('questions', index);
    if (!single) host.focus(seek(questions()[index]?.form ?? section, 'heading') ?? undefined);
  }

  section.addEventListener('click', (event) => {
    const target =
      event.target instanceof Element
        ? event.target.closest<HTMLElement>('[data-question-go], [data-action]')
        : null;
    const id = target?.dataset.questionGo;
    const index = questions().findIndex((question) => question.id === id);
    if (id !== undefined && index >= 0) {
      event.preventDefault();
      return go(index);
    }
    const own = questions().find(({ form }) => form.contains(target));
    const actions: Record<string, () => void> = {
      review,
      'to-result': leaveReview,
      again,
      check: () => own && check(own),
      skip: () => (at < questions().length - 1 ? to('questions', at + 1) : finish()),
      flag: () => {
        own?.flag(!own.isFlagged());
        showQuestions();
      },
      on: () => host.next(),
      'hide-clock': () => showClock(section, clock.left(), words, 'toggle'),
    };
    actions[target?.dataset.action ?? '']?.();
  });

  attempt.mend();
  arrange();
  return {
    primary() {
      if (screen === 'start') return startPrimary();
      if (screen === 'unanswered') return submitPrimary();
      return screen === 'result' ? resultPrimary() : questionPrimary();
    },
    back() {
      if (screen === 'questions' && single && at > 0) to('questions', at - 1);
      else if (screen === 'questions' && reviewing) leaveReview();
      else if (screen === 'questions' && value().open) to('start');
      else if (screen === 'unanswered') to('questions', questions().length - 1);
      else return false;
      return true;
    },
    shown() {
      inView = true;
      clock.start();
      // Who left in the middle of an attempt is back in it; who submitted sees the result.
      if (screen === 'start' && !value().open && value().submitted > 0) to('result');
      else to(screen, at);
    },
    hidden: () => void (inView = false),
    // The time runs wherever the learner is, and may have run out while the course was closed.
    wake: () => clock.start(),
    heading,
  };
}

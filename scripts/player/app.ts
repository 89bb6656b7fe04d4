import type { LessonData, PlayerLesson, PlayerSlide } from '../course/player-course.ts';
import { slidesOf } from '../log/facts.ts';
import { closedBy, type Waiting } from '../log/gates.ts';
import { quizValue, seen } from '../state/progress.ts';
import { createDwell } from './dwell.ts';
import { fillLocked, waitingWords } from './locked.ts';
import { clone, find, seek, show, write } from './dom.ts';
import { fillEnd } from './end.ts';
import type { LearnerModule, Primary, QuizModule, SlideController, SlideHost } from './host.ts';
import type { Lessons } from './lessons.ts';
import type { FieldList } from '../state/progress.ts';
import type { Session } from './session.ts';
import type { Words } from './words.ts';
import type { PlayerCourse } from '../course/player-course.ts';

/** Labels that lead on: the button bears an arrow beside them. */
const leadsOn = ['next', 'start'];

export interface AppParts {
  course: PlayerCourse;
  list: FieldList;
  words: Words;
  session: Session;
  lessons: Lessons;
  types: Record<string, LearnerModule>;
  quizModule(): Promise<QuizModule>;
  /** Shows a sentence that stays until the learner has read it. */
  tell(text: string): void;
}

/** What stands in `main` now. */
export type View =
  | { kind: 'slide'; index: number }
  | { kind: 'end' }
  | { kind: 'problem'; index: number }
  | { kind: 'locked'; index: number };

/** Moves through the slides: one is shown, the bar says the one next step, focus and history follow. */
export interface App {
  slides: PlayerSlide[];
  view(): View;
  /** Shows a slide by its index. `how`: what the browser's history does, and whether the focus moves. */
  go(index: number, how?: { history?: 'push' | 'replace' | 'keep'; focus?: boolean }): Promise<void>;
  goTo(id: string): void;
  next(): void;
  back(): void;
  /** Presses the bar's filled button. */
  primary(): void;
  /** Like `next`, but stays where a slide has a step of its own to be taken first. */
  forward(): void;
  end(): void;
  /** What keeps a slide closed; empty: it is open. */
  closedBy(slide: PlayerSlide): Waiting[];
  /** Starts what runs on out of sight: the clock of a quiz that was left in the middle. */
  wake(): Promise<void>;
  refresh(): void;
  onChange(listener: () => void): void;
}

export function createApp({ course, list, words, session, lessons, types, quizModule, tell }: AppParts): App {
  const slides = slidesOf(course);
  const lessonOf = new Map(
    course.lessons.flatMap((lesson) =>
      lesson.slides.map((slide): [PlayerSlide, PlayerLesson] => [slide, lesson]),
    ),
  );
  const controllers = new Map<string, SlideController>();
  const main = find(document, 'main');
  const listeners: (() => void)[] = [];
  let view: View = { kind: 'slide', index: 0 };
  let wanted = 0;

  const host: SlideHost = {
    course,
    list,
    words,
    session,
    types,
    refresh: () => refresh(),
    focus,
    announce,
    tell,
    go: (id) => goTo(id),
    next: () => next(),
  };

  session.onSaving(() => {
    if (view.kind === 'end') fillEnd(main, course, session, words);
  });

  function announce(text: string): void {
    const box = find(document, 'announce');
    // The same words again are news again.
    box.textContent = box.textContent === text ? `${text}\u00a0` : text;
  }

  function focus(element: HTMLElement | undefined): void {
    (element ?? main).focus({ preventScroll: true });
    window.scrollTo(0, 0);
    main.scrollTo?.(0, 0);
  }

  const currentSlide = () => (view.kind === 'slide' ? slides[view.index] : undefined);
  const dwell = createDwell();
  /** Whoever may only look may look at everything. */
  const closed = (slide: PlayerSlide) =>
    session.final ? [] : closedBy(course, session.log.progress(), slide);
  const currentController = () => controllers.get(currentSlide()?.id ?? '');

  async function controllerFor(
    slide: PlayerSlide,
    section: HTMLElement,
  ): Promise<SlideController | undefined> {
    const known = controllers.get(slide.id);
    if (known || (!slide.quiz && !slide.practice)) return known;
    const lesson = lessonOf.get(slide) as PlayerLesson;
    const [module, data] = await Promise.all([quizModule(), lessons.data(lesson)] as [
      Promise<QuizModule>,
      Promise<LessonData>,
    ]);
    const made = slide.quiz
      ? module.createQuiz(section, slide, data, host)
      : module.createPractice(section, slide, data, host);
    controllers.set(slide.id, made);
    return made;
  }

  async function go(index: number, { history: entry = 'push', focus: move = true } = {}): Promise<void> {
    const slide = slides[index];
    const lesson = slide && lessonOf.get(slide);
    // After Exit the LMS takes nothing any more: what a learner did now would be lost.
    if (!slide || !lesson || session.ended()) return;
    const ticket = ++wanted;
    const left = currentController();
    try {
      const section = (await lessons.load(lesson)).sections.get(slide.id);
      if (!section) throw new Error(`no section for ${slide.id}`);
      const controller = await controllerFor(slide, section);
      if (ticket !== wanted) return;
      dwell.leave();
      left?.hidden?.();
      if (closed(slide).length > 0) return showLocked(index);
      for (const player of main.querySelectorAll<HTMLMediaElement>('audio, video')) player.pause();
      main.replaceChildren(section);
      view = { kind: 'slide', index };
      document.documentElement.dataset.slideType = slide.type;
      if (!session.final) {
        session.log.append({ type: 'slide-viewed', slide: slide.field });
        if (!controller) finishWhenSeen(slide);
      }
      controller?.shown();
    } catch (error) {
      if (ticket !== wanted) return;
      if (!(error instanceof Error)) throw error;
      showProblem(index);
    }
    document.title = `${slide.title} – ${course.title}`;
    if (entry !== 'keep' && location.hash !== `#${slide.id}`)
      window.history[entry === 'push' ? 'pushState' : 'replaceState'](null, '', `#${slide.id}`);
    refresh();
    if (move) focus(heading());
    announce(words('slide_of', { number: index + 1, count: slides.length }));
  }

  /** A slide that asks nothing is done when it was shown, or shown for as long as it needs. */
  function finishWhenSeen({ id, field, minTime }: PlayerSlide): void {
    const done = () => {
      session.log.append({ type: 'slide-done', slide: field });
      refresh();
    };
    if (minTime === undefined) session.log.append({ type: 'slide-done', slide: field });
    else if (!seen(session.log.progress(), field).done) dwell.enter(id, minTime, done);
  }

  function showLocked(index: number): void {
    const slide = slides[index];
    if (!slide) return;
    view = { kind: 'locked', index };
    document.documentElement.dataset.slideType = 'locked';
    main.replaceChildren(clone(document, 'screen="locked"'));
    fillLocked(main, slide, closed(slide), words);
    refresh();
    focus(seek(main, 'heading') ?? undefined);
  }

  function heading(): HTMLElement | undefined {
    return currentController()?.heading() ?? seek(main, 'heading') ?? undefined;
  }

  function showProblem(index: number): void {
    view = { kind: 'problem', index };
    main.replaceChildren(clone(document, 'screen="problem"'));
    write(main, 'problem-text', words('lesson_missing'));
  }

  function goTo(id: string): void {
    const index = slides.findIndex((slide) => slide.id === id);
    if (index >= 0) void go(index);
  }

  function next(): void {
    const index = view.kind === 'end' ? slides.length : view.index + 1;
    if (index < slides.length) void go(index);
    else end();
  }

  function back(): void {
    if (currentController()?.back()) return;
    if (view.kind === 'end') void go(slides.length - 1);
    else if (view.index > 0) void go(view.index - 1);
  }

  function end(): void {
    wanted++;
    dwell.leave();
    currentController()?.hidden?.();
    view = { kind: 'end' };
    main.replaceChildren(clone(document, 'screen="end"'));
    document.documentElement.dataset.slideType = 'end';
    fillEnd(main, course, session, words);
    refresh();
    focus(seek(main, 'heading') ?? undefined);
    void session.save();
  }

  function nextStep(): Primary | undefined {
    if (view.kind === 'end') return undefined;
    if (view.kind === 'problem') {
      const { index } = view;
      return { label: words('try_again'), run: () => void go(index) };
    }
    if (view.kind === 'locked') return lockedStep(view.index);
    const own = currentController()?.primary();
    if (own) return own;
    const last = view.index === slides.length - 1;
    const first = view.index === 0 && currentSlide()?.type === 'title';
    const missing = missingForNext(view.index);
    return {
      label: words(last ? 'finish' : first ? 'start' : 'next'),
      run: next,
      ...(missing === undefined ? {} : { missing }),
    };
  }

  /** From a closed slide the way leads to what opens it. */
  function lockedStep(index: number): Primary | undefined {
    const slide = slides[index];
    const [first] = slide ? closed(slide) : [];
    if (!slide || !first) return { label: words('go_on'), run: () => void go(index) };
    return { label: words('go_there'), run: () => goTo(firstSlideOf(first.id)) };
  }

  const firstSlideOf = (id: string) => course.lessons.find((lesson) => lesson.id === id)?.slides[0]?.id ?? id;

  /** Why the slide behind this one is closed, in a sentence; a slide that takes its time says so itself. */
  function missingForNext(index: number): string | undefined {
    const following = slides[index + 1];
    const [first] = following ? closed(following) : [];
    const here = slides[index];
    if (!first || !here) return undefined;
    if (first.must === 'done' && first.id === here.id && here.minTime !== undefined)
      return words('stay_here', { time: words.span(here.minTime) });
    return waitingWords(first, words);
  }

  async function wake(): Promise<void> {
    if (session.final) return;
    for (const slide of slides) {
      if (slide.quiz?.timeLimit === undefined) continue;
      if (!quizValue(session.log.progress(), slide.field).open) continue;
      const lesson = lessonOf.get(slide) as PlayerLesson;
      const section = (await lessons.load(lesson)).sections.get(slide.id);
      if (section) (await controllerFor(slide, section))?.wake?.();
    }
  }

  function primary(): void {
    const step = nextStep();
    if (step?.missing !== undefined) announce(step.missing);
    else step?.run();
    write(document, 'missing-hint', step?.missing ?? '');
  }

  function forward(): void {
    if (view.kind === 'slide' && !currentController()?.primary()) primary();
  }

  function refresh(): void {
    const step = nextStep();
    const button = find(document, 'action="next"');
    show(button, step !== undefined);
    write(document, 'next-label', step?.label ?? '');
    show(
      seek(button, 'next-icon'),
      leadsOn.some((key) => step?.label === words(key)),
    );
    if (step?.missing !== undefined) button.setAttribute('aria-disabled', 'true');
    else button.removeAttribute('aria-disabled');
    write(document, 'missing-hint', '');
    const atStart = view.kind === 'slide' && view.index === 0;
    show(find(document, 'action="back"'), !atStart && !session.ended());
    show(find(document, 'action="menu"'), !session.ended());
    const place = view.kind === 'end' ? slides.length : view.index + 1;
    write(document, 'place', words('place', { number: place, count: slides.length }));
    const { done, total } = session.log.facts().slides;
    const bar = find<HTMLProgressElement>(document, 'progress');
    bar.max = Math.max(1, total);
    bar.value = done;
    bar.setAttribute('aria-label', words('slides_done', { done, count: total }));
    for (const listener of listeners) listener();
  }

  return {
    slides,
    view: () => view,
    go,
    goTo,
    next,
    back,
    primary,
    forward,
    end,
    closedBy: closed,
    wake,
    refresh,
    onChange: (listener) => void listeners.push(listener),
  };
}

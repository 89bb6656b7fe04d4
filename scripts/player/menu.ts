import type { PlayerCourse, PlayerSlide } from '../course/player-course.ts';
import { countedScore, isPassed } from '../log/facts.ts';
import { quizValue, seen } from '../state/progress.ts';
import type { App } from './app.ts';
import { clone, find, icon, seek, show, write } from './dom.ts';
import { waitingWords } from './locked.ts';
import type { Session } from './session.ts';
import type { Words } from './words.ts';

type SlideState = 'done' | 'here' | 'opened' | 'new' | 'locked';
const icons: Record<SlideState, string> = {
  done: 'check',
  here: 'here',
  opened: 'half',
  new: 'ring',
  locked: 'lock',
};

/** From this width of the window the menu is docked beside the slide instead of lying over it. */
const docked = '(min-width: 64rem)';

export interface Menu {
  toggle(): void;
  /** Closes it, and gives the focus back to its button. */
  close(): void;
  /** Closes it, and leaves the focus to what comes next. */
  leave(): void;
}

/** The menu: lessons and slides with their state in a word and a shape, progress, and where the learner is. */
export function createMenu(course: PlayerCourse, app: App, session: Session, words: Words): Menu {
  const dialog = find<HTMLDialogElement>(document, 'menu');
  const items = new Map<string, HTMLElement>();

  const build = () => {
    const lessons = course.lessons.map((lesson) => {
      const made = clone(document, 'menu-lesson');
      write(made, 'lesson-title', lesson.title);
      write(made, 'lesson-minutes', lesson.minutes ? words('minutes', { count: lesson.minutes }) : '');
      find(made, 'lesson-slides').append(
        ...lesson.slides.map((slide) => {
          const item = clone(document, 'menu-slide');
          const row = item.firstElementChild as HTMLElement;
          const go = find(item, 'menu-go');
          go.dataset.menuGo = slide.id;
          if (go instanceof HTMLAnchorElement) go.href = `#${slide.id}`;
          write(item, 'menu-title', slide.title);
          items.set(slide.id, row);
          return item;
        }),
      );
      return made;
    });
    find(document, 'menu-list').replaceChildren(...lessons);
  };

  const stateOf = (slide: PlayerSlide): SlideState => {
    const view = app.view();
    if (view.kind !== 'end' && app.slides[view.index] === slide) return 'here';
    const { visited, done } = seen(session.log.progress(), slide.field);
    if (done || visited) return done ? 'done' : 'opened';
    return app.closedBy(slide).length > 0 ? 'locked' : 'new';
  };

  const noteOf = (slide: PlayerSlide, state: SlideState): string => {
    if (slide.quiz) {
      const value = quizValue(session.log.progress(), slide.field);
      if (value.open) return words('menu_quiz_open');
      if (value.submitted > 0 && slide.quiz.points > 0) {
        const percent = words.percent(countedScore(slide.quiz, value));
        return slide.quiz.passMark === undefined
          ? percent
          : words(isPassed(slide.quiz, value) ? 'score_passed' : 'score_not_passed', { percent });
      }
    }
    const [waiting] = state === 'locked' ? app.closedBy(slide) : [];
    if (waiting) return waitingWords(waiting, words);
    return state === 'opened' ? words('menu_opened') : '';
  };

  const fill = () => {
    const { done, total } = session.log.facts().slides;
    write(dialog, 'menu-done', words('slides_done', { done, count: total }));
    const bar = find<HTMLProgressElement>(dialog, 'menu-progress');
    bar.max = Math.max(1, total);
    bar.value = done;
    bar.setAttribute('aria-label', words('slides_done', { done, count: total }));
    for (const slide of app.slides) {
      const row = items.get(slide.id);
      if (!row) continue;
      const state = stateOf(slide);
      row.dataset.state = state;
      icon(seek(row, 'menu-icon'), icons[state]);
      write(row, 'menu-state', words(`state_${state}`));
      const note = noteOf(slide, state);
      write(row, 'menu-note', note);
      show(seek(row, 'menu-note'), note !== '');
      const go = find(row, 'menu-go');
      if (state === 'locked') go.setAttribute('aria-disabled', 'true');
      else go.removeAttribute('aria-disabled');
      if (state === 'here') go.setAttribute('aria-current', 'page');
      else go.removeAttribute('aria-current');
    }
  };

  const button = find(document, 'action="menu"');
  const follow = () => {
    if (dialog.open) fill();
    button.setAttribute('aria-expanded', String(dialog.open));
    document.documentElement.toggleAttribute('data-menu-open', dialog.open);
  };
  const open = () => {
    if (items.size === 0) build();
    if (matchMedia(docked).matches) dialog.show();
    else dialog.showModal();
    follow();
    dialog.querySelector<HTMLElement>('[aria-current]')?.focus();
  };
  /** Whether the focus goes back to the button: not when the learner went on to a slide. */
  let goesBack = true;
  const close = () => {
    if (dialog.open) dialog.close();
  };
  const leave = () => {
    goesBack = false;
    close();
  };
  dialog.addEventListener('close', () => {
    follow();
    if (goesBack) button.focus();
    goesBack = true;
  });
  // A sheet that became a dock, or a dock that became a sheet, is opened anew in its other form.
  matchMedia(docked).addEventListener('change', close);
  dialog.addEventListener('click', (event) => {
    if (event.target === dialog) return close();
    const go = event.target instanceof Element ? event.target.closest<HTMLElement>('[data-menu-go]') : null;
    if (!go) return;
    event.preventDefault();
    if (!matchMedia(docked).matches) leave();
    app.goTo(go.dataset.menuGo ?? '');
  });
  // The browser's own Esc is for modal dialogs only, and theirs comes first.
  document.addEventListener('keydown', ({ key }) => {
    if (key === 'Escape' && !document.querySelector('dialog:modal')) close();
  });
  app.onChange(() => {
    if (dialog.open) fill();
  });
  return { toggle: () => (dialog.open ? close() : open()), close, leave };
}

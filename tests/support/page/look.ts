/** What a learner sees of the course, by the data hooks of the page. */
export interface Look {
  /** The slide's id; `end`, `second-window`, `problem`, or `loading`. */
  slide: string;
  /** Of a quiz: `start`, `questions`, `unanswered`, `result`. */
  screen: string;
  /** Ids of the questions that can be seen. */
  questions: string[];
  /** Those of them that can't be changed now. */
  locked: string[];
  heading: string;
  /** The label of the bar's filled button; empty where there is none. */
  next: string;
  place: string;
  /** `saved`, `saving`, `device`, `lost`, `final`. */
  saving: string;
  /** The text of the strip that stays until it is read; empty: none. */
  strip: string;
  /** The open dialog: `menu`, `about`, `keys`, `offer`. */
  dialog: string;
  /** What was said to screen readers last. */
  announced: string;
}

const visible = (element: Element | null): element is HTMLElement => element?.checkVisibility() === true;
const all = (selector: string) => [...document.querySelectorAll<HTMLElement>(selector)];
const text = (selector: string) => {
  const element = document.querySelector<HTMLElement>(selector);
  return visible(element) ? element.innerText.trim() : '';
};

function slideShown(): string {
  if (!visible(document.querySelector('[data-app]'))) return 'loading';
  const slide = all('[data-main] [data-slide]').find(visible);
  if (slide) return slide.dataset.slide ?? '';
  if (document.querySelector('[data-main] [data-end-rows]')) return 'end';
  if (document.querySelector('[data-main] [data-problem-text]')) return 'problem';
  return document.querySelector('[data-main] [data-action=reload]') ? 'second-window' : 'loading';
}

function look(): Look {
  const questions = all('[data-main] form[data-question]').filter(visible);
  const id = (form: HTMLElement) => form.dataset.question ?? '';
  // The menu may be docked, and another dialog lie over it.
  const dialog =
    document.querySelector<HTMLElement>('dialog:modal') ?? document.querySelector('dialog[open]');
  return {
    slide: slideShown(),
    screen: all('[data-main] [data-screen]').find(visible)?.dataset.screen ?? '',
    questions: questions.map(id),
    locked: questions.filter((form) => form.hasAttribute('data-locked')).map(id),
    heading: all('[data-main] [data-heading]').find(visible)?.innerText.trim() ?? '',
    next: text('[data-action=next]'),
    place: text('[data-place]'),
    saving: document.querySelector<HTMLElement>('[data-saving]')?.dataset.state ?? '',
    strip: text('[data-strip] [data-strip-text]'),
    dialog: dialog ? (dialog.dataset.dialog ?? 'menu') : '',
    announced: document.querySelector('[data-announce]')?.textContent.trim() ?? '',
  };
}

/** A place in the window, in CSS pixels. */
export interface Point {
  x: number;
  y: number;
}

/** The middle of the one element that a selector finds; `undefined`: it can't be clicked there (yet). */
function pointOf(selector: string): Point | undefined {
  const [element, ...others] = all(selector);
  if (others.length > 0 || !element || !visible(element) || element.matches(':disabled')) return undefined;
  const isUnder = () => {
    const { left, top, width, height } = element.getBoundingClientRect();
    const [x, y] = [left + width / 2, top + height / 2];
    return element.contains(document.elementFromPoint(x, y)) ? { x, y } : undefined;
  };
  const scrolled = () => {
    element.scrollIntoView({ block: 'center', inline: 'center', behavior: 'instant' });
    return isUnder();
  };
  const point = isUnder() ?? scrolled();
  const frame = window.frameElement;
  if (!point || !frame) return point;
  const { left, top } = frame.getBoundingClientRect();
  return { x: point.x + left + frame.clientLeft, y: point.y + top + frame.clientTop };
}

declare global {
  interface Window {
    lookAtCourse: () => Look;
    pointOf: typeof pointOf;
  }
}
Object.assign(window, { lookAtCourse: look, pointOf });

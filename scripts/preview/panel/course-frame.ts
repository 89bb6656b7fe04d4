/** Where the learner is: a slide, in a quiz a question, and how far down. */
interface Place {
  slide: string;
  /** Full id of the question that an open attempt shows; empty: none. */
  question: string;
  window: number;
  main: number;
}

/** How long a page may take until its place is found again, in ms. */
const patience = 10_000;

/** The frame in which the course runs. It is the package's own page: looked at from here, and never changed. */
export class CourseFrame {
  private launches = 0;
  private observer: MutationObserver | undefined;
  slide = '';

  constructor(
    private readonly frame: HTMLIFrameElement,
    private readonly onSlide: (slide: string) => void,
  ) {
    frame.addEventListener('load', () => this.loaded());
  }

  /**
   * Opens a package's page, as a launch of its own.
   * @param baseOf where the package's files lie, launch by launch
   * @param keep whether slide and scroll position stay
   * @param parameters what the launch adds to the address
   */
  open(baseOf: (launch: number) => string, keep: boolean, parameters: string): void {
    const place = keep ? this.place() : undefined;
    const hash = place && place.slide !== '' ? `#${place.slide}` : '';
    const base = baseOf(++this.launches);
    // Nothing of our own in the query: a Tin Can package tells all of it to its LRS.
    const query = parameters === '' ? '' : `?${parameters}`;
    const url = new URL(`${base}index.html${query}${hash}`, location.href);
    // No entry in the history: Back stays with the course.
    this.frame.contentWindow?.location.replace(url);
    if (place) void this.returnTo(place, this.launches, url.pathname);
  }

  /** Goes to a slide, as a link to it does. */
  goTo(slide: string): void {
    const { contentWindow } = this.frame;
    if (contentWindow && contentWindow.location.protocol !== 'about:') contentWindow.location.hash = slide;
  }

  setTheme(theme: 'system' | 'light' | 'dark'): void {
    localStorage.setItem('coursewright:theme', theme);
    const { dataset } = this.document()?.documentElement ?? {};
    if (!dataset) return;
    if (theme === 'system') delete dataset.theme;
    else dataset.theme = theme;
  }

  /** Taps into what the course shows, each time that its page is there. */
  private loaded(): void {
    this.observer?.disconnect();
    const main = this.document()?.querySelector('[data-main]');
    if (!main) return;
    const tell = () => {
      const shown = main.querySelector<HTMLElement>('[data-slide]')?.dataset.slide ?? '';
      if (shown === this.slide || shown === '') return;
      this.slide = shown;
      this.onSlide(shown);
    };
    this.observer = new MutationObserver(tell);
    this.observer.observe(main, { childList: true });
    tell();
  }

  private document(): Document | undefined {
    return this.frame.contentDocument ?? undefined;
  }

  private place(): Place {
    const document = this.document();
    return {
      slide: this.slide,
      question: openQuestion(document),
      window: this.frame.contentWindow?.scrollY ?? 0,
      main: document?.querySelector('[data-main]')?.scrollTop ?? 0,
    };
  }

  /** Scrolls to where the learner was, once the slide is there and as long as it still grows. */
  private async returnTo(place: Place, launch: number, page: string): Promise<void> {
    const until = performance.now() + patience;
    let steady = 0;
    while (steady < 5 && performance.now() < until && launch === this.launches) {
      await new Promise((resolve) => requestAnimationFrame(resolve));
      const document = this.document();
      const here = this.frame.contentWindow?.location.pathname;
      const main = document?.querySelector('[data-main]');
      const shown = main?.querySelector<HTMLElement>('[data-slide]');
      if (here !== page || !main || !shown?.checkVisibility()) continue;
      // The slide is gone, or the learner has moved on.
      if (shown.dataset.slide !== place.slide) return;
      if (place.question !== '' && !goOn(main, place.question)) continue;
      this.frame.contentWindow?.scrollTo(0, place.window);
      main.scrollTop = place.main;
      steady++;
    }
  }
}

const visible = (element: Element | null | undefined): element is HTMLElement =>
  element?.checkVisibility() === true;

/** The question that an attempt shows; not one that is looked at afterwards. */
function openQuestion(document: Document | undefined): string {
  const screen = document?.querySelector('[data-main] [data-screen=questions]');
  if (!visible(screen) || visible(screen.querySelector('[data-review-bar]'))) return '';
  return (
    [...screen.querySelectorAll<HTMLElement>('form[data-question]')].find(visible)?.dataset.question ?? ''
  );
}

/** Goes on with the attempt as a learner who comes back does, up to a question. Whether it is there. */
function goOn(main: Element, question: string): boolean {
  const press = (selector: string) => main.ownerDocument.querySelector<HTMLElement>(selector)?.click();
  if (visible(main.querySelector('[data-screen=start]'))) {
    press('[data-action=next]');
    return false;
  }
  const target = main.querySelector(`form[data-question="${CSS.escape(question)}"]`);
  const listed = `[data-main] [data-question-go="${CSS.escape(question)}"]`;
  if (visible(target) || !main.querySelector(listed)) return true;
  press(listed);
  return false;
}

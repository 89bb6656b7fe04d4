import type { Frame, Locator, Page } from 'playwright-core';
import type { Look, Point } from './page/look.ts';

/** Waits until a condition holds, and says what it waited for when it never does. */
export async function until(what: string, condition: () => unknown, patience = 15_000): Promise<void> {
  const end = performance.now() + patience;
  while (!(await condition())) {
    if (performance.now() > end) throw new Error(`It never came true that ${what}`);
    await new Promise((resolve) => setTimeout(resolve, 15));
  }
}

/** A window with the course in it, and what a person sees and does there. Elements are found by the page's data hooks. */
export class CourseWindow {
  /** The window that the course is in, or was last. */
  page!: Page;
  /** Whether the course is in a frame of the LMS, not the window itself. */
  protected framed = true;

  /** Spoken to directly, a frame costs the browser a third of what it costs by way of its window. */
  private get frame(): Frame | null {
    return this.framed ? this.page.frame('course') : this.page.mainFrame();
  }

  find(selector: string): Locator {
    return (this.frame ?? this.page.frameLocator('#course')).locator(selector);
  }

  look(): Promise<Look> {
    return this.run('lookAtCourse()');
  }

  /** Runs a script in the course, or in the page that takes its place just now. */
  private run<T>(script: string): Promise<T> {
    const { frame } = this;
    if (!frame) return this.find('html').evaluate<T, void>(script, undefined, { timeout: 5000 });
    return frame.evaluate<T>(script).catch((error: Error) => {
      if (/context was destroyed|frame was detached/i.test(error.message)) return this.run(script);
      throw error;
    });
  }

  /**
   * Clicks at the one element that a CSS selector finds, once a person could: it is there, can be seen, is under the
   * pointer, and stands where it stood at the look before. A locator's own click says five times as much to the browser.
   */
  protected async clickOn(selector: string): Promise<void> {
    const script = `pointOf(${JSON.stringify(selector)})`;
    let point: Point | undefined;
    await until(`${selector} can be clicked`, async () => {
      const before = point;
      point = await this.run<Point | undefined>(script);
      return point !== undefined && point.x === before?.x && point.y === before.y;
    });
    if (point) await this.page.mouse.click(point.x, point.y);
  }

  /** Waits until a slide (or another screen) is there and what happened so far is saved, as far as it can be. */
  async ready(): Promise<Look> {
    let seen: Look | undefined;
    await until('the course is there', async () => {
      seen = await this.look().catch(() => undefined);
      return (
        seen !== undefined &&
        (seen.slide !== 'loading' || seen.dialog === 'offer') &&
        seen.saving !== 'saving'
      );
    });
    return seen as Look;
  }

  /** Waits until the learner sees something. */
  async see(what: string, condition: (look: Look) => boolean): Promise<Look> {
    let last: Look | undefined;
    await until(`the learner sees ${what}`, async () => condition((last = await this.look()))).catch(
      (error: Error) => {
        throw new Error(`${error.message}; instead: ${JSON.stringify(last)}`);
      },
    );
    return last as Look;
  }

  /** Does something and waits until the screen has changed and what it changed is saved, as far as it can be. */
  async step(act: () => Promise<unknown>): Promise<Look> {
    const place = ({ slide, screen, questions, locked, next, dialog }: Look) =>
      JSON.stringify([slide, screen, questions, locked, next, dialog]);
    const before = place(await this.look());
    await act();
    return this.see('another screen', (look) => place(look) !== before && look.saving !== 'saving');
  }

  // ---- doing

  /** Presses the bar's filled button: Next, Check, Start quiz, Submit. */
  next(): Promise<Look> {
    return this.step(() => this.clickOn('[data-action=next]'));
  }

  back(): Promise<Look> {
    return this.step(() => this.clickOn('[data-action=back]'));
  }

  /** The browser's own Back: the window's history is that of all its frames. */
  browserBack(): Promise<Look> {
    return this.step(() => this.page.evaluate('history.back()'));
  }

  /** Goes on, slide by slide, until one is there. What asks something on the way is passed by. */
  async goOnTo(slide: string): Promise<Look> {
    let look = await this.look();
    while (look.slide !== slide) {
      if (look.slide === 'end') throw new Error(`There is no slide ${slide} ahead`);
      const before = look.slide;
      const asks = look.screen !== '' || look.questions.length > 0;
      look = asks ? await this.goPast() : await this.next();
      if (look.slide === before) throw new Error(`The course stays at ${before}`);
    }
    return look;
  }

  /** Goes to the next slide by the menu, whatever this one asks. */
  async goPast(): Promise<Look> {
    const { slide } = await this.menu();
    const ids = await this.run<string[]>(
      "[...document.querySelectorAll('[data-menu-list] [data-menu-go]')].map((row) => row.dataset.menuGo)",
    );
    return this.goByMenu(ids[ids.indexOf(slide) + 1] ?? '');
  }

  /** Opens the menu; on a wide screen it stays open beside the slides. */
  async menu(): Promise<Look> {
    if ((await this.look()).dialog !== 'menu') await this.clickOn('[data-action=menu]');
    return this.see('the menu', ({ dialog }) => dialog === 'menu');
  }

  /** Opens the menu if need be and picks a slide. */
  async goByMenu(slide: string): Promise<Look> {
    await this.menu();
    await this.clickOn(`[data-menu-go="${slide}"]`);
    return this.see(slide, (look) => look.slide === slide && look.saving !== 'saving');
  }

  /** Picks an answer: a choice's id, or all ids of a question with several answers. Saved when it returns, if it can be. */
  async answer(question: string, choice: string | string[]): Promise<Look> {
    const form = `form[data-question="${question}"]`;
    if (typeof choice === 'string') await this.clickOn(`${form} [data-part="${choice}"]`);
    else
      for (const [part, isPicked] of await this.choicesOf(question))
        if (choice.includes(part) !== isPicked) await this.clickOn(`${form} [data-part="${part}"]`);
    return this.see('the answer saved', ({ saving }) => saving !== 'saving');
  }

  /**
   * Takes a quiz from wherever the learner is in it up to its result, answering what is in `answers` and leaving out the
   * rest.
   */
  async takeQuiz(answers: Record<string, string | string[]>): Promise<Look> {
    let look = await this.look();
    const quiz = look.slide;
    do {
      for (const question of look.screen === 'questions' ? look.questions : []) {
        const choice = answers[question];
        if (choice !== undefined && !look.locked.includes(question)) await this.answer(question, choice);
      }
      look = await this.next();
    } while (look.slide === quiz && look.screen !== 'result');
    return look;
  }

  /** What a question offers, and whether it is ticked. */
  private choicesOf(question: string): Promise<[id: string, isPicked: boolean][]> {
    return this.run(
      `[...document.querySelectorAll('form[data-question="${question}"] [data-part]:has(input)')].map((part) => [part.dataset.part, part.querySelector('input').checked])`,
    );
  }

  /** The ids of what is ticked in a question. */
  async answerOf(question: string): Promise<string[]> {
    return (await this.choicesOf(question)).flatMap(([part, isPicked]) => (isPicked ? [part] : []));
  }

  /** Presses the strip's button; the next try by itself may have come first and taken the strip away. */
  saveNow(): Promise<void> {
    return this.find('[data-action=save-now]').dispatchEvent('click');
  }

  async press(...keys: string[]): Promise<void> {
    for (const key of keys) await this.page.keyboard.press(key);
  }

  /** Presses Tab until the focus is on (or in) what a selector names. */
  async tabTo(selector: string, key = 'Tab'): Promise<void> {
    for (let count = 0; count < 80; count++) {
      if (
        await this.find('html').evaluate(
          `document.activeElement?.closest(${JSON.stringify(selector)}) != null`,
        )
      )
        return;
      await this.press(key);
    }
    throw new Error(`No way with the keyboard to ${selector}`);
  }
}

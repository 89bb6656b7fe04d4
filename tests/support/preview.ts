import { onTestFinished } from 'vitest';
import { startPreview } from '../../scripts/preview/server/server.ts';
import { newDevice, type Allowed, type Screen } from './browser.ts';
import { CourseWindow, until } from './course-window.ts';
import type { TestCourse } from './package.ts';

const home = new URL('../..', import.meta.url).pathname;

/** An author at the preview of a course: its page, the panel in it, and the course in the page's frame. */
export class PreviewWindow extends CourseWindow {
  static async open(
    course: TestCourse,
    {
      screen = {},
      allowed = {},
      env = {},
    }: { screen?: Partial<Screen>; allowed?: Allowed; env?: NodeJS.ProcessEnv } = {},
  ): Promise<PreviewWindow> {
    const { folder } = course;
    const preview = await startPreview({
      folder,
      shownFolder: 'course/example',
      home,
      host: '127.0.0.1',
      port: 0,
      env,
      onResult: () => undefined,
    });
    onTestFinished(() => preview.close());
    const size: Screen = { width: 1280, height: 800, theme: 'light', reducedMotion: true, ...screen };
    const device = await newDevice(size, allowed);
    const author = new PreviewWindow();
    author.page = await device.context.newPage();
    await author.page.goto(preview.url);
    await author.ready();
    return author;
  }

  /** What the panel has said last. */
  said(): Promise<string> {
    return this.page.locator('#status').innerText();
  }

  async hear(words: string): Promise<void> {
    let last = '';
    await until(`the panel says ${words}`, async () => (last = await this.said()).includes(words)).catch(
      (error: Error) => {
        throw new Error(`${error.message}; instead: ${last}`);
      },
    );
  }

  /** Opens one of the panel's pages. */
  async show(title: string): Promise<void> {
    await this.page.getByRole('tab', { name: title, exact: true }).click();
  }

  /** Presses one of the panel's buttons. */
  async control(name: string): Promise<void> {
    await this.show('Controls');
    await this.page.getByRole('button', { name, exact: true }).click();
  }

  /** Chooses in one of the panel's lists, by its label. */
  async choose(label: string, option: string): Promise<void> {
    await this.show('Controls');
    await this.page.getByLabel(label, { exact: true }).selectOption(option);
  }

  /** Text of one of the panel's pages, once it has some words. */
  async reads(title: string, words: string | RegExp): Promise<string> {
    await this.show(title);
    const box = this.page.getByRole('tabpanel');
    const fits = (text: string) => (typeof words === 'string' ? text.includes(words) : words.test(text));
    let text = '';
    await until(`${title} shows ${String(words)}`, async () => fits((text = await box.innerText()))).catch(
      (error: Error) => {
        throw new Error(`${error.message}; instead: ${text.slice(0, 500)}`);
      },
    );
    return text;
  }

  /** Does what opens the course anew, and waits until another page of it is there. */
  async anew(act: () => Promise<unknown>): Promise<void> {
    await this.find('html').evaluate('window.former = true');
    await act();
    await until('another page of the course is there', async () => {
      const former = await this.find('html')
        .evaluate('window.former === true || location.protocol === "about:"')
        .catch(() => true);
      return former !== true;
    });
    await this.ready();
  }
}

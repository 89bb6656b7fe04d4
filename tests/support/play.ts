import type { Locator, Page } from 'playwright-core';
import { newDevice, theServer, type Allowed, type Device, type Screen } from './browser.ts';
import type { Call, Elements, PageOptions } from './lms/api.ts';
import { LmsRecords, type LmsOptions } from './lms/records.ts';
import type { Package } from './package.ts';
import type { Look } from './page/look.ts';
import type { Site } from './server.ts';

export interface OpenOptions {
  /** `none`: the package's own page, no LMS anywhere. Default: the LMS that behaves like Moodle. */
  lms?: 'moodle' | 'scorm-again' | 'strict' | 'none';
  /** The learner's id. */
  learner?: string;
  /** What the LMS itself says: mode, credit, mastery score. */
  records?: Omit<LmsOptions, 'double'>;
  /** How the LMS's page opens the course, and what is wrong with its API. */
  page?: Partial<PageOptions>;
  screen?: Partial<Screen>;
  /** What may go wrong in this test. */
  allowed?: Allowed;
  /** Before the page is opened, for what a test wants to prepare on the device or in the records. */
  before?: (learner: Learner) => void | Promise<void>;
  /** Don't wait until the course is there. */
  wait?: false;
}

/** Waits until a condition holds, and says what it waited for when it never does. */
export async function until(what: string, condition: () => unknown, patience = 15_000): Promise<void> {
  const end = performance.now() + patience;
  while (!(await condition())) {
    if (performance.now() > end) throw new Error(`It never came true that ${what}`);
    await new Promise((resolve) => setTimeout(resolve, 15));
  }
}

let sites = 0;

/** Opens a built package in an LMS, as a learner does. Everything is closed and checked at the end of the test. */
export async function open(course: Package, options: OpenOptions = {}): Promise<Learner> {
  const server = await theServer();
  const kind = options.lms ?? 'moodle';
  const site: Site = {
    records: new LmsRecords({ ...options.records, double: kind === 'none' ? 'moodle' : kind }),
    files: course.files,
    revision: 1,
    page: { launch: 'frame', ...options.page },
    dead: new Set(),
    content: () => 'send',
    requests: [],
    beacons: { sent: 0, arrived: 0 },
  };
  const path = `site${++sites}`;
  server.sites.set(path, site);
  const device = await deviceFor(site, options);
  const learner = new Learner({ site, url: `${server.origin}/${path}`, device, options, id: options.learner ?? 'ada' });
  await options.before?.(learner);
  await learner.launch();
  return learner;
}

function deviceFor(site: Site, options: OpenOptions): Promise<Device> {
  const screen: Screen = { width: 1280, height: 800, theme: 'light', reducedMotion: true, ...options.screen };
  return newDevice(screen, options.allowed ?? {}, () => void site.beacons.sent++);
}

interface LearnerParts {
  site: Site;
  url: string;
  device: Device;
  options: OpenOptions;
  id: string;
}

/** A learner at a device, with the course open in one window. */
export class Learner {
  readonly site: Site;
  readonly device: Device;
  readonly id: string;
  /** The window that the course is in, or was last. */
  page!: Page;
  /** Where the course itself is: the window, or the LMS's frame in it. */
  private root!: { locator(selector: string): Locator };
  private readonly parts: LearnerParts;

  constructor(parts: LearnerParts) {
    this.parts = parts;
    this.site = parts.site;
    this.device = parts.device;
    this.id = parts.id;
  }

  // ---- opening and leaving

  /** Opens the course from the LMS (again). */
  async launch(): Promise<void> {
    const { url, options, device, site } = this.parts;
    const base = `${url}/${device.name}`;
    let page = await device.context.newPage();
    if (options.lms === 'none') {
      await page.goto(`${base}/files/${site.revision}/index.html`);
      this.root = page;
    } else {
      await page.goto(`${base}/launch?learner=${encodeURIComponent(this.id)}&name=${encodeURIComponent(`${this.id}, Test`)}`);
      if (site.page.launch === 'popup') {
        const opened = page.waitForEvent('popup');
        await page.getByRole('button', { name: 'Open course' }).click();
        page = await opened;
        this.root = page;
      } else this.root = page.frameLocator('#course');
    }
    this.page = page;
    if (options.wait !== false) await this.ready();
  }

  /** Waits until a slide (or another screen) is there and what happened so far is saved, as far as it can be. */
  async ready(): Promise<Look> {
    let seen: Look | undefined;
    await until('the course is there', async () => {
      seen = await this.look().catch(() => undefined);
      return seen !== undefined && seen.slide !== 'loading' && seen.saving !== 'saving';
    });
    return seen as Look;
  }

  /** Leaves this window as it is and opens the course once more, as if the learner came back. */
  async relaunch(): Promise<void> {
    if (!this.page.isClosed()) await this.closeTab();
    await this.launch();
  }

  /** Closes the tab: no Exit, no question, only `pagehide`. */
  async closeTab(): Promise<void> {
    await this.page.close();
    // A popup leaves the LMS's page behind.
    for (const page of this.device.context.pages()) await page.close();
    await this.beaconsArrived();
  }

  /** The browser dies: no event at all. */
  async kill(): Promise<void> {
    const session = await this.device.context.newCDPSession(this.page);
    const crashed = this.page.waitForEvent('crash');
    session.send('Page.crash').catch(() => undefined);
    await crashed;
    await this.page.close();
  }

  /** Goes to another page of the LMS in the same tab. */
  async leaveByLink(): Promise<void> {
    await this.page.goto('about:blank');
    await this.beaconsArrived();
  }

  /** Reloads the LMS's page, and so launches again. */
  async reload(): Promise<void> {
    await this.page.reload();
    await this.beaconsArrived();
    await this.ready();
  }

  /** Reloads the course alone, inside the LMS's page that stays. */
  async reloadCourse(): Promise<void> {
    await this.find('html').evaluate('location.reload()');
    await until('the old page is gone', async () => (await this.look().catch(() => undefined))?.slide !== 'loading');
    await this.ready();
  }

  /** The course's own Exit: ends the session with the LMS. */
  async exit(): Promise<Look> {
    const button = this.find('[data-action=exit]:visible');
    if ((await button.count()) === 0) await this.menu();
    await button.first().click();
    await this.beaconsArrived();
    return this.see('the last screen', ({ slide, saving }) => slide === 'end' && saving !== 'saving');
  }

  /** What was sent on the way out has reached the server; on a dead line it never will. */
  private async beaconsArrived(): Promise<void> {
    const { beacons, dead } = this.site;
    if (dead.has(this.device.name)) return;
    await until('all beacons have arrived', () => beacons.arrived >= beacons.sent);
  }

  // ---- the line

  /** The device knows that it is offline. */
  async offline(): Promise<void> {
    this.cutLine();
    await this.device.context.setOffline(true);
  }

  /** Nothing gets through any more, but the device doesn't know. */
  cutLine(): void {
    this.device.offline = true;
    this.site.dead.add(this.device.name);
  }

  async online(): Promise<void> {
    this.site.dead.delete(this.device.name);
    await this.device.context.setOffline(false);
    // What broke off before is over by now, and what fails from here on is news.
    this.device.offline = false;
  }

  // ---- others

  /** The same learner at another computer, where nothing is open yet. */
  async onOtherDevice(screen: Partial<Screen> = {}): Promise<Learner> {
    const options = { ...this.parts.options, screen: { ...this.parts.options.screen, ...screen } };
    const device = await deviceFor(this.site, options);
    const other = new Learner({ ...this.parts, options, device });
    await other.launch();
    return other;
  }

  /** The same learner in a second window of the same browser. */
  async inOtherWindow(): Promise<Learner> {
    const other = new Learner(this.parts);
    await other.launch();
    return other;
  }

  /** Somebody else at the same computer. */
  async handOverTo(id: string): Promise<Learner> {
    const other = new Learner({ ...this.parts, id });
    await other.launch();
    return other;
  }

  /** The teacher replaces the package: the next launch gets the new one. */
  upload(course: Package): void {
    this.site.files = course.files;
    this.site.revision++;
  }

  // ---- seeing

  find(selector: string): Locator {
    return this.root.locator(selector);
  }

  async look(): Promise<Look> {
    return this.find('html').evaluate('lookAtCourse()', undefined, { timeout: 5000 });
  }

  /** Waits until the learner sees something. */
  async see(what: string, condition: (look: Look) => boolean): Promise<Look> {
    let last: Look | undefined;
    await until(`the learner sees ${what}`, async () => condition((last = await this.look()))).catch((error: Error) => {
      throw new Error(`${error.message}; instead: ${JSON.stringify(last)}`);
    });
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
    return this.step(() => this.find('[data-action=next]').click());
  }

  back(): Promise<Look> {
    return this.step(() => this.find('[data-action=back]').click());
  }

  /** The browser's own Back. */
  browserBack(): Promise<Look> {
    return this.step(() => this.page.goBack());
  }

  /** Goes on, slide by slide, until one is there. Quizzes on the way are passed by. */
  async goOnTo(slide: string): Promise<Look> {
    let look = await this.look();
    while (look.slide !== slide) {
      if (look.slide === 'end') throw new Error(`There is no slide ${slide} ahead`);
      const before = look.slide;
      look = look.screen === '' && look.questions.length === 0 ? await this.next() : await this.goByMenu(slide);
      if (look.slide === before) throw new Error(`The course stays at ${before}`);
    }
    return look;
  }

  async menu(): Promise<Look> {
    await this.find('[data-action=menu]').click();
    return this.see('the menu', ({ dialog }) => dialog === 'menu');
  }

  /** Opens the menu if need be and picks a slide. */
  async goByMenu(slide: string): Promise<Look> {
    if ((await this.look()).dialog !== 'menu') await this.menu();
    await this.find(`[data-menu-go="${slide}"]`).click();
    return this.see(slide, (look) => look.slide === slide && look.saving !== 'saving');
  }

  /** Picks an answer: a choice's id, or all ids of a question with several answers. Saved when it returns, if it can be. */
  async answer(question: string, choice: string | string[]): Promise<Look> {
    const form = this.find(`form[data-question="${question}"]`);
    if (typeof choice === 'string') await form.locator(`[data-part="${choice}"]`).click();
    else
      for (const part of await form.locator('[data-part]').all()) {
        const wanted = choice.includes((await part.getAttribute('data-part')) ?? '');
        if ((await part.locator('input').isChecked()) !== wanted) await part.click();
      }
    return this.see('the answer saved', ({ saving }) => saving !== 'saving');
  }

  /** The ids of what is ticked in a question. */
  async answerOf(question: string): Promise<string[]> {
    const picked = await this.find(`form[data-question="${question}"] [data-part]:has(input:checked)`).all();
    return Promise.all(picked.map(async (part) => (await part.getAttribute('data-part')) ?? ''));
  }

  async press(...keys: string[]): Promise<void> {
    for (const key of keys) await this.page.keyboard.press(key);
  }

  /** Presses Tab until the focus is on (or in) what a selector names. */
  async tabTo(selector: string, key = 'Tab'): Promise<void> {
    for (let count = 0; count < 80; count++) {
      if (await this.find('html').evaluate(`document.activeElement?.closest(${JSON.stringify(selector)}) != null`)) return;
      await this.press(key);
    }
    throw new Error(`No way with the keyboard to ${selector}`);
  }

  // ---- the LMS

  /** What the LMS has stored of this learner's newest attempt. */
  stored(attempt?: number): Elements {
    return this.site.records.stored(this.id, attempt);
  }

  /** The same without resume data and times: what must be exactly so. */
  result(attempt?: number): Elements {
    return this.site.records.result(this.id, attempt);
  }

  /** Calls to the LMS from this device, in order. */
  get calls(): readonly Call[] {
    return this.device.calls;
  }

  /** The calls to the LMS that an action causes, and how many of each kind. */
  async callsDuring(act: () => Promise<unknown>): Promise<{ calls: Call[]; sets: number; commits: number }> {
    const before = this.device.calls.length;
    await act();
    const calls = this.device.calls.slice(before);
    const count = (method: Call['method']) => calls.filter((call) => call.method === method).length;
    return { calls, sets: count('LMSSetValue'), commits: count('LMSCommit') };
  }
}

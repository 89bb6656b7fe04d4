import type { Page } from 'playwright-core';
import {
  closeAfterwards,
  newDevice,
  noteCall,
  theServer,
  type Allowed,
  type Device,
  type Screen,
} from './browser.ts';
import { CourseWindow, until } from './course-window.ts';
import type { Call, Elements } from '../../scripts/preview/stand-in.ts';
import type { PageOptions, Version } from './lms/api.ts';
import { LmsRecords, type LmsOptions } from './lms/records.ts';
import { XapiLms, type XapiLmsOptions } from './lms/xapi-lms.ts';
import type { Package } from './package.ts';
import type { Look } from './page/look.ts';
import type { Site, Visit } from './server.ts';

export { until } from './course-window.ts';

export interface OpenOptions {
  /** `none`: the package's own page, no LMS anywhere. Default: the LMS that behaves like Moodle. */
  lms?: 'moodle' | 'scorm-again' | 'strict' | 'none' | 'cmi5' | 'tincan';
  /** What an LMS with an LRS does. */
  xapi?: Omit<XapiLmsOptions, 'kind'>;
  /** Stands behind the address of the package's page. */
  query?: string;
  /** The learner's id. */
  learner?: string;
  /** What the LMS itself says: mode, credit, mastery score. */
  records?: Omit<LmsOptions, 'double'>;
  /** How the LMS's page opens the course, and what is wrong with its API. */
  page?: Partial<PageOptions>;
  screen?: Partial<Screen>;
  /** What may go wrong in this test. */
  allowed?: Allowed;
  /** The device's clock can be turned on (`page.clock`). */
  clock?: true;
  /** The browser keeps nothing in this page. */
  storage?: 'refused';
  /** Before the page is opened, for what a test wants to prepare on the device or in the records. */
  before?: (learner: Learner) => void | Promise<void>;
  /** Don't wait until the course is there. */
  wait?: false;
}

let sites = 0;

/** Opens a built package in an LMS, as a learner does. Everything is closed and checked at the end of the test. */
export async function open(course: Package, options: OpenOptions = {}): Promise<Learner> {
  const server = await theServer();
  const kind = options.lms ?? 'moodle';
  const xapi = kind === 'cmi5' || kind === 'tincan' ? await xapiLms({ ...options.xapi, kind }) : undefined;
  const site: Site = {
    records: new LmsRecords({
      version: versionOf(course),
      ...options.records,
      double: kind === 'scorm-again' || kind === 'strict' ? kind : 'moodle',
    }),
    files: course.files,
    revision: 1,
    page: { launch: 'frame', ...options.page },
    dead: new Set(),
    content: () => 'send',
    requests: [],
    visits: [],
  };
  const path = `site${++sites}`;
  server.sites.set(path, site);
  const device = await deviceFor(options);
  const learner = new Learner({
    site,
    url: `${server.origin}/${path}`,
    device,
    options,
    id: options.learner ?? 'ada',
    ...(xapi ? { xapi } : {}),
  });
  await options.before?.(learner);
  await learner.launch();
  return learner;
}

/** What a package speaks, by its manifest. */
function versionOf({ files }: Package): Version {
  const manifest = new TextDecoder().decode(files.get('imsmanifest.xml'));
  return manifest.includes('<schemaversion>2004 ') ? '2004' : '1.2';
}

async function deviceFor({ screen, allowed = {}, clock, storage }: OpenOptions): Promise<Device> {
  const usual: Screen = { width: 1280, height: 800, theme: 'light', reducedMotion: true };
  const device = await newDevice({ ...usual, ...screen }, allowed);
  if (clock) await device.context.clock.install();
  if (storage === 'refused') await device.context.addInitScript(refuseStorage);
  return device;
}

/** Runs in the page: as browsers refuse it in some frames, and by a setting. */
function refuseStorage(): void {
  for (const name of ['indexedDB', 'localStorage', 'sessionStorage'])
    Object.defineProperty(globalThis, name, {
      get() {
        throw new DOMException('refused', 'SecurityError');
      },
    });
}

/** One that is closed with the others, after the test. */
async function xapiLms(options: XapiLmsOptions): Promise<XapiLms> {
  const lms = await XapiLms.start(options);
  closeAfterwards(() => lms.close());
  return lms;
}

interface LearnerParts {
  site: Site;
  url: string;
  device: Device;
  options: OpenOptions;
  id: string;
  xapi?: XapiLms;
}

/** A learner at a device, with the course open in one window. */
export class Learner extends CourseWindow {
  readonly site: Site;
  readonly device: Device;
  readonly id: string;
  private readonly parts: LearnerParts;
  /** Which opening of the LMS's page this is; none where there is no LMS. */
  private visit: Visit | undefined;
  /** The LMS's own page. */
  private lmsPage!: Page;

  constructor(parts: LearnerParts) {
    super();
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
    let page = (this.lmsPage = await device.context.newPage());
    const { xapi } = this.parts;
    if (options.lms === 'none' || xapi) {
      const query = xapi?.launch(this.id) ?? options.query ?? '';
      await page.goto(`${base}/files/${site.revision}/index.html${query === '' ? '' : `?${query}`}`);
      this.framed = false;
    } else {
      await page.goto(
        `${base}/launch?learner=${encodeURIComponent(this.id)}&name=${encodeURIComponent(`${this.id}, Test`)}`,
      );
      this.visit = site.visits.at(-1);
      if (site.page.launch === 'popup') {
        const opened = page.waitForEvent('popup');
        await page.getByRole('button', { name: 'Open course' }).click();
        page = await opened;
        this.framed = false;
      }
    }
    this.page = page;
    if (options.wait !== false) await this.ready();
  }

  /** Leaves this window as it is and opens the course once more, as if the learner came back. */
  async relaunch(): Promise<void> {
    if (!this.page.isClosed()) await this.closeTab();
    await this.launch();
  }

  /** Closes the tab (or the course's own window): no Exit, no question, only `pagehide`. */
  async closeTab(): Promise<void> {
    await this.page.close();
    if (this.page === this.lmsPage) return this.gone();
    await until('the window is closed', () => this.lmsPage.evaluate('popup.closed'));
    const sent = Number(await this.lmsPage.evaluate('sentBeacons()'));
    await until('all beacons have arrived', () => (this.visit?.arrived ?? sent) >= sent);
    await this.lmsPage.close();
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
    await this.gone();
  }

  /** Reloads the LMS's page, and so launches again. */
  async reload(): Promise<void> {
    await this.page.reload();
    await this.gone();
    this.visit = this.site.visits.at(-1);
    await this.ready();
  }

  /** Reloads the course alone, inside the LMS's page that stays. */
  async reloadCourse(): Promise<void> {
    await this.find('html').evaluate('window.former = true; location.reload()');
    await until('the old page is gone', () =>
      this.find('html')
        .evaluate('window.former === undefined')
        .catch(() => false),
    );
    await this.ready();
  }

  /** The course's own Exit: ends the session with the LMS. */
  async exit(): Promise<Look> {
    const button = this.find('[data-action=exit]:visible');
    if ((await button.count()) === 0) await this.menu();
    await button.first().click();
    return this.see('the last screen', ({ slide, saving }) => slide === 'end' && saving !== 'saving');
  }

  /** Waits until all that the LMS's page sent on its way out has arrived; over a dead line it never will. */
  private async gone(): Promise<void> {
    const { visit } = this;
    if (!visit || this.site.dead.has(this.device.name)) return;
    await until(
      'the page is gone and all of its beacons have arrived',
      () => visit.arrived >= (visit.gone?.beacons ?? Infinity),
    );
    for (const call of visit.gone?.calls ?? []) noteCall(this.device, call);
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
    const device = await deviceFor(options);
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

  // ---- the LMS

  get reportsToLrs(): boolean {
    return this.parts.xapi !== undefined;
  }

  /** The LMS that launched with an LRS. */
  get xapi(): XapiLms {
    const { xapi } = this.parts;
    if (!xapi) throw new Error('This LMS has no LRS.');
    return xapi;
  }

  /** What the LMS has stored of this learner's newest attempt. */
  stored(attempt?: number): Elements {
    return this.site.records.stored(this.id, attempt);
  }

  /** The objectives that the LMS has stored, a line each: index, id, score, status. */
  objectives(): string[] {
    return this.site.records.objectives(this.id);
  }

  /** The same without resume data, times and objectives: what must be exactly so. */
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
    const count = (method: RegExp) => calls.filter((call) => method.test(call.method)).length;
    return { calls, sets: count(/SetValue$/), commits: count(/Commit$/) };
  }
}

import { createServer, type Server } from 'node:http';
import type { AddressInfo } from 'node:net';
import { chromium, type Browser, type BrowserContext, type Page } from 'playwright-core';
import { inject } from 'vitest';
import { createLrs, type Lrs, type LrsOptions } from '../../scripts/preview/lrs/lrs.ts';
import { answerAsLrs } from '../../scripts/preview/lrs/serve.ts';
import { problems } from './lrs-problems.ts';
import type { QueueState } from '../../scripts/xapi/queue/types.ts';
import type { QueuePage, QueuePageOptions } from './page/queue-page.ts';
import { pageScript } from './server.ts';
import { numberOf } from './told.ts';

declare const queuePage: QueuePage;

/** One row of a test: a course and an LRS of its own. */
export interface Row {
  lrs: Lrs;
  course: string;
  endpoint: string;
  /** Numbers of what the LRS has, in the order of storing. */
  stored(): number[];
}

/** A launch of a row's course in a tab. */
export interface Tab extends Omit<QueuePage, 'state'> {
  page: Page;
  state(): Promise<QueueState>;
  /** Resolves when nothing waits any more, whoever has sent it. */
  drained(): Promise<void>;
}

/** A site with a page that has a queue, and LRSs on another origin, for as many rows as there are. */
export interface LrsSite {
  context: BrowserContext;
  origin: string;
  row(options?: LrsOptions): Row;
  /** Opens the row's course in a tab, or anew in the one given. */
  open(row: Row, options?: Partial<QueuePageOptions> & { page?: Page }): Promise<Tab>;
  /** Closes all tabs but this one. */
  tidy(kept: Page | undefined): Promise<void>;
  close(): Promise<void>;
}

export async function openLrsSite(): Promise<LrsSite> {
  const script = await pageScript('queue-page');
  const lrss = new Map<string, Lrs>();
  const lrsServer = createServer((request, response) => {
    const lrs = lrss.get(request.url?.split('/')[1] ?? '');
    if (lrs) answerAsLrs(lrs, request, response).catch(() => response.destroy());
    else response.writeHead(404).end();
  });
  const pageServer = createServer((request, response) => {
    const isScript = request.url === '/queue.js';
    response.writeHead(200, { 'content-type': isScript ? 'text/javascript' : 'text/html' });
    response.end(isScript ? script : '<!doctype html><title>Queue</title><script src="/queue.js"></script>');
  });
  const origins = await Promise.all([listen(pageServer), listen(lrsServer)]);
  const [origin, lrsOrigin] = origins;

  const { executable, env } = inject('chromium');
  const browser: Browser = await chromium.launch({
    executablePath: executable,
    env: { ...(process.env as Record<string, string>), ...env },
    args: ['--no-sandbox'],
  });
  const context = await browser.newContext();
  // With its last tab the browser would go.
  const last = await context.newPage();
  let rows = 0;

  return {
    context,
    origin,
    row(options = {}) {
      const course = `row${++rows}`;
      const path = `/${course}/xapi/`;
      const lrs = createLrs({ path, check: problems, authorizations: new Set(['Basic good']), ...options });
      lrss.set(course, lrs);
      return { lrs, course, endpoint: lrsOrigin + path, stored: () => lrs.statements.map(numberOf) };
    },
    async open({ course, endpoint }, { page: given, ...options } = {}) {
      const page = given ?? (await context.newPage());
      await page.goto(origin);
      await page.evaluate((all) => queuePage.start(all), { course, endpoint, ...options });
      return tabOf(page);
    },
    async tidy(kept) {
      for (const page of context.pages()) if (page !== kept && page !== last) await page.close();
    },
    async close() {
      await browser.close();
      for (const server of [pageServer, lrsServer]) {
        server.closeAllConnections();
        server.close();
      }
    },
  };
}

const tabOf = (page: Page): Tab => ({
  page,
  start: (options) => page.evaluate((all) => queuePage.start(all), options),
  add: (told) => page.evaluate((all) => queuePage.add(all), told),
  addMany: (count) => page.evaluate((all) => queuePage.addMany(all), count),
  flush: () => page.evaluate(() => queuePage.flush()),
  state: () => page.evaluate(() => queuePage.state()),
  plant: (record) => page.evaluate((one) => queuePage.plant(one), record),
  async drained() {
    await page.waitForFunction(() => queuePage.state().waiting === 0, undefined, { polling: 10 });
    // What is gone from the list is gone from the store a moment later, in turn with all else.
    await page.evaluate(() => queuePage.add([]));
  },
});

async function listen(server: Server): Promise<string> {
  await new Promise<void>((resolve) => server.listen(0, '127.0.0.1', resolve));
  return `http://127.0.0.1:${(server.address() as AddressInfo).port}`;
}

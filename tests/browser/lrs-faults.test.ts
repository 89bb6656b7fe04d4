import { afterAll, afterEach, beforeAll, describe, expect, it } from 'vitest';
import type { Fault } from '../../scripts/preview/lrs/faults.ts';
import { openLrsSite, type LrsSite, type Row, type Tab } from '../support/lrs-site.ts';
import { ada, many, range, registration, told } from '../support/told.ts';

// Each row: what the learner sent is in the LRS, each once, in order. The LRS is on another origin than the page.

let site: LrsSite;
let tab: Tab;

beforeAll(async () => {
  site = await openLrsSite();
});
afterEach(async () => {
  await site.context.setOffline(false);
  await site.tidy(tab?.page);
});
afterAll(() => site.close());

/** A launch in the tab that all rows share. */
async function launch(row: Row, options: Parameters<LrsSite['open']>[1] = {}): Promise<Tab> {
  if (tab?.page.isClosed() === false) options.page ??= tab.page;
  return (tab = await site.open(row, options));
}

/** Closes a tab as a learner does. */
async function closed({ page }: Tab): Promise<void> {
  const gone = page.waitForEvent('close');
  await page.close({ runBeforeUnload: true });
  await gone;
}

const isPost = ({ method }: { method: string }) => method === 'POST';

/** Sent N, stored N, doubled 0, order kept; and nothing is left in the browser. */
async function allArrived(row: Row, count: number): Promise<void> {
  expect(row.stored()).toEqual(range(1, count));
  const again = await launch(row);
  expect(await again.state()).toMatchObject({ waiting: 0, aside: [] });
}

describe('the LRS', () => {
  it.each<[string, Fault, times: number]>([
    ['stores, and its answer gets lost', { kind: 'lose' }, 2],
    ['is down for a while', { kind: 'answer', status: 500 }, 4],
    ['has too much to do', { kind: 'answer', status: 429, headers: { 'Retry-After': '3' } }, 1],
    ['takes ten seconds for an answer', { kind: 'delay', ms: 10_000 }, 1],
    ['refuses the page by CORS', { kind: 'no-cors' }, 4],
    ['is a page that says 200', { kind: 'html' }, 3],
    ['breaks off', { kind: 'drop' }, 3],
  ])('%s', async (_, fault, times) => {
    const row = site.row();
    const queue = await launch(row);
    await queue.add([told(1, 'initialized'), ...many(2, 5)]);
    row.lrs.faults.push({ fault, times, when: ({ url }) => url.includes('statements') });
    const first = await queue.flush();
    expect(first).toBe(fault.kind === 'delay' ? 'saved' : 'waiting');
    await queue.add([told(6, 'completed'), told(7)]);
    await queue.flush();
    await queue.drained();
    await allArrived(row, 7);
  });

  it('refuses the session in the middle, and lets it in again', async () => {
    const authorizations = new Set(['Basic good']);
    const row = site.row({ authorizations });
    const queue = await launch(row);
    await queue.add(many(1, 2));
    await queue.flush();
    authorizations.clear();
    await queue.add(many(3, 4));
    expect(await queue.flush()).toBe('refused');
    expect(await queue.state()).toMatchObject({ denied: true, waiting: 2 });
    authorizations.add('Basic good');
    expect(await queue.flush()).toBe('saved');
    await allArrived(row, 4);
  });

  it('wants a new token in the middle', async () => {
    const authorizations = new Set(['Bearer 1']);
    const row = site.row({ authorizations });
    const queue = await launch(row, { authorizations: ['Bearer 1', 'Bearer 2'] });
    await queue.add(many(1, 2));
    await queue.flush();
    authorizations.clear();
    authorizations.add('Bearer 2');
    await queue.add(many(3, 4));
    expect(await queue.flush()).toBe('saved');
    await allArrived(row, 4);
  });

  it('refuses one of a batch', async () => {
    const row = site.row();
    const queue = await launch(row);
    const bad = told(99, 'answered', { object: { id: 'no iri' } });
    await queue.add([...many(1, 6), bad, ...many(7, 9)]);
    await queue.flush();
    await queue.drained();
    expect(row.stored()).toEqual(range(1, 9));
    const next = await launch(row);
    expect(await next.state()).toMatchObject({ waiting: 0, aside: [{ statement: bad.statement }] });
  });

  it('says conflict: to what it has, and to what it has otherwise', async () => {
    const row = site.row();
    const queue = await launch(row);
    row.lrs.handle({
      method: 'POST',
      url: `/${row.course}/xapi/statements`,
      headers: { authorization: 'Basic good', 'x-experience-api-version': '1.0.3' },
      body: JSON.stringify(many(1, 2).map(({ statement }) => statement)),
    });
    row.lrs.faults.push({ fault: { kind: 'answer', status: 409 }, when: isPost, times: 1 });
    await queue.add(many(1, 2));
    expect(await queue.flush()).toBe('saved');
    expect((await queue.state()).aside).toEqual([]);
    const other = told(2, 'failed');
    const next = await launch(row);
    await next.add([{ ...other, once: false }, told(3)]);
    expect(await next.flush()).toBe('saved');
    expect(row.stored()).toEqual([1, 2, 3]);
    expect((await next.state()).aside.map(({ statement }) => statement)).toEqual([other.statement]);
  });

  it('speaks xAPI 2.0 only', async () => {
    const row = site.row({ versions: ['2.0.0'] });
    const queue = await launch(row);
    await queue.add(many(1, 2));
    expect(await queue.flush()).toBe('saved');
    await allArrived(row, 2);
  });
});

describe('the line', () => {
  it('is dead from the start, and back at the next launch', async () => {
    const row = site.row();
    const queue = await launch(row);
    await site.context.setOffline(true);
    await queue.add([told(1, 'initialized'), ...many(2, 4)]);
    expect(await queue.flush()).toBe('waiting');
    await closed(queue);
    await site.context.setOffline(false);
    const next = await launch(row);
    expect(await next.state()).toMatchObject({ waiting: 4, where: 'indexeddb' });
    await next.add([told(5)]);
    expect(await next.flush()).toBe('saved');
    await allArrived(row, 5);
  });

  it('dies in the middle', async () => {
    const row = site.row();
    const queue = await launch(row);
    await queue.add(many(1, 2));
    await queue.flush();
    await site.context.setOffline(true);
    await queue.add(many(3, 4));
    expect(await queue.flush()).toBe('waiting');
    await queue.add([told(5)]);
    await site.context.setOffline(false);
    await queue.drained();
    await allArrived(row, 5);
  });
});

describe('the page', () => {
  const last = [told(4, 'completed'), told(5, 'terminated')];

  it.each<[string, (queue: Tab) => Promise<unknown>]>([
    ['goes to another one', ({ page }) => page.goto('about:blank')],
    ['is closed', closed],
    ['is loaded again', ({ page }) => page.reload()],
  ])('%s, and the last words arrive without another launch', async (_, go) => {
    const row = site.row();
    const queue = await launch(row, { last });
    await queue.add(many(1, 3));
    await go(queue);
    await expect.poll(row.stored, { interval: 10 }).toEqual([1, 2, 3, 4, 5]);
    const next = await launch(row);
    expect(await next.flush()).toBe('saved');
    await allArrived(row, 5);
  });

  it('is taken away as a frame', async () => {
    const row = site.row();
    await launch(row);
    const options = { course: row.course, endpoint: row.endpoint, last };
    await tab.page.evaluate(
      async ([options, statements]) => {
        const frame = document.createElement('iframe');
        frame.src = '/';
        const loaded = new Promise((resolve) => (frame.onload = resolve));
        document.body.append(frame);
        await loaded;
        const { queuePage } = frame.contentWindow as unknown as { queuePage: typeof tab };
        await queuePage.start(options);
        await queuePage.add(statements);
        frame.remove();
      },
      [options, many(1, 3)] as const,
    );
    await expect.poll(row.stored, { interval: 10 }).toEqual([1, 2, 3, 4, 5]);
    const next = await launch(row);
    expect(await next.flush()).toBe('saved');
    await allArrived(row, 5);
  });

  it('is closed while the line is dead', async () => {
    const row = site.row();
    const queue = await launch(row, { last });
    await queue.add(many(1, 3));
    await site.context.setOffline(true);
    await closed(queue);
    await site.context.setOffline(false);
    const next = await launch(row);
    expect(await next.flush()).toBe('saved');
    await allArrived(row, 5);
  });

  it('is closed while a request is on its way', async () => {
    const row = site.row();
    const queue = await launch(row, { last });
    await queue.add(many(1, 3));
    row.lrs.faults.push({ fault: { kind: 'delay', ms: 5_000 }, when: isPost, times: 1 });
    void queue.flush().catch(() => undefined);
    await expect.poll(row.stored, { interval: 10 }).toEqual([1, 2, 3]);
    await closed(queue);
    await expect.poll(row.stored, { interval: 10 }).toEqual([1, 2, 3, 4, 5]);
    const next = await launch(row);
    expect(await next.flush()).toBe('saved');
    await allArrived(row, 5);
  });

  it('is loaded again after each statement', async () => {
    const row = site.row();
    for (const n of range(1, 4)) {
      const queue = await launch(row, n % 2 ? {} : { clock: -3_600_000 });
      await queue.add([told(n, n === 3 ? 'completed' : 'answered')]);
    }
    const queue = await launch(row);
    expect(await queue.flush()).toBe('saved');
    await allArrived(row, 4);
  });

  it('crashes', async () => {
    const row = site.row();
    const queue = await site.open(row);
    await queue.add(many(1, 3));
    row.lrs.faults.push({ fault: { kind: 'lose' }, when: isPost, times: 1 });
    await queue.flush();
    await queue.add([told(4)]);
    const crashed = queue.page.waitForEvent('crash');
    const session = await site.context.newCDPSession(queue.page);
    session.send('Page.crash').catch(() => undefined);
    await crashed;
    const next = await launch(row);
    expect(await next.flush()).toBe('saved');
    await allArrived(row, 4);
  });

  it('has a clock that is set back an hour', async () => {
    const row = site.row();
    const queue = await launch(row);
    await queue.add(many(1, 2));
    const next = await launch(row, { clock: -3_600_000 });
    await next.add(many(3, 4));
    expect(await next.flush()).toBe('saved');
    await allArrived(row, 4);
  });
});

describe('the browser', () => {
  it('has no room left: localStorage takes over, then memory, and says so', async () => {
    const row = site.row();
    const queue = await launch(row, { without: ['room'] });
    const large = (n: number) => told(n, 'answered', { result: { response: 'x'.repeat(50_000) } });
    expect((await queue.add([large(1)])).where).toBe('localstorage');
    await queue.page.evaluate(() => {
      for (let size = 2 ** 22, n = 0; size >= 1;)
        try {
          localStorage.setItem(`fill${n++}`, 'x'.repeat(size));
        } catch {
          size /= 2;
        }
    });
    expect((await queue.add([large(2), told(3)])).where).toBe('memory');
    expect(await queue.flush()).toBe('saved');
    await queue.page.evaluate(() => {
      for (const key of Object.keys(localStorage)) if (key.startsWith('fill')) localStorage.removeItem(key);
    });
    await allArrived(row, 3);
  });

  it.each([
    ['no IndexedDB', ['indexedDB'], 'localstorage'],
    ['no storage', ['indexedDB', 'localStorage'], 'memory'],
    ['no Web Locks', ['locks'], 'indexeddb'],
    ['none of them', ['indexedDB', 'localStorage', 'locks'], 'memory'],
  ] as const)('has %s', async (_, without, where) => {
    const row = site.row();
    row.lrs.faults.push({ fault: { kind: 'lose' }, when: isPost, times: 2 });
    const queue = await launch(row, { without: [...without] });
    expect((await queue.add([told(1, 'initialized'), ...many(2, 4)])).where).toBe(where);
    await queue.flush();
    await queue.drained();
    await allArrived(row, 4);
  });

  it.each([
    ['one sends for both', []],
    ['one sends for both, without Web Locks', ['locks']],
    ['both send', ['locks', 'localStorage']],
  ] as const)('has two tabs open: %s', async (_, without) => {
    const row = site.row();
    row.lrs.faults.push({ fault: { kind: 'lose' }, when: isPost, times: 1 });
    const [one, two] = [
      await launch(row, { without: [...without] }),
      await site.open(row, { without: [...without] }),
    ];
    await one.add(many(1, 3));
    await two.add(many(4, 6));
    await Promise.all([one.flush(), two.flush()]);
    await Promise.all([one.drained(), two.drained()]);
    // Without Web Locks both may send in a busy moment, which does no harm.
    if (without.length === 0) expect(row.lrs.requests.filter(isPost)).toHaveLength(2);
    await allArrived(row, 6);
  });

  it('has five thousand statements waiting', async () => {
    // The validator alone would take seconds.
    const row = site.row({ check: () => [] });
    const queue = await launch(row);
    await queue.addMany(5_000);
    const next = await launch(row);
    expect(await next.flush()).toBe('saved');
    await allArrived(row, 5_000);
  });
});

describe('what older packages left', () => {
  const recordOf = (row: Row, n: number) => ({
    q: JSON.stringify([row.course, row.endpoint.slice(0, -1), ['https://lms.example', 'ada']]),
    n: 1_893_456_000_000 + n,
    i: told(n).statement.id,
    v: 1,
    registration,
    once: false,
    statement: { ...told(n).statement, actor: ada },
  });

  it('is sent as it is', async () => {
    const row = site.row();
    const before = await launch(row);
    // Stays as it is for ever: this is how format 1 lies in browsers.
    for (const n of [2, 1]) await before.plant(recordOf(row, n));
    const queue = await launch(row);
    await queue.add([told(3)]);
    expect(await queue.flush()).toBe('saved');
    await allArrived(row, 3);
  });

  it('is sent but for what is damaged', async () => {
    const row = site.row();
    const before = await launch(row);
    await before.plant(recordOf(row, 1));
    await before.plant({ ...recordOf(row, 98), statement: 'x' } as never);
    const queue = await launch(row);
    expect(await queue.flush()).toBe('saved');
    expect(row.stored()).toEqual([1]);
    expect(await queue.state()).toMatchObject({ waiting: 0, aside: [{ statement: 'x', reason: 'damaged' }] });
  });
});

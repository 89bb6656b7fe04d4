import { afterEach, beforeEach, describe, expect, it, vi } from 'vitest';
import { newWorld } from '../support/lrs-world.ts';
import { ada, many, range, registration, told } from '../support/told.ts';

const isPost = ({ method }: { method: string }) => method === 'POST';
const forAWhile = () => vi.advanceTimersByTimeAsync(3_600_000);

beforeEach(() => vi.useFakeTimers({ now: Date.UTC(2030, 0, 2) }));
afterEach(() => {
  vi.useRealTimers();
  vi.unstubAllGlobals();
});

describe('what is sent', () => {
  it('goes in the order of adding, initialized alone before all else, once-only statements alone', async () => {
    const world = newWorld();
    const queue = await world.open();
    await queue.add([
      told(1, 'initialized'),
      ...many(2, 4),
      told(5, 'completed'),
      told(6),
      told(7, 'passed'),
    ]);
    expect(await queue.flush()).toBe('saved');
    expect(world.posts()).toEqual([[1], [2, 3, 4], [5], [6], [7]]);
    expect(queue.state()).toEqual({ waiting: 0, aside: [], where: 'localstorage', denied: false });
    expect(world.storage.items.size).toBe(0);
  });

  it('goes in requests below 60 KB, counted in bytes', async () => {
    const world = newWorld();
    const queue = await world.open();
    // Three bytes a letter.
    const response = '語'.repeat(5_000);
    await queue.add(range(1, 10).map((n) => told(n, 'answered', { result: { response } })));
    expect(await queue.flush()).toBe('saved');
    expect(world.posts()).toEqual([[1, 2, 3], [4, 5, 6], [7, 8, 9], [10]]);
    for (const { body } of world.lrs.requests) expect(Buffer.byteLength(body)).toBeLessThan(60_000);
  });

  it('is not taken in twice, whether it waits, was sent or was set aside', async () => {
    const world = newWorld();
    const queue = await world.open();
    await queue.add([told(1)]);
    await queue.add([told(1), told(2)]);
    await queue.flush();
    await queue.add([told(1), told(2)]);
    expect(await queue.flush()).toBe('saved');
    expect(world.posts()).toEqual([[1, 2]]);
  });

  it('is what was added, while the queue is being sent too', async () => {
    const world = newWorld();
    const queue = await world.open();
    await queue.add([told(1, 'initialized')]);
    const flushed = queue.flush();
    const added = queue.add(many(2, 3));
    expect(await flushed).toBe('saved');
    await added;
    expect(world.stored()).toEqual([1, 2, 3]);
  });

  it('is told anew where what was once set aside can be said now', async () => {
    const world = newWorld({ check: () => [] });
    const first = await world.open();
    world.lrs.faults.push({
      fault: { kind: 'answer', status: 400 },
      when: ({ body }) => body.includes('passed'),
    });
    await first.add([told(1, 'passed'), told(2)]);
    await first.flush();
    await forAWhile();
    expect(first.state().aside).toHaveLength(1);
    world.lrs.faults.length = 0;
    const queue = await world.open();
    await queue.add([told(1, 'passed')]);
    expect(await queue.flush()).toBe('saved');
    expect(world.stored()).toEqual([2, 1]);
    expect((await world.open()).state()).toMatchObject({ aside: [], waiting: 0 });
  });
});

describe('a dead or busy LRS', () => {
  it.each([
    ['no answer', { kind: 'drop' }],
    ['500', { kind: 'answer', status: 500 }],
    ['502 with a page', { kind: 'answer', status: 502, body: '<html>' }],
    ['429', { kind: 'answer', status: 429 }],
    ['408', { kind: 'answer', status: 408 }],
    ['404', { kind: 'answer', status: 404 }],
    ['a page with 200', { kind: 'html' }],
    ['an empty list', { kind: 'answer', status: 200, body: '[]' }],
    ['204', { kind: 'answer', status: 204 }],
    ['refused by CORS', { kind: 'no-cors' }],
    ['an answer that is lost', { kind: 'lose' }],
    ['an answer that takes longer than anybody waits', { kind: 'delay', ms: 31_000 }],
  ] as const)('%s: waits longer each time, then sends all once', async (_, fault) => {
    const world = newWorld();
    world.lrs.faults.push({ fault, when: isPost, times: 3 });
    const queue = await world.open();
    await queue.add(many(1, 3));
    const flushed = queue.flush();
    if (fault.kind === 'delay') await vi.advanceTimersByTimeAsync(30_000);
    expect(await flushed).toBe('waiting');
    expect(queue.state().waiting).toBeGreaterThan(0);
    await forAWhile();
    expect(queue.state().waiting).toBe(0);
    expect(world.stored()).toEqual([1, 2, 3]);
    expect(queue.pauses).toEqual([750, 1500, 3000].slice(0, queue.pauses.length));
    expect(await queue.flush()).toBe('saved');
  });

  it('is asked again at once when the line is back', async () => {
    const world = newWorld();
    world.line.up = false;
    const queue = await world.open();
    await queue.add(many(1, 2));
    expect(await queue.flush()).toBe('waiting');
    world.line.up = true;
    world.online();
    await vi.advanceTimersByTimeAsync(0);
    expect(world.stored()).toEqual([1, 2]);
    expect(queue.state().waiting).toBe(0);
  });

  it.each([
    ['a time that no timer can be set to', '99999999999', 600_000],
    ['infinity', 'Infinity', 600_000],
    ['nonsense', 'soon', 750],
    ['a date that is over', 'Tue, 01 Jan 2030 00:00:00 GMT', 750],
    ['a negative number', '-5', 750],
  ])('is not left alone for longer than anybody stays: Retry-After is %s', async (_, value, pause) => {
    const world = newWorld();
    world.lrs.faults.push({
      fault: { kind: 'answer', status: 503, headers: { 'retry-after': value } },
      times: 1,
    });
    const queue = await world.open();
    await queue.add([told(1)]);
    expect(await queue.flush()).toBe('waiting');
    expect(queue.pauses).toEqual([pause]);
    await vi.advanceTimersByTimeAsync(pause);
    expect(world.stored()).toEqual([1]);
  });

  it.each([
    ['seconds', '120'],
    ['a date', new Date(Date.UTC(2030, 0, 2) + 120_000).toUTCString()],
  ])('is left alone as long as Retry-After says, in %s', async (_, value) => {
    const world = newWorld();
    world.lrs.faults.push({
      fault: { kind: 'answer', status: 429, headers: { 'retry-after': value } },
      times: 1,
    });
    const queue = await world.open();
    await queue.add([told(1)]);
    expect(await queue.flush()).toBe('waiting');
    expect(queue.pauses).toEqual([120_000]);
    await queue.add([told(2)]);
    expect(await queue.flush()).toBe('waiting');
    expect(world.posts()).toHaveLength(1);
    await vi.advanceTimersByTimeAsync(119_000);
    expect(world.posts()).toHaveLength(1);
    await vi.advanceTimersByTimeAsync(1_000);
    expect(world.stored()).toEqual([1, 2]);
  });

  it('is asked at most once a minute or so', async () => {
    const world = newWorld();
    world.line.up = false;
    const queue = await world.open();
    await queue.add([told(1)]);
    await queue.flush();
    await forAWhile();
    expect(queue.pauses.length).toBeGreaterThan(60);
    expect(Math.max(...queue.pauses)).toBe(45_000);
  });
});

describe('what an LRS refuses', () => {
  it('400: the bad ones of a batch are set aside with the reason, and the others go', async () => {
    const world = newWorld();
    const queue = await world.open();
    const bad = (n: number) => told(n, 'answered', { object: { id: 'no iri' } });
    await queue.add([...many(1, 10), bad(11), ...many(12, 20), bad(21)]);
    expect(await queue.flush()).toBe('waiting');
    await forAWhile();
    // Of the last one nothing shows yet that it is not the LRS that is out of order.
    expect(queue.state()).toMatchObject({ waiting: 1, aside: [{ statement: bad(11).statement }] });
    await queue.add([told(22)]);
    await forAWhile();
    expect(world.stored()).toEqual([...range(1, 10), ...range(12, 20), 22]);
    const { aside, waiting } = queue.state();
    expect(waiting).toBe(0);
    expect(aside.map(({ statement }) => statement)).toEqual([bad(11).statement, bad(21).statement]);
    expect(aside[0]?.reason).toMatch(/^400 .*no iri/s);
    // It is kept, and not sent again.
    const next = await world.open();
    const requests = world.lrs.requests.length;
    expect(await next.flush()).toBe('saved');
    expect(world.lrs.requests).toHaveLength(requests);
    expect(next.state().aside).toEqual(aside);
  });

  it('413: smaller requests, and one that is too large alone is set aside', async () => {
    const world = newWorld();
    world.lrs.faults.push({
      fault: { kind: 'answer', status: 413 },
      when: ({ body }) => body.length > 2_000,
    });
    const queue = await world.open();
    const large = told(21, 'answered', { result: { response: 'x'.repeat(3_000) } });
    await queue.add([...many(1, 20), large, ...many(22, 30)]);
    await queue.flush();
    await forAWhile();
    expect(world.stored()).toEqual([...range(1, 20), ...range(22, 30)]);
    expect(queue.state().aside).toEqual([{ statement: large.statement, reason: '413' }]);
  });

  it('400 for many in a row: they are set aside when the first of the others is taken', async () => {
    const world = newWorld();
    const queue = await world.open();
    await queue.add(range(1, 12).map((n) => told(n, 'answered', { object: { id: 'no iri' } })));
    await queue.add([told(13, 'completed')]);
    expect(await queue.flush()).toBe('waiting');
    await forAWhile();
    expect(world.stored()).toEqual([13]);
    expect(queue.state()).toMatchObject({ waiting: 0 });
    expect(queue.state().aside).toHaveLength(12);
  });

  it.each(
    [400, 409, 413].flatMap((status) =>
      [1, 2, 3, 4, 7, 30].map((times): [number, number] => [status, times]),
    ),
  )('%i to whatever it gets, %i times: nothing is set aside', async (status, times) => {
    const world = newWorld();
    const queue = await world.open();
    const isDisturbed = { fault: { kind: 'answer', status, body: '<html>' } as const, when: isPost };
    world.lrs.faults.push({ ...isDisturbed, times });
    await queue.add([told(1, 'initialized'), ...many(2, 5), told(6, 'passed')]);
    await queue.flush();
    await forAWhile();
    // One that is out of order for minutes may hear what comes first a little late.
    const inOrder = (ids: number[]) => (times < 30 ? ids : [...ids].sort((a, b) => a - b));
    expect(inOrder(world.stored())).toEqual(range(1, 6));
    world.lrs.faults.push({ ...isDisturbed, times: Math.min(times, 4) });
    await queue.add(many(7, 12));
    await queue.flush();
    await forAWhile();
    expect(inOrder(world.stored())).toEqual(range(1, 12));
    expect(queue.state()).toMatchObject({ waiting: 0, aside: [] });
  });

  it.each([401, 403])('%i: stops, keeps and says so; goes on when it is let in', async (status) => {
    const world = newWorld();
    const queue = await world.open();
    await queue.add([told(1, 'initialized')]);
    await queue.flush();
    world.lrs.faults.push({ fault: { kind: 'answer', status } });
    await queue.add(many(2, 3));
    expect(await queue.flush()).toBe('refused');
    expect(queue.state()).toMatchObject({ waiting: 2, denied: true, aside: [] });
    await forAWhile();
    expect(queue.pauses).toEqual([]);
    world.lrs.faults.length = 0;
    expect(await queue.flush()).toBe('saved');
    expect(queue.state().denied).toBe(false);
    expect(world.stored()).toEqual([1, 2, 3]);
  });

  it.each([
    ['alone', told(2, 'failed')],
    ['in a batch', told(2)],
  ])('403 for one, %s: it is set aside when the next is taken', async (_, poison) => {
    const world = newWorld({
      accept: ({ id }) => (id === poison.statement.id ? 'failed after passed' : undefined),
    });
    const queue = await world.open();
    await queue.add([told(1), poison]);
    expect(await queue.flush()).toBe('refused');
    expect(queue.state()).toMatchObject({ denied: true, aside: [] });
    await queue.add([told(3), told(4, 'passed'), told(5)]);
    await queue.flush();
    expect(await queue.flush()).toBe('saved');
    expect(world.stored()).toEqual([1, 3, 4, 5]);
    expect(queue.state().aside).toEqual([{ statement: poison.statement, reason: '403 failed after passed' }]);
  });

  it('401: an authorization that can be had anew is used at once', async () => {
    const authorizations = new Set(['Bearer 1']);
    const world = newWorld({ authorizations });
    const authorization = (refused = false) => `Bearer ${refused ? 2 : 1}`;
    const queue = await world.open({ access: { authorization } });
    await queue.add([told(1)]);
    await queue.flush();
    authorizations.clear();
    authorizations.add('Bearer 2');
    await queue.add([told(2)]);
    expect(await queue.flush()).toBe('saved');
    expect(world.stored()).toEqual([1, 2]);
  });
});

describe('what an LRS may have already', () => {
  it('409 and equal: delivered', async () => {
    const world = newWorld();
    const queue = await world.open();
    await queue.add(many(1, 3));
    world.lrs.faults.push({ fault: { kind: 'lose' }, when: isPost, times: 1 });
    await queue.flush();
    world.lrs.faults.push({ fault: { kind: 'answer', status: 409 }, when: isPost, times: 1 });
    await queue.add([told(4)]);
    expect(await queue.flush()).toBe('saved');
    expect(world.stored()).toEqual([1, 2, 3, 4]);
    expect(queue.state().aside).toEqual([]);
  });

  it('409 and different: set aside, and the others go', async () => {
    const world = newWorld();
    const first = await world.open();
    await first.add([told(2, 'passed')]);
    await first.flush();
    const queue = await world.open({ registration });
    const other = told(2, 'failed');
    world.storage.items.clear();
    await queue.add([told(1), { ...other, once: false }, told(3)]);
    expect(await queue.flush()).toBe('saved');
    expect(world.stored()).toEqual([2, 1, 3]);
    expect(queue.state().aside).toEqual([
      { statement: other.statement, reason: expect.stringMatching(/^409 .*other content/) },
    ]);
  });

  it('409 to one that the LRS does not show: it is set aside, and the others go', async () => {
    const world = newWorld();
    world.lrs.faults.push({
      fault: { kind: 'answer', status: 409, body: 'voided' },
      when: ({ body }) => body.includes(told(2).statement.id),
    });
    const queue = await world.open();
    await queue.add(many(1, 3));
    await queue.flush();
    await forAWhile();
    expect(world.stored()).toEqual([1, 3]);
    expect(queue.state().aside).toEqual([{ statement: told(2).statement, reason: '409 voided' }]);
  });

  it('403 to what was sent before (cmi5): delivered when the LRS has it', async () => {
    const world = newWorld({
      accept: ({ id }, stored) => (stored.some((one) => one.id === id) ? '9.3.0.0-2' : undefined),
    });
    const queue = await world.open();
    await queue.add([told(1, 'initialized'), told(2)]);
    world.lrs.faults.push({ fault: { kind: 'lose' }, when: isPost, times: 1 });
    expect(await queue.flush()).toBe('waiting');
    await forAWhile();
    expect(queue.state()).toMatchObject({ waiting: 0, aside: [], denied: false });
    expect(world.stored()).toEqual([1, 2]);
  });

  it('403 to what was sent before and never arrived: refused', async () => {
    const world = newWorld();
    const queue = await world.open();
    await queue.add([told(1)]);
    world.lrs.faults.push({ fault: { kind: 'drop' }, when: isPost, times: 1 });
    await queue.flush();
    world.lrs.faults.push({ fault: { kind: 'answer', status: 403 }, when: isPost });
    expect(await queue.flush()).toBe('refused');
    expect(queue.state()).toMatchObject({ waiting: 1, denied: true });
  });

  it('is known by what we said, whatever the LRS adds or writes otherwise', async () => {
    // The validator wants a list, as an LRS keeps it.
    const world = newWorld({ check: () => [] });
    const activity = { id: 'https://courses.example/fire' };
    const statement = told(1, 'answered', {
      context: { registration, contextActivities: { parent: activity as never } },
      timestamp: '2030-01-01T10:00:00.000Z',
    });
    world.lrs.handle({
      method: 'POST',
      url: '/xapi/statements',
      headers: { 'x-experience-api-version': '1.0.3', authorization: 'Basic good' },
      body: JSON.stringify({
        ...statement.statement,
        actor: { ...ada, objectType: 'Agent' },
        verb: { id: statement.statement.verb.id },
        object: { ...statement.statement.object, objectType: 'Activity' },
        context: { registration, contextActivities: { parent: [activity] } },
        timestamp: '2030-01-01T10:00:00Z',
      }),
    });
    const queue = await world.open();
    await queue.add([statement]);
    expect(await queue.flush()).toBe('saved');
    expect(queue.state().aside).toEqual([]);
    expect(world.lrs.statements).toHaveLength(1);
  });
});

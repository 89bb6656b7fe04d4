import { afterEach, beforeEach, describe, expect, it, vi } from 'vitest';
import type { Told } from '../../scripts/xapi/told.ts';
import { endpoint, leaveUnopened, newWorld, type World } from '../support/lrs-world.ts';
import { ada, many, range, registration, told } from '../support/told.ts';

const isPost = ({ method }: { method: string }) => method === 'POST';
const forAWhile = () => vi.advanceTimersByTimeAsync(3_600_000);

beforeEach(() => vi.useFakeTimers({ now: Date.UTC(2030, 0, 2) }));
afterEach(() => {
  vi.useRealTimers();
  vi.unstubAllGlobals();
});

/** A session without a line, that ends without a word. */
async function leftBehind(world: World, from: number, to: number, parts = {}) {
  world.line.up = false;
  const queue = await world.open(parts);
  await queue.add(many(from, to));
  await queue.flush();
  queue.kill();
  world.line.up = true;
}

describe('the next launch', () => {
  it('sends what was left before anything new, though the clock was set back', async () => {
    const world = newWorld();
    await leftBehind(world, 1, 3);
    vi.setSystemTime(Date.UTC(2030, 0, 1, 12));
    await leftBehind(world, 4, 5, { registration: 'another attempt' });
    vi.setSystemTime(Date.UTC(2030, 0, 1, 1));
    const queue = await world.open();
    expect(queue.state().waiting).toBe(5);
    await queue.add([told(6, 'initialized')]);
    expect(await queue.flush()).toBe('saved');
    expect(world.stored()).toEqual(range(1, 6));
    expect(world.storage.items.size).toBe(0);
  });

  it.each([
    ['course', { course: 'water' }],
    ['LRS', { endpoint: 'https://other.example/xapi' }],
    ['learner', { actor: { mbox: 'mailto:bob@example.org' } }],
    [
      'learner of the same name elsewhere',
      { actor: { account: { homePage: 'https://lms2.example', name: 'ada' } } },
    ],
  ])('leaves alone what another %s left', async (_, parts) => {
    const world = newWorld();
    await leftBehind(world, 1, 3, parts);
    const queue = await world.open();
    expect(queue.state().waiting).toBe(0);
    expect(await queue.flush()).toBe('saved');
    expect(world.stored()).toEqual([]);
    const theirs = await world.open(parts);
    expect(await theirs.flush()).toBe('saved');
    expect(world.stored()).toEqual([1, 2, 3]);
  });

  it('finds the queue whether or not the endpoint ends with a slash', async () => {
    const world = newWorld();
    await leftBehind(world, 1, 1);
    expect((await world.open({ endpoint: `${endpoint}/` })).state().waiting).toBe(1);
  });

  it('sets a damaged record aside, sends the others, and leaves those of a later format alone', async () => {
    const world = newWorld();
    await leftBehind(world, 1, 4);
    const [first = '', second = '', third = ''] = [...world.storage.items.keys()].filter((key) =>
      key.includes('fire'),
    );
    const { items } = world.storage;
    items.set(first, items.get(first)?.slice(0, 70) ?? '');
    items.set(second, JSON.stringify({ ...JSON.parse(items.get(second) ?? ''), statement: { id: 7 } }));
    items.set(third, JSON.stringify({ ...JSON.parse(items.get(third) ?? ''), v: 2 }));
    const queue = await world.open();
    expect(await queue.flush()).toBe('saved');
    expect(world.stored()).toEqual([4]);
    expect(queue.state().aside.map(({ reason }) => reason)).toEqual(['damaged', 'damaged']);
    expect(items.has(third)).toBe(true);
    const again = await world.open();
    expect(again.state().aside).toHaveLength(2);
  });

  it('sends five thousand', async () => {
    const world = newWorld({ check: () => [] });
    await leftBehind(world, 1, 5_000);
    const queue = await world.open();
    expect(queue.state().waiting).toBe(5_000);
    expect(await queue.flush()).toBe('saved');
    expect(world.stored()).toEqual(range(1, 5_000));
  });
});

describe('a page that goes', () => {
  it('stores all at once and sends what fits, in order, in one request', async () => {
    const world = newWorld();
    const queue = await world.open();
    await queue.flush();
    await queue.add(many(1, 2));
    queue.leave([told(3, 'completed'), told(4, 'terminated')]);
    expect([...world.storage.items.keys()].filter((key) => key.includes('fire'))).toHaveLength(4);
    expect(world.posts()).toEqual([[1, 2, 3, 4]]);
    queue.kill();
    expect(world.stored()).toEqual([1, 2, 3, 4]);
    // Nobody heard the answer: the next launch says it once more.
    const next = await world.open();
    expect(await next.flush()).toBe('saved');
    expect(world.stored()).toEqual([1, 2, 3, 4]);
  });

  it('sends a prefix where not all fits; the rest goes at the next launch', async () => {
    const world = newWorld();
    const queue = await world.open();
    const long = (n: number) => told(n, 'answered', { result: { response: 'x'.repeat(25_000) } });
    queue.leave(range(1, 5).map(long));
    expect(world.posts()).toEqual([[1, 2]]);
    queue.kill();
    const next = await world.open();
    expect(await next.flush()).toBe('saved');
    expect(world.stored()).toEqual([1, 2, 3, 4, 5]);
  });

  it('stores what is too large for that request', async () => {
    const world = newWorld();
    const queue = await world.open();
    queue.leave([told(1, 'answered', { result: { response: 'x'.repeat(60_000) } })]);
    queue.kill();
    expect(world.posts()).toEqual([]);
    expect(await (await world.open()).flush()).toBe('saved');
    expect(world.stored()).toEqual([1]);
  });

  it('keeps the order when what is on its way gets lost', async () => {
    const world = newWorld();
    const queue = await world.open();
    await queue.add([told(1, 'completed')]);
    world.lrs.faults.push({ fault: { kind: 'drop' }, times: 1 });
    const flushed = queue.flush();
    await vi.waitFor(() => expect(world.posts()).toHaveLength(1));
    queue.leave([told(2)]);
    await flushed;
    expect(world.stored()).toEqual([1, 2]);
  });

  it('leaves room for what else outlives it, and out what the LRS has refused', async () => {
    const world = newWorld({ authorizations: new Set(['Basic good']) });
    const queue = await world.open();
    const long = (n: number) => told(n, 'answered', { result: { response: 'x'.repeat(25_000) } });
    world.lrs.faults.push({
      fault: { kind: 'delay', ms: 1_000 },
      when: ({ url }) => url.includes('activities/state'),
    });
    void queue.client.putState('resume', { state: 'x'.repeat(20_000) }, { keepalive: true, leaving: true });
    expect(queue.client.flying()).toBeGreaterThan(20_000);
    queue.leave([long(1), long(2)]);
    expect(world.posts()).toEqual([[1]]);
    await vi.advanceTimersByTimeAsync(1_000);
    expect(queue.client.flying()).toBe(0);
    await queue.flush();
    world.lrs.faults.push({
      fault: { kind: 'answer', status: 400 },
      when: ({ body }) => body.includes(told(3).statement.id),
    });
    await queue.add([told(3)]);
    await queue.flush();
    queue.leave([told(4)]);
    expect(world.stored()).toEqual([1, 2, 4]);
  });

  it('keeps and sends what was told, though its queue was never open', async () => {
    const world = newWorld();
    // The database says nothing, as some browsers have it at times.
    vi.stubGlobal('indexedDB', { open: () => new EventTarget() });
    const client = world.client();
    world.lrs.faults.push({ fault: { kind: 'lose' }, when: isPost, times: 1 });
    leaveUnopened({ course: 'fire', endpoint, actor: ada, registration, client, note: () => {} }, many(1, 3));
    expect(world.posts()).toEqual([[1, 2, 3]]);
    const opening = world.open();
    await vi.advanceTimersByTimeAsync(5_000);
    const next = await opening;
    await next.add([told(4)]);
    expect(await next.flush()).toBe('saved');
    expect(world.stored()).toEqual([1, 2, 3, 4]);
    expect(world.storage.items.size).toBe(0);
  });

  it('sends nothing where it was refused, and keeps all', async () => {
    const world = newWorld({ authorizations: new Set() });
    const queue = await world.open();
    await queue.add([told(1)]);
    expect(await queue.flush()).toBe('refused');
    queue.leave([told(2)]);
    expect(world.posts()).toHaveLength(1);
    expect((await world.open()).state().waiting).toBe(2);
  });

  it('may come back', async () => {
    const world = newWorld();
    const queue = await world.open();
    queue.leave([told(1)]);
    await vi.waitFor(() => expect(queue.state().waiting).toBe(0));
    await queue.add([told(2)]);
    expect(await queue.flush()).toBe('saved');
    expect(world.posts()).toEqual([[1], [2]]);
  });
});

describe('where nothing can be stored', () => {
  it('lives in memory and says so, until there is room again', async () => {
    const world = newWorld();
    const queue = await world.open();
    world.line.up = false;
    await queue.add([told(1)]);
    expect(queue.state().where).toBe('localstorage');
    world.storage.room = 0;
    await queue.add([told(2)]);
    expect(queue.state()).toMatchObject({ where: 'memory', waiting: 2 });
    world.storage.room = Infinity;
    await queue.add([told(3)]);
    expect(queue.state()).toMatchObject({ where: 'localstorage', waiting: 3 });
    world.line.up = true;
    expect(await queue.flush()).toBe('saved');
    expect(world.stored()).toEqual([1, 2, 3]);
  });

  it('sends from memory where storage is forbidden', async () => {
    const world = newWorld();
    Object.defineProperty(globalThis, 'localStorage', {
      configurable: true,
      get() {
        throw new Error('SecurityError');
      },
    });
    const queue = await world.open();
    await queue.add(many(1, 3));
    expect(queue.state()).toMatchObject({ where: 'memory', waiting: 3 });
    expect(await queue.flush()).toBe('saved');
    queue.leave([told(4)]);
    expect(world.stored()).toEqual([1, 2, 3, 4]);
  });
});

describe('a session with rules (cmi5)', () => {
  const heirOf = (n: number) =>
    told(n + 100, 'answered', { result: { extensions: { 'https://x.example/left': n } } });
  const parts = {
    adopt: ({ statement }: { statement: { id: string } }) => heirOf(Number(statement.id.slice(-12))),
  };

  it('tells what was left after initialized, in its own words, unless the LRS has it', async () => {
    const world = newWorld();
    const before = await world.open();
    await before.add([told(1)]);
    await before.flush();
    world.lrs.faults.push({ fault: { kind: 'lose' }, when: isPost, times: 1 });
    await before.add([told(2)]);
    await before.flush();
    before.kill();
    await leftBehind(world, 3, 4);
    const queue = await world.open(parts);
    await queue.add([told(10, 'initialized'), told(11)]);
    expect(await queue.flush()).toBe('saved');
    expect(world.stored()).toEqual([1, 2, 10, 103, 104, 11]);
    expect(queue.state().aside).toEqual([]);
  });

  it('tells what another window leaves meanwhile, and lets be what is for another registration', async () => {
    const world = newWorld();
    const before = await world.open();
    const adopt = (left: Told) => (left.once ? ('not mine' as const) : parts.adopt(left));
    const queue = await world.open({ adopt });
    await queue.add([told(10, 'initialized')]);
    expect(await queue.flush()).toBe('saved');
    await before.add([told(1), told(2, 'passed')]);
    await queue.add([told(11)]);
    expect(await queue.flush()).toBe('saved');
    expect(world.stored()).toEqual([10, 101, 11]);
    expect(queue.state()).toMatchObject({ waiting: 0, aside: [] });
    const own = await world.open({ adopt: (left) => left });
    expect(await own.flush()).toBe('saved');
    expect(world.stored()).toEqual([10, 101, 11, 2]);
  });

  it('sets aside what can be told no more', async () => {
    const world = newWorld();
    await leftBehind(world, 1, 1);
    const queue = await world.open({ adopt: () => undefined });
    await queue.add([told(10, 'initialized')]);
    expect(await queue.flush()).toBe('saved');
    expect(queue.state().aside).toHaveLength(1);
    expect(world.stored()).toEqual([10]);
  });

  it('leaves what is its own as it is (a reload)', async () => {
    const world = newWorld();
    await leftBehind(world, 1, 2);
    const queue = await world.open({ adopt: (left) => left });
    await queue.add([told(3)]);
    expect(await queue.flush()).toBe('saved');
    expect(world.posts().at(-1)).toEqual([1, 2, 3]);
  });

  it('at the end says its own words, though what was left was not asked for yet', async () => {
    const world = newWorld();
    await leftBehind(world, 1, 2);
    const queue = await world.open(parts);
    await queue.add([told(10, 'initialized')]);
    queue.leave([told(11, 'terminated')]);
    expect(world.stored()).toEqual([10, 11]);
    expect(queue.state().waiting).toBe(4);
  });

  it('says its last words beside the first ones, of which it never heard', async () => {
    const world = newWorld({
      accept: ({ id, verb }, stored) => {
        const first = stored.some((one) => /initialized/.test((one.verb as { id: string }).id));
        return first && /initialized/.test((verb as { id: string }).id) ? `${id} a second time` : undefined;
      },
    });
    const queue = await world.open({ adopt: (left) => left });
    world.lrs.faults.push({ fault: { kind: 'lose' }, when: isPost, times: 1 });
    await queue.add([told(1, 'initialized'), told(2)]);
    await queue.flush();
    queue.leave([told(3, 'terminated')]);
    expect(world.posts().slice(1)).toEqual([[1], [2, 3]]);
    expect(world.stored()).toEqual([1, 2, 3]);
  });

  it('leaves out of the last request what the LRS would refuse as said twice', async () => {
    const world = newWorld({
      accept: ({ id, verb }, stored) =>
        stored.some((one) => one.id === id && /completed/.test((verb as { id: string }).id))
          ? 'twice'
          : undefined,
    });
    const queue = await world.open({ adopt: (left) => left });
    await queue.add([told(1, 'completed')]);
    world.lrs.faults.push({ fault: { kind: 'delay', ms: 500 }, when: isPost, times: 1 });
    void queue.flush();
    await vi.waitFor(() => expect(world.posts()).toHaveLength(1));
    queue.leave([told(2), told(3, 'terminated')]);
    queue.kill();
    expect(world.stored()).toEqual([1, 2, 3]);
  });
});

describe('several tabs', () => {
  it('one sends at a time, and what another one added goes too', async () => {
    const world = newWorld();
    const [one, two] = [await world.open(), await world.open()];
    await one.add([told(1)]);
    await two.add([told(2)]);
    await one.add([told(3)]);
    const done = Promise.all([one.flush(), two.flush()]);
    expect(await done).toEqual(['saved', 'saved']);
    expect(world.posts()).toEqual([[1, 2, 3]]);
    expect(two.state().waiting).toBe(0);
  });

  it('without Web Locks, by a note that runs out', async () => {
    const world = newWorld();
    vi.stubGlobal('navigator', {});
    const [one, two] = [await world.open(), await world.open({ random: () => 0.25 })];
    await one.add([told(1)]);
    await two.add([told(2)]);
    world.lrs.faults.push({ fault: { kind: 'delay', ms: 2_000 }, when: isPost, times: 1 });
    const first = one.flush();
    const second = two.flush();
    await vi.advanceTimersByTimeAsync(1_000);
    expect(await second).toBe('waiting');
    await vi.advanceTimersByTimeAsync(2_000);
    expect(await first).toBe('saved');
    await forAWhile();
    expect(two.state().waiting).toBe(0);
    expect(world.posts()).toEqual([[1, 2]]);
  });

  it('without Web Locks, though a note was written before the clock was set back', async () => {
    const world = newWorld();
    vi.stubGlobal('navigator', {});
    const one = await world.open();
    await one.add([told(1)]);
    const note = `coursewright:lrs-sender:${JSON.stringify(['fire', endpoint, [ada.account?.homePage, 'ada']])}`;
    world.storage.setItem(note, `another ${Date.now() + 3_600_000}`);
    const flushed = one.flush();
    await vi.advanceTimersByTimeAsync(1_000);
    expect(await flushed).toBe('saved');
    world.storage.setItem(note, `another ${Date.now() + 30_000}`);
    await one.add([told(2)]);
    expect(await one.flush()).toBe('waiting');
    await forAWhile();
    expect(world.stored()).toEqual([1, 2]);
  });

  it('without Web Locks, after one that was killed while it sent', async () => {
    const world = newWorld();
    vi.stubGlobal('navigator', {});
    const one = await world.open();
    await one.add([told(1)]);
    world.lrs.faults.push({ fault: { kind: 'drop' }, when: isPost });
    void one.flush();
    await vi.waitFor(() => expect([...world.storage.items.keys()].join()).toMatch(/lrs-sender/));
    one.kill();
    await vi.advanceTimersByTimeAsync(1_000);
    world.lrs.faults.length = 0;
    const two = await world.open({ random: () => 0.25 });
    const flushed = two.flush();
    await forAWhile();
    await flushed;
    expect(two.state().waiting).toBe(0);
    expect(world.stored()).toEqual([1]);
  });
});

it('tells its listeners, and the support log without names', async () => {
  const world = newWorld();
  const queue = await world.open();
  const counts: number[] = [];
  queue.onChange(() => counts.push(queue.state().waiting));
  await queue.add(many(1, 2));
  await queue.flush();
  expect([Math.max(...counts), counts.at(-1)]).toEqual([2, 0]);
  expect(queue.notes).toEqual(['post 2: taken']);
  expect(queue.notes.join()).not.toContain(ada.account?.name);
});

import { afterEach, beforeEach, describe, expect, it, vi } from 'vitest';
import type { LrsClient } from '../../scripts/xapi/lrs.ts';
import { newWorld, type World } from '../support/lrs-world.ts';
import { told } from '../support/told.ts';

beforeEach(() => vi.useFakeTimers({ now: Date.UTC(2030, 0, 2) }));
afterEach(() => {
  vi.useRealTimers();
  vi.unstubAllGlobals();
});

const clientOf = async (world: World, access = {}): Promise<LrsClient> => world.client(access);

describe.each(['1.0.3', '2.0.0'] as const)('documents in xAPI %s', (version) => {
  const open = async () => {
    const world = newWorld({ versions: [version] });
    return { world, client: await clientOf(world, { version }) };
  };

  it('are written where there are none, and then under their tag', async () => {
    const { client } = await open();
    expect(await client.getState('resume')).toMatchObject({ status: 404 });
    expect(await client.putState('resume', { at: 1 })).toMatchObject({ status: 204 });
    const { document, etag } = await client.getState('resume');
    expect(document).toEqual({ at: 1 });
    expect(etag).toMatch(/^".+"$/);
    expect(await client.putState('resume', { at: 2 }, { etag })).toMatchObject({ status: 204 });
    expect(
      await client.putState('resume', { at: 3 }, { etag: '*', keepalive: true, leaving: true }),
    ).toMatchObject({
      status: 204,
    });
    expect((await client.getState('resume')).document).toEqual({ at: 3 });
  });

  it('of two devices are merged, once', async () => {
    const { client } = await open();
    await client.putState('resume', { mine: 1 });
    const { etag } = await client.getState('resume');
    await client.putState('resume', { theirs: 1 }, { etag });
    expect(await client.putState('resume', { mine: 2 }, { etag })).toMatchObject({ status: 412 });
    const merge = (theirs: unknown) => ({ ...(theirs as object), mine: 2 });
    expect(await client.putState('resume', { mine: 2 }, { etag, merge })).toMatchObject({ status: 204 });
    expect((await client.getState('resume')).document).toEqual({ theirs: 1, mine: 2 });
    expect(await client.putState('resume', { mine: 3 }, { merge: () => undefined })).toMatchObject({
      status: 200,
    });
    expect((await client.getState('resume')).document).toEqual({ theirs: 1, mine: 2 });
  });
});

it('writes a document whose tag a proxy has rewritten', async () => {
  const world = newWorld({ versions: ['2.0.0'] });
  const client = await clientOf(world, { version: '2.0.0' });
  await client.putState('resume', { theirs: 1 });
  const merge = (theirs: unknown) => ({ ...(theirs as object), mine: 2 });
  world.lrs.faults.push({
    fault: { kind: 'answer', status: 412 },
    when: ({ method, headers }) => method === 'PUT' && headers['if-match'] !== '*',
  });
  const etag = 'W/"rewritten-gzip"';
  expect(await client.putState('resume', { mine: 1 }, { etag, merge })).toMatchObject({ status: 204 });
  expect((await client.getState('resume')).document).toEqual({ theirs: 1, mine: 2 });
});

describe('an endpoint', () => {
  it.each([
    ['https://lrs.example/xapi', '/xapi/statements'],
    ['https://lrs.example/xapi/', '/xapi/statements'],
    ['https://lrs.example/xapi/?org=7&key=a%20b#top', '/xapi/statements?org=7&key=a%20b'],
    ['https://lrs.example/xapi?org=7', '/xapi/statements?org=7'],
  ])('%s', async (endpoint, expected) => {
    const world = newWorld();
    const client = await clientOf(world, { endpoint });
    await client.post([told(1).statement]);
    await client.find(told(1).statement.id);
    const [posted, asked] = world.lrs.requests.map(({ url }) => url.replace('https://lrs.example', ''));
    expect(posted).toBe(expected);
    const query = expected.split('?')[1];
    expect(asked).toBe(
      `/xapi/statements?statementId=${told(1).statement.id}${query === undefined ? '' : `&${query}`}`,
    );
  });
});

it.each([
  ['takes them', () => [], ['?theme=dark&v=1', '?theme=dark&v=1']],
  ['refuses them', () => ['unknown'], ['?theme=dark&v=1', '', '']],
])('says to an LRS what the launch said beyond xAPI; one %s', async (_, refuses, expected) => {
  const world = newWorld();
  const { handle } = world.lrs;
  const asked: string[] = [];
  world.lrs.handle = (request) => {
    const [url = '', query] = request.url.split('?');
    asked.push(query === undefined ? '' : `?${query}`);
    const isUnknown = query !== undefined && refuses().length > 0;
    return isUnknown ? { status: 400, headers: {}, body: 'unknown' } : handle({ ...request, url });
  };
  const client = await clientOf(world, { echo: 'theme=dark&v=1' });
  expect((await client.post([told(1).statement])).taken).toBe(true);
  expect((await client.post([told(2).statement])).taken).toBe(true);
  expect(asked).toEqual(expected);
  expect(world.stored()).toEqual([1, 2]);
});

it('reads the learner preferences, and that there are none', async () => {
  const world = newWorld();
  const client = await clientOf(world);
  expect(await client.getAgentProfile('cmi5LearnerPreferences')).toMatchObject({ status: 404 });
  expect(world.lrs.requests[0]?.url).toMatch(/agents\/profile\?agent=.*&profileId=cmi5LearnerPreferences$/);
});

describe('the version', () => {
  it.each([
    [['1.0.3', '2.0.0'], '1.0.3'],
    [['1.0.0'], '1.0.3'],
    [['2.0.0'], '2.0.0'],
  ])('of an LRS that offers %j is %s', async (versions, version) => {
    const world = newWorld({ versions });
    const client = await clientOf(world, { version: undefined });
    expect((await client.post([told(1).statement])).taken).toBe(true);
    expect((await client.post([told(2).statement])).taken).toBe(true);
    const said = world.lrs.requests.map(({ headers }) => headers['x-experience-api-version']);
    expect(said).toEqual([undefined, version, version]);
  });

  it('is not settled by a page in the place of an answer, nor asked for ever', async () => {
    const world = newWorld({ versions: ['2.0.0'], check: () => [] });
    const isAbout = ({ url }: { url: string }) => url.endsWith('/about');
    world.lrs.faults.push({ fault: { kind: 'html' }, when: isAbout, times: 1 });
    const client = await clientOf(world, { version: undefined });
    expect((await client.post([told(1).statement])).taken).toBe(false);
    expect((await client.post([told(1).statement])).taken).toBe(true);
    world.lrs.faults.push({ fault: { kind: 'html' }, when: isAbout });
    const other = await clientOf(world, { version: undefined });
    const before = world.lrs.requests.filter(isAbout).length;
    for (let times = 0; times < 9; times++) await other.find(told(1).statement.id);
    expect(world.lrs.requests.filter(isAbout).length - before).toBeLessThan(5);
  });

  it('is not guessed where the LRS does not answer', async () => {
    const world = newWorld({ versions: ['2.0.0'] });
    world.lrs.faults.push({ fault: { kind: 'drop' }, times: 1 });
    const client = await clientOf(world, { version: undefined });
    expect(await client.post([told(1).statement])).toMatchObject({ status: 0 });
    expect((await client.post([told(1).statement])).taken).toBe(true);
  });
});

it('gives up after half a minute', async () => {
  const world = newWorld();
  world.lrs.faults.push({ fault: { kind: 'delay', ms: 60_000 } });
  const client = await clientOf(world);
  const answer = client.find(told(1).statement.id);
  await vi.advanceTimersByTimeAsync(30_000);
  expect(await answer).toMatchObject({ status: 0 });
});

it('asks again for an authorization that could not be had', async () => {
  const world = newWorld();
  let times = 0;
  const authorization = async () => {
    if (times++ < 2) throw new Error('The token service is down.');
    return 'Basic good';
  };
  const client = await clientOf(world, { authorization });
  expect(await client.getState('resume')).toMatchObject({ status: 0 });
  expect(await client.getState('resume')).toMatchObject({ status: 404 });
});

it('sends neither cookies nor what a cache has', async () => {
  const world = newWorld();
  const client = await clientOf(world);
  const asked = vi.spyOn(globalThis, 'fetch');
  await client.getState('resume');
  const [call] = asked.mock.calls;
  // While the world still stands: what is put back later would outlive it.
  asked.mockRestore();
  expect(call?.[1]).toMatchObject({ credentials: 'omit', cache: 'no-store' });
});

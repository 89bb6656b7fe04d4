import { afterEach, beforeEach, describe, expect, test, vi } from 'vitest';
import type { Context } from '@xapi/xapi';
import type { Identity, Told } from '../../scripts/xapi/told.ts';

/** The browser's own files: their types are checked there. */
const folder = '../../scripts/xapi/launch';
const { agentOf } = (await import(`${folder}/agent.ts`)) as { agentOf(json: string | null): unknown };
const { authorizationOf } = (await import(`${folder}/authorization.ts`)) as {
  authorizationOf(given: string, scheme: 'Basic' | 'Bearer'): string;
};
const { tinCanLaunch } = (await import(`${folder}/tincan.ts`)) as {
  tinCanLaunch(search: string): Record<string, unknown> | undefined;
};
const { cmi5Parameters, readLaunchData } = (await import(`${folder}/cmi5.ts`)) as {
  cmi5Parameters(search: string): Record<string, unknown> | undefined;
  readLaunchData(document: unknown): Record<string, unknown> | undefined;
};
const { adopted } = (await import(`${folder}/adopt.ts`)) as {
  adopted(left: Told, identity: Identity, iri: string, at: number): Told | 'not mine' | undefined;
};
const { tokenService } = (await import(`${folder}/service.ts`)) as {
  tokenService(url: string, whose: object): (refused?: boolean) => string | Promise<string>;
};
const { runOf } = (await import(`${folder}/run.ts`)) as { runOf(registration: string): string };

describe('the learner of a Tin Can launch', () => {
  const mbox = { objectType: 'Agent', mbox: 'mailto:a@lms.example' };
  test.each([
    ['{"mbox":"mailto:a@lms.example"}', mbox],
    ['{"mbox":["mailto:a@lms.example"],"name":["Ada"]}', { ...mbox, name: 'Ada' }],
    ['{"mbox":"a@lms.example","objectType":"Agent","name":""}', mbox],
    ['{"mbox":"MAILTO:a@lms.example","objectType":"Person"}', mbox],
    ['{"mbox_sha1sum":["ab12"],"name":["A"]}', { objectType: 'Agent', name: 'A', mbox_sha1sum: 'ab12' }],
    [
      '{"account":[{"accountServiceHomePage":"https://lms.example","accountName":"7"}],"mbox":["mailto:a@lms.example"]}',
      { objectType: 'Agent', account: { homePage: 'https://lms.example', name: '7' } },
    ],
    [
      '{"openid":"https://a.example","name":"A"}',
      { objectType: 'Agent', name: 'A', openid: 'https://a.example' },
    ],
    ['{"name":"nobody known"}', undefined],
    ['not json', undefined],
    ['42', undefined],
    [null, undefined],
  ])('%s', (json, agent) => expect(agentOf(json)).toEqual(agent));
});

test.each([
  ['Basic dTpw', 'Basic', 'Basic dTpw'],
  ['dTpw', 'Basic', 'Basic dTpw'],
  // A plus sign that was not encoded.
  ['Basic ab cd==', 'Basic', 'Basic ab+cd=='],
  ['bearer x.y', 'Basic', 'bearer x.y'],
  ['eyJh.eyJz.c2ln', 'Basic', 'Bearer eyJh.eyJz.c2ln'],
  ['opaque', 'Bearer', 'Bearer opaque'],
  ['Digest username="x"', 'Basic', 'Digest username="x"'],
] as const)('authorization %s as %s', (given, scheme, whole) =>
  expect(authorizationOf(given, scheme)).toBe(whole),
);

describe('a Tin Can launch', () => {
  const actor = '{"mbox":"mailto:a@lms.example"}';
  const read = (given: Record<string, string>) => tinCanLaunch(`?${new URLSearchParams(given)}`);
  test('keeps every text a text, and leaves out what is no IRI', () => {
    expect(
      read({
        endpoint: 'https://lrs.example/',
        actor,
        registration: '123',
        activity_id: '42',
        grouping: '7',
      }),
    ).toEqual({
      endpoint: 'https://lrs.example/',
      actor: { objectType: 'Agent', mbox: 'mailto:a@lms.example' },
      registration: '123',
      grouping: ['7'],
    });
  });
  test('has activity, grouping, platform and authorization where the LMS says them', () => {
    expect(
      read({
        endpoint: 'https://lrs.example/',
        actor,
        auth: 'dTpw',
        activity_id: 'https://lms.example/a/1',
        activity_platform: 'LMS',
        grouping: '{"id":"https://lms.example/course"}',
        'Accept-Language': 'de',
      }),
    ).toMatchObject({
      authorization: 'Basic dTpw',
      activityId: 'https://lms.example/a/1',
      platform: 'LMS',
      grouping: [{ id: 'https://lms.example/course' }],
    });
  });
  test.each([
    ['https://lms.example/kurse/prüfung?id=1&x=ä#teil', 'https://lms.example/kurse/prüfung?id=1&x=ä#teil'],
    ['urn:uuid:0f1e2d3c-4b5a-4678-9abc-def012345678', 'urn:uuid:0f1e2d3c-4b5a-4678-9abc-def012345678'],
    [' https://lms.example/a b/<1>|100% ', 'https://lms.example/a%20b/%3C1%3E%7C100%25'],
    ['https://lms.example/a%20b', 'https://lms.example/a%20b'],
    ['no iri', undefined],
  ])('reports as %s', (activity_id, activityId) =>
    expect(read({ endpoint: 'https://lrs.example/', actor, activity_id })?.activityId).toBe(activityId),
  );
  test('keeps what it does not know for the LRS, and nothing of its own', () =>
    expect(
      read({
        endpoint: 'https://lrs.example/',
        actor,
        'accept-language': 'de',
        content_token: 'x',
        content_endpoint: 'https://lms.example/',
        method: 'PUT',
        externalRegistration: 'a|b',
        theme: 'dark',
      })?.echo,
    ).toBe('externalRegistration=a%7Cb&theme=dark'));
  test.each([
    [{ actor }],
    [{ endpoint: 'javascript:alert(1)', actor }],
    [{ endpoint: 'https://lrs.example/' }],
    [{}],
  ])('is none: %o', (given) => expect(read(given as Record<string, string>)).toBeUndefined());
});

describe('a token service', () => {
  beforeEach(() => vi.useFakeTimers());
  afterEach(() => {
    vi.useRealTimers();
    vi.unstubAllGlobals();
  });
  /** Answers with one token after the other, each of which lives so long. */
  function serve(expires_in?: unknown) {
    let asked = 0;
    vi.stubGlobal('fetch', async () => Response.json({ token: `t${++asked}`, expires_in }));
    const ask = tokenService('https://tokens.example/', {
      actor: { mbox: 'mailto:a@lms.example' },
      course: 'c',
    });
    return { ask, asked: () => asked };
  }

  test('is asked again before its token runs out, by itself, so that a page that goes away has a good one', async () => {
    const { ask, asked } = serve(600);
    expect(await ask()).toBe('Bearer t1');
    expect(ask()).toBe('Bearer t1');
    await vi.advanceTimersByTimeAsync(539_000);
    expect(ask()).toBe('Bearer t1');
    await vi.advanceTimersByTimeAsync(1_000);
    expect([ask(), asked()]).toEqual(['Bearer t2', 2]);
    await vi.advanceTimersByTimeAsync(3_600_000);
    expect(asked()).toBeLessThan(10);
  });

  test('is asked when its token has run out, and when it was refused', async () => {
    const { ask } = serve('20');
    await ask();
    await vi.advanceTimersByTimeAsync(20_000);
    const renewed = ask();
    expect(typeof renewed).not.toBe('string');
    expect(await renewed).toBe('Bearer t2');
    expect(await ask(true)).toBe('Bearer t3');
    expect(ask()).toBe('Bearer t3');
  });

  test.each([undefined, 'soon', -1, 0, 1e12])('may say nothing of use about its end: %s', async (expires) => {
    const { ask, asked } = serve(expires);
    await ask();
    await vi.advanceTimersByTimeAsync(3_600_000);
    expect([ask(), asked()]).toEqual(['Bearer t1', 1]);
  });
});

describe('a cmi5 launch', () => {
  const given = {
    endpoint: 'https://lrs.example/xapi',
    fetch: 'https://lms.example/fetch?x=1',
    actor: '{"name":"Ada","account":{"homePage":"https://lms.example","name":"7"},"objectType":"Agent"}',
    registration: 'r',
    activityId: 'https://lms.example/a/1',
  };
  test('has its actor to the letter', () => {
    const read = cmi5Parameters(`?${new URLSearchParams(given)}`);
    expect(JSON.stringify(read?.actor)).toBe(given.actor);
  });
  test.each(Object.keys(given))('is none without %s', (name) => {
    const { [name as keyof typeof given]: _, ...rest } = given;
    expect(cmi5Parameters(`?${new URLSearchParams(rest as Record<string, string>)}`)).toBeUndefined();
  });
  test.each([
    [{}, { mode: 'Normal', template: {} }],
    [
      { launchMode: 'Review', masteryScore: 0 },
      { mode: 'Review', template: {}, masteryScore: 0 },
    ],
    [
      { masteryScore: '0.8', moveOn: 'Passed' },
      { mode: 'Normal', template: {}, masteryScore: 0.8, moveOn: 'Passed' },
    ],
    [
      { masteryScore: '', returnURL: 'javascript:alert(1)' },
      { mode: 'Normal', template: {} },
    ],
    [
      { masteryScore: 80, returnURL: 'https://lms.example/' },
      { mode: 'Normal', template: {}, returnUrl: 'https://lms.example/' },
    ],
    ['<html>', undefined],
    [null, undefined],
  ])('reads the launch data %o', (document, data) => expect(readLaunchData(document)).toEqual(data));
});

test('the run of a registration is the same in capitals, and another for another', () => {
  const one = 'a7b0c1de-2f34-4a56-8b78-9c0d1e2f3a4b';
  expect(runOf(one)).toMatch(/^[\w-]{10}$/);
  expect(runOf(one.toUpperCase())).toBe(runOf(one));
  expect(runOf(one.replace('a', 'b'))).not.toBe(runOf(one));
});

describe('what a former session of cmi5 left', () => {
  const ours = 'https://w3id.org/xapi/cmi5/context/extensions/sessionid';
  const iri = 'https://courses.example/fire';
  const activityId = 'https://lms.example/a/1';
  const registration = 'a7b0c1de-2f34-4a56-8b78-9c0d1e2f3a4b';
  const template = (session: string): Context => ({
    contextActivities: { grouping: [{ id: iri }] },
    extensions: { [ours]: session },
  });
  const identity = (told: string[] = []): Identity => ({
    actor: { mbox: 'mailto:a@lms.example' },
    registration,
    activityId,
    template: template('second'),
    cmi5: { mode: 'Normal', told },
  });
  const left = (verb: string, object = activityId, more: Partial<Context> = {}, once = false): Told => ({
    once,
    statement: {
      id: '00000000-0000-4000-8000-000000000001',
      timestamp: '2030-01-01T00:00:00.000Z',
      actor: { mbox: 'mailto:a@lms.example' },
      verb: { id: `http://adlnet.gov/expapi/verbs/${verb}`, display: { en: verb } },
      object: object === activityId ? { id: object } : { id: object, definition: {} },
      context: { registration, ...template('first'), ...more },
    },
  });
  const at = Date.UTC(2030, 0, 2);

  test("an answer gets this session's words and time, and keeps its own beside", () => {
    const answer = left('answered', `${iri}/questions/q`);
    expect((adopted(answer, identity(), iri, at) as Told).statement).toMatchObject({
      id: answer.statement.id,
      timestamp: '2030-01-02T00:00:00.000Z',
      context: {
        registration,
        contextActivities: { grouping: [{ id: iri }] },
        extensions: {
          [ours]: 'second',
          [`${iri}/extensions/original-time`]: '2030-01-01T00:00:00.000Z',
          [`${iri}/extensions/original-session`]: 'first',
        },
      },
    });
  });
  test("this session's own stays the same", () => {
    const own = left('answered', `${iri}/questions/q`, template('second'));
    expect(adopted(own, identity(), iri, at)).toBe(own);
  });
  test.each([
    ['initialized', {}, [], false],
    ['resumed', {}, [], false],
    ['suspended', {}, [], false],
    ['terminated', {}, [], false],
    ['passed', {}, ['passed'], true],
  ] as const)('%s %o is not told again where %o was', (verb, more, told, once) =>
    expect(adopted(left(verb, activityId, more, once), identity([...told]), iri, at)).toBeUndefined(),
  );
  test('a verdict on another registration waits for it, and anything where one only looks', () => {
    const other = { registration: '00000000-0000-4000-8000-000000000009' };
    expect(adopted(left('passed', activityId, other, true), identity(), iri, at)).toBe('not mine');
    const elsewhere = left('progressed', activityId, other);
    elsewhere.statement.object = { objectType: 'Activity', id: 'https://lms.example/a/2' };
    expect(adopted(elsewhere, identity(), iri, at)).toBe('not mine');
    const review = { ...identity(), cmi5: { mode: 'Review' as const, told: [] } };
    expect(adopted(left('answered', `${iri}/questions/q`), review, iri, at)).toBe('not mine');
  });
  test.each([
    [undefined, { score: { scaled: 0.7 } }, undefined],
    [0.5, { score: { scaled: 0.7 } }, 0.5],
    [0.8, {}, undefined],
  ])('a pass is told by the mastery score of this launch: %s', (mastery, result, extension) => {
    const masteryscore = 'https://w3id.org/xapi/cmi5/context/extensions/masteryscore';
    const passed = left('passed', activityId, {}, true);
    passed.statement.result = { success: true, duration: 'PT1S', score: { scaled: 0.7 } };
    passed.statement.context!.extensions![masteryscore] = 0.6;
    const launch = identity();
    if (mastery !== undefined) launch.cmi5!.masteryScore = mastery;
    const { statement } = adopted(passed, launch, iri, at) as Told;
    expect(statement.result).toEqual({ success: true, duration: 'PT1S', ...result });
    expect(statement.context?.extensions?.[masteryscore]).toBe(extension);
  });
  test('what was left twice keeps the time that it had at first', () => {
    const once = adopted(left('answered', `${iri}/questions/q`), identity(), iri, at) as Told;
    const third = { ...identity(), template: template('third') };
    expect(adopted(once, third, iri, at + 1000)).toMatchObject({
      statement: {
        timestamp: new Date(at + 1000).toISOString(),
        context: {
          extensions: {
            [ours]: 'third',
            [`${iri}/extensions/original-time`]: '2030-01-01T00:00:00.000Z',
            [`${iri}/extensions/original-session`]: 'first',
          },
        },
      },
    });
  });
  test('a verdict that never arrived is told', () =>
    expect(adopted(left('passed', activityId, {}, true), identity(), iri, at)).toMatchObject({ once: true }));
  test('an answer of another registration is told, and says which', () =>
    expect(
      adopted(left('answered', `${iri}/questions/q`, { registration: 'other' }), identity(), iri, at),
    ).toMatchObject({
      statement: {
        context: { registration, extensions: { [`${iri}/extensions/original-registration`]: 'other' } },
      },
    }));
});

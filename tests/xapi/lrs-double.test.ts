import { describe, expect, it } from 'vitest';
import { createLrs, type LrsOptions } from '../../scripts/preview/lrs/lrs.ts';
import { problems } from '../support/lrs-problems.ts';
import { ada, many, told } from '../support/told.ts';

// The double is judged by what the specification says: all fault tests rest on it.

function open(options: LrsOptions = {}) {
  const lrs = createLrs({ check: problems, ...options });
  const ask = (method: string, path: string, body: unknown = '', headers: Record<string, string> = {}) =>
    lrs.handle({
      method,
      url: `/xapi/${path}`,
      headers: {
        'x-experience-api-version': '1.0.3',
        'content-type': 'application/json',
        ...headers,
      },
      body: typeof body === 'string' ? body : JSON.stringify(body),
    });
  return { lrs, ask };
}

const statement = told(1).statement;
const agent = encodeURIComponent(JSON.stringify(ada));

describe('statements', () => {
  it('are stored once, whole batches only, and answered with their ids', () => {
    const { lrs, ask } = open();
    const batch = many(1, 3).map((one) => one.statement);
    const answer = ask('POST', 'statements', batch);
    expect([answer.status, JSON.parse(answer.body)]).toEqual([200, batch.map(({ id }) => id)]);
    expect(ask('POST', 'statements', batch).status).toBe(200);
    expect(ask('POST', 'statements', [told(4).statement, { ...told(5).statement, verb: {} }]).status).toBe(
      400,
    );
    expect(ask('POST', 'statements', [told(4).statement, told(4).statement]).status).toBe(400);
    expect(lrs.statements.map(({ id }) => id)).toEqual(batch.map(({ id }) => id));
  });

  it('conflict with others of the same id', () => {
    const { lrs, ask } = open();
    ask('POST', 'statements', statement);
    expect(ask('POST', 'statements', [told(2).statement, { ...statement, actor: { mbox: 'mailto:b@example.org' } }]).status).toBe(409); // prettier-ignore
    expect(lrs.statements).toHaveLength(1);
  });

  it('are given back with what the LRS adds', () => {
    const { ask } = open();
    expect(ask('GET', `statements?statementId=${statement.id}`).status).toBe(404);
    expect(ask('PUT', `statements?statementId=${statement.id}`, statement).status).toBe(204);
    const found = JSON.parse(ask('GET', `statements?statementId=${statement.id}`).body) as object;
    expect(found).toMatchObject({ ...statement, version: '1.0.0' });
    expect(found).toHaveProperty('stored');
  });

  it('are listed, the newest first, by what is asked for', () => {
    const { ask } = open();
    ask(
      'POST',
      'statements',
      [...many(1, 3), told(4, 'passed')].map((one) => one.statement),
    );
    const list = (query: string) =>
      (JSON.parse(ask('GET', `statements?${query}`).body) as { statements: { id: string }[] }).statements.map(
        ({ id }) => Number(id.slice(-3)),
      );
    expect(list('')).toEqual([4, 3, 2, 1]);
    expect(list('ascending=true&limit=2')).toEqual([1, 2]);
    expect(list(`verb=${encodeURIComponent('http://adlnet.gov/expapi/verbs/passed')}`)).toEqual([4]);
    expect(
      list(`agent=${agent}&activity=${encodeURIComponent('https://courses.example/fire/questions/1')}`),
    ).toEqual([1]);
    expect(ask('GET', 'statements?Verb=x').status).toBe(400);
  });

  it('are refused by what the LMS has against them', () => {
    const { ask } = open({ accept: (one, stored) => (stored.length > 0 ? `no ${one.id}` : undefined) });
    expect(ask('POST', 'statements', statement).status).toBe(200);
    expect(ask('POST', 'statements', told(2).statement)).toMatchObject({
      status: 403,
      body: `no ${told(2).statement.id}`,
    });
  });
});

describe('requests', () => {
  it('need a version that the LRS speaks, but for about', () => {
    const { ask } = open({ versions: ['2.0.0'] });
    expect(ask('GET', 'statements').status).toBe(400);
    expect(ask('GET', 'statements', '', { 'x-experience-api-version': '2.0.0' }).status).toBe(200);
    expect(JSON.parse(ask('GET', 'about', '', { 'x-experience-api-version': '' }).body)).toEqual({
      version: ['2.0.0'],
    });
  });

  it('need an authorization', () => {
    const { ask } = open({ authorizations: new Set(['Basic good']) });
    expect(ask('GET', 'statements')).toMatchObject({
      status: 401,
      headers: { 'www-authenticate': 'Basic realm="xAPI"' },
    });
    expect(ask('GET', 'statements', '', { authorization: 'Basic good' }).status).toBe(200);
  });

  it('of other origins are allowed, and may read the tag', () => {
    const { ask } = open();
    expect(
      ask('OPTIONS', 'statements', '', {
        origin: 'https://course.example',
        'access-control-request-headers': 'authorization',
      }),
    ).toMatchObject({
      status: 204,
      headers: {
        'access-control-allow-origin': 'https://course.example',
        'access-control-allow-headers': 'authorization',
      },
    });
    expect(ask('GET', 'about').headers['access-control-expose-headers']).toMatch(/ETag/);
  });
});

describe('documents', () => {
  const state = `activities/state?activityId=https%3A%2F%2Fcourses.example&agent=${agent}&stateId=resume`;
  const profile = `agents/profile?agent=${agent}&profileId=preferences`;
  const tag = (answer: { headers: Record<string, string> }) => answer.headers.etag ?? '';

  it('are one for each owner and registration, and can be listed and taken away', () => {
    const { ask } = open();
    ask('PUT', state, { at: 1 });
    ask('PUT', `${state}&registration=7`, { at: 2 });
    expect(ask('GET', state).body).toBe('{"at":1}');
    expect(ask('GET', `${state}&registration=7`).body).toBe('{"at":2}');
    expect(JSON.parse(ask('GET', state.replace('&stateId=resume', '')).body)).toEqual(['resume']);
    expect(ask('DELETE', state).status).toBe(204);
    expect(ask('GET', state).status).toBe(404);
    expect(ask('GET', 'activities/state?stateId=resume').status).toBe(400);
  });

  it('are merged at their top level by POST', () => {
    const { ask } = open();
    ask('PUT', state, { a: 1, b: { c: 1 } });
    ask('POST', state, { b: { d: 2 } });
    expect(JSON.parse(ask('GET', state).body)).toEqual({ a: 1, b: { d: 2 } });
    expect(ask('POST', state, '[1]').status).toBe(400);
  });

  it('are written under the condition that was said', () => {
    const { ask } = open();
    expect(ask('PUT', state, 'a', { 'if-match': '"x"' }).status).toBe(412);
    expect(ask('PUT', state, 'a', { 'if-none-match': '*' }).status).toBe(204);
    expect(ask('PUT', state, 'b', { 'if-none-match': '*' }).status).toBe(412);
    const first = tag(ask('GET', state));
    expect(ask('PUT', state, 'b', { 'if-match': first }).status).toBe(204);
    expect(ask('PUT', state, 'c', { 'if-match': first }).status).toBe(412);
    expect(ask('PUT', state, 'c', { 'if-match': '*' }).status).toBe(204);
  });

  it('want a condition: profiles always, states in xAPI 2.0', () => {
    const { ask } = open({ versions: ['1.0.3', '2.0.0'] });
    expect(ask('PUT', profile, 'a').status).toBe(400);
    expect(ask('PUT', profile, 'a', { 'if-none-match': '*' }).status).toBe(204);
    expect(ask('PUT', profile, 'b').status).toBe(409);
    expect(ask('PUT', state, 'a').status).toBe(204);
    expect(ask('PUT', state, 'b').status).toBe(204);
    const two = { 'x-experience-api-version': '2.0.0' };
    expect(ask('PUT', state, 'c', two).status).toBe(409);
    expect(ask('PUT', state, 'c', { ...two, 'if-match': '*' }).status).toBe(204);
  });
});

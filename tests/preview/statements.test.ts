import { describe, expect, it } from 'vitest';
import { lrsGradebook, shownStatement } from '../../scripts/preview/lrs/gradebook.ts';
import { XapiLauncher } from '../../scripts/preview/lrs/launcher.ts';
import { readLearnerCopy } from '../../scripts/preview/lrs/learner-copy.ts';

const activityId = 'https://courses.example/fire';
const adl = 'http://adlnet.gov/expapi/verbs/';
const categories = 'https://w3id.org/xapi/cmi5/context/categories';

/** An LMS in which one learner has told some statements, as content of little care writes them. */
function told(...statements: { verb: string; object?: string; result?: object; category?: string }[]) {
  const lms = new XapiLauncher({ kind: 'tincan', activityId, grouping: activityId });
  const { id: registration, actor } = lms.registrationOf('ada');
  const parameters = new URLSearchParams(lms.launchAt('http://lms.example', 'ada'));
  const all = statements.map(({ verb, object = activityId, result, category }) => ({
    actor,
    verb: { id: adl + verb },
    object: { id: object },
    ...(result ? { result } : {}),
    context: {
      registration,
      ...(category === undefined ? {} : { contextActivities: { category: [{ id: category }] } }),
    },
  }));
  const { status } = lms.handle({
    method: 'POST',
    url: '/xapi/statements',
    headers: {
      authorization: parameters.get('auth') ?? '',
      'x-experience-api-version': '1.0.3',
    },
    body: JSON.stringify(all),
  });
  expect(status).toBe(200);
  return lms.judge('ada').statements;
}

describe('what the preview says of statements', () => {
  it('shows what is wrong in each, and its score, success and response', () => {
    const [first, second] = told(
      { verb: 'passed', result: { success: true, score: { scaled: 0.8 }, duration: 'PT1M' } },
      { verb: 'answered', object: `${activityId}/check.sky`, result: { response: 'blue', success: false } },
    ).map(shownStatement);
    expect(first).toMatchObject({ verb: 'passed', object: 'fire', result: 'score 0.8, success' });
    expect(first?.findings).toContain('duration-is-short: PT1M');
    expect(second).toMatchObject({ object: 'check.sky', result: 'no success, response "blue"' });
    expect(second?.findings).toContain(`answered-is-an-interaction: ${activityId}/check.sky`);
    expect(second?.findings).not.toContain('duration-is-short: PT1M');
  });

  it.each([
    ['Passed', ['completed'], false],
    ['Passed', ['failed', 'passed'], true],
    ['Completed', ['passed'], false],
    ['Completed', ['completed'], true],
    ['CompletedAndPassed', ['passed'], false],
    ['CompletedAndPassed', ['completed', 'passed'], true],
    ['CompletedOrPassed', [], false],
    ['CompletedOrPassed', ['passed'], true],
    ['NotApplicable', [], true],
  ])('moveOn %s with %j: %s', (moveOn, verbs, satisfied) => {
    const category = `${categories}/cmi5`;
    const all = told(...verbs.map((verb) => ({ verb, category })));
    expect(lrsGradebook(all, { activityId, moveOn }).satisfied).toBe(satisfied);
  });

  it('takes only what is about the course, and in cmi5 what the standard defines', () => {
    const all = told(
      { verb: 'passed', object: `${activityId}/check`, category: `${categories}/cmi5` },
      { verb: 'completed' },
      { verb: 'failed', result: { score: { scaled: 0.2 } }, category: `${categories}/cmi5` },
    );
    expect(lrsGradebook(all, { activityId, moveOn: 'Passed' })).toEqual({
      completed: false,
      success: 'failed',
      scaled: 0.2,
      moveOn: 'Passed',
      satisfied: false,
      answers: [],
    });
    expect(lrsGradebook(all, { activityId })).toMatchObject({ completed: true, success: 'failed' });
  });
});

describe('a learner who was kept as a file', () => {
  const registration = 'a0000000-0000-4000-8000-000000000001';
  const actor = { objectType: 'Agent', name: 'A', account: { homePage: 'https://lms.example', name: 'a' } };
  const copy = {
    registration: { id: registration, actor },
    sessions: [
      {
        id: 'a0000000-0000-4000-8000-000000000002',
        registration,
        mode: 'Normal',
        moveOn: 'Passed',
        template: { contextActivities: { grouping: [] }, extensions: {} },
      },
    ],
    statements: [
      {
        id: 'a0000000-0000-4000-8000-000000000003',
        stored: '2027-01-01T00:00:00.000Z',
        actor,
        verb: { id: 'https://w3id.org/xapi/adl/verbs/initialized' },
        object: { id: 'https://courses.example/a' },
        context: { registration },
      },
    ],
    state: '{"state":"2"}',
  };

  it('is read as it was, and not where anything that is looked at later is damaged', () => {
    expect(readLearnerCopy(copy)).toEqual(copy);
    const damaged = (path: string) => {
      const whole = structuredClone(copy) as unknown as Record<string, Record<string, unknown>>;
      const steps = path.split('.');
      const last = steps.pop() ?? '';
      let at = whole as Record<string, unknown>;
      for (const step of steps) at = at[step] as Record<string, unknown>;
      at[last] = null;
      return whole;
    };
    for (const path of [
      'registration',
      'registration.id',
      'registration.actor',
      'registration.actor.account',
      'registration.actor.account.name',
      'sessions',
      'sessions.0',
      'sessions.0.registration',
      'sessions.0.mode',
      'sessions.0.template',
      'sessions.0.template.extensions',
      'statements.0',
      'statements.0.id',
      'statements.0.verb',
      'statements.0.context.registration',
      'state',
    ])
      expect([path, readLearnerCopy(damaged(path))]).toEqual([path, undefined]);
    expect(readLearnerCopy({ ...copy, state: '{}' })).toBeUndefined();
    expect(readLearnerCopy({ ...copy, state: '{' })).toBeUndefined();
  });
});

import { describe, expect, it } from 'vitest';
import { lrsGradebook, shownStatement } from '../../scripts/preview/lrs/gradebook.ts';
import { XapiLauncher } from '../../scripts/preview/lrs/launcher.ts';

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

import { expect, test } from 'vitest';
import { open, until, type OpenOptions } from '../support/play.ts';
import { right, theCourse } from '../support/two-quizzes.ts';

/** A learner in an LMS that launches Tin Can packages, in the forms that there are. */

const launched = async (xapi: OpenOptions['xapi'] = {}) =>
  open(await theCourse('xapi'), { xapi, lms: 'tincan' });

test.each([
  [
    'as old LMSs say it',
    { actor: '{"name":["Ada"],"mbox":["mailto:ada@lms.example"]}', auth: 'dGVzdDp0ZXN0' },
  ],
  ['without a registration', { registration: null }],
  ['with numbers where others have names', { registration: '42', activity_id: '7' }],
])('a launch %s is reported, and goes on where it was', async (_how, parameters) => {
  const learner = await launched({ parameters });
  await learner.goByMenu('check');
  await learner.takeQuiz(right);
  await learner.see('that all is saved', ({ saving }) => saving === 'saved');
  await learner.relaunch();
  expect(await learner.look()).toMatchObject({ slide: 'check', screen: 'result', strip: '' });
  const { statements } = learner.xapi.lrs;
  const verbs = () => statements.map(({ verb }) => (verb as { id: string }).id.replace(/.*\//, ''));
  await until('the second session has begun', () => verbs().includes('resumed'));
  expect(verbs().filter((verb) => verb === 'answered')).toHaveLength(2);
  expect(
    new Set(statements.map(({ context }) => (context as { registration: string }).registration)).size,
  ).toBe(1);
});

test('an LRS that speaks xAPI 2.0 alone is spoken to in that', async () => {
  const learner = await launched({ versions: ['2.0.0'] });
  await learner.goByMenu('check');
  await learner.takeQuiz(right);
  await learner.see('that all is saved', ({ saving }) => saving === 'saved');
  expect(learner.xapi.stateOf(learner.id)).not.toBe('');
  expect(learner.xapi.told(learner.id).length).toBeGreaterThan(3);
});

test('two devices at once lose nothing of each other in the saved state', async () => {
  const learner = await launched();
  await learner.goByMenu('check');
  const other = await learner.onOtherDevice();
  await other.takeQuiz(right);
  await other.see('that all is saved', ({ saving }) => saving === 'saved');
  await learner.goByMenu('final');
  await learner.takeQuiz(right);
  await learner.see('that all is saved', ({ saving }) => saving === 'saved');
  for (const slide of ['why', 'more', 'padlock']) await learner.goByMenu(slide);
  await learner.answer('padlock', 'false');
  await learner.next();
  await learner.see('that all is saved', ({ saving }) => saving === 'saved');
  // What the two have come to together, neither of them knew.
  const verdicts = () => learner.xapi.verbs(learner.id).filter((verb) => /passed|completed/.test(verb));
  expect(verdicts()).toEqual([]);
  const third = await learner.onOtherDevice();
  expect(await third.goByMenu('final')).toMatchObject({ screen: 'result' });
  expect(await third.goByMenu('check')).toMatchObject({ screen: 'result' });
  await third.relaunch();
  await third.see('that all is saved', ({ saving }) => saving === 'saved');
  expect(verdicts()).toEqual(['completed', 'passed']);
});

test('where the browser keeps nothing, the learner reads what to do, and everything is sent', async () => {
  const learner = await open(await theCourse('xapi'), {
    lms: 'tincan',
    storage: 'refused',
    screen: { width: 320, height: 640 },
    allowed: { requests: /xapi/ },
  });
  expect((await learner.look()).strip).toMatch(/keeps nothing. Leave this window open/);
  expect(await learner.find('html').evaluate('document.documentElement.scrollWidth')).toBe(320);
  await learner.find('[data-action=save-now]').click();
  learner.xapi.lrs.faults.push({ fault: { kind: 'answer', status: 503 } });
  await learner.goByMenu('check');
  await learner.takeQuiz(right);
  expect((await learner.see('that nothing is safe', ({ saving }) => saving === 'lost')).strip).not.toBe('');
  learner.xapi.lrs.faults.length = 0;
  await learner.saveNow();
  await learner.see('that all is saved', ({ saving }) => saving === 'saved');
  const told = learner.xapi.told(learner.id).filter(({ verb }) => verb.id.endsWith('/answered'));
  expect(told).toHaveLength(2);
});

test('opened without a launch, it works and says that nothing is tracked', async () => {
  const learner = await open(await theCourse('xapi'), { lms: 'none' });
  expect((await learner.look()).strip).toMatch(/No LMS was found/);
  await learner.goByMenu('check');
  await learner.takeQuiz(right);
  await learner.relaunch();
  expect(await learner.look()).toMatchObject({ slide: 'check', screen: 'result' });
});

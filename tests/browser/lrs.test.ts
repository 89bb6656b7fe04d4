import { expect, test } from 'vitest';
import { closeAfterwards } from '../support/browser.ts';
import type { LrsResponse } from '../../scripts/preview/lrs/http.ts';
import { LrsSite, noToken } from '../support/lms/lrs-site.ts';
import type { Package } from '../support/package.ts';
import { open, until, type Learner } from '../support/play.ts';
import { storyOf } from '../support/story.ts';
import { right, twoQuizzes, wrong } from '../support/two-quizzes.ts';
import { findings } from '../../scripts/preview/lrs/rules.ts';

/** A SCORM package that also reports to an LRS: each of the two gets everything, whatever becomes of the other. */

const registrations = (site: LrsSite) => [...new Set(site.told.map(({ context }) => context.registration))];

async function world(target = 'scorm12', more = ''): Promise<{ site: LrsSite; course: Package }> {
  const site = await LrsSite.start();
  closeAfterwards(() => site.close());
  const course = await twoQuizzes();
  await course.edit({ 'course.yaml': `${await course.read('course.yaml')}${more || site.keys}` });
  return { site, course: await course.build(target) };
}

const allSaved = (learner: Learner) => learner.see('that all is saved', ({ saving }) => saving === 'saved');

test('the LMS and the LRS hear the same story; nothing secret is in the package', async () => {
  const { site, course } = await world();
  const learner = await open(course);
  await learner.goByMenu('check');
  await learner.takeQuiz(wrong);
  await learner.takeQuiz({ ...wrong, 'check.signs': ['deadline'] });
  await learner.exit();
  await allSaved(learner);
  expect(await storyOf(learner, course)).toMatchObject({ status: 'failed', score: 12.5 });
  expect(site.verbs).toContain('failed');
  expect(site.verbs.at(0)).toBe('initialized');
  expect(site.verbs.at(-1)).toBe('terminated');
  expect(site.answered).toEqual(['check.poster', 'check.signs', 'check.poster', 'check.signs']);
  expect(site.told[0]?.actor).toEqual({
    objectType: 'Agent',
    account: { homePage: 'https://lms.example', name: 'ada' },
  });
  expect(site.asked).toEqual([{ learner: 'ada', home_page: 'https://lms.example', course: 'two-quizzes' }]);
  expect(findings(site.statements, { activityId: 'https://courses.example/two-quizzes' })).toEqual([]);
  const all = [...course.files.values()].map((bytes) => Buffer.from(bytes).toString('latin1')).join('\n');
  expect(all).not.toMatch(/token-\d|Bearer [a-z0-9]{8}|"embedded"/);
});

test('an LRS that is out of order for a minute keeps nothing from the LMS, and has everything once it is well', async () => {
  const { site, course } = await world();
  site.lrs.faults.push({ fault: { kind: 'answer', status: 500 } });
  const learner = await open(course, { clock: true, allowed: { requests: /xapi/, console: /./ } });
  const { clock } = learner.page;
  await learner.goByMenu('check');
  await learner.takeQuiz(right);
  for (let seconds = 0; seconds < 60; seconds += 15) await clock.fastForward(15_000);
  await learner.see('that it is on this device', ({ saving }) => saving === 'device');
  expect(await storyOf(learner, course)).toMatchObject({ status: 'incomplete', score: 50 });
  expect(site.told).toEqual([]);
  site.lrs.faults.length = 0;
  // By itself, after the longest pause that there is; a request may still be on its way that has found it out of order.
  await until('all is saved', async () => {
    await clock.fastForward(60_000);
    return (await learner.look()).saving === 'saved';
  });
  expect(site.answered).toEqual(['check.poster', 'check.signs']);
  expect(findings(site.statements, { activityId: 'https://courses.example/two-quizzes' })).toEqual([]);
  // A new attempt in the LMS is another registration, and leaves nothing behind.
  site.lrs.faults.push({ fault: { kind: 'drop' } });
  await learner.goByMenu('final');
  await learner.next();
  await learner.answer('final.who', 'desk');
  await learner.next();
  await learner.see('that it is on this device', ({ saving }) => saving === 'device');
  await learner.kill();
  site.lrs.faults.length = 0;
  learner.site.records.newAttempt('ada');
  await learner.launch();
  await learner.find('[data-action=offer-leave]').click();
  await until('what was left has arrived', () => site.answered.length === 3);
  expect(new Set(site.told.map(({ id }) => id)).size).toBe(site.told.length);
  expect(
    findings(site.statements, { activityId: 'https://courses.example/two-quizzes', oneSession: false }),
  ).toEqual([]);
});

test('an LMS that keeps nothing, or a module that is not there, leaves the other one alone', async () => {
  const { site, course } = await world();
  const learner = await open(course, { allowed: { requests: /commit/, console: /./ } });
  await allSaved(learner);
  learner.site.records.answerCommits(() => 'error');
  await learner.goByMenu('check');
  await learner.takeQuiz(right);
  await until('the LRS has the answers', () => site.answered.length === 2);
  const without = await open(course, {
    learner: 'bob',
    allowed: { requests: /lrs\.js/, console: /./ },
    before: ({ site: { content }, site: lms }) => {
      lms.content = (path) => (path === 'js/lrs.js' ? 'missing' : content(path));
    },
  });
  await without.goByMenu('check');
  await without.takeQuiz(right);
  await allSaved(without);
  expect(await storyOf(without, course)).toMatchObject({ score: 50 });
  expect(site.told.filter(({ actor }) => actor.account?.name === 'bob')).toEqual([]);
});

test('a token is asked for again when it was refused, and before it runs out; without one all is kept here', async () => {
  const { site, course } = await world();
  site.answers.push(...Array<LrsResponse>(50).fill(noToken));
  const learner = await open(course, {
    clock: true,
    allowed: { requests: /xapi|token/, console: /./ },
  });
  await learner.see('that it is on this device', ({ saving }) => saving === 'device');
  site.answers.length = 0;
  await learner.saveNow();
  await allSaved(learner);
  site.revoke();
  await learner.goByMenu('check');
  await learner.takeQuiz(right);
  await until('the LRS has the answers', () => site.answered.length === 2);
  expect(site.asked.length).toBeGreaterThanOrEqual(3);
  // A window that is left open: what its page says when it goes can't wait for a token.
  const renewed = learner.page.waitForResponse(/token$/);
  await learner.page.clock.fastForward('09:01');
  await (await renewed).finished();
  site.forget(`Bearer token-${site.asked.length - 1}`);
  await learner.closeTab();
  await until('the end has arrived', () => site.verbs.at(-1) === 'terminated');
  const { length } = site.told;
  await learner.launch();
  await until('the second session has begun', () => site.told.length > length);
  expect(registrations(site)).toHaveLength(1);
});

test('two devices of a learner in turn: nothing is doubled or lost, and each verdict is told once', async () => {
  const { site, course } = await world();
  const first = await open(course);
  await first.goByMenu('why');
  await first.goByMenu('check');
  await first.takeQuiz(right);
  await first.exit();
  await allSaved(first);
  const second = await first.onOtherDevice();
  expect(await second.look()).toMatchObject({ slide: 'check', screen: 'result' });
  await second.goByMenu('padlock');
  await second.answer('padlock', 'false');
  await second.next();
  await second.goByMenu('more');
  await second.goByMenu('final');
  await second.takeQuiz(right);
  await second.exit();
  await allSaved(second);
  const { length } = site.told;
  await first.relaunch();
  expect(await first.look()).toMatchObject({ saving: 'final' });
  expect(site.told).toHaveLength(length);
  expect(site.answered).toEqual(['check.poster', 'check.signs', 'padlock', 'final.who', 'final.fast']);
  const verdicts = site.told.filter(({ object }) => object.id === 'https://courses.example/two-quizzes');
  expect(
    verdicts.map(({ verb }) => verb.id.replace(/.*\//, '')).filter((verb) => /passed|completed/.test(verb)),
  ).toEqual(['completed', 'passed']);
  expect(registrations(site)).toHaveLength(1);
  expect(
    findings(site.statements, { activityId: 'https://courses.example/two-quizzes', oneSession: false }),
  ).toEqual([]);
});

test('on a web server, a launch whose address names the LRS is reported, and one that names another is not', async () => {
  const { site, course } = await world('web');
  site.allow('Basic dGVzdDp0ZXN0');
  const query = (endpoint: string) =>
    new URLSearchParams({
      endpoint,
      auth: 'dGVzdDp0ZXN0',
      actor: '{"name":["Ada"],"mbox":["mailto:ada@lms.example"]}',
      registration: '42',
    }).toString();
  const learner = await open(course, { lms: 'none', query: query(site.endpoint) });
  await learner.goByMenu('check');
  await learner.takeQuiz(right);
  await until('the LRS has the answers', () => site.answered.length === 2);
  expect(site.told[0]?.actor).toEqual({ objectType: 'Agent', name: 'Ada', mbox: 'mailto:ada@lms.example' });
  const { length } = site.told;
  const away = await open(course, { lms: 'none', query: query('https://other.example/xapi/') });
  await away.goByMenu('check');
  await away.takeQuiz(right);
  expect(await away.look()).toMatchObject({ saving: 'saved', strip: '' });
  expect(site.told).toHaveLength(length);
});

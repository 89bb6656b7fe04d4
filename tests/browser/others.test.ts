import { expect, test } from 'vitest';
import { open, until } from '../support/play.ts';
import { core, interactions, right, rightly, theCourse } from '../support/two-quizzes.ts';

test('two devices in turn: the second goes on, the first then has all of it', async () => {
  const desk = await open(await theCourse());
  await desk.goByMenu('check');
  await desk.takeQuiz(right);
  await desk.closeTab();
  const phone = await desk.onOtherDevice({ width: 390, height: 800 });
  expect(await phone.look()).toMatchObject({ slide: 'check', screen: 'result' });
  await phone.goByMenu('final');
  await phone.takeQuiz(right);
  await phone.closeTab();
  await desk.launch();
  expect(await desk.look()).toMatchObject({ slide: 'final', screen: 'result' });
  expect(desk.result()).toEqual({
    ...core('incomplete', 'final', '100'),
    ...interactions({ ...rightly.check, ...rightly.final }),
  });
  expect(desk.objectives()).toEqual(['0 spot 100 passed', '1 report 100 passed']);
});

test('work that reached the LMS from one device is joined with work that stayed on the other', async () => {
  const desk = await open(await theCourse());
  await desk.goByMenu('check');
  await desk.closeTab();
  const phone = await desk.onOtherDevice();
  await phone.offline();
  await phone.takeQuiz(right);
  await phone.closeTab();
  await desk.launch();
  await desk.goByMenu('final');
  await desk.takeQuiz(right);
  await desk.closeTab();
  await phone.online();
  await phone.launch();
  await until('both quizzes count', () => phone.result()['cmi.core.score.raw'] === '100');
  await until('all answers have arrived', () => phone.result()['cmi.interactions.2.result'] === 'correct');
  expect(phone.result()).toMatchObject(interactions({ ...rightly.check, ...rightly.final }));
  expect(
    phone
      .objectives()
      .map((line) => line.slice(2))
      .sort(),
  ).toEqual(['report 100 passed', 'spot 100 passed']);
});

test('two learners at one computer do not meet', async () => {
  const ada = await open(await theCourse());
  await ada.goByMenu('check');
  await ada.takeQuiz(right);
  await ada.closeTab();
  const bob = await ada.handOverTo('bob');
  expect(await bob.look()).toMatchObject({ slide: 'cover', dialog: '', strip: '' });
  await bob.goByMenu('more');
  await bob.closeTab();
  expect(bob.result()).toEqual(core('incomplete', 'more'));
  await ada.launch();
  expect(await ada.look()).toMatchObject({ slide: 'check', screen: 'result' });
});

test('no name and no id of a learner is left in the browser', async () => {
  const learner = await open(await theCourse(), { learner: 'ada-lovelace-4711' });
  await learner.goByMenu('more');
  const kept = String(await learner.find('html').evaluate('JSON.stringify(localStorage)'));
  expect(kept).toContain('coursewright');
  expect(kept).not.toMatch(/lovelace|4711/i);
});

test('a new attempt in the LMS begins anew, although this device remembers the old one', async () => {
  const learner = await open(await theCourse());
  await learner.goByMenu('check');
  await learner.takeQuiz(right);
  await learner.relaunch();
  await learner.closeTab();
  learner.site.records.newAttempt('ada');
  await learner.launch();
  expect(await learner.look()).toMatchObject({ slide: 'cover', dialog: '' });
  expect(learner.result()).toEqual(core('incomplete', 'cover'));
  expect(learner.result(0)).toMatchObject(core('incomplete', 'check', '50'));
});

test.each([
  ['takes', 'offer-take', { slide: 'check', screen: 'result' }],
  ['leaves', 'offer-leave', { slide: 'cover' }],
])('work that never reached the LMS is offered, and the learner %s it', async (_word, action, expected) => {
  const learner = await open(await theCourse());
  learner.site.records.answerCommits(() => 'lost');
  await learner.relaunch();
  await learner.goByMenu('check');
  await learner.takeQuiz(right);
  await learner.closeTab();
  learner.site.records.answerCommits(() => 'kept');
  learner.site.records.newAttempt('ada');
  await learner.launch();
  expect(await learner.look()).toMatchObject({ dialog: 'offer' });
  await learner.find(`[data-action=${action}]`).click();
  expect(await learner.ready()).toMatchObject({ ...expected, dialog: '' });
  await learner.relaunch();
  expect(await learner.look()).toMatchObject({ ...expected, dialog: '' });
});

test('a second window says so and writes nothing; when the first is closed, it works', async () => {
  const first = await open(await theCourse());
  await first.goByMenu('more');
  const before = first.site.records.arrived;
  const second = await first.inOtherWindow();
  expect(await second.look()).toMatchObject({ slide: 'second-window' });
  expect(first.site.records.arrived).toBe(before);
  expect(first.calls.filter(({ method }) => method === 'LMSFinish')).toHaveLength(0);
  await first.goByMenu('why');
  await first.closeTab();
  await second.find('[data-main] [data-action=reload]').click();
  await second.see('the course', ({ slide }) => slide === 'why');
});

import { expect, test } from 'vitest';
import type { Call } from '../../scripts/preview/stand-in.ts';
import { open } from '../support/play.ts';
import { core, right, slides, theCourse, wrong } from '../support/two-quizzes.ts';

const sets = (calls: readonly Call[]) => calls.filter(({ method }) => method === 'LMSSetValue');

test('review after a pass: all can be looked at, the result is final, not one set', async () => {
  const learner = await open(await theCourse());
  for (const slide of slides) {
    await learner.goByMenu(slide);
    if (slide === 'padlock') {
      await learner.answer('padlock', 'false');
      await learner.next();
    }
    if (slide === 'check' || slide === 'final') await learner.takeQuiz(right);
  }
  await learner.exit();
  await learner.closeTab();
  const passed = learner.stored();
  expect(learner.result()).toMatchObject(core('passed', 'thanks', '100'));
  const before = learner.calls.length;
  await learner.launch();
  expect(await learner.look()).toMatchObject({ saving: 'final' });
  expect((await learner.look()).strip).not.toBe('');
  await learner.goByMenu('check');
  expect(await learner.look()).toMatchObject({ screen: 'result' });
  await learner.goByMenu('cover');
  await learner.goByMenu('final');
  await learner.exit();
  await learner.closeTab();
  const calls = learner.calls.slice(before);
  expect(sets(calls)).toEqual([]);
  expect(calls.filter(({ method }) => method === 'LMSFinish')).toHaveLength(1);
  expect({ ...learner.stored(), 'cmi.core.total_time': '' }).toEqual({
    ...passed,
    'cmi.core.total_time': '',
  });
});

test.each(['browse', 'review'] as const)('%s mode: initialize, finish, not one set', async (mode) => {
  const learner = await open(await theCourse(), { lms: 'scorm-again', records: { mode } });
  for (const slide of slides) await learner.goByMenu(slide);
  await learner.closeTab();
  expect(sets(learner.calls)).toEqual([]);
  expect(learner.calls[0]).toMatchObject({ method: 'LMSInitialize', result: 'true' });
  expect(learner.calls.at(-1)).toMatchObject({ method: 'LMSFinish', result: 'true' });
});

test('no credit: the place is kept, nothing is scored or reported', async () => {
  const learner = await open(await theCourse(), { records: { credit: 'no-credit' } });
  await learner.goByMenu('check');
  await learner.takeQuiz(right);
  expect(
    sets(learner.calls).every(({ args }) =>
      /suspend_data|lesson_location|exit|session_time/.test(args[0] ?? ''),
    ),
  ).toBe(true);
  await learner.kill();
  await learner.launch();
  expect(await learner.look()).toMatchObject({ slide: 'check', screen: 'result' });
});

test('passed before in an LMS that stays in normal mode: a worse run takes nothing back', async () => {
  const learner = await open(await theCourse(), {
    lms: 'scorm-again',
    before: ({ site }) =>
      site.records.store('ada', { 'cmi.core.lesson_status': 'passed', 'cmi.core.score.raw': '90' }),
  });
  await learner.goByMenu('check');
  await learner.takeQuiz(wrong);
  await learner.takeQuiz(wrong);
  await learner.exit();
  expect(learner.result()).toMatchObject({ 'cmi.core.lesson_status': 'passed', 'cmi.core.score.raw': '90' });
});

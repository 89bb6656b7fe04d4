import { describe, expect, test } from 'vitest';
import { open, until, type Learner } from '../support/play.ts';
import { core, interactions, right, rightly, slides, theCourse } from '../support/two-quizzes.ts';

/** Every way out of a course. */
const ways: Record<string, (learner: Learner) => Promise<unknown>> = {
  Exit: async (learner) => {
    await learner.exit();
    await learner.closeTab();
  },
  'closing the tab': (learner) => learner.closeTab(),
  'a link in the LMS': (learner) => learner.leaveByLink(),
  'the browser being killed': (learner) => learner.kill(),
};

describe.each(Object.keys(ways).map((way, index) => ({ way, index })))('left by $way', ({ way, index }) => {
  // Every second slide by each way: each slide is left by two.
  test('at any slide, the learner comes back to it', async () => {
    const learner = await open(await theCourse());
    const launches = () => learner.calls.filter(({ method }) => method === 'LMSInitialize').length;
    for (const slide of slides.filter((_, place) => place % 2 === index % 2)) {
      const before = launches();
      await learner.goByMenu(slide);
      await ways[way]?.(learner);
      expect(learner.result()).toEqual(core('incomplete', slide));
      await learner.launch();
      expect(await learner.look()).toMatchObject({ slide, saving: 'saved', strip: '' });
      expect(launches()).toBe(before + 1);
    }
  });

  test('in the middle of a quiz, answers and the place in it are kept', async () => {
    const learner = await open(await theCourse());
    await learner.goByMenu('final');
    await learner.next();
    await learner.answer('final.who', 'desk');
    await learner.next();
    await ways[way]?.(learner);
    await learner.launch();
    expect(await learner.look()).toMatchObject({ slide: 'final', screen: 'start' });
    // Straight to what is still open.
    expect(await learner.next()).toMatchObject({
      screen: 'questions',
      questions: ['final.fast'],
      locked: [],
    });
    expect(await learner.back()).toMatchObject({ questions: ['final.who'], locked: ['final.who'] });
    expect(await learner.answerOf('final.who')).toEqual(['desk']);
    await learner.takeQuiz(right);
    expect(learner.result()).toMatchObject({
      ...core('incomplete', 'final', '50'),
      ...interactions(rightly.final ?? {}),
    });
  });
});

test('reloading the LMS page loses nothing', async () => {
  const learner = await open(await theCourse());
  await learner.goByMenu('check');
  await learner.takeQuiz(right);
  await learner.goByMenu('more');
  await learner.reload();
  expect(await learner.look()).toMatchObject({ slide: 'more', saving: 'saved' });
  await learner.goByMenu('final');
  await learner.reload();
  expect(await learner.look()).toMatchObject({ slide: 'final', screen: 'start' });
  expect(learner.result()).toEqual({
    ...core('incomplete', 'final', '50'),
    ...interactions(rightly.check ?? {}),
  });
});

test('reloading the course alone, inside the LMS page that stays: Moodle opens a second session', async () => {
  const learner = await open(await theCourse());
  await learner.goByMenu('check');
  await learner.takeQuiz(right);
  await learner.reloadCourse();
  expect(await learner.look()).toMatchObject({
    slide: 'check',
    screen: 'result',
    saving: 'saved',
    strip: '',
  });
  await learner.goByMenu('more');
  await learner.closeTab();
  expect(learner.result()).toEqual({
    ...core('incomplete', 'more', '50'),
    ...interactions(rightly.check ?? {}),
  });
});

test('the same in an LMS that opens no second session: said, kept on this device, sent at the next launch', async () => {
  const learner = await open(await theCourse(), { lms: 'strict' });
  await learner.goByMenu('check');
  await learner.takeQuiz(right);
  await learner.reloadCourse();
  const look = await learner.look();
  expect(look).toMatchObject({ slide: 'check', screen: 'result', saving: 'device' });
  expect(look.strip).not.toBe('');
  await learner.goByMenu('final');
  await learner.takeQuiz(right);
  await learner.closeTab();
  expect(learner.result()).toMatchObject(core('incomplete', 'check', '50'));
  await learner.launch();
  await until('all answers have arrived', () => learner.result()['cmi.interactions.4.result'] === 'correct');
  expect(learner.result()).toEqual({
    ...core('incomplete', 'final', '100'),
    ...interactions({ ...rightly.check, ...rightly.final }),
  });
});

test("the browser's Back goes a slide back, and never out of the session", async () => {
  const learner = await open(await theCourse());
  await learner.next();
  await learner.goByMenu('more');
  expect(await learner.browserBack()).toMatchObject({ slide: 'why' });
  expect(await learner.browserBack()).toMatchObject({ slide: 'cover' });
  expect(learner.calls.filter(({ method }) => method === 'LMSInitialize')).toHaveLength(1);
  expect(learner.calls.filter(({ method }) => method === 'LMSFinish')).toHaveLength(0);
});

test('after Exit nothing more is sent, and the session was ended once', async () => {
  const learner = await open(await theCourse());
  const last = await learner.exit();
  expect(last).toMatchObject({ slide: 'end', saving: 'saved' });
  const before = learner.calls.length;
  await learner.closeTab();
  expect(learner.calls.slice(before)).toEqual([]);
  expect(learner.calls.filter(({ method }) => method === 'LMSFinish')).toHaveLength(1);
});

test('in a popup: found, saved, resumed', async () => {
  const learner = await open(await theCourse(), { page: { launch: 'popup' } });
  await learner.goByMenu('more');
  await learner.closeTab();
  expect(learner.result()).toEqual(core('incomplete', 'more'));
  await learner.launch();
  expect(await learner.look()).toMatchObject({ slide: 'more' });
});

test('twelve launches: always there again, nothing grows', async () => {
  const learner = await open(await theCourse());
  await learner.goByMenu('check');
  await learner.takeQuiz(right);
  const sizes: number[] = [];
  for (let count = 0; count < 12; count++) {
    await learner.relaunch();
    expect(await learner.look()).toMatchObject({ slide: 'check', screen: 'result' });
    sizes.push(learner.stored()['cmi.suspend_data']?.length ?? 0);
  }
  expect(Math.max(...sizes) - Math.min(...sizes)).toBeLessThanOrEqual(2);
  expect(learner.result()).toEqual({
    ...core('incomplete', 'check', '50'),
    ...interactions(rightly.check ?? {}),
  });
});

import { expect, test } from 'vitest';
import { open } from '../support/play.ts';
import { right, theCourse } from '../support/two-quizzes.ts';

/** How much a course may ask of an LMS: each set may be a row in its database, each commit a request that blocks. */

test('a launch: at most 15 calls', async () => {
  const learner = await open(await theCourse());
  expect(learner.calls.length).toBeLessThanOrEqual(15);
});

test('a slide: at most 3 sets and 1 commit; nothing when nothing has changed', async () => {
  const learner = await open(await theCourse());
  await learner.goByMenu('more');
  const slide = await learner.callsDuring(() => learner.goByMenu('why'));
  expect(slide.sets).toBeLessThanOrEqual(3);
  expect(slide.commits).toBeLessThanOrEqual(1);
  const nothing = await learner.callsDuring(async () => {
    await learner.menu();
    await learner.press('Escape');
    await learner.see('no menu', ({ dialog }) => dialog === '');
  });
  expect(nothing.calls).toEqual([]);
});

test('an answer: at most 12 sets and 1 commit; a submitted quiz at most 8 sets beside its answers', async () => {
  const learner = await open(await theCourse());
  await learner.goByMenu('final');
  await learner.next();
  const touched = await learner.callsDuring(() => learner.answer('final.who', 'desk'));
  expect(touched.sets).toBeLessThanOrEqual(3);
  expect(touched.commits).toBe(1);
  const checked = await learner.callsDuring(() => learner.next());
  // The ids of the three questions before it come once, and one outcome.
  expect(checked.sets).toBeLessThanOrEqual(12 + 3 + 1);
  expect(checked.commits).toBe(1);
  await learner.goByMenu('check');
  await learner.next();
  await learner.answer('check.poster', right['check.poster']);
  await learner.next();
  await learner.answer('check.signs', right['check.signs']);
  await learner.next();
  const submitted = await learner.callsDuring(() => learner.next());
  expect(submitted.sets).toBeLessThanOrEqual(8 + 2 * (12 + 1));
  expect(submitted.commits).toBe(1);
});

test('what must be there before the first slide: at most 8 requests and 40 KB', async () => {
  const course = await theCourse();
  const learner = await open(course, {
    lms: 'none',
    before: ({ site }) => {
      // Whatever is fetched ahead waits: what has been asked for when the slide is there was needed for it.
      site.content = (path) =>
        /quiz|question|second|first\.json/.test(path) ? new Promise(() => undefined) : 'send';
    },
    allowed: { requests: /./ },
  });
  expect(await learner.look()).toMatchObject({ slide: 'cover' });
  const paths = [...new Set(learner.site.requests.map(({ path }) => path))].filter(
    (path) => !/quiz|question|second|first\.json/.test(path),
  );
  expect(paths.length).toBeLessThanOrEqual(8);
});

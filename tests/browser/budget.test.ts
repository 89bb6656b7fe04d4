import { gzipSync } from 'node:zlib';
import { expect, test } from 'vitest';
import type { Call } from '../../scripts/preview/stand-in.ts';
import { TestCourse, type Package } from '../support/package.ts';
import { open, type Learner } from '../support/play.ts';
import { right, slides, theCourse } from '../support/two-quizzes.ts';

/**
 * How much a course may ask of an LMS and of a line. Each set may be a row in the LMS's database, each commit a request
 * that blocks the page.
 */

const saved = async (learner: Learner) =>
  learner.see('that all is saved', ({ saving }) => saving === 'saved');

/** Sets beyond the twelve of an answer: each outcome and each pattern but the first, and ids of questions not met. */
function further(calls: readonly Call[]): number {
  const elements = calls.filter(({ method }) => method === 'LMSSetValue').map(({ args }) => args[0] ?? '');
  const questions = new Set(
    elements.flatMap((element) => /^cmi\.interactions\.\d+(?=\.type)/.exec(element) ?? []),
  );
  const alone = elements.filter(
    (element) => element.endsWith('.id') && /^cmi\.interactions\.\d+\.id$/.test(element),
  );
  const patterns = elements.filter((element) => element.endsWith('.pattern')).length - questions.size;
  return (
    patterns +
    elements.filter((element) => /^cmi\.interactions\.\d+\.objectives\.\d+\.id$/.test(element)).length +
    alone.length -
    questions.size
  );
}

test('a launch, the first one and a resumed one: at most 15 calls', async () => {
  const learner = await open(await theCourse());
  await saved(learner);
  expect(learner.calls.length).toBeLessThanOrEqual(15);
  await learner.goByMenu('check');
  await learner.takeQuiz(right);
  await learner.closeTab();
  const again = await learner.callsDuring(async () => {
    await learner.launch();
    await saved(learner);
  });
  expect(again.calls.length).toBeLessThanOrEqual(15);
});

test('a slide: at most 3 sets and 1 commit; nothing when nothing has changed', async () => {
  const learner = await open(await theCourse());
  for (const slide of ['why', 'more', 'thanks', 'why', 'cover']) {
    const { sets, commits } = await learner.callsDuring(() => learner.goByMenu(slide));
    expect(sets).toBeLessThanOrEqual(3);
    expect(commits).toBe(1);
  }
  const nothing = await learner.callsDuring(async () => {
    await learner.menu();
    await learner.press('Escape');
    await learner.see('no menu', ({ dialog }) => dialog === '');
    await learner.find('[data-main]').press('?');
    await learner.see('the keys', ({ dialog }) => dialog === 'keys');
    await learner.press('Escape');
  });
  expect(nothing.calls).toEqual([]);
});

test('an answer: at most 12 sets and 1 commit, whether it is checked at once or practice', async () => {
  const learner = await open(await theCourse());
  await learner.goByMenu('padlock');
  for (const slide of ['padlock', 'final']) {
    await learner.goByMenu(slide);
    if (slide === 'final') await learner.next();
    const question = slide === 'final' ? 'final.who' : slide;
    const touched = await learner.callsDuring(() =>
      learner.answer(question, slide === 'final' ? 'desk' : 'false'),
    );
    expect(touched.sets).toBeLessThanOrEqual(3);
    expect(touched.commits).toBe(1);
    const checked = await learner.callsDuring(() => learner.next());
    expect(checked.sets - further(checked.calls)).toBeLessThanOrEqual(12);
    expect(checked.commits).toBe(1);
  }
});

test('a submitted quiz: at most 8 sets beside its answers and 3 for each outcome that it asks for, and 1 commit; the same for the last one, with the verdict', async () => {
  const learner = await open(await theCourse());
  for (const slide of ['why', 'padlock', 'more', 'final']) await learner.goByMenu(slide);
  await learner.takeQuiz(right);
  await learner.goByMenu('padlock');
  await learner.answer('padlock', 'false');
  await learner.next();
  await learner.goByMenu('check');
  await learner.next();
  await learner.answer('check.poster', right['check.poster']);
  await learner.next();
  await learner.answer('check.signs', right['check.signs']);
  await learner.next();
  const { calls, sets, commits } = await learner.callsDuring(() => learner.next());
  expect(learner.stored()['cmi.core.lesson_status']).toBe('passed');
  const answers = calls.filter(({ args }) => args[0]?.startsWith('cmi.interactions.')).length;
  // Id, score and status of the quiz's one outcome; that of the other quiz has not changed.
  const objectives = calls.filter(
    ({ method, args }) => method === 'LMSSetValue' && args[0]?.startsWith('cmi.objectives.'),
  );
  expect(objectives.map(({ args }) => args[1])).toEqual(['spot', '100', 'passed']);
  expect(sets - answers - objectives.length).toBeLessThanOrEqual(8);
  expect(answers - further(calls)).toBeLessThanOrEqual(2 * 12);
  expect(commits).toBe(1);
});

test('what the LMS has to keep: a few dozen characters for a course that was played to its end', async () => {
  const learner = await open(await theCourse());
  const sizes: number[] = [];
  for (const slide of slides) {
    await learner.goByMenu(slide);
    if (slide === 'padlock') {
      await learner.answer('padlock', 'false');
      await learner.next();
    }
    if (slide === 'check' || slide === 'final') await learner.takeQuiz(right);
    sizes.push(learner.stored()['cmi.suspend_data']?.length ?? 0);
  }
  await learner.exit();
  const state = learner.stored()['cmi.suspend_data'] ?? '';
  expect(state).toMatch(/^[A-Za-z0-9_-]+$/);
  expect(Math.max(...sizes, state.length)).toBeLessThanOrEqual(48);
});

test('what is sent on leaving in the middle of two quizzes is a small part of what a beacon can carry', async () => {
  const learner = await open(await theCourse());
  for (const slide of ['check', 'final']) {
    await learner.goByMenu(slide);
    await learner.next();
  }
  await learner.answer('final.who', 'desk');
  const leaving = await learner.callsDuring(() => learner.closeTab());
  const bytes = leaving.calls.reduce((sum, { args }) => sum + args.join('').length, 0);
  expect(bytes).toBeLessThan(2000);
  expect(leaving.calls.filter(({ method }) => method === 'LMSFinish')).toHaveLength(1);
});

/** What is fetched ahead, once the first slide is there. */
const ahead =
  /js\/more\.js|quiz|question|lessons\/(?!first\.html|ecs-ecr-fargate\.html|ecs_ecr_fargate\.html)/;

test.each([
  ['the course of these tests', () => theCourse()],
  ['the sample', () => TestCourse.from('sample').then((course) => course.build())],
] as [string, () => Promise<Package>][])(
  'before the first slide of %s: at most 8 requests and 40 KB',
  async (_name, build) => {
    const course = await build();
    const learner = await open(course, {
      // What is fetched ahead never comes: what has been asked for when the slide is there was needed for it.
      before: ({ site }) => {
        site.content = (path) => (ahead.test(path) ? new Promise(() => undefined) : 'send');
      },
      allowed: { requests: /./ },
    });
    expect((await learner.look()).heading).not.toBe('');
    const needed = [...new Set(learner.site.requests.map(({ path }) => path))].filter(
      (path) => !ahead.test(path),
    );
    const bytes = needed.reduce(
      (sum, path) => sum + gzipSync(course.files.get(path) ?? Buffer.alloc(0)).length,
      0,
    );
    expect(needed).toContain('index.html');
    expect(needed.length).toBeLessThanOrEqual(8);
    expect(bytes).toBeLessThanOrEqual(40 * 1024);
    // Each of them once: nothing is fetched a second time because it was named in two ways.
    expect(learner.site.requests.map(({ path }) => path)).toEqual([
      ...new Set(learner.site.requests.map(({ path }) => path)),
    ]);
  },
);

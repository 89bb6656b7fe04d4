import { expect, test } from 'vitest';
import { open, until } from '../support/play.ts';
import { core, interactions, right, rightly, theCourse } from '../support/two-quizzes.ts';

const commitsFail = { requests: /commit/ };
const everything = { ...rightly.check, ...rightly.final };

test('a commit fails three times, then works: all arrives, and the learner saw it', async () => {
  const learner = await open(await theCourse(), { allowed: commitsFail });
  await learner.goByMenu('check');
  learner.site.records.answerCommits((nth) => (nth <= 3 ? 'error' : 'kept'));
  await learner.next();
  expect(await learner.answer('check.poster', 'link')).toMatchObject({ saving: 'device' });
  expect((await learner.look()).strip).not.toBe('');
  learner.site.records.answerCommits(() => 'error');
  await learner.next();
  await learner.answer('check.signs', right['check.signs']);
  await learner.next();
  await learner.next();
  expect(learner.result()).not.toHaveProperty(['cmi.core.score.raw']);
  learner.site.records.answerCommits(() => 'kept');
  await learner.saveNow();
  expect(await learner.see('that all is saved', ({ saving }) => saving === 'saved')).toMatchObject({
    strip: '',
  });
  expect(learner.result()).toEqual({
    ...core('incomplete', 'check', '50'),
    ...interactions(rightly.check ?? {}),
  });
  expect(learner.objectives()).toEqual(['0 spot 100 passed']);
});

test('the verdict itself falls into a failed commit', async () => {
  const learner = await open(await theCourse(), { allowed: commitsFail });
  await learner.goByMenu('check');
  await learner.takeQuiz(right);
  for (const slide of ['cover', 'why', 'padlock', 'more']) await learner.goByMenu(slide);
  await learner.goByMenu('padlock');
  await learner.answer('padlock', 'false');
  await learner.next();
  await learner.goByMenu('final');
  await learner.next();
  await learner.answer('final.who', 'desk');
  await learner.next();
  await learner.next();
  await learner.answer('final.fast', 'false');
  await learner.next();
  learner.site.records.answerCommits((nth) => (nth === 1 ? 'error' : 'kept'));
  await learner.next();
  await learner.exit();
  expect(learner.result()).toEqual({
    ...core('passed', 'final', '100'),
    ...interactions({ padlock: ['f', 'correct'], ...everything }),
  });
  expect(learner.objectives()).toEqual(['0 spot 100 passed', '1 report 100 passed']);
});

test('the line dies right after the first slide: the course can be finished, and all arrives when it is back', async () => {
  const learner = await open(await theCourse());
  await until('the rest was fetched ahead', () =>
    learner.site.requests.some(({ path }) => /second.*json$/.test(path)),
  );
  await learner.offline();
  for (const slide of ['why', 'padlock']) await learner.goByMenu(slide);
  await learner.answer('padlock', 'false');
  expect(await learner.next()).toMatchObject({ slide: 'padlock', saving: 'device', locked: [] });
  await learner.goByMenu('check');
  await learner.takeQuiz(right);
  await learner.goByMenu('more');
  await learner.goByMenu('final');
  expect(await learner.takeQuiz(right)).toMatchObject({ screen: 'result', saving: 'device' });
  expect(learner.result()).toEqual(core('incomplete', 'cover'));
  await learner.online();
  await learner.see('that all is saved', ({ saving }) => saving === 'saved');
  expect(learner.result()).toEqual({
    ...core('passed', 'final', '100'),
    ...interactions({ padlock: ['f', 'correct'], ...everything }),
  });
  expect(learner.objectives()).toEqual(['0 spot 100 passed', '1 report 100 passed']);
});

test('a line that dies before the next lesson was fetched: the learner is told, and can try again', async () => {
  const learner = await open(await theCourse(), {
    allowed: { requests: /second/ },
    before: ({ site }) => {
      site.content = (path) => (path.includes('second') ? 'cut' : 'send');
    },
  });
  await learner.goByMenu('cover');
  await learner.menu();
  await learner.find('[data-menu-go="more"]').click();
  await learner.see('the problem', ({ slide }) => slide === 'problem');
  learner.site.content = () => 'send';
  expect(await learner.next()).toMatchObject({ slide: 'more' });
});

test('offline until the tab is closed, then opened again online: this device still has it, and the LMS gets it', async () => {
  const learner = await open(await theCourse());
  await learner.goByMenu('check');
  await learner.offline();
  await learner.takeQuiz(right);
  await learner.closeTab();
  expect(learner.result()).toEqual(core('incomplete', 'check'));
  await learner.online();
  await learner.launch();
  await until('the answers have arrived', () => learner.result()['cmi.interactions.2.result'] === 'correct');
  await learner.see('that all is saved', ({ saving }) => saving === 'saved');
  expect(await learner.look()).toMatchObject({ slide: 'check', screen: 'result' });
  expect(learner.result()).toEqual({
    ...core('incomplete', 'check', '50'),
    ...interactions(rightly.check ?? {}),
  });
});

test.each(['scorm-again', 'moodle'] as const)(
  'in %s the line is dead and the browser does not know: nothing is lost',
  async (lms) => {
    const learner = await open(await theCourse(), { lms });
    await learner.goByMenu('check');
    // Moodle's answer to all that follows is "true".
    learner.cutLine();
    expect(await learner.takeQuiz(right)).toMatchObject({ saving: 'device' });
    await learner.online();
    await learner.saveNow();
    await learner.see('that all is saved', ({ saving }) => saving === 'saved');
    expect(learner.result()).toEqual({
      ...core('incomplete', 'check', '50'),
      ...interactions(rightly.check ?? {}),
    });
  },
);

test('Exit over a line that is dead without the browser knowing: the last screen does not call it saved', async () => {
  const learner = await open(await theCourse());
  await learner.goByMenu('check');
  await learner.takeQuiz(right);
  await learner.goByMenu('more');
  learner.cutLine();
  await learner.goByMenu('why');
  expect(await learner.exit()).toMatchObject({ slide: 'end', saving: 'device' });
  await learner.closeTab();
  await learner.online();
  await learner.launch();
  expect(await learner.look()).toMatchObject({ slide: 'why', saving: 'saved', strip: '' });
  expect(learner.result()).toEqual({
    ...core('incomplete', 'why', '50'),
    ...interactions(rightly.check ?? {}),
  });
});

test('a pass over a line that is dead for a while, without the browser knowing, arrives in the same session', async () => {
  const learner = await open(await theCourse());
  for (const slide of ['why', 'padlock', 'more', 'check']) await learner.goByMenu(slide);
  await learner.takeQuiz(right);
  await learner.goByMenu('padlock');
  await learner.answer('padlock', 'false');
  await learner.next();
  await learner.goByMenu('final');
  learner.cutLine();
  await learner.takeQuiz(right);
  expect(learner.result()).toMatchObject(core('incomplete', 'final', '50'));
  await learner.online();
  await learner.goByMenu('thanks');
  await learner.see('that all is saved', ({ saving }) => saving === 'saved');
  expect(learner.result()).toEqual({
    ...core('passed', 'thanks', '100'),
    ...interactions({ padlock: ['f', 'correct'], ...everything }),
  });
  expect(learner.objectives()).toEqual(['0 spot 100 passed', '1 report 100 passed']);
});

test('the session with the LMS has expired: the learner is told to the end, and what was done is here next time', async () => {
  const learner = await open(await theCourse());
  learner.site.records.answerCommits(() => 'refused');
  await learner.goByMenu('check');
  await learner.takeQuiz(right);
  expect(await learner.exit()).toMatchObject({ slide: 'end', saving: 'device' });
  learner.site.records.answerCommits(() => 'kept');
  await learner.relaunch();
  await until('the answers have arrived', () => learner.result()['cmi.interactions.2.result'] === 'correct');
  expect(learner.result()).toEqual({
    ...core('incomplete', 'check', '50'),
    ...interactions(rightly.check ?? {}),
  });
});

test('an LMS that says "true" and keeps nothing: the next launch brings it all from this device', async () => {
  const learner = await open(await theCourse());
  learner.site.records.answerCommits(() => 'lost');
  await learner.goByMenu('check');
  await learner.takeQuiz(right);
  await learner.closeTab();
  learner.site.records.answerCommits(() => 'kept');
  await learner.launch();
  await until('the answers have arrived', () => learner.result()['cmi.interactions.2.result'] === 'correct');
  expect(learner.result()).toEqual({
    ...core('incomplete', 'check', '50'),
    ...interactions(rightly.check ?? {}),
  });
});

test('no LMS: said once, played all the same, kept in the browser', async () => {
  const learner = await open(await theCourse(), { lms: 'none' });
  expect((await learner.look()).strip).not.toBe('');
  await learner.find('[data-action=save-now]').click();
  await learner.see('no strip', ({ strip }) => strip === '');
  await learner.goByMenu('check');
  await learner.takeQuiz(right);
  await learner.relaunch();
  expect(await learner.look()).toMatchObject({ slide: 'check', screen: 'result' });
  expect(await learner.exit()).toMatchObject({ slide: 'end', saving: 'device' });
});

test('a frame without an API: the same', async () => {
  const learner = await open(await theCourse(), { page: { api: 'missing' } });
  expect((await learner.look()).strip).not.toBe('');
  await learner.goByMenu('more');
  await learner.relaunch();
  expect(await learner.look()).toMatchObject({ slide: 'more' });
});

test('an API that appears late is found', async () => {
  const learner = await open(await theCourse(), { page: { apiAfter: 900 } });
  expect(await learner.look()).toMatchObject({ saving: 'saved', strip: '' });
  expect(learner.result()).toEqual(core('incomplete', 'cover'));
});

test.each([
  ['every call', 'all' as const],
  ['LMSInitialize', ['LMSInitialize']],
  ['LMSGetValue', ['LMSGetValue']],
  ['LMSSetValue', ['LMSSetValue']],
  ['LMSCommit', ['LMSCommit']],
  ['LMSGetLastError', ['LMSGetLastError']],
])('an API that throws at %s stops nothing', async (_name, api) => {
  const learner = await open(await theCourse(), { page: { api } });
  await learner.goByMenu('check');
  expect(await learner.takeQuiz(right)).toMatchObject({ slide: 'check', screen: 'result' });
  await learner.exit();
});

test('an API that throws at finish: what was committed stands', async () => {
  const learner = await open(await theCourse(), { page: { api: ['LMSFinish'] } });
  await learner.goByMenu('more');
  await learner.exit();
  expect(learner.result()).toEqual(core('incomplete', 'more'));
});

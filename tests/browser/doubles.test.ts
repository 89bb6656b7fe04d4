import { expect, test } from 'vitest';
import type { Package } from '../support/package.ts';
import { open, until, type Learner, type OpenOptions } from '../support/play.ts';

/**
 * The test's own LMS under test: a page of content that does what each test tells it, so that a scenario which passes
 * with a course means something.
 */
const page = `<!doctype html><html lang="en"><meta charset="utf-8"><title>Content</title>
<body><script src="content.js"></script></body></html>`;
const content: Package = {
  name: 'content',
  zip: Buffer.alloc(0),
  files: new Map(
    Object.entries({
      'index.html': page,
      'content.js': 'window.api = () => (window.API ?? parent.API ?? opener?.API);',
    }).map(([path, text]) => [path, Buffer.from(text)]),
  ),
};

const start = (options: OpenOptions = {}) => open(content, { ...options, wait: false });
const run = (learner: Learner, script: string): Promise<unknown> =>
  learner.find('html').evaluate(`(() => { ${script} })()`);
const session = (learner: Learner, script: string) => run(learner, `api().LMSInitialize(''); ${script}`);
const set = (element: string, value: string) => `api().LMSSetValue('${element}', ${JSON.stringify(value)});`;
const onLeaving = (script: string) => `addEventListener('pagehide', () => { ${script} });`;

const resume = 'cmi.suspend_data';
const status = 'cmi.core.lesson_status';

for (const lms of ['moodle', 'scorm-again', 'strict'] as const)
  test(`${lms} stores what is committed and gives it back at the next launch`, async () => {
    const learner = await start({ lms });
    await session(learner, `${set(resume, 'A1')} ${set(status, 'incomplete')} api().LMSCommit('')`);
    expect(learner.stored()).toMatchObject({ [resume]: 'A1', [status]: 'incomplete' });
    await learner.kill();
    await learner.launch();
    expect(
      await session(learner, `return api().LMSGetValue('${resume}') + api().LMSGetValue('${status}')`),
    ).toBe('A1incomplete');
    expect(learner.calls.map(({ method }) => method)).toContain('LMSCommit');
  });

for (const lms of ['moodle', 'scorm-again', 'strict'] as const)
  test(`${lms} keeps what is written when the tab is closed, and nothing of what was not committed`, async () => {
    const learner = await start({ lms });
    await session(learner, onLeaving(`${set(resume, 'late')} api().LMSFinish('')`));
    await learner.closeTab();
    expect(learner.stored()).toMatchObject({ [resume]: 'late' });
    await learner.launch();
    await session(learner, set(resume, 'never'));
    await learner.kill();
    expect(learner.stored()).toMatchObject({ [resume]: 'late' });
    expect(learner.calls.at(-1)).toMatchObject({
      method: 'LMSSetValue',
      args: [resume, 'never'],
      result: 'true',
    });
  });

test('leaving by a link and reloading count as leaving too', async () => {
  const learner = await start();
  await session(learner, onLeaving(`${set(resume, 'left')} api().LMSFinish('')`));
  await learner.leaveByLink();
  expect(learner.stored()).toMatchObject({ [resume]: 'left' });
});

test('a popup finds the API in its opener', async () => {
  const learner = await start({ page: { launch: 'popup' } });
  await session(learner, `${set(resume, 'popup')} api().LMSCommit('')`);
  expect(learner.stored()).toMatchObject({ [resume]: 'popup' });
});

test('Moodle says "true" while the line is dead and never sends that value again', async () => {
  const learner = await start();
  await session(learner, '');
  await learner.offline();
  expect(await run(learner, `${set(resume, 'lost')} return api().LMSCommit('')`)).toBe('true');
  await learner.online();
  expect(await run(learner, `${set(status, 'incomplete')} return api().LMSCommit('')`)).toBe('true');
  expect(learner.stored()).toEqual({ [status]: 'incomplete' });
  await run(learner, `${set(resume, 'changed')} api().LMSCommit('')`);
  expect(learner.stored()).toMatchObject({ [resume]: 'changed' });
});

test('an offline device that is closed sends nothing', async () => {
  const learner = await start();
  await session(learner, onLeaving(`${set(resume, 'late')} api().LMSFinish('')`));
  await learner.offline();
  await learner.closeTab();
  expect(learner.stored()).toEqual({});
});

test('a commit that fails says "false"; 1.2 values of it are not sent again', async () => {
  const learner = await start({ allowed: { requests: /commit/ } });
  learner.site.records.answerCommits((nth) => (nth < 3 ? 'error' : 'kept'));
  expect(await session(learner, `${set(resume, 'x')} return api().LMSCommit('')`)).toBe('false');
  expect(await run(learner, `return api().LMSCommit('') + api().LMSCommit('')`)).toBe('falsetrue');
  expect(learner.stored()).toEqual({});
});

test('an expired session says "false" for ever; a lost commit says "true"', async () => {
  const learner = await start();
  learner.site.records.answerCommits((nth) => (nth === 1 ? 'lost' : 'refused'));
  expect(await session(learner, `${set(resume, 'x')} return api().LMSCommit('') + api().LMSCommit('')`)).toBe(
    'truefalse',
  );
  expect(await run(learner, 'return api().LMSGetLastError()')).toBe('101');
  expect(learner.stored()).toEqual({});
});

test('a beacon over 64 KiB is refused and the old state stays', async () => {
  const learner = await start();
  await session(learner, `${set(resume, 'old')} api().LMSCommit('')`);
  await run(
    learner,
    onLeaving(`${set(resume, 'x')} api().LMSSetValue('${resume}', 'é'.repeat(40000)); api().LMSFinish('')`),
  );
  await learner.closeTab();
  expect(learner.stored()).toMatchObject({ [resume]: 'old' });
  expect(learner.calls.at(-1)).toMatchObject({ method: 'LMSFinish', result: 'false', error: '101' });
});

test('the mastery score rewrites the status at finish, not at commit', async () => {
  const learner = await start({ records: { masteryScore: '80' } });
  await session(
    learner,
    `${set('cmi.core.score.raw', '50')} ${set(status, 'incomplete')} api().LMSCommit('')`,
  );
  expect(learner.stored()).toMatchObject({ [status]: 'incomplete' });
  await run(learner, `api().LMSFinish('')`);
  expect(learner.stored()).toMatchObject({ [status]: 'failed' });
});

test('Moodle opens what is over for review, and stores what is written there', async () => {
  const learner = await start();
  await session(learner, `${set(status, 'passed')} ${set('cmi.core.score.raw', '90')} api().LMSFinish('')`);
  await learner.relaunch();
  const mode = `return ['lesson_mode', 'credit'].map((name) => api().LMSGetValue('cmi.core.' + name)).join()`;
  expect(await session(learner, mode)).toBe('review,no-credit');
  await run(learner, `${set(status, 'failed')} api().LMSCommit('')`);
  expect(learner.result()).toEqual({ [status]: 'failed', 'cmi.core.score.raw': '90' });
  learner.site.records.newAttempt('ada');
  await learner.relaunch();
  expect(await session(learner, `return api().LMSGetValue('cmi.core.entry')`)).toBe('ab-initio');
});

test('two learners and two devices: records by learner, storage by device', async () => {
  const ada = await start();
  await session(ada, `localStorage.setItem('who', 'ada'); ${set(resume, 'ada')} api().LMSCommit('')`);
  const bob = await ada.handOverTo('bob');
  expect(await session(bob, `return localStorage.getItem('who') + api().LMSGetValue('${resume}')`)).toBe(
    'ada',
  );
  const elsewhere = await ada.onOtherDevice();
  expect(
    await session(elsewhere, `return localStorage.getItem('who') + api().LMSGetValue('${resume}')`),
  ).toBe('nullada');
});

test('storage survives a killed browser and a new version of the package', async () => {
  const learner = await start();
  await run(learner, `localStorage.setItem('kept', 'yes')`);
  await learner.kill();
  learner.upload(content);
  await learner.launch();
  expect(await run(learner, `return localStorage.getItem('kept')`)).toBe('yes');
});

test('an API can be late, missing or broken', async () => {
  const late = await start({ page: { apiAfter: 50 } });
  await until('the API is there', () => run(late, 'return api() !== undefined'));
  const none = await start({ page: { api: 'missing' } });
  expect(await run(none, 'return api() === undefined')).toBe(true);
  const broken = await start({ page: { api: ['LMSCommit', `LMSSetValue ${resume}`] } });
  const tries = (script: string) =>
    run(broken, `try { return ${script} } catch (error) { return error.message }`);
  expect(await tries(`api().LMSInitialize('')`)).toBe('true');
  expect(await tries(`api().LMSCommit('')`)).toBe('LMSCommit is broken');
  expect(await tries(`api().LMSSetValue('${resume}', '')`)).toBe('LMSSetValue is broken');
  expect(await tries(`api().LMSSetValue('${status}', 'incomplete')`)).toBe('true');
  expect(broken.calls.filter(({ result }) => result === 'threw')).toHaveLength(2);
});

test('nothing loads over a line that is cut, and single files can fail', async () => {
  const learner = await start({ allowed: { requests: /other/ } });
  const fetched = (path: string) => `return fetch('${path}').then((answer) => answer.status, () => 'broken')`;
  learner.site.content = (path) => (path === 'other.js' ? 'error' : 'send');
  expect(await run(learner, fetched('other.js'))).toBe(500);
  learner.cutLine();
  expect(await run(learner, fetched('content.js?again'))).toBe('broken');
});

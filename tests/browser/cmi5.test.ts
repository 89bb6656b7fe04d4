import { expect, test } from 'vitest';
import { open, until, type Learner, type OpenOptions } from '../support/play.ts';
import { storyOf } from '../support/story.ts';
import { TestCourse } from '../support/package.ts';
import { right, theCourse, twoQuizzes, wrong } from '../support/two-quizzes.ts';

/**
 * A learner in an LMS that launches by cmi5. What is asserted is what its LRS ends up with; the LMS refuses what breaks a
 * rule, and rules written apart from it look at every session.
 */

const launched = async (options: OpenOptions = {}) =>
  open(await theCourse('cmi5'), { ...options, lms: 'cmi5' });

const allSaved = (learner: Learner) => learner.see('that all is saved', ({ saving }) => saving === 'saved');

/** Nothing was refused, no rule is broken, and no statement is there twice. */
function isSound(learner: Learner): void {
  expect(learner.xapi.refusals).toEqual([]);
  expect(learner.xapi.findings(learner.id)).toEqual([]);
  const ids = learner.xapi.told(learner.id).map(({ id }) => id);
  expect(ids).toEqual([...new Set(ids)]);
}

const answered = (learner: Learner) =>
  learner.xapi.told(learner.id).filter(({ verb }) => verb.id.endsWith('/answered'));

/** Verbs of each session on the course's own activity. */
const sessions = (learner: Learner) =>
  learner.xapi.sessions.map(({ id }) =>
    learner.xapi
      .told(learner.id)
      .filter(({ object, context }) => object.id === learner.xapi.activityId && inSession(context, id))
      .map(({ verb }) => verb.id.replace(/.*\//, ''))
      .join(' '),
  );
const inSession = (context: { extensions: Record<string, unknown> }, id: string) =>
  context.extensions['https://w3id.org/xapi/cmi5/context/extensions/sessionid'] === id;

/** Everything that the course asks for, rightly. */
const pass = async (learner: Learner) => {
  for (const slide of ['why', 'padlock']) await learner.goByMenu(slide);
  if ((await learner.look()).locked.length === 0) {
    await learner.answer('padlock', 'false');
    await learner.next();
  }
  for (const slide of ['check', 'more', 'final']) {
    await learner.goByMenu(slide);
    if (slide !== 'more' && (await learner.look()).screen !== 'result') await learner.takeQuiz(right);
  }
};

test('a whole session: launch data, statements in order, a verdict with its score, and back to the LMS', async () => {
  const learner = await launched({
    xapi: { masteryScore: 0.6, returnURL: 'http://127.0.0.1:9/back' },
    allowed: { requests: /:9\/back/, console: /./ },
  });
  await pass(learner);
  await learner.goByMenu('thanks');
  await allSaved(learner);
  const asked = learner.xapi.lrs.requests.filter(({ method }) => method !== 'OPTIONS');
  const about = (pattern: RegExp) => asked.findIndex(({ url }) => pattern.test(url));
  expect(about(/cmi5LearnerPreferences/)).toBeLessThan(
    asked.findIndex(({ method, url }) => method === 'POST' && /statements/.test(url)),
  );
  const left = learner.page.waitForRequest(/\/back$/);
  await learner.find('[data-action=exit]').first().click();
  await left;
  isSound(learner);
  const [verbs] = sessions(learner);
  expect(verbs?.replace(/ progressed/g, '')).toBe('initialized completed passed terminated');
  expect(
    learner.xapi
      .told(learner.id)
      .find(({ verb, object }) => verb.id.endsWith('passed') && object.id === learner.xapi.activityId),
  ).toMatchObject({
    result: { success: true, score: { scaled: 1, raw: 100, min: 0, max: 100 } },
    context: { extensions: { 'https://w3id.org/xapi/cmi5/context/extensions/masteryscore': 0.6 } },
  });
});

test('a learner whose preference is no sound hears none, on any slide, until they turn it on', async () => {
  const sound = (id: string) =>
    `  - { id: ${id}, audio: { file: media/tone.mp3, label: A tone, transcript: A tone } }`;
  const lesson = ['id: intro', 'title: Sounds', 'slides:', sound('one'), sound('two')].join('\n');
  const course = await TestCourse.from('base', { 'lessons/intro.yaml': lesson });
  await course.edit({
    'course.yaml': `${await course.read('course.yaml')}iri: https://courses.example/tones\n`,
  });
  const learner = await open(await course.build('cmi5'), { lms: 'cmi5' });
  const muted = () =>
    learner.find('audio').evaluateAll((all) => all.map((each) => (each as HTMLMediaElement).muted));
  expect(await muted()).toEqual([false]);
  const preferences = '{ "audioPreference": "off", "languagePreference": "en" }';
  learner.xapi.lrs.faults.push({
    fault: {
      kind: 'answer',
      status: 200,
      headers: { 'content-type': 'application/json' },
      body: preferences,
    },
    when: ({ url }) => url.includes('cmi5LearnerPreferences'),
  });
  await learner.relaunch();
  expect(await muted()).toEqual([true]);
  await learner.goByMenu('two');
  expect(await muted()).toEqual([true]);
  await learner.find('audio').evaluate((sound) => void ((sound as HTMLMediaElement).muted = false));
  await learner.goByMenu('one');
  await learner.goByMenu('two');
  expect(await muted()).toEqual([false]);
  isSound(learner);
});

test('Exit while the LRS is out of order: the learner waits, and is back at the LMS when it has everything', async () => {
  const learner = await launched({
    clock: true,
    xapi: { returnURL: 'http://127.0.0.1:9/back' },
    allowed: { requests: /xapi|:9\/back/, console: /./ },
  });
  await learner.goByMenu('check');
  learner.xapi.lrs.faults.push({ fault: { kind: 'answer', status: 500 } });
  await learner.takeQuiz(right);
  await learner.exit();
  const { clock } = learner.page;
  await clock.fastForward(60_000);
  expect(await learner.look()).toMatchObject({ slide: 'end', saving: 'device' });
  learner.xapi.lrs.faults.length = 0;
  const left = learner.page.waitForRequest(/\/back$/);
  await learner.saveNow();
  await left;
  expect(answered(learner)).toHaveLength(2);
  expect(sessions(learner)[0]).toMatch(/^initialized .*terminated$/);
  isSound(learner);
});

test('a reload goes on with the session; closing ends it, and the next launch tells nothing again', async () => {
  const learner = await launched();
  await learner.goByMenu('check');
  await learner.next();
  await learner.answer('check.poster', 'link');
  await learner.find('html').evaluate('setTimeout(() => location.reload()); window.former = true');
  await until('the new page is there', () =>
    learner
      .find('html')
      .evaluate('window.former === undefined')
      .catch(() => false),
  );
  await learner.ready();
  expect(await learner.look()).toMatchObject({ slide: 'check', strip: '' });
  await learner.takeQuiz(right);
  await allSaved(learner);
  expect(sessions(learner)).toHaveLength(1);
  await learner.relaunch();
  await pass(learner);
  await allSaved(learner);
  await learner.relaunch();
  await allSaved(learner);
  expect(await learner.look()).toMatchObject({ strip: '' });
  await learner.closeTab();
  await until('the end has arrived', () => /terminated$/.test(sessions(learner)[2] ?? ''));
  isSound(learner);
  const verdicts = learner.xapi.verbs(learner.id).filter((verb) => /passed|completed|failed/.test(verb));
  expect(verdicts).toEqual(['completed', 'passed']);
  expect(answered(learner)).toHaveLength(5);
});

test.each([
  ['the next one', false],
  ['one of another registration', true],
])(
  'what a session could not send, %s tells in its own words, with the time that it had',
  async (_, other) => {
    const learner = await launched({ allowed: { requests: /xapi/, console: /./ } });
    await learner.goByMenu('final');
    await learner.next();
    await allSaved(learner);
    learner.xapi.lrs.faults.push({ fault: { kind: 'drop' } });
    await learner.answer('final.who', 'desk');
    await learner.next();
    await learner.see('that it is on this device', ({ saving }) => saving === 'device');
    await learner.kill();
    learner.xapi.lrs.faults.length = 0;
    const former = other ? learner.xapi.newRegistration(learner.id) : undefined;
    await learner.launch();
    if (other) await learner.find('[data-action=offer-leave]').click();
    await allSaved(learner);
    expect(answered(learner)).toHaveLength(1);
    expect(answered(learner)[0]).toMatchObject({
      context: {
        extensions: {
          ...(former
            ? { 'https://courses.example/two-quizzes/extensions/original-registration': former.id }
            : {}),
          'https://courses.example/two-quizzes/extensions/original-session': learner.xapi.sessions[0]?.id,
          'https://w3id.org/xapi/cmi5/context/extensions/sessionid': learner.xapi.sessions[1]?.id,
        },
      },
    });
    if (other) return isSound(learner);
    // The state came from this device, and goes on.
    await learner.goByMenu('final');
    await learner.takeQuiz(right);
    expect((await storyOf(learner, await theCourse('cmi5'))).answers).toEqual({
      'final.who': 1,
      'final.fast': 1,
    });
    isSound(learner);
  },
);

test('a newer launch ends the session: the learner is told, and what is done here is told by the newer one', async () => {
  const learner = await launched({ allowed: { requests: /xapi/ } });
  await learner.goByMenu('check');
  await allSaved(learner);
  const other = await learner.inOtherWindow();
  await allSaved(other);
  await learner.next();
  await learner.answer('check.poster', 'link');
  const { strip } = await learner.see('why nothing is sent', (look) => look.strip !== '');
  expect(strip).toMatch(/takes nothing more from this window/);
  await learner.answer('check.poster', 'paper');
  await learner.takeQuiz(right);
  expect(answered(learner)).toEqual([]);
  await other.goByMenu('why');
  await until('the other window has told it', () => answered(learner).length === 2);
  expect(await other.look()).toMatchObject({ strip: '' });
  await learner.relaunch();
  await allSaved(learner);
  expect(answered(learner)).toHaveLength(2);
  expect(learner.xapi.findings(learner.id)).toEqual([]);
  expect((await storyOf(learner, await theCourse('cmi5'))).score).toBe(50);
});

test('a page that was reloaded after the end says so, keeps what is done, and the next launch tells it', async () => {
  const learner = await launched({
    xapi: { returnURL: 'http://127.0.0.1:9/back' },
    allowed: { requests: /xapi|fetch|:9\/back/, console: /./ },
  });
  await learner.goByMenu('check');
  await allSaved(learner);
  // As the browser's own button does it, which no page can tell from an end.
  await learner.page.reload();
  await until('the end has arrived', () => /terminated$/.test(sessions(learner)[0] ?? ''));
  await learner.ready();
  expect((await learner.look()).strip).toMatch(/left or reloaded/);
  await learner.goByMenu('check');
  await learner.takeQuiz(right);
  expect(answered(learner)).toEqual([]);
  const back = learner.page.waitForRequest(/\/back$/);
  await learner.find('[data-action=exit]:visible').first().click();
  await back;
  await learner.relaunch();
  await allSaved(learner);
  expect(await learner.look()).toMatchObject({ slide: 'check' });
  expect(answered(learner)).toHaveLength(2);
  isSound(learner);
});

test.each(['Review', 'Browse'] as const)('in %s, only the beginning and the end are told', async (mode) => {
  const learner = await launched({
    xapi: { mode, returnURL: 'http://127.0.0.1:9/back' },
    allowed: { requests: /:9\/back/, console: /./ },
  });
  expect((await learner.look()).strip).not.toBe('');
  await learner.goByMenu('check');
  await until('the beginning has arrived', () => sessions(learner)[0] === 'initialized');
  if (mode === 'Browse') await learner.closeTab();
  else {
    const back = learner.page.waitForRequest(/\/back$/);
    await learner.find('[data-action=exit]:visible').first().click();
    await back;
  }
  await until('the end has arrived', () => /terminated$/.test(sessions(learner)[0] ?? ''));
  expect(sessions(learner)).toEqual(['initialized terminated']);
  expect(learner.xapi.told(learner.id)).toHaveLength(2);
  expect(learner.xapi.stateOf(learner.id)).toBe('');
  isSound(learner);
});

test('a verdict that the mastery score of the launch contradicts is told without a score', async () => {
  const learner = await launched({ xapi: { masteryScore: 0 } });
  await learner.goByMenu('check');
  await learner.takeQuiz(wrong);
  await learner.takeQuiz(wrong);
  await allSaved(learner);
  const failed = learner.xapi
    .told(learner.id)
    .find(({ verb, object }) => verb.id.endsWith('failed') && object.id === learner.xapi.activityId);
  expect(failed?.result).toMatchObject({ success: false });
  expect(failed?.result.score).toBeUndefined();
  isSound(learner);
});

test("the launch's mastery score takes the place of the one mark that decides", async () => {
  const course = await twoQuizzes();
  const settings = (await course.read('course.yaml')).replace(
    'slides: all, quizzes: passed',
    'slides: none, quizzes: check',
  );
  await course.edit({ 'course.yaml': `${settings}score: { weights: { check: 1, final: 0 } }\n` });
  const learner = await open(await course.build('cmi5'), { lms: 'cmi5', xapi: { masteryScore: 0.8 } });
  expect(await learner.find('main').innerText()).toMatch(/ 80%/);
  await learner.goByMenu('check');
  expect(await learner.find('[data-screen=start]:visible').innerText()).toContain('80%');
  // Half of it, which the author would let pass.
  await learner.takeQuiz({ ...wrong, 'check.poster': 'link' });
  await allSaved(learner);
  expect(learner.xapi.verbs(learner.id)).not.toContain('passed');
  await learner.takeQuiz(right);
  await allSaved(learner);
  expect(learner.xapi.verbs(learner.id).filter((verb) => verb === 'passed')).not.toEqual([]);
  isSound(learner);
});

test('where the LRS has lost the state, no verdict is told twice', async () => {
  const learner = await launched();
  await pass(learner);
  await allSaved(learner);
  learner.xapi.loseState(learner.id);
  const other = await learner.onOtherDevice();
  await pass(other);
  await allSaved(other);
  expect(learner.xapi.verbs(learner.id).filter((verb) => verb === 'passed')).toHaveLength(1);
  expect(learner.xapi.findings(learner.id)).toEqual([]);
  expect(learner.xapi.refusals).toEqual([]);
});

test('a launch that was used already, and none at all: the learner reads why nothing is sent', async () => {
  const learner = await launched({ before: (early) => early.xapi.spendNext() });
  expect((await learner.look()).strip).toMatch(/launch was used already/);
  await learner.goByMenu('check');
  await learner.takeQuiz(right);
  await learner.relaunch();
  await allSaved(learner);
  expect(await learner.look()).toMatchObject({ slide: 'check', screen: 'result', strip: '' });
  expect(answered(learner)).toHaveLength(2);
  isSound(learner);
  const alone = await open(await theCourse('cmi5'), { lms: 'none' });
  expect((await alone.look()).strip).toMatch(/No LMS was found/);
});

test('closed, reloaded and killed at each point of a quiz: each answer is there once, in order', async () => {
  const learner = await launched({ allowed: { requests: /xapi/ } });
  const leave = [
    () => learner.relaunch(),
    async () => {
      await learner.kill();
      await learner.launch();
    },
    () => learner.reload(),
    () => learner.relaunch(),
  ];
  await learner.goByMenu('final');
  const points: (() => Promise<unknown>)[] = [
    () => learner.next(),
    () => learner.answer('final.who', 'desk'),
    () => learner.next(),
    () => learner.takeQuiz(right),
  ];
  for (const [index, act] of points.entries()) {
    await act();
    await leave[index]?.();
    if ((await learner.look()).screen === 'start') await learner.next();
  }
  await allSaved(learner);
  await until('all has arrived', () => answered(learner).length >= 2);
  expect(answered(learner).map(({ object }) => object.id.replace(/.*\//, ''))).toEqual([
    'final.who',
    'final.fast',
  ]);
  isSound(learner);
});

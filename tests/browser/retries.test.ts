import { expect, test } from 'vitest';
import { open, until, type Learner } from '../support/play.ts';
import { core, interactions, right, rightly, theCourse } from '../support/two-quizzes.ts';

const commitsFail = { requests: /commit/ };
const all = { ...core('incomplete', 'check', '50'), ...interactions(rightly.check ?? {}) };

/** A learner who has opened the course, and whose browser's clock only the test turns on from then. */
async function withClock(): Promise<Learner> {
  const learner = await open(await theCourse(), {
    allowed: commitsFail,
    before: ({ device }) => device.context.clock.install({ time: 0 }),
  });
  await learner.device.context.clock.pauseAt(600_000);
  return learner;
}

const forward = (learner: Learner, seconds: number) => learner.device.context.clock.runFor(seconds * 1000);

test('a failed save is tried again by itself, ever more seldom, until it arrives', async () => {
  const learner = await withClock();
  const { records } = learner.site;
  await learner.goByMenu('check');
  records.answerCommits(() => 'error');
  await learner.takeQuiz(right);
  expect(await learner.look()).toMatchObject({ screen: 'result', saving: 'device' });
  // Each action tried for itself; of the pauses in between the last counts.
  await forward(learner, 121);
  for (let count = 0; count < 3; count++) {
    const before = records.arrived;
    await forward(learner, 50);
    expect(records.arrived).toBe(before);
    await forward(learner, 11);
    expect(records.arrived).toBeGreaterThan(before);
  }
  records.answerCommits(() => 'kept');
  await forward(learner, 61);
  expect(await learner.see('that all is saved', ({ saving }) => saving === 'saved')).toMatchObject({
    strip: '',
  });
  expect(learner.result()).toEqual(all);
  const done = records.arrived;
  await forward(learner, 300);
  expect(records.arrived).toBe(done);
});

test('the first pause is five seconds, then fifteen, then thirty', async () => {
  const learner = await withClock();
  const { records } = learner.site;
  records.answerCommits(() => 'error');
  await learner.goByMenu('more');
  for (const pause of [5, 15, 30]) {
    const before = records.arrived;
    await forward(learner, pause - 1);
    expect(records.arrived).toBe(before);
    await forward(learner, 1);
    expect(records.arrived).toBeGreaterThan(before);
  }
});

/** What Moodle's server may be left with when answers were sent in a commit that failed and the tab is closed. */
const endings: Record<string, (learner: Learner) => Promise<void>> = {
  'all that is sent on leaving arrives': async (learner) => {
    learner.site.records.answerCommits(() => 'kept');
    await learner.closeTab();
    expect(learner.result()).toEqual(all);
  },
  'half of what is sent on leaving arrives': async (learner) => {
    learner.site.records.answerCommits((nth) => (nth === 1 ? 'kept' : 'lost'));
    await learner.closeTab();
    learner.site.records.answerCommits(() => 'kept');
  },
  'what is sent on leaving arrives in another order': async (learner) => {
    learner.site.records.answerCommits(() => 'kept');
    await learner.closeTab();
    learner.site.records.store(learner.id, {
      'cmi.core.score.raw': '49.99',
      'cmi.objectives.0.id': 'spot_',
      'cmi.objectives.0.status': 'incomplete',
      'cmi.interactions.0.id': 'padlock_',
      'cmi.interactions.1.student_response': 'A link that I cannot read_',
      'cmi.interactions.2.result': 'neutral',
    });
  },
  'nothing of it arrives': async (learner) => {
    await learner.closeTab();
    learner.site.records.answerCommits(() => 'kept');
  },
  'the browser is killed': async (learner) => {
    await learner.kill();
    learner.site.records.answerCommits(() => 'kept');
  },
};

test.each(Object.keys(endings))(
  'answers fall into a failed commit, and %s: the next launch has it right',
  async (ending) => {
    const learner = await open(await theCourse(), { allowed: commitsFail });
    await learner.goByMenu('check');
    await learner.next();
    await learner.answer('check.poster', right['check.poster']);
    await learner.next();
    await learner.answer('check.signs', right['check.signs']);
    await learner.next();
    learner.site.records.answerCommits(() => 'error');
    expect(await learner.next()).toMatchObject({ screen: 'result', saving: 'device' });
    await endings[ending]?.(learner);
    await learner.launch();
    await until(
      'the answers have arrived',
      () => learner.result()['cmi.interactions.2.result'] === 'correct',
    );
    expect(learner.result()).toEqual(all);
    expect(learner.objectives()).toEqual(['0 spot 100 passed']);
    await learner.see('that all is saved', ({ saving }) => saving === 'saved');
    // And that was that: the launch after it has nothing more to tell.
    await learner.closeTab();
    const again = await learner.callsDuring(() => learner.launch());
    expect(again.calls.filter(({ args }) => /(interactions|objectives)\.\d/.test(args[0] ?? ''))).toEqual([]);
  },
);

import { describe, expect, test } from 'vitest';
import { open, type Learner } from '../support/play.ts';
import { core, interactions, right, rightly, theCourse, wrong, wrongly } from '../support/two-quizzes.ts';

/** Up to the first quiz; the practice question on the way is answered. */
async function toCheck(learner: Learner): Promise<void> {
  await learner.goOnTo('padlock');
  await learner.answer('padlock', 'false');
  await learner.next();
  await learner.goOnTo('check');
}

const practised = { padlock: ['f', 'correct'] as [string, string] };

describe.each(['moodle', 'scorm-again', 'strict'] as const)('in %s', (lms) => {
  test('failed, then passed: incomplete in between, the better score counts', async () => {
    const learner = await open(await theCourse(), { lms });
    await toCheck(learner);
    await learner.takeQuiz(wrong);
    expect(learner.result()).toMatchObject({
      ...core('incomplete', 'check', '0'),
      ...interactions({ ...practised, ...wrongly.check }),
    });
    expect(learner.objectives()).toEqual(['0 spot 0 incomplete']);
    await learner.takeQuiz(right);
    await learner.goOnTo('final');
    await learner.takeQuiz({ ...right, 'final.who': 'nobody' });
    expect(learner.result()).toMatchObject(core('incomplete', 'final', '75'));
    await learner.takeQuiz(right);
    await learner.exit();
    expect(learner.result()).toEqual({
      ...core('passed', 'final', '100'),
      ...interactions({ ...practised, ...rightly.check, ...rightly.final }),
    });
  });

  test('all attempts used up: failed at once, whatever slides are left', async () => {
    const learner = await open(await theCourse(), { lms });
    await toCheck(learner);
    await learner.takeQuiz(wrong);
    const look = await learner.takeQuiz({ ...wrong, 'check.signs': ['deadline'] });
    expect(look.next).toBe('Next');
    expect(learner.result()).toMatchObject(core('failed', 'check', '12.5'));
    expect(learner.objectives()).toEqual(['0 spot 25 failed']);
    await learner.goOnTo('final');
    await learner.takeQuiz(right);
    await learner.exit();
    expect(learner.result()).toMatchObject(core('failed', 'final', '62.5'));
  });
});

test('opening the course says incomplete, and nothing of a score', async () => {
  const learner = await open(await theCourse());
  expect(learner.result()).toEqual({ ...core('incomplete', 'cover') });
});

test('passed at once', async () => {
  const learner = await open(await theCourse());
  await toCheck(learner);
  await learner.takeQuiz(right);
  expect(learner.result()).toEqual({
    ...core('incomplete', 'check', '50'),
    ...interactions({ ...practised, ...rightly.check }),
  });
  expect(learner.objectives()).toEqual(['0 spot 100 passed']);
  await learner.goOnTo('final');
  expect(await learner.takeQuiz(right)).toMatchObject({ slide: 'final', screen: 'result' });
  const all = interactions({ ...practised, ...rightly.check, ...rightly.final });
  expect(learner.result()).toEqual({ ...core('passed', 'final', '100'), ...all });
  await learner.goOnTo('thanks');
  await learner.exit();
  expect(learner.result()).toEqual({ ...core('passed', 'thanks', '100'), ...all });
  expect(learner.objectives()).toEqual(['0 spot 100 passed', '1 report 100 passed']);
  expect(learner.calls.filter(({ method }) => method === 'LMSFinish')).toHaveLength(1);
});

test('a worse attempt after a better one takes nothing back', async () => {
  const learner = await open(await theCourse());
  await learner.goByMenu('final');
  await learner.takeQuiz({ 'final.who': 'desk', 'final.fast': 'true' });
  expect(learner.result()).toMatchObject(core('incomplete', 'final', '25'));
  await learner.takeQuiz(wrong);
  expect(learner.result()).toMatchObject({
    ...core('incomplete', 'final', '25'),
    ...interactions({ ...wrongly.final }),
  });
  expect(learner.objectives()).toEqual(['0 report 50 incomplete']);
});

test('questions that were left out are named before submitting, and have no answer in the report', async () => {
  const learner = await open(await theCourse());
  await learner.goByMenu('check');
  await learner.next();
  await learner.next();
  await learner.answer('check.signs', ['deadline']);
  expect(await learner.next()).toMatchObject({ screen: 'unanswered', next: 'Submit' });
  expect(await learner.find('[data-unanswered] [data-question-go]:visible').count()).toBe(1);
  await learner.next();
  expect(learner.result()).toEqual({
    ...core('incomplete', 'check', '12.5'),
    ...interactions({ 'check.signs': ['A deadline', '0.5'] }),
  });
});

test("two quizzes' worth of answers without submitting: all there at the next launch, nothing in the gradebook", async () => {
  const learner = await open(await theCourse());
  await learner.goByMenu('check');
  await learner.next();
  await learner.answer('check.poster', 'paper');
  await learner.next();
  await learner.answer('check.signs', ['name', 'sender']);
  await learner.goByMenu('final');
  await learner.next();
  await learner.answer('final.who', 'desk');
  await learner.kill();
  expect(learner.result()).toEqual(core('incomplete', 'final'));
  await learner.launch();
  expect(await learner.look()).toMatchObject({ slide: 'final' });
  await learner.next();
  expect(await learner.answerOf('final.who')).toEqual(['desk']);
  await learner.goByMenu('check');
  await learner.next();
  expect(await learner.answerOf('check.poster')).toEqual(['paper']);
  expect(await learner.answerOf('check.signs')).toEqual(['name', 'sender']);
});

test('with mastery score in the LMS the status is still ours until the verdict is final', async () => {
  const learner = await open(await theCourse(), { records: { masteryScore: '80' } });
  await learner.goByMenu('check');
  await learner.takeQuiz(right);
  expect(learner.result()).toMatchObject(core('incomplete', 'check', '50'));
});

test('by touch on a phone: one answer, several, a statement; right, half right and wrong', async () => {
  const learner = await open(await theCourse(), { screen: { width: 320, height: 640, touch: true } });
  const next = () => learner.step(() => learner.find('[data-action=next]').tap());
  const tap = async (question: string, ...parts: string[]) => {
    for (const part of parts)
      await learner.find(`form[data-question="${question}"] [data-part="${part}"]`).tap();
    await learner.see('the answer saved', ({ saving }) => saving !== 'saving');
  };
  await learner.goByMenu('check');
  await next();
  await tap('check.poster', 'link');
  await next();
  await tap('check.signs', 'deadline');
  await next();
  expect((await next()).screen).toBe('result');
  await learner.goByMenu('final');
  await next();
  await tap('final.who', 'nobody');
  await next();
  await next();
  await tap('final.fast', 'false');
  await next();
  await next();
  expect(learner.result()).toMatchObject({
    ...core('incomplete', 'final', '62.5'),
    ...interactions({
      'check.poster': ['A link that I cannot read', 'correct'],
      'check.signs': ['A deadline', '0.5'],
      'final.who': ['Nobody', 'wrong'],
      'final.fast': ['f', 'correct'],
    }),
  });
});

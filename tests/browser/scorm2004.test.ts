import { expect, test } from 'vitest';
import { open } from '../support/play.ts';
import { right, theCourse, wrong } from '../support/two-quizzes.ts';

const question = (index: number, elements: Record<string, string>) =>
  Object.fromEntries(
    Object.entries(elements).map(([name, value]) => [`cmi.interactions.${index}.${name}`, value]),
  );

const answered = {
  ...question(0, { id: 'padlock' }),
  ...question(1, {
    id: 'check.poster',
    type: 'choice',
    description: 'A poster carries a QR code. What is it?',
    'objectives.0.id': 'spot',
    weighting: '1',
    'correct_responses.0.pattern': 'link',
    learner_response: 'link',
    result: 'correct',
  }),
  ...question(2, {
    id: 'check.signs',
    type: 'choice',
    description: 'Which are signs of phishing?',
    'objectives.0.id': 'spot',
    weighting: '1',
    'correct_responses.0.pattern': 'deadline[,]sender',
    learner_response: 'deadline',
    result: '0.5',
  }),
};

test.each(['moodle', 'scorm-again', 'strict'] as const)(
  'in %s: every element, as it is kept',
  async (lms) => {
    const learner = await open(await theCourse('scorm2004'), { lms });
    await learner.goByMenu('check');
    await learner.takeQuiz({ ...right, 'check.signs': ['deadline'] });
    await learner.exit();
    expect(learner.result()).toEqual({
      'cmi.completion_status': 'incomplete',
      'cmi.exit': 'suspend',
      'cmi.location': 'check',
      'cmi.progress_measure': '0.2',
      'cmi.score.max': '100',
      'cmi.score.min': '0',
      'cmi.score.raw': '37.5',
      'cmi.score.scaled': '0.375',
      ...(lms === 'moodle' ? {} : { 'cmi.success_status': 'unknown' }),
      ...answered,
    });
    expect(learner.objectives()).toEqual(['0 spot 75 passed']);
    const { length } = learner.calls.filter(({ method }) => method === 'Terminate');
    expect(length).toBe(1);
  },
);

test('exit and state are set before the first commit, so that no LMS drops an attempt that was just begun', async () => {
  const learner = await open(await theCourse('scorm2004'), { lms: 'strict' });
  const methods = learner.calls.map(({ method, args }) => `${method} ${args[0] ?? ''}`.trim());
  const first = methods.indexOf('Commit');
  expect(methods.indexOf('SetValue cmi.exit')).toBeLessThan(first);
  expect(methods.indexOf('SetValue cmi.suspend_data')).toBeLessThan(first);
  expect(learner.stored()).toMatchObject({ 'cmi.exit': 'suspend' });
});

test('failed for good: failed, and completed only when nothing more can be done', async () => {
  const learner = await open(await theCourse('scorm2004'));
  await learner.goByMenu('check');
  await learner.takeQuiz(wrong);
  await learner.takeQuiz(wrong);
  expect(learner.result()).toMatchObject({
    'cmi.completion_status': 'incomplete',
    'cmi.success_status': 'failed',
  });
});

import { expect, test } from 'vitest';
import { findings } from '../support/axe.ts';
import type { Package } from '../support/package.ts';
import { open, until, type Learner } from '../support/play.ts';
import { courseWith, packageWithTenth } from '../support/tenth-type.ts';
import { core } from '../support/two-quizzes.ts';

/** A type of which no file outside of its folder knows (`tests/questions/tenth`), played to its end in an LMS. */
const course = courseWith(`id: intro
title: Spiders
slides:
  - id: eyes
    type: slider
    stem: How many eyes?
    min: 0
    max: 10
    answer: 8
    label: Eyes
  - id: check
    type: quiz
    title: Check
    pass_mark: 60%
    questions:
      - id: legs
        type: slider
        stem: How many legs?
        min: 0
        max: 10
        answer: 8
        label: Legs
        off: As many as an octopus has arms.
      - id: colour
        stem: What colour is the sky?
        choices: { blue: Blue, green: Green }
        answer: blue
`);

let built: Promise<Package> | undefined;
const theCourse = () => (built ??= packageWithTenth(course));
const form = (learner: Learner, question: string) => learner.find(`form[data-question="${question}"]`);

/** Sets a slider with the arrow keys. */
async function set(learner: Learner, question: string, value: number): Promise<void> {
  const slider = form(learner, question).locator('[data-slider]');
  await slider.focus();
  await learner.press('Home', ...Array.from({ length: value }, () => 'ArrowUp'));
  await learner.see('the answer saved', ({ saving }) => saving === 'saved');
}

const result = (learner: Learner) => learner.result();
const slider = (index: number, id: string, points: string, response: string, graded: string) => {
  const base = `cmi.interactions.${index}`;
  return {
    [`${base}.id`]: id,
    [`${base}.type`]: 'numeric',
    [`${base}.weighting`]: points,
    [`${base}.correct_responses.0.pattern`]: '8',
    [`${base}.student_response`]: response,
    [`${base}.result`]: graded,
  };
};
const sky = {
  'cmi.interactions.2.id': 'check.colour',
  'cmi.interactions.2.type': 'choice',
  'cmi.interactions.2.weighting': '1',
  'cmi.interactions.2.correct_responses.0.pattern': 'Blue',
  'cmi.interactions.2.student_response': 'Blue',
  'cmi.interactions.2.result': 'correct',
};

test.each(['moodle', 'scorm-again', 'strict'] as const)(
  'a tenth question type in %s: practised, resumed, graded by parts, passed',
  async (lms) => {
    const learner = await open(await theCourse(), { lms });
    await set(learner, 'eyes', 8);
    await learner.next();
    await learner.next();
    await learner.next();
    await set(learner, 'check.legs', 6);
    await learner.relaunch();
    await learner.next();
    const input = form(learner, 'check.legs').locator('[data-slider]');
    expect(await input.inputValue()).toBe('6');
    await learner.takeQuiz({ 'check.colour': 'blue' });
    expect(result(learner)).toEqual({
      ...core('passed', 'check', '90'),
      ...slider(0, 'eyes', '0', '8', 'correct'),
      ...slider(1, 'check.legs', '1', '6', '0.8'),
      ...sky,
    });
    await learner.find('[data-action=review]').click();
    await learner.see('the review', ({ screen }) => screen === 'questions');
    expect(await form(learner, 'check.legs').locator('[data-slider-note]').innerText()).toBe(
      'Your answer, wrong. Right answer: 8',
    );
    expect(await form(learner, 'check.legs').innerText()).toContain('As many as an octopus has arms.');
    expect(await input.isDisabled()).toBe(true);
  },
);

test('a tenth question type has its looks, and axe finds nothing', async () => {
  const learner = await open(await theCourse(), { lms: 'none' });
  const box = await form(learner, 'eyes').locator('[data-slider]').boundingBox();
  expect(box?.height).toBeGreaterThanOrEqual(44);
  await form(learner, 'eyes').locator('[data-slider]').press('End');
  await until(
    'it is shown',
    async () => (await form(learner, 'eyes').locator('[data-slider-shown]').innerText()) === '10',
  );
  await learner.next();
  expect(await findings(learner, 'tenth')).toEqual([]);
});

import { expect, test } from 'vitest';
import { findings, picture } from '../support/axe.ts';
import { TestCourse, type Package } from '../support/package.ts';
import { open, type Learner } from '../support/play.ts';

const lesson = `id: intro
title: Opinions
slides:
  - id: flat
    type: likert
    stem: I can describe my flat in German.
    scale: { none: not at all, bit: a little, well: quite well, very: very well }
    feedback: Come back to this at the end.
  - id: check
    type: quiz
    title: Check
    questions:
      - id: sure
        type: likert
        stem: How sure are you of what you have learned here?
        scale: agreement_5
        required: true
      - id: colour
        stem: What colour is the sky?
        choices: { blue: Blue, green: Green }
        answer: blue
`;

let built: Promise<Package> | undefined;
const theCourse = () =>
  (built ??= TestCourse.from('base', { 'lessons/intro.yaml': lesson }).then((course) => course.build()));

const option = (learner: Learner, question: string, id: string) =>
  learner.find(`form[data-question="${question}"] [data-part="${id}"]`);

/** What an LMS has of an interaction, without times. */
const told = (learner: Learner, index: number) =>
  Object.fromEntries(
    Object.entries(learner.result()).flatMap(([element, value]) => {
      const start = `cmi.interactions.${index}.`;
      return element.startsWith(start) ? [[element.slice(start.length), value]] : [];
    }),
  );

test('an opinion among the slides: told as neutral, without a word on right and wrong', async () => {
  const learner = await open(await theCourse());
  expect(await learner.answer('flat', 'well')).toMatchObject({ next: 'Save answer' });
  await learner.next();
  expect(told(learner, 0)).toEqual({
    id: 'flat',
    type: 'likert',
    weighting: '0',
    student_response: 'quite well',
    result: 'neutral',
  });
  const form = learner.find('form[data-question="flat"]');
  expect(await form.locator('[data-part][data-state]').count()).toBe(0);
  expect(await form.locator('[data-verdict]').isVisible()).toBe(false);
  expect(await form.innerText()).toContain('Come back to this at the end.');
});

test('in a quiz it earns nothing, costs nothing, and comes back as it was', async () => {
  const learner = await open(await theCourse());
  await learner.goByMenu('check');
  await learner.next();
  await learner.answer('check.sure', '2');
  await learner.relaunch();
  await learner.next();
  await learner.back();
  expect(await learner.answerOf('check.sure')).toEqual(['2']);
  await learner.answer('check.sure', '4');
  await learner.takeQuiz({ 'check.colour': 'blue' });
  expect(learner.result()).toMatchObject({ 'cmi.core.score.raw': '100' });
  expect(told(learner, 1)).toEqual({
    id: 'check.sure',
    type: 'likert',
    weighting: '0',
    student_response: 'Agree',
    result: 'neutral',
  });
  await learner.find('[data-action=review]').click();
  await learner.see('the review', ({ screen }) => screen === 'questions');
  expect(await learner.answerOf('check.sure')).toEqual(['4']);
  expect(await option(learner, 'check.sure', '4').locator('input').isDisabled()).toBe(true);
  expect(await option(learner, 'check.sure', '4').getAttribute('data-state')).toBeNull();
});

test('with the keyboard alone', async () => {
  const learner = await open(await theCourse());
  await learner.tabTo('form[data-question="flat"] input');
  await learner.press('Space', 'ArrowDown', 'ArrowDown');
  expect(await learner.answerOf('flat')).toEqual(['well']);
  await learner.tabTo('[data-action=next]');
  await learner.step(() => learner.press('Enter'));
  expect(told(learner, 0)).toMatchObject({ student_response: 'quite well' });
});

test('by touch on a phone: steps below each other, each at least 44 px high', async () => {
  const learner = await open(await theCourse(), { screen: { width: 320, height: 640, touch: true } });
  const boxes = await Promise.all(
    ['none', 'bit', 'well', 'very'].map((id) => option(learner, 'flat', id).boundingBox()),
  );
  expect(new Set(boxes.map((box) => box?.x)).size).toBe(1);
  for (const box of boxes) expect(box?.height).toBeGreaterThanOrEqual(44);
  await option(learner, 'flat', 'very').tap();
  await learner.find('[data-action=next]').tap();
  await learner.see('the answer saved', ({ saving }) => saving === 'saved');
  expect(told(learner, 0)).toMatchObject({ student_response: 'very well' });
});

test('on a wide screen: steps in a row, low to high in reading direction', async () => {
  const course = await TestCourse.from('base', { 'lessons/intro.yaml': lesson });
  const right = await course.read('course.yaml').then((yaml) => yaml.replace('language: en', 'language: ar'));
  const place = async (learner: Learner) => {
    const boxes = await Promise.all(['none', 'very'].map((id) => option(learner, 'flat', id).boundingBox()));
    expect(boxes[0]?.y).toBe(boxes[1]?.y);
    return Math.sign((boxes[1]?.x ?? 0) - (boxes[0]?.x ?? 0));
  };
  expect(await place(await open(await theCourse()))).toBe(1);
  await course.edit({ 'course.yaml': right });
  expect(await place(await open(await course.build()))).toBe(-1);
});

test('axe finds nothing before and after answering; pictures', async () => {
  const learner = await open(await theCourse(), { lms: 'none' });
  const found: string[] = [];
  const look = async (name: string) => {
    found.push(...(await findings(learner, name)));
    for (const width of [320, 768, 1440])
      for (const theme of ['light', 'dark'] as const) {
        await learner.page.setViewportSize({ width, height: 800 });
        await learner.page.emulateMedia({ colorScheme: theme });
        await picture(learner, `likert-${name}-${width}-${theme}`);
      }
    await learner.page.setViewportSize({ width: 1280, height: 800 });
  };
  await look('open');
  await learner.answer('flat', 'bit');
  await look('picked');
  await learner.next();
  await look('checked');
  await learner.goByMenu('check');
  await learner.next();
  await learner.answer('check.sure', '4');
  await look('quiz');
  expect(found).toEqual([]);
}, 180_000);

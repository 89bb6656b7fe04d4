import { expect, test } from 'vitest';
import type { PlayerCourse } from '../../scripts/course/player-course.ts';
import { findings, picture } from '../support/axe.ts';
import { TestCourse, type Package } from '../support/package.ts';
import { open, type Learner } from '../support/play.ts';
import { fill } from '../support/typed.ts';

let built: Promise<Package> | undefined;
const theCourse = () => (built ??= TestCourse.from('course/question-types').then((course) => course.build()));

/** All of the first quiz answered, and rightly. */
const firstQuiz = {
  'tries_and_hints.capital': 'canberra',
  'tries_and_hints.ocean': 'false',
  'tries_and_hints.opinion': '4',
  'tries_and_hints.pledge': 'read',
};

test('axe finds nothing in the second sample', async () => {
  const course = await theCourse();
  const learner = await open(course, { lms: 'none' });
  const { lessons } = JSON.parse(new TextDecoder().decode(course.files.get('course.json'))) as PlayerCourse;
  const found: string[] = [];
  const unlocked = lessons.filter(({ gate }) => gate === undefined);
  for (const { id } of unlocked.flatMap(({ slides }) => slides)) {
    await learner.goByMenu(id);
    await picture(learner, `question-types-${id}`);
    found.push(...(await findings(learner, id)));
  }
  expect(found).toEqual([]);
}, 300_000);

test('a choice that is a sound alone has a name beside its button', async () => {
  const learner = await open(await theCourse());
  await learner.goByMenu('sounds');
  const names = await learner.find('form [data-part] .choice-text:visible').allInnerTexts();
  expect(names.map((name) => name.trim()).sort()).toEqual(['Tone one', 'Tone two']);
});

test('the first quiz of the second sample weighs a fifth of the score', async () => {
  const learner = await open(await theCourse());
  await learner.goByMenu('tries_and_hints');
  await learner.takeQuiz(firstQuiz);
  expect(learner.result()).toMatchObject({
    'cmi.core.lesson_status': 'incomplete',
    'cmi.core.score.raw': '20',
  });
});

/** Puts the animals in order with their buttons. */
async function orderAnimals(learner: Learner, question: string): Promise<void> {
  const rows = learner.find(`form[data-question="${question}"] [data-part]`);
  for (const [place, animal] of ['A mouse', 'A cat', 'A horse'].entries())
    for (;;) {
      const names = await rows.locator('[data-item]').allInnerTexts();
      const at = names.findIndex((name) => name.trim() === animal);
      if (at <= place) break;
      await rows.nth(at).locator('[data-move=up]').click();
    }
}

/** Answers a question of the exam's bank rightly. */
const answers: Record<string, (learner: Learner, question: string) => Promise<unknown>> = {
  check_boxes: (learner, question) => learner.answer(question, 'list'),
  radio_buttons: (learner, question) => learner.answer(question, 'one'),
  blanks: (learner, question) => fill(learner, question, 'Square'),
  order_matters: orderAnimals,
  which_counts: (learner, question) => learner.answer(question, 'best'),
  what_falls: (learner, question) => learner.answer(question, 'false'),
  kept: (learner, question) => fill(learner, question, '87.5'),
};

/** Goes through the attempt in view, answering what is wanted; gives what was asked. Ends at the result. */
async function takeExam(learner: Learner, wanted: (id: string) => boolean): Promise<string[]> {
  const asked: string[] = [];
  for (let look = await learner.look(); look.screen !== 'result'; look = await learner.next())
    for (const question of look.screen === 'questions' ? look.questions : []) {
      const id = question.replace('final_exam.', '');
      asked.push(id);
      if (wanted(id)) await answers[id]?.(learner, question);
    }
  return asked;
}

test('the exam of the second sample: drawn, timed, asks again what was wrong, and its pass completes', async () => {
  const learner = await open(await theCourse());
  await learner.goByMenu('tries_and_hints');
  await learner.takeQuiz(firstQuiz);
  await learner.goByMenu('final_exam');
  await learner.find('[data-extra-time] input').check();
  await learner.next();
  expect(await learner.find('[data-screen=questions] [data-clock-time]').innerText()).toMatch(
    /^1[45]:\d\d left$/,
  );
  const first = await takeExam(learner, (id) => id === 'kept');
  expect(first).toHaveLength(4);
  const ofTypes = ['check_boxes', 'radio_buttons', 'blanks', 'order_matters'];
  expect(first.filter((id) => ofTypes.includes(id))).toHaveLength(2);
  expect(first.filter((id) => ['which_counts', 'what_falls'].includes(id))).toHaveLength(1);
  // One of five points of the exam, which weighs 80, and all of the first quiz, which weighs 20.
  expect(learner.result()).toMatchObject({
    'cmi.core.lesson_status': 'incomplete',
    'cmi.core.score.raw': '36',
  });
  await learner.next();
  const second = await takeExam(learner, () => true);
  expect([...second].sort()).toEqual(first.filter((id) => id !== 'kept').sort());
  expect(learner.result()).toMatchObject({
    'cmi.core.lesson_status': 'passed',
    'cmi.core.score.raw': '100',
  });
});

import { describe, expect, test } from 'vitest';
import { findings, picture } from '../support/axe.ts';
import { TestCourse, type Package } from '../support/package.ts';
import { open, type Learner } from '../support/play.ts';

let built: Promise<Package> | undefined;
const theCourse = () =>
  (built ??= TestCourse.from('tests/browser/courses/behaviours').then((course) => course.build()));

const form = (learner: Learner, question: string) => learner.find(`form[data-question="${question}"]`);
const textIn = async (learner: Learner, question: string, hook: string) =>
  (await form(learner, question).locator(`[data-${hook}]`).innerText()).trim();

/** The value of an interaction's element, by the interaction's id. */
function interaction(learner: Learner, id: string, element: string): string | undefined {
  const stored = learner.stored();
  const at = Object.keys(stored).find((key) => /\.id$/.test(key) && stored[key] === id);
  return at === undefined ? undefined : stored[at.replace(/id$/, element)];
}

/** Answers the question in view, whichever it is: all of the bank's are right with Yes. */
async function answerAll(learner: Learner, choice: (question: string) => string): Promise<string[]> {
  const asked: string[] = [];
  let look = await learner.look();
  while (look.screen === 'questions') {
    const [question = ''] = look.questions;
    asked.push(question);
    await learner.answer(question, choice(question));
    look = await learner.next();
  }
  return asked;
}

describe('tries and hints', () => {
  test('a wrong try shows the next hint and costs its penalty; the last one is final', async () => {
    const learner = await open(await theCourse());
    await learner.goByMenu('tries_quiz');
    await learner.next();
    await learner.answer('tries_quiz.capital', 'sydney');
    await learner.find('[data-action=next]').click();
    await learner.see('the first hint', () => true);
    expect(await textIn(learner, 'tries_quiz.capital', 'feedback-text')).toBe('It is no port.');
    expect(await textIn(learner, 'tries_quiz.capital', 'tries-left')).toBe('2 more tries.');
    expect(await textIn(learner, 'tries_quiz.capital', 'verdict-text')).toBe('Not right');
    expect(await learner.look()).toMatchObject({ locked: [], next: 'Check' });
    expect(interaction(learner, 'tries_quiz.capital', 'result')).toBe('wrong');
    await picture(learner, 'tries-hint');

    await learner.answer('tries_quiz.capital', 'perth');
    await learner.find('[data-action=next]').click();
    await learner.see('the second hint', () => true);
    expect(await textIn(learner, 'tries_quiz.capital', 'feedback-text')).toBe('It begins with C.');

    await learner.kill();
    await learner.launch();
    await learner.next();
    expect(await learner.answerOf('tries_quiz.capital')).toEqual(['perth']);
    expect(await textIn(learner, 'tries_quiz.capital', 'tries-left')).toBe('1 more try.');

    await learner.answer('tries_quiz.capital', 'canberra');
    await learner.next();
    expect(await learner.look()).toMatchObject({ locked: ['tries_quiz.capital'] });
    expect(await textIn(learner, 'tries_quiz.capital', 'feedback-text')).toBe('Well known.');
    expect(interaction(learner, 'tries_quiz.capital', 'result')).toBe('correct');
    await learner.next();
    await learner.answer('tries_quiz.ocean', 'baltic');
    await learner.next();
    expect(await learner.look()).toMatchObject({ locked: ['tries_quiz.ocean'] });
    await learner.next();
    await learner.answer('tries_quiz.pledge', 'read');
    await learner.next();
    await learner.next();
    // capital 1 - 2 x 0.25, ocean 0 - 0.25: a quarter of a point of two; it weighs 30 of 100.
    expect(await learner.look()).toMatchObject({ screen: 'result' });
    expect(learner.result()['cmi.core.score.raw']).toBe('3.75');
  });

  test('a required question can be skipped and flagged, and keeps the quiz from being submitted', async () => {
    const learner = await open(await theCourse());
    await learner.goByMenu('tries_quiz');
    await learner.next();
    await form(learner, 'tries_quiz.capital').locator('[data-action=flag]').click();
    await learner.step(() => form(learner, 'tries_quiz.capital').locator('[data-action=skip]').click());
    await learner.step(() => form(learner, 'tries_quiz.ocean').locator('[data-action=skip]').click());
    await learner.step(() => form(learner, 'tries_quiz.pledge').locator('[data-action=skip]').click());
    expect(await learner.look()).toMatchObject({ screen: 'unanswered' });
    const listed = await learner.find('[data-unanswered] [data-question-go]').allInnerTexts();
    expect(listed).toEqual([
      'Question 1 of 3: What is the capital of Australia? (flagged)',
      'Question 2 of 3: Which is an ocean?',
      'Question 3 of 3: I have read this. (required)',
    ]);
    await learner.find('[data-action=next]').dispatchEvent('click');
    expect(await learner.find('[data-missing-hint]').innerText()).toBe(
      '1 required question has no answer yet.',
    );
    await learner.relaunch();
    await learner.next();
    const flag = form(learner, 'tries_quiz.capital').locator('[data-action=flag]');
    expect(await flag.getAttribute('aria-pressed')).toBe('true');
  });
});

test('feedback stands at the choices it was written for, whatever a choice is called', async () => {
  const course = await TestCourse.from('base', {
    'lessons/intro.yaml': `id: intro
title: Intro
slides:
  - id: check
    type: quiz
    title: Check
    reveal: after_each
    questions:
      - id: called
        stem: What makes an object?
        choices: { constructor: A constructor, other: { text: A string, feedback: It prints one. } }
        answer: constructor
`,
  });
  const learner = await open(await course.build());
  await learner.goByMenu('check');
  await learner.next();
  await learner.answer('check.called', 'constructor');
  await learner.next();
  expect(await textIn(learner, 'check.called', 'verdict-text')).toBe('Right');
  expect(await textIn(learner, 'check.called', 'feedback-text')).toBe('');
});

describe('gates', () => {
  test('a closed lesson says what opens it, and stays open once it was', async () => {
    const learner = await open(await theCourse());
    await learner.menu();
    const item = learner.find('[data-menu-list] li:has([data-menu-go=exam])');
    expect(await item.getAttribute('data-state')).toBe('locked');
    expect(await item.innerText()).toContain('Opens when you have seen “Read me”');
    await learner.find('[data-menu-go=exam]').dispatchEvent('click');
    await learner.see('the lock', ({ heading, slide }) => heading === 'Exam' && slide !== 'exam');
    await picture(learner, 'locked');
    expect(await findings(learner, 'locked')).toEqual([]);
    await learner.find('[data-action=next]').click();
    await learner.see('the slide that opens it', ({ slide }) => slide === 'read_me');
    await learner.menu();
    expect(await item.innerText()).toContain('Opens when “Tries” is submitted');
  });
});

describe('draws', () => {
  async function toExam(learner: Learner): Promise<void> {
    await learner.goByMenu('read_me');
    await learner.goByMenu('tries_quiz');
    await learner.next();
    for (let question = 0; question < 2; question++)
      await learner.step(() => learner.find('[data-action=skip]:visible').click());
    await learner.answer('tries_quiz.pledge', 'read');
    await learner.next();
    await learner.next();
    await learner.next();
    await learner.goByMenu('exam');
  }

  test('an attempt asks what it drew, in the same order after a break; retry asks what was wrong', async () => {
    const learner = await open(await theCourse());
    await toExam(learner);
    await learner.next();
    const first = (await learner.look()).questions;
    await learner.answer(first[0] ?? '', 'y');
    await learner.relaunch();
    await learner.goByMenu('exam');
    await learner.next();
    // The first unanswered one is in view; the list still has four.
    expect(await learner.find('[data-question-list] [data-question-go]').count()).toBe(4);
    expect((await learner.look()).questions).not.toEqual(first);
    const rest = await answerAll(learner, () => 'n');
    const asked = [...first, ...rest];
    expect(new Set(asked).size).toBe(4);
    expect(asked).toContain('exam.fixed_one');
    expect(asked.filter((id) => ['exam.q3', 'exam.q4'].includes(id)).length).toBeGreaterThan(0);
    await learner.next();
    const before = Number(learner.result()['cmi.core.score.raw']);
    expect(before).toBeGreaterThan(0);
    await learner.next();
    expect(await learner.find('[data-question-list] [data-question-go]').count()).toBe(3);
    const again = await answerAll(learner, () => 'y');
    expect([...again].sort()).toEqual([...rest].sort());
    await learner.next();
    expect(learner.result()).toMatchObject({
      'cmi.core.lesson_status': 'passed',
      'cmi.core.score.raw': '70',
    });
  });

  test('further attempts draw what this learner has met least', async () => {
    const learner = await open(await theCourse());
    await toExam(learner);
    await learner.goByMenu('drawn');
    const met: string[][] = [];
    await learner.next();
    for (let attempt = 0; attempt < 6; attempt++) {
      met.push(await answerAll(learner, () => 'y'));
      await learner.next();
      if (attempt < 5) await learner.step(() => learner.find('[data-action=again]:visible').click());
    }
    expect(new Set(met.slice(0, 3).flat()).size).toBe(6);
    expect(new Set(met.slice(3).flat()).size).toBe(6);
  });
});

describe('time', () => {
  const timed = (extra: string) =>
    TestCourse.from('tests/browser/courses/behaviours', {
      'course.yaml':
        'format: 1\nid: behaviours\ntitle: Timed\nversion: 1.0.0\nlanguage: en\nlessons: [start]\n',
      'banks/bank.yaml': null,
      'lessons/exam.yaml': null,
      'lessons/start.yaml': `id: start
title: Start
slides:
  - id: cover
    type: title
  - id: timed
    type: quiz
    title: Timed
    pass_mark: 50%
    attempts: 2
    time_limit: 10 min
${extra}
    questions:
      - { id: a, stem: "A?", choices: { y: "Yes", n: "No" }, answer: y }
      - { id: b, stem: "B?", choices: { y: "Yes", n: "No" }, answer: y }
`,
    }).then((course) => course.build());

  const clockOf = async (learner: Learner) =>
    (await learner.find('[data-screen=questions] [data-clock-time]').innerText()).trim();

  test('the clock runs down, can be hidden, is announced, and submits what is answered', async () => {
    const learner = await open(await timed('    clock: open'), {
      before: async ({ device }) => device.context.clock.install(),
    });
    await learner.goByMenu('timed');
    await learner.next();
    expect(await clockOf(learner)).toBe('10:00 left');
    await picture(learner, 'clock');
    expect(await findings(learner, 'clock')).toEqual([]);
    await learner.answer('timed.a', 'y');
    await learner.page.clock.runFor(301_000);
    expect(await learner.look()).toMatchObject({ announced: '5 minutes left.' });
    expect(await clockOf(learner)).toMatch(/^4:[45]\d left$/);
    await learner.find('[data-screen=questions] [data-action=hide-clock]').click();
    expect(await learner.find('[data-screen=questions] [data-clock-time]').isVisible()).toBe(false);
    // Wherever the learner is: on another slide too.
    await learner.goByMenu('cover');
    await learner.page.clock.runFor(300_000);
    await learner.see('the sentence', ({ strip }) => strip.includes('Time is up in “Timed”'));
    await learner.page.clock.runFor(2000);
    await learner.see('saved', ({ saving }) => saving === 'saved');
    expect(learner.result()['cmi.core.score.raw']).toBe('50');
    await learner.goByMenu('timed');
    expect(await learner.find('[data-fact=time-used]').innerText()).toContain('Time was up.');
    // Passed, and an attempt is left: it begins at the start screen, with a clock of its own.
    expect((await learner.step(() => learner.find('[data-action=again]').click())).next).toBe('Try again');
    await learner.next();
    expect(await clockOf(learner)).toMatch(/^(10:00|9:5\d) left$/);
  });

  test('time while the course is closed counts with `always`, and an attempt that ran out is submitted at launch', async () => {
    const learner = await open(await timed('    clock: always'), {
      before: async ({ device }) => device.context.clock.install(),
    });
    await learner.goByMenu('timed');
    await learner.next();
    await learner.answer('timed.a', 'y');
    await learner.page.clock.runFor(60_000);
    await learner.kill();
    await learner.device.context.clock.fastForward(120_000);
    await learner.launch();
    await learner.next();
    const left = await clockOf(learner);
    expect(left).toMatch(/^(7:0\d|6:5\d) left$/);
    await learner.goByMenu('cover');
    await learner.kill();
    await learner.device.context.clock.fastForward(600_000);
    await learner.launch();
    await learner.see('the sentence', ({ strip }) => strip.includes('Time is up in “Timed”'));
    await learner.page.clock.runFor(2000);
    expect(learner.result()['cmi.core.score.raw']).toBe('50');
  });

  test('with `open` the clock stands still while the course is closed; extra time is chosen before the start', async () => {
    const learner = await open(await timed('    clock: open\n    extra_time: 50%'), {
      before: async ({ device }) => device.context.clock.install(),
    });
    await learner.goByMenu('timed');
    await learner.find('[data-extra-time] input').check();
    await learner.next();
    expect(await clockOf(learner)).toBe('15:00 left');
    await learner.page.clock.runFor(60_000);
    await learner.answer('timed.a', 'y');
    await learner.kill();
    await learner.device.context.clock.fastForward(3_600_000);
    await learner.launch();
    await learner.next();
    expect(await clockOf(learner)).toMatch(/^(14:0\d|13:5\d) left$/);
  });

  test('between two attempts a learner waits', async () => {
    const learner = await open(await timed('    wait: 24 h'), {
      before: async ({ device }) => device.context.clock.install(),
    });
    await learner.goByMenu('timed');
    await learner.next();
    await learner.next();
    await learner.next();
    const look = await learner.next();
    expect(look).toMatchObject({ screen: 'result', next: 'Finish' });
    expect(await learner.find('[data-screen=result] [data-fact=wait]').innerText()).toContain(
      'You can try again from',
    );
    await learner.device.context.clock.fastForward(24 * 3600_000 + 1000);
    await learner.relaunch();
    await learner.goByMenu('timed');
    expect(await learner.look()).toMatchObject({ next: 'Try again' });
  });
});

describe('in order', () => {
  const inOrder = () =>
    TestCourse.from('tests/browser/courses/behaviours', {
      'course.yaml': `format: 1
id: behaviours
title: In order
version: 1.0.0
language: en
lessons: [start]
navigation: in_order
completion: { slides: all, quizzes: submitted }
`,
      'banks/bank.yaml': null,
      'lessons/exam.yaml': null,
      'lessons/start.yaml': `id: start
title: Start
slides:
  - { id: cover, type: title }
  - { id: slow, title: Slow, min_time: 5 s, body: Look at it. }
  - id: ask
    type: true-false
    stem: Is it?
    answer: true
  - { id: extra, title: Extra, optional: true, body: More. }
  - id: check
    type: quiz
    title: Check
    questions:
      - { id: a, stem: "A?", choices: { y: "Yes", n: "No" }, answer: y }
  - { id: end_of_it, title: The end, body: Bye. }
`,
    }).then((course) => course.build());

  test('each slide opens when the one before it is done; time on a slide is counted while it is seen', async () => {
    const learner = await open(await inOrder(), {
      before: async ({ device }) => device.context.clock.install(),
    });
    const nextIsOpen = async () =>
      (await learner.find('[data-action=next]').getAttribute('aria-disabled')) !== 'true';
    await learner.next();
    expect(await learner.look()).toMatchObject({ slide: 'slow' });
    expect(await nextIsOpen()).toBe(false);
    await learner.find('[data-action=next]').dispatchEvent('click');
    expect(await learner.find('[data-missing-hint]').innerText()).toBe(
      'This slide takes its time: 5 seconds in all.',
    );
    await learner.page.clock.runFor(5500);
    expect(await nextIsOpen()).toBe(true);
    await learner.next();
    expect(await learner.look()).toMatchObject({ slide: 'ask', next: 'Check' });
    await learner.find('[data-main]').focus();
    await learner.press('End');
    await learner.see('the lock', ({ heading, slide }) => heading === 'The end' && slide !== 'end_of_it');
    await learner.goByMenu('ask');
    await learner.answer('ask', 'false');
    await learner.next();
    await learner.next();
    expect(await learner.look()).toMatchObject({ slide: 'extra' });
    await learner.next();
    await learner.next();
    await learner.next();
    await learner.next();
    expect(await learner.look()).toMatchObject({ slide: 'check', screen: 'result' });
    // No pass mark, so it is submitted; the way on is open.
    await learner.next();
    await learner.see('the end', ({ slide }) => slide === 'end_of_it');
    await learner.page.clock.runFor(3000);
    expect(learner.result()['cmi.core.lesson_status']).toBe('completed');
  });
});

import { readFile } from 'node:fs/promises';
import { expect, test } from 'vitest';
import { findings, picture } from '../support/axe.ts';
import { TestCourse, type Package } from '../support/package.ts';
import { open, until, type Learner } from '../support/play.ts';

const lesson = `id: intro
title: Texts
slides:
  - id: why
    type: long-fill-in
    stem: Why do you *lock* your screen?
    words: { min: 3, max: 8 }
    max_length: 120
    model_answer: Because **others** could read, and write, in my name.
    checklist: { others: I thought of others, name: I thought of what is done in my name }
    feedback: Windows and L is all that it takes.
  - id: check
    type: quiz
    title: Check
    pass_mark: 50%
    questions:
      - id: explain
        type: long-fill-in
        stem: When is a loop better than a list?
        words: { min: 3 }
        required: true
        model_answer: When you don't know how often.
        checklist: { cond: I named a condition }
      - id: free
        type: long-fill-in
        stem: What else did you think?
        words: { min: 5 }
      - id: colour
        stem: What colour is the sky?
        choices: { blue: Blue, green: Green }
        answer: blue
`;

let built: Promise<Package> | undefined;
const theCourse = () =>
  (built ??= TestCourse.from('base', { 'lessons/intro.yaml': lesson }).then((course) => course.build()));

const form = (learner: Learner, question: string) => learner.find(`form[data-question="${question}"]`);
const field = (learner: Learner, question: string) => form(learner, question).locator('textarea');
const part = (learner: Learner, question: string, hook: string) =>
  form(learner, question).locator(`[data-long-${hook}]`);

async function write(learner: Learner, question: string, text: string): Promise<void> {
  await field(learner, question).fill(text);
  await field(learner, question).blur();
  await learner.see('the text saved', ({ saving }) => saving === 'saved' || saving === 'device');
}

const told = (learner: Learner, index: number) =>
  Object.fromEntries(
    Object.entries(learner.result()).flatMap(([element, value]) => {
      const start = `cmi.interactions.${index}.`;
      return element.startsWith(start) ? [[element.slice(start.length), value]] : [];
    }),
  );

const ticks = (learner: Learner, question: string) =>
  part(learner, question, 'checks')
    .locator('input')
    .evaluateAll((all) => all.map((each) => (each as HTMLInputElement).checked));

test('among the slides: told as neutral, compared with a good answer, and ticks are kept', async () => {
  const learner = await open(await theCourse());
  expect(await form(learner, 'why').innerHTML()).not.toContain('could read');
  await write(learner, 'why', 'Nobody shall read\nmy mail. 😀');
  expect(await part(learner, 'why', 'model').isVisible()).toBe(false);
  await learner.next();
  expect(told(learner, 0)).toEqual({
    id: 'why',
    type: 'fill-in',
    weighting: '0',
    student_response: 'Nobody shall read my mail. 😀',
    result: 'neutral',
  });
  expect(await form(learner, 'why').locator('[data-verdict]').isVisible()).toBe(false);
  expect(await part(learner, 'why', 'model-text').locator('strong').innerText()).toBe('others');
  const { sets } = await learner.callsDuring(async () => {
    await part(learner, 'why', 'checks').getByText('in my name').click();
    await learner.see('the tick saved', ({ saving }) => saving === 'saved');
  });
  expect(sets).toBeGreaterThan(0);
  expect(told(learner, 0)).toMatchObject({ student_response: 'Nobody shall read my mail. 😀' });
  await learner.relaunch();
  expect(await field(learner, 'why').inputValue()).toBe('Nobody shall read\nmy mail. 😀');
  expect(await ticks(learner, 'why')).toEqual([false, true]);
  expect((await learner.look()).next).toBe('Next');
});

test('limits are counted beside the field, and said where one is crossed', async () => {
  const learner = await open(await theCourse());
  const count = part(learner, 'why', 'count');
  const hint = part(learner, 'why', 'hint');
  const announced = async () => (await learner.look()).announced;
  expect(await count.innerText()).toBe('Words: 0 (3 to 8)');
  await field(learner, 'why').pressSequentially('one two');
  expect([await count.innerText(), await hint.innerText()]).toEqual(['Words: 2 (3 to 8)', '']);
  expect(await announced()).not.toContain('words');
  await field(learner, 'why').blur();
  expect(await hint.innerText()).toBe('Write at least 3 words.');
  await field(learner, 'why').pressSequentially(' three four five six seven eight');
  await until('the crossing is said', async () => (await announced()) === 'The length is fine.');
  expect(await hint.innerText()).toBe('');
  await field(learner, 'why').pressSequentially(' nine');
  await until('the crossing is said', async () => (await announced()) === 'Write at most 8 words.');
  expect(await hint.innerText()).toBe('Write at most 8 words.');
  await field(learner, 'why').fill('x'.repeat(100));
  expect(await count.innerText()).toBe('Words: 1 (3 to 8) Characters left: 20');
  await field(learner, 'why').pressSequentially('y'.repeat(30));
  expect(await field(learner, 'why').inputValue()).toHaveLength(120);
  await until('it is said', async () => (await announced()) === 'The field is full: 120 characters.');
});

test('too short: where it is required it is no answer yet, elsewhere it is taken with a hint', async () => {
  const learner = await open(await theCourse());
  await learner.goByMenu('check');
  await learner.next();
  await write(learner, 'check.explain', 'Too short');
  await learner.next();
  await write(learner, 'check.free', 'Also short');
  await learner.next();
  await learner.answer('check.colour', 'blue');
  expect(await learner.next()).toMatchObject({ screen: 'unanswered' });
  const named = learner.find('[data-unanswered] [data-question-go]:visible');
  expect(await named.allInnerTexts()).toEqual([
    'Question 1 of 3: When is a loop better than a list? (required)',
  ]);
  expect(await learner.find('[data-action=next]').getAttribute('aria-disabled')).toBe('true');
  // What is too short is kept all the same.
  await learner.relaunch();
  await learner.next();
  expect(await field(learner, 'check.explain').inputValue()).toBe('Too short');
  await write(learner, 'check.explain', 'Now it is long enough');
  await learner.takeQuiz({});
  expect(learner.result()).toMatchObject({ 'cmi.core.score.raw': '100' });
  expect(told(learner, 1)).toMatchObject({ student_response: 'Now it is long enough', result: 'neutral' });
  expect(told(learner, 2)).toMatchObject({ student_response: 'Also short', result: 'neutral' });
});

test('checked one by one, a required answer that is too short can’t be checked', async () => {
  const course = await TestCourse.from('base', {
    'lessons/intro.yaml': lesson.replace('pass_mark: 50%', 'reveal: after_each'),
  });
  const learner = await open(await course.build());
  await learner.goByMenu('check');
  await learner.next();
  await write(learner, 'check.explain', 'Too short');
  const button = learner.find('[data-action=next]');
  expect(await button.getAttribute('aria-disabled')).toBe('true');
  await button.dispatchEvent('click');
  await learner.see('why', ({ announced }) => announced === 'Write at least 3 words.');
  await write(learner, 'check.explain', 'Now it is long enough');
  expect(await learner.next()).toMatchObject({ locked: ['check.explain'], next: 'Next' });
  expect(await part(learner, 'check.explain', 'model').isVisible()).toBe(true);
});

test('submitted: the text stands there as long as the page lives, and is then said to be no longer kept here', async () => {
  const learner = await open(await theCourse());
  await learner.goByMenu('check');
  await learner.next();
  await write(learner, 'check.explain', 'While a condition holds');
  await learner.takeQuiz({ 'check.colour': 'green' });
  const review = async () => {
    await learner.find('[data-action=review]').click();
    await learner.see('the review', ({ screen }) => screen === 'questions');
  };
  await review();
  expect(await field(learner, 'check.explain').inputValue()).toBe('While a condition holds');
  expect(
    await field(learner, 'check.explain').evaluate((each) => (each as HTMLTextAreaElement).readOnly),
  ).toBe(true);
  await part(learner, 'check.explain', 'checks').locator('input').check();
  await learner.see('the tick saved', ({ saving }) => saving === 'saved');
  await learner.relaunch();
  await review();
  expect(await field(learner, 'check.explain').isVisible()).toBe(false);
  expect(await part(learner, 'check.explain', 'gone').innerText()).toContain('no longer kept here');
  expect(await part(learner, 'check.explain', 'actions').isVisible()).toBe(false);
  expect(await part(learner, 'check.explain', 'model').isVisible()).toBe(true);
  expect(await ticks(learner, 'check.explain')).toEqual([true]);
  expect(told(learner, 1)).toMatchObject({ student_response: 'While a condition holds' });
  // Another attempt begins with an empty field.
  await learner.step(() => learner.find('[data-action=to-result]').click());
  expect(await learner.next()).toMatchObject({ screen: 'questions' });
  expect(await field(learner, 'check.explain').isVisible()).toBe(true);
  expect(await field(learner, 'check.explain').inputValue()).toBe('');
});

test('answers that are told once more leave a text alone that is gone from here', async () => {
  const learner = await open(await theCourse(), { allowed: { requests: /commit/ } });
  const { records } = learner.site;
  await learner.goByMenu('check');
  await learner.next();
  await write(learner, 'check.explain', 'While a condition holds');
  records.answerCommits(() => 'error');
  await learner.takeQuiz({ 'check.colour': 'blue' });
  records.answerCommits(() => 'kept');
  await learner.closeTab();
  expect(told(learner, 1)).toMatchObject({ student_response: 'While a condition holds' });
  records.store(learner.id, { 'cmi.interactions.3.student_response': 'lost' });
  await learner.launch();
  await until('the other answer is told once more', () => told(learner, 3).student_response === 'Blue');
  const emptied = learner.calls.filter(
    ({ args: [element, value] }) => element === 'cmi.interactions.1.student_response' && value === '',
  );
  expect(emptied).toEqual([]);
  expect(told(learner, 1)).toMatchObject({ student_response: 'While a condition holds', result: 'neutral' });
});

test('an answer can be saved as a file under the page’s security policy', async () => {
  const learner = await open(await theCourse());
  await write(learner, 'why', 'Others could read it');
  await learner.next();
  const download = learner.page.waitForEvent('download');
  await part(learner, 'why', 'save').click();
  const file = await download;
  expect(file.suggestedFilename()).toBe('why.txt');
  expect(await readFile(await file.path(), 'utf8')).toBe(
    'Why do you lock your screen?\n\nOthers could read it\n',
  );
});

test('an answer can be printed: all of it, and nothing else', async () => {
  const learner = await open(await theCourse());
  const long = Array.from({ length: 30 }, (_, line) => `${line}`).join('\n');
  await write(learner, 'why', long);
  await learner.next();
  // Nothing stays behind where printing is over at once, or is forbidden.
  await part(learner, 'why', 'print').click();
  await until('nothing stays behind', async () => (await learner.find('[data-answer-print]').count()) === 0);
  // The dialog of a real browser stays open until the learner has printed.
  await learner.find('html').evaluate('window.print = () => dispatchEvent(new Event("beforeprint"))');
  await part(learner, 'why', 'print').click();
  await learner.page.emulateMedia({ media: 'print' });
  const shown = await learner.find('html').evaluate('document.body.innerText');
  expect(String(shown).split('\n').filter(Boolean).slice(0, 4)).toEqual([
    'Why do you lock your screen?',
    '0',
    '1',
    '2',
  ]);
  expect(shown).not.toContain('Practice');
  expect(shown).toContain('could read, and write, in my name');
  await picture(learner, 'long-fill-in-answer-print');
  await learner.find('html').evaluate('dispatchEvent(new Event("afterprint"))');
  expect(await learner.find('[data-answer-print]').count()).toBe(0);
  // The page itself prints the whole text too, not a box that scrolls.
  const box = await part(learner, 'why', 'box').boundingBox();
  expect(box?.height).toBeGreaterThan(30 * 16);
  expect(await field(learner, 'why').isVisible()).toBe(false);
});

test('with the keyboard alone', async () => {
  const learner = await open(await theCourse());
  await learner.tabTo('form[data-question="why"] textarea');
  await learner.page.keyboard.type('Others could read it');
  await learner.tabTo('[data-action=next]');
  await learner.step(() => learner.press('Enter'));
  expect(told(learner, 0)).toMatchObject({ student_response: 'Others could read it' });
  await learner.tabTo('[data-long-checks] input', 'Shift+Tab');
  await learner.press('Space');
  await learner.see('the tick saved', ({ saving }) => saving === 'saved');
  expect(await ticks(learner, 'why')).toEqual([false, true]);
});

test('by touch on a phone: everything to press is at least 44 px high', async () => {
  const learner = await open(await theCourse(), { screen: { width: 320, height: 640, touch: true } });
  await field(learner, 'why').tap();
  await learner.page.keyboard.type('Others could read it');
  await learner.find('[data-action=next]').tap();
  await learner.see('the model answer', ({ next }) => next === 'Next');
  for (const name of ['save', 'print'])
    expect((await part(learner, 'why', name).boundingBox())?.height).toBeGreaterThanOrEqual(44);
  const rows = part(learner, 'why', 'checks').locator('label');
  for (const row of await rows.all()) expect((await row.boundingBox())?.height).toBeGreaterThanOrEqual(44);
  await rows.first().tap();
  expect(await ticks(learner, 'why')).toEqual([true, false]);
});

test('axe finds nothing before and after answering; pictures', async () => {
  const learner = await open(await theCourse(), { lms: 'none' });
  const found: string[] = [];
  const look = async (name: string) => {
    found.push(...(await findings(learner, name)));
    for (const width of [320, 768, 1440])
      for (const theme of ['light', 'dark'] as const) {
        await learner.page.setViewportSize({ width, height: 900 });
        await learner.page.emulateMedia({ colorScheme: theme });
        await picture(learner, `long-fill-in-${name}-${width}-${theme}`);
      }
    await learner.page.setViewportSize({ width: 1280, height: 800 });
  };
  await look('open');
  await write(learner, 'why', 'Too short');
  await look('short');
  await write(learner, 'why', 'Others could read in it, and write.\n\nIn my name.');
  await learner.next();
  await part(learner, 'why', 'checks').locator('input').first().check();
  await look('checked');
  await learner.page.emulateMedia({ media: 'print' });
  await picture(learner, 'long-fill-in-print');
  expect(found).toEqual([]);
}, 180_000);

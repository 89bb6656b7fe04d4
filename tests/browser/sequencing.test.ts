import { expect, test } from 'vitest';
import { findings } from '../support/axe.ts';
import { TestCourse, type Package } from '../support/package.ts';
import { open, type Learner, type OpenOptions } from '../support/play.ts';

const lesson = `id: intro
title: Introduction
slides:
  - id: day
    type: sequencing
    stem: Put your day in order.
    items: { a: Wake up, b: Have breakfast, c: Work, d: Go to bed }
    labels: [Morning, Night]
  - id: check
    type: quiz
    title: Check
    pass_mark: 50%
    reveal: after_each
    questions:
      - id: lines
        type: sequencing
        stem: Put the lines in order.
        code: python
        items:
          init: "total = 0"
          loop: "for x in [1, 2, 3]:"
          add: "    total += x  # *all* of them"
      - id: shapes
        type: sequencing
        stem: From small to large.
        partial: false
        items:
          small: { image: { file: media/small.svg, alt: A small square } }
          medium: { text: A square, image: { file: media/large.svg, decorative: true } }
          large: { audio: { file: media/tone.mp3, label: A large square, transcript: A large square } }
`;
const square = (size: number) =>
  `<svg xmlns="http://www.w3.org/2000/svg" width="200" height="${size}" viewBox="0 0 200 ${size}"><rect width="${size}" height="${size}" fill="red"/></svg>`;
const files = {
  'lessons/intro.yaml': lesson,
  'media/small.svg': square(50),
  'media/large.svg': square(150),
};

let built: Promise<Package> | undefined;
const theCourse = () => (built ??= TestCourse.from('base', files).then((course) => course.build()));

const form = (learner: Learner, question: string) => learner.find(`form[data-question="${question}"]`);
const rows = (learner: Learner, question: string) => form(learner, question).locator('[data-part]');
const saved = (learner: Learner) => learner.see('the answer saved', ({ saving }) => saving !== 'saving');

/** What the items say, in the order in which they stand. */
async function order(learner: Learner, question: string): Promise<string[]> {
  const texts: string[] = [];
  for (const row of await rows(learner, question).all()) {
    const item = row.locator('[data-item]');
    const text = (await item.textContent())?.replace(/^\n+|\s+$/g, '') ?? '';
    texts.push(text || ((await item.locator('img').getAttribute('alt')) ?? ''));
  }
  return texts;
}

/** Moves items up with their buttons until they stand in an order. */
async function arrange(learner: Learner, question: string, wanted: string[]): Promise<void> {
  for (const [place, text] of wanted.entries())
    for (let at = (await order(learner, question)).indexOf(text); at > place; at--)
      await rows(learner, question).nth(at).locator('[data-move=up]').click();
  expect(await order(learner, question)).toEqual(wanted);
  await saved(learner);
}

/** What an LMS has of an interaction, without its times. */
const told = (learner: Learner, index: number) =>
  Object.fromEntries(
    Object.entries(learner.result()).flatMap(([element, value]) => {
      const start = `cmi.interactions.${index}.`;
      return element.startsWith(start) ? [[element.slice(start.length), value]] : [];
    }),
  );

/** The mark of each item, in the order in which they stand. */
async function marks(learner: Learner, question: string): Promise<string[]> {
  const found: string[] = [];
  for (const row of await rows(learner, question).all())
    found.push(
      `${(await row.getAttribute('data-state')) ?? ''}: ${await row.locator('[data-part-note]').innerText()}`,
    );
  return found;
}
const rightOrder = (learner: Learner, question: string) =>
  form(learner, question).locator('[data-right-list]:visible li').allInnerTexts();

async function atQuiz(options: OpenOptions = {}): Promise<Learner> {
  const learner = await open(await theCourse(), options);
  await learner.goByMenu('check');
  await learner.next();
  return learner;
}

const day = ['Wake up', 'Have breakfast', 'Work', 'Go to bed'];
const pattern = 'Wake up; Have breakfast; Work; Go to bed';
const lines = ['total = 0', 'for x in [1, 2, 3]:', '    total += x  # *all* of them'];

test.each<[string, string[], string, string]>([
  ['all right', day, pattern, 'correct'],
  [
    'the last one first: two of three neighbours',
    ['Go to bed', 'Wake up', 'Have breakfast', 'Work'],
    'Go to bed; Wake up; Have breakfast; Work',
    '0.67',
  ],
  [
    'backwards',
    ['Go to bed', 'Work', 'Have breakfast', 'Wake up'],
    'Go to bed; Work; Have breakfast; Wake up',
    'wrong',
  ],
])('%s: the LMS is told what a teacher can read', async (_, wanted, response, result) => {
  const learner = await open(await theCourse());
  // Whatever the order at the start is: it is an answer only once something was moved.
  await rows(learner, 'day').first().locator('[data-move=down]').click();
  await arrange(learner, 'day', wanted);
  await learner.next();
  expect(told(learner, 0)).toEqual({
    id: 'day',
    type: 'sequencing',
    weighting: '0',
    'correct_responses.0.pattern': pattern,
    student_response: response,
    result,
  });
});

test('ids, where the course asks for them', async () => {
  const course = await TestCourse.from('base', files);
  await course.edit({ 'course.yaml': `${await course.read('course.yaml')}responses: ids\n` });
  const learner = await open(await course.build());
  await rows(learner, 'day').first().locator('[data-move=down]').click();
  await arrange(learner, 'day', ['Have breakfast', 'Wake up', 'Work', 'Go to bed']);
  await learner.next();
  expect(told(learner, 0)).toMatchObject({
    'correct_responses.0.pattern': 'a,b,c,d',
    student_response: 'b,a,c,d',
    result: '0.33',
  });
});

test('begins in an order that is not right, the same at each launch, and is no answer until something was moved', async () => {
  const learner = await open(await theCourse());
  const start = await order(learner, 'day');
  expect(start).not.toEqual(day);
  expect([...start].sort()).toEqual([...day].sort());
  const next = learner.find('[data-action=next]');
  expect(await next.getAttribute('aria-disabled')).toBe('true');
  await learner.relaunch();
  expect(await order(learner, 'day')).toEqual(start);
  await rows(learner, 'day').first().locator('[data-move=down]').click();
  await rows(learner, 'day').nth(1).locator('[data-move=up]').click();
  // Back where it was: now it is what the learner wants.
  expect(await order(learner, 'day')).toEqual(start);
  expect(await learner.find('[data-action=next]').getAttribute('aria-disabled')).not.toBe('true');
});

test('each move is said, and keeps the focus on the button that was pressed', async () => {
  const learner = await open(await theCourse());
  const [first = '', second = ''] = await order(learner, 'day');
  const down = form(learner, 'day').locator(`[data-move=down][aria-label="Down: ${first}"]`);
  await down.click();
  const focused = () => learner.find('html').evaluate('document.activeElement.getAttribute("aria-label")');
  expect(await focused()).toBe(`Down: ${first}`);
  await learner.see('what has moved', ({ announced }) => announced === `${first}: now 2 of 4`);
  await down.press('Enter');
  await learner.see('what has moved', ({ announced }) => announced === `${first}: now 3 of 4`);
  await down.press('ArrowUp');
  await learner.see('what has moved', ({ announced }) => announced === `${first}: now 2 of 4`);
  await down.press('ArrowDown');
  await down.press('ArrowDown');
  expect(await focused()).toBe(`Down: ${first}`);
  expect((await order(learner, 'day')).at(-1)).toBe(first);
  // At the end it goes no further; the button says so, and stays where the focus is.
  expect(await down.getAttribute('aria-disabled')).toBe('true');
  await down.press('Enter');
  expect((await order(learner, 'day')).at(-1)).toBe(first);
  const up = form(learner, 'day').locator(`[data-move=up][aria-label="Up: ${second}"]`);
  expect(await up.getAttribute('aria-disabled')).toBe('true');
  expect(await learner.look()).toMatchObject({ slide: 'day' });
});

test('marks say what follows rightly, beside the right order', async () => {
  const learner = await open(await theCourse());
  await rows(learner, 'day').first().locator('[data-move=down]').click();
  await arrange(learner, 'day', ['Go to bed', 'Wake up', 'Have breakfast', 'Work']);
  await learner.next();
  expect(await marks(learner, 'day')).toEqual([
    'wrong: Doesn’t fit here',
    'wrong: Doesn’t fit here',
    'right: Fits here',
    'right: Fits here',
  ]);
  expect(await rightOrder(learner, 'day')).toEqual(day);
  await arrange(learner, 'day', day);
  expect(await form(learner, 'day').locator('[data-state]:visible').count()).toBe(0);
  expect(await rightOrder(learner, 'day')).toEqual([]);
  await learner.next();
  expect(await marks(learner, 'day')).toEqual(day.map(() => 'right: Fits here'));
  expect(await rightOrder(learner, 'day')).toEqual([]);
});

test('lines of code keep their blanks, are coloured, and are no Markdown', async () => {
  const learner = await atQuiz();
  await rows(learner, 'check.lines').first().locator('[data-move=down]').click();
  await arrange(learner, 'check.lines', lines);
  const code = form(learner, 'check.lines').locator('code').last();
  expect(await code.locator('.hljs-comment').textContent()).toBe('# *all* of them');
  await learner.next();
  expect(told(learner, 1)).toMatchObject({
    student_response: 'total = 0; for x in [1, 2, 3]:;     total += x  # *all* of them',
    result: 'correct',
  });
});

/** Drags an item by its number (or its text) to where another one is. */
async function drag(
  learner: Learner,
  from: { row: number; hook: string },
  to: number,
  how: { touch?: true; question?: string } = {},
): Promise<void> {
  const items = rows(learner, how.question ?? 'day');
  const box = await items.nth(from.row).locator(from.hook).boundingBox();
  const end = await items.nth(to).boundingBox();
  if (!box || !end) throw new Error('nothing to drag');
  const x = box.x + box.width / 2;
  const points = [0, 1, 2, 3, 4].map((step) => {
    const start = box.y + box.height / 2;
    // A little past the middle.
    const stop = end.y + end.height * (to > from.row ? 0.6 : 0.4);
    return { x, y: start + ((stop - start) * step) / 4 };
  });
  if (!how.touch) {
    const { mouse } = learner.page;
    for (const [step, point] of points.entries()) {
      await mouse.move(point.x, point.y);
      if (step === 0) await mouse.down();
    }
    await mouse.up();
    return;
  }
  const session = await learner.device.context.newCDPSession(learner.page);
  for (const [step, point] of points.entries())
    await session.send('Input.dispatchTouchEvent', {
      type: step === 0 ? 'touchStart' : 'touchMove',
      touchPoints: [point],
    });
  await session.send('Input.dispatchTouchEvent', { type: 'touchEnd', touchPoints: [] });
}

test('may be dragged with a mouse, by its text as well', async () => {
  const learner = await open(await theCourse());
  const [a, b, c, d] = await order(learner, 'day');
  await drag(learner, { row: 0, hook: '[data-grip]' }, 2);
  expect(await order(learner, 'day')).toEqual([b, c, a, d]);
  await learner.see('what has moved', ({ announced }) => announced === `${a}: now 3 of 4`);
  await drag(learner, { row: 3, hook: '[data-item]' }, 0);
  expect(await order(learner, 'day')).toEqual([d, b, c, a]);
  // A click moves nothing.
  await rows(learner, 'day').nth(1).locator('[data-item]').click();
  expect(await order(learner, 'day')).toEqual([d, b, c, a]);
  await saved(learner);
  await learner.relaunch();
  expect(await order(learner, 'day')).toEqual([d, b, c, a]);
});

test('with fingers: by the buttons, and dragged by the number', async () => {
  const learner = await open(await theCourse(), { screen: { width: 320, height: 1200, touch: true } });
  const [a, b, c, d] = await order(learner, 'day');
  await rows(learner, 'day').first().locator('[data-move=down]').tap();
  expect(await order(learner, 'day')).toEqual([b, a, c, d]);
  await drag(learner, { row: 0, hook: '[data-grip]' }, 3, { touch: true });
  expect(await order(learner, 'day')).toEqual([a, c, d, b]);
  // A finger on the text scrolls.
  await drag(learner, { row: 0, hook: '[data-item]' }, 3, { touch: true });
  expect(await order(learner, 'day')).toEqual([a, c, d, b]);
  expect(await learner.look()).toMatchObject({ slide: 'day' });
});

test('with the keyboard alone, from the first item to the result', async () => {
  const learner = await atQuiz();
  for (const question of ['check.lines', 'check.shapes']) {
    await learner.tabTo(`form[data-question="${question}"] [data-move]`);
    await learner.press('ArrowDown', 'ArrowDown', 'ArrowUp');
    await learner.tabTo('[data-action=next]');
    await learner.step(() => learner.press('Enter'));
    expect(await learner.look()).toMatchObject({ locked: [question] });
    await learner.step(() => learner.press('Enter'));
  }
  expect(await learner.look()).toMatchObject({ screen: 'result' });
});

test('comes back as it was, and once it is checked it stays', async () => {
  const learner = await atQuiz();
  await rows(learner, 'check.lines').first().locator('[data-move=down]').click();
  const [first = '', second = '', third = ''] = lines;
  await arrange(learner, 'check.lines', [first, third, second]);
  await learner.relaunch();
  await learner.next();
  expect(await order(learner, 'check.lines')).toEqual([first, third, second]);
  await learner.next();
  await learner.relaunch();
  await learner.next();
  await learner.back();
  expect(await learner.look()).toMatchObject({ locked: ['check.lines'] });
  expect(await order(learner, 'check.lines')).toEqual([first, third, second]);
  expect(await marks(learner, 'check.lines')).toEqual([
    'right: Fits here',
    'wrong: Doesn’t fit here',
    'wrong: Doesn’t fit here',
  ]);
  expect(await form(learner, 'check.lines').locator('[data-move]:visible').count()).toBe(0);
  await drag(learner, { row: 0, hook: '[data-grip]' }, 2, { question: 'check.lines' });
  expect(await order(learner, 'check.lines')).toEqual([first, third, second]);
});

test('all or nothing, where the question says so; pictures and sounds are told by their words', async () => {
  const learner = await atQuiz();
  await rows(learner, 'check.lines').first().locator('[data-move=down]').click();
  await arrange(learner, 'check.lines', lines);
  await learner.next();
  await learner.next();
  await rows(learner, 'check.shapes').first().locator('[data-move=down]').click();
  await arrange(learner, 'check.shapes', ['A square', 'A large square', 'A small square']);
  await learner.next();
  expect(told(learner, 2)).toEqual({
    id: 'check.shapes',
    type: 'sequencing',
    weighting: '1',
    'correct_responses.0.pattern': 'A small square; A square; A large square',
    student_response: 'A square; A large square; A small square',
    result: 'wrong',
  });
  await learner.next();
  expect(learner.result()).toMatchObject({ 'cmi.core.score.raw': '50' });
});

test('axe finds nothing, before and after an answer', async () => {
  const learner = await open(await theCourse(), { lms: 'none' });
  const found: string[] = [];
  const check = async (name: string) => void found.push(...(await findings(learner, name)));
  await check('items');
  await rows(learner, 'day').first().locator('[data-move=down]').click();
  await check('items, moved');
  await learner.next();
  await check('items, checked');
  await learner.goByMenu('check');
  await learner.next();
  await check('code');
  await rows(learner, 'check.lines').first().locator('[data-move=down]').click();
  await learner.next();
  await check('code, locked');
  await learner.next();
  await check('pictures');
  await rows(learner, 'check.shapes').first().locator('[data-move=down]').click();
  await learner.next();
  await check('pictures, locked');
  expect(found).toEqual([]);
}, 300_000);

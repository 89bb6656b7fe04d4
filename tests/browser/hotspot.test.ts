import { expect, test } from 'vitest';
import { findings, picture } from '../support/axe.ts';
import { TestCourse, type Package } from '../support/package.ts';
import { open, type Learner, type OpenOptions } from '../support/play.ts';

/** 600 by 400: a mail with three lines and a picture at its side, whose parts lie over each other. */
const mail = `<svg xmlns="http://www.w3.org/2000/svg" width="600" height="400" viewBox="0 0 600 400">
<rect width="600" height="400" fill="#fff"/><rect x="30" y="40" width="360" height="40" fill="#cde"/>
<rect x="30" y="100" width="240" height="24" fill="#edc"/><rect x="30" y="240" width="180" height="24" fill="#36c"/>
<circle cx="480" cy="200" r="60" fill="#7a7"/><text x="40" y="68" font-size="24">Mailbox full</text>
<text x="40" y="118" font-size="16">it-service@nordw1nd.example</text></svg>`;

const regions = `
          subject: { name: The top line, box: [5, 10, 60, 10] }
          sender: { name: The line below it, box: [5, 25, 40, 6] }
          link: { name: The blue bar, polygon: [5, 60, 35, 60, 35, 66, 5, 66] }
          seal: { name: The green circle, circle: [80, 50, 10] }
          core: { name: Its middle, circle: [80, 50, 3] }`;
const image =
  'image: { file: media/mail.svg, alt: A mail with three lines and a green circle, caption: Last March }';

const lesson = `id: intro
title: Pictures
slides:
  - id: check
    type: quiz
    title: Check
    shuffle: choices
    questions:
      - id: one
        type: hotspot
        stem: Mark what gives the sender away.
        ${image}
        regions: ${regions}
        answer: sender
      - id: several
        type: hotspot
        stem: Mark all that is dangerous.
        ${image}
        regions: ${regions}
        answer: [sender, link]
  - id: look
    type: hotspot
    stem: Where is the link?
    ${image}
    regions: ${regions}
    answer: link
    feedback: { correct: Never click there., incorrect: Look for what is blue. }
`;

let built: Promise<Package> | undefined;
const theCourse = () =>
  (built ??= TestCourse.from('base', { 'lessons/intro.yaml': lesson, 'media/mail.svg': mail }).then(
    (course) => course.build(),
  ));

const form = (learner: Learner, question: string) => learner.find(`form[data-question="${question}"]`);

/** A point on a question's picture, in percent of its width and height. */
async function pointOn(learner: Learner, question: string, x: number, y: number) {
  const img = form(learner, question).locator('img');
  await img.scrollIntoViewIfNeeded();
  const box = await img.boundingBox();
  if (!box) throw new Error('there is no picture');
  return { x: box.x + (box.width * x) / 100, y: box.y + (box.height * y) / 100 };
}

async function click(learner: Learner, question: string, x: number, y: number) {
  const point = await pointOn(learner, question, x, y);
  await learner.page.mouse.click(point.x, point.y);
}

/** Opens the quiz at its first question. */
async function inQuiz(options: OpenOptions = {}): Promise<Learner> {
  const learner = await open(await theCourse(), options);
  await learner.next();
  return learner;
}

const told = (learner: Learner, index: number) => {
  const result = learner.result();
  const value = (name: string) => result[`cmi.interactions.${index}.${name}`];
  return {
    id: value('id'),
    type: value('type'),
    pattern: value('correct_responses.0.pattern'),
    response: value('student_response'),
    result: value('result'),
  };
};

const one = { id: 'check.one', type: 'choice', pattern: 'The line below it' };
const several = { id: 'check.several', type: 'choice', pattern: 'The blue bar; The line below it' };

test('marked rightly on the picture, one region and several', async () => {
  const learner = await inQuiz();
  await click(learner, 'check.one', 30, 15);
  expect(await learner.answerOf('check.one')).toEqual(['subject']);
  await click(learner, 'check.one', 20, 28);
  expect(await learner.answerOf('check.one')).toEqual(['sender']);
  await learner.next();
  await click(learner, 'check.several', 20, 28);
  await click(learner, 'check.several', 10, 63);
  await learner.takeQuiz({});
  expect(learner.result()).toMatchObject({ 'cmi.core.score.raw': '100' });
  expect(told(learner, 0)).toEqual({ ...one, response: 'The line below it', result: 'correct' });
  expect(told(learner, 1)).toEqual({
    ...several,
    response: 'The blue bar; The line below it',
    result: 'correct',
  });
});

test('half right and wrong; a second click on a region takes its mark away', async () => {
  const learner = await inQuiz();
  await click(learner, 'check.one', 10, 63);
  await learner.next();
  for (const [x, y] of [
    [20, 28],
    [30, 15],
    [30, 15],
  ] as const)
    await click(learner, 'check.several', x, y);
  expect(await learner.answerOf('check.several')).toEqual(['sender']);
  await learner.takeQuiz({});
  expect(learner.result()).toMatchObject({ 'cmi.core.score.raw': '25' });
  expect(told(learner, 0)).toEqual({ ...one, response: 'The blue bar', result: 'wrong' });
  expect(told(learner, 1)).toEqual({ ...several, response: 'The line below it', result: '0.5' });
});

test('a click beside all regions marks nothing; where two lie over each other, the later one is hit', async () => {
  const learner = await inQuiz();
  await click(learner, 'check.one', 50, 90);
  expect(await learner.answerOf('check.one')).toEqual([]);
  await click(learner, 'check.one', 80, 50);
  expect(await learner.answerOf('check.one')).toEqual(['core']);
  // A circle is one on the picture: as high as it is wide, on a picture of 3 by 2.
  await click(learner, 'check.one', 80, 64);
  expect(await learner.answerOf('check.one')).toEqual(['seal']);
  await click(learner, 'check.one', 89, 63);
  expect(await learner.answerOf('check.one')).toEqual(['seal']);
  await click(learner, 'check.one', 30, 15);
  await click(learner, 'check.one', 88.5, 62.5);
  expect(await learner.answerOf('check.one'), 'the corner of its box').toEqual(['subject']);
});

test('with the keyboard alone: a name that has the focus shows its region', async () => {
  const learner = await inQuiz();
  await learner.tabTo('form[data-question="check.one"] input');
  const focused = form(learner, 'check.one').locator('[data-region][data-focus]');
  await learner.press('Space');
  const [first] = await learner.answerOf('check.one');
  expect(await focused.getAttribute('data-region')).toBe(first);
  while ((await learner.answerOf('check.one'))[0] !== 'sender') await learner.press('ArrowDown');
  expect(await focused.getAttribute('data-region')).toBe('sender');
  await learner.tabTo('[data-action=next]');
  expect(await focused.count()).toBe(0);
  await learner.step(() => learner.press('Enter'));
  for (const region of ['sender', 'link']) {
    await learner.tabTo(`form[data-question="check.several"] [data-part="${region}"]`);
    await learner.press('Space');
  }
  await learner.takeQuiz({});
  expect(told(learner, 0).result).toBe('correct');
  expect(told(learner, 1).result).toBe('correct');
});

test('by touch on a phone, and resumed exactly', async () => {
  const learner = await inQuiz({ screen: { width: 320, height: 640, touch: true } });
  const tap = async (question: string, x: number, y: number) => {
    const point = await pointOn(learner, question, x, y);
    await learner.page.touchscreen.tap(point.x, point.y);
  };
  await tap('check.one', 20, 28);
  await learner.next();
  await tap('check.several', 10, 63);
  await tap('check.several', 80, 58);
  await learner.see('all saved', ({ saving }) => saving === 'saved');
  await learner.relaunch();
  await learner.next();
  expect((await learner.answerOf('check.several')).sort()).toEqual(['link', 'seal']);
  const picked = form(learner, 'check.several').locator('[data-region][data-picked]');
  expect(await picked.evaluateAll((all) => all.map((each) => each.getAttribute('data-region')))).toEqual([
    'link',
    'seal',
  ]);
  expect(await learner.answerOf('check.one')).toEqual(['sender']);
});

test('in the review the picture has the marks of the list, and can no longer be changed', async () => {
  const learner = await inQuiz();
  await click(learner, 'check.one', 20, 28);
  await learner.next();
  await click(learner, 'check.several', 20, 28);
  await click(learner, 'check.several', 30, 15);
  await learner.takeQuiz({});
  await learner.find('[data-action=review]').click();
  await learner.see('the review', ({ screen }) => screen === 'questions');
  await learner.next();
  const states = await form(learner, 'check.several')
    .locator('[data-region]')
    .evaluateAll((all) =>
      all.map((each) => [each.getAttribute('data-region'), each.getAttribute('data-state')].join(' ')),
    );
  expect(states).toEqual(['subject wrong', 'sender right', 'link missed', 'seal other', 'core other']);
  await click(learner, 'check.several', 10, 63);
  expect((await learner.answerOf('check.several')).sort()).toEqual(['sender', 'subject']);
});

test('regions are not to be seen before they are picked, and the pointer gives none away', async () => {
  const learner = await inQuiz();
  const before = await form(learner, 'check.one').locator('.hotspot').screenshot();
  const point = await pointOn(learner, 'check.one', 20, 28);
  await learner.page.mouse.move(point.x, point.y);
  expect(before.equals(await form(learner, 'check.one').locator('.hotspot').screenshot())).toBe(true);
  const cursors = await form(learner, 'check.one')
    .locator('.regions, .region-line')
    .evaluateAll((all) => all.map((each) => getComputedStyle(each).cursor));
  expect(new Set(cursors)).toEqual(new Set(['crosshair']));
  await click(learner, 'check.one', 20, 28);
  expect(before.equals(await form(learner, 'check.one').locator('.hotspot').screenshot())).toBe(false);
});

test('axe finds nothing before and after answering; pictures', async () => {
  const learner = await inQuiz({ lms: 'none' });
  const found: string[] = [];
  const look = async (name: string) => {
    found.push(...(await findings(learner, name)));
    for (const width of [320, 768, 1440])
      for (const theme of ['light', 'dark'] as const) {
        await learner.page.setViewportSize({ width, height: 900 });
        await learner.page.emulateMedia({ colorScheme: theme });
        await picture(learner, `hotspot-${name}-${width}-${theme}`);
      }
    await learner.page.setViewportSize({ width: 1280, height: 800 });
  };
  await click(learner, 'check.one', 20, 28);
  await look('one');
  await learner.next();
  await click(learner, 'check.several', 20, 28);
  await click(learner, 'check.several', 30, 15);
  await learner.takeQuiz({});
  await learner.find('[data-action=review]').click();
  await learner.see('the review', ({ screen }) => screen === 'questions');
  await learner.next();
  await look('review');
  await learner.goByMenu('look');
  await learner.answer('look', 'subject');
  await learner.next();
  await look('checked');
  await learner.page.emulateMedia({ media: 'print' });
  await picture(learner, 'hotspot-print');
  await learner.page.emulateMedia({ media: null, forcedColors: 'active' });
  await picture(learner, 'hotspot-forced');
  expect(found).toEqual([]);
}, 180_000);

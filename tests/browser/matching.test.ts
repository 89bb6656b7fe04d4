import type { Locator } from 'playwright-core';
import { expect, test } from 'vitest';
import { findings } from '../support/axe.ts';
import { TestCourse, type Package } from '../support/package.ts';
import { open, type Learner, type OpenOptions } from '../support/play.ts';

const picture = (colour: string) =>
  `<svg xmlns="http://www.w3.org/2000/svg" width="320" height="200" viewBox="0 0 320 200"><rect width="320" height="200" fill="${colour}"/></svg>`;

const lesson = `id: intro
title: Introduction
slides:
  - id: rooms
    type: matching
    stem: Match the words.
    pairs:
      kueche: ["die Küche, -n", kitchen]
      flur: [der Flur, hall]
      dach: [das Dach, roof]
    extra: { keller: cellar, garten: garden }
  - id: check
    type: quiz
    title: Check
    pass_mark: 50%
    reveal: after_each
    questions:
      - id: words
        type: matching
        stem: Match the words again.
        shuffle: choices
        pairs:
          kueche: ["die Küche, -n", kitchen]
          flur: [der Flur, hall]
          dach: [das Dach, roof]
          keller: [der Keller, cellar]
      - id: layers
        type: matching
        stem: Which layer?
        sources:
          tcp: TCP
          photo: { text: This one, image: { file: media/red.svg, alt: A red picture } }
          ring: { audio: { file: media/tone.mp3, label: Sound 1, transcript: HTTP } }
        targets:
          transport: Transport, which brings it all from one end to the other
          blue: { image: { file: media/blue.svg, alt: A blue picture } }
          link: { text: Link, audio: { file: media/tone.mp3, label: Sound 2, transcript: LLC } }
        answer: { tcp: transport, ring: transport, photo: blue }
`;
const files = {
  'lessons/intro.yaml': lesson,
  'media/red.svg': picture('red'),
  'media/blue.svg': picture('blue'),
};

let built: Promise<Package> | undefined;
const theCourse = () => (built ??= TestCourse.from('base', files).then((course) => course.build()));

const form = (learner: Learner, question: string) => learner.find(`form[data-question="${question}"]`);
const row = (learner: Learner, question: string, source: string) =>
  form(learner, question).locator(`[data-part="${source}"]`);

/** Picks from lists, as a learner reads them. */
async function pick(learner: Learner, question: string, answers: Record<string, string>): Promise<void> {
  for (const [source, label] of Object.entries(answers))
    await row(learner, question, source).locator('select').selectOption({ label });
  await learner.see('the answer saved', ({ saving }) => saving !== 'saving');
}

/** What is picked for each source, in words. */
async function picked(learner: Learner, question: string): Promise<Record<string, string>> {
  const answers: Record<string, string> = {};
  for (const each of await form(learner, question).locator('[data-part]').all()) {
    const id = (await each.getAttribute('data-part')) ?? '';
    const [option] = await each.locator('option:checked').allTextContents();
    const label = each.locator('label:has(:checked)');
    const alts = await Promise.all(
      (await label.locator('img').all()).map((image) => image.getAttribute('alt')),
    );
    answers[id] = (option ?? alts[0] ?? (await label.allTextContents())[0] ?? '').trim();
  }
  return answers;
}

/** The values of an attribute, in the order of the page. */
async function all(elements: Locator, attribute: string): Promise<string[]> {
  return Promise.all((await elements.all()).map(async (each) => (await each.getAttribute(attribute)) ?? ''));
}

/** What an LMS has of an interaction, without its times. */
const told = (learner: Learner, index: number) =>
  Object.fromEntries(
    Object.entries(learner.result()).flatMap(([element, value]) => {
      const start = `cmi.interactions.${index}.`;
      return element.startsWith(start) ? [[element.slice(start.length), value]] : [];
    }),
  );

async function atQuiz(options: OpenOptions = {}): Promise<Learner> {
  const learner = await open(await theCourse(), options);
  await learner.goByMenu('check');
  await learner.next();
  return learner;
}

const marks = async (learner: Learner, question: string) =>
  Object.fromEntries(
    await Promise.all(
      (await form(learner, question).locator('[data-part]').all()).map(async (each) => [
        await each.getAttribute('data-part'),
        `${await each.getAttribute('data-state')}: ${(await each.locator('.match-after').innerText()).replace(/\s+/g, ' ').trim()}`,
      ]),
    ),
  ) as Record<string, string>;

const wordsRight: Record<string, string> = {
  kueche: 'kitchen',
  flur: 'hall',
  dach: 'roof',
  keller: 'cellar',
};
const right = { kueche: 'kitchen', flur: 'hall', dach: 'roof' };
const pattern = 'das Dach -> roof; der Flur -> hall; die Küche, -n -> kitchen';

test.each<[string, Record<string, string>, string, string]>([
  ['all right', right, pattern, 'correct'],
  [
    'one of three right',
    { kueche: 'kitchen', flur: 'cellar', dach: 'kitchen' },
    'das Dach -> kitchen; der Flur -> cellar; die Küche, -n -> kitchen',
    '0.33',
  ],
  ['two left out', { flur: 'hall' }, 'der Flur -> hall', '0.33'],
  ['all wrong', { kueche: 'hall', flur: 'kitchen' }, 'der Flur -> kitchen; die Küche, -n -> hall', 'wrong'],
])('%s: the LMS is told what a teacher can read', async (_, answers, response, result) => {
  const learner = await open(await theCourse());
  await pick(learner, 'rooms', answers);
  await learner.next();
  expect(told(learner, 0)).toEqual({
    id: 'rooms',
    type: 'matching',
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
  await pick(learner, 'rooms', { kueche: 'cellar', dach: 'roof' });
  await learner.next();
  expect(told(learner, 0)).toMatchObject({
    'correct_responses.0.pattern': 'dach.dach,flur.flur,kueche.kueche',
    student_response: 'dach.dach,kueche.keller',
    result: '0.33',
  });
});

test('without a match nothing is checked; a match that is taken back is none', async () => {
  const learner = await open(await theCourse());
  const next = learner.find('[data-action=next]');
  expect(await next.getAttribute('aria-disabled')).toBe('true');
  await pick(learner, 'rooms', { flur: 'hall' });
  expect(await form(learner, 'rooms').innerText()).toContain('1 of 3 matched. 2 answers are left over');
  expect(await next.getAttribute('aria-disabled')).not.toBe('true');
  await pick(learner, 'rooms', { flur: 'Choose…' });
  expect(await next.getAttribute('aria-disabled')).toBe('true');
});

test('marks are words and shapes, with the right answer; they go when the answer is changed', async () => {
  const learner = await open(await theCourse());
  await pick(learner, 'rooms', { kueche: 'kitchen', flur: 'cellar' });
  await learner.next();
  expect(await marks(learner, 'rooms')).toEqual({
    kueche: 'right: Your answer, right',
    flur: 'wrong: Your answer, wrong Right answer: hall',
    dach: 'wrong: No answer Right answer: roof',
  });
  await pick(learner, 'rooms', { flur: 'hall' });
  expect(await form(learner, 'rooms').locator('[data-state]:visible').count()).toBe(0);
});

test('the page does not tell: targets stand in another order than sources, and bear no names', async () => {
  const learner = await open(await theCourse());
  const options = row(learner, 'rooms', 'flur').locator('option');
  expect(await all(options, 'value')).toEqual(['', '0', '1', '2', '3', '4']);
  const texts = await options.allTextContents();
  expect([...texts].sort()).toEqual(['Choose…', 'cellar', 'garden', 'hall', 'kitchen', 'roof']);
  const pairs = texts.filter((text) => ['kitchen', 'hall', 'roof'].includes(text));
  expect(pairs).not.toEqual(['kitchen', 'hall', 'roof']);
});

test('sources are shuffled where the question says so, and stay so', async () => {
  const learner = await atQuiz();
  const rows = () => form(learner, 'check.words').locator('[data-part]');
  const seen = async () => ({
    sources: await all(rows(), 'data-part'),
    targets: (await rows().first().locator('option').allTextContents()).slice(1),
  });
  const before = await seen();
  expect(before.targets).not.toEqual(before.sources.map((id) => wordsRight[id]));
  await pick(learner, 'check.words', { kueche: 'hall', keller: 'cellar' });
  await learner.relaunch();
  await learner.next();
  expect(await seen()).toEqual(before);
  expect(await picked(learner, 'check.words')).toEqual({
    kueche: 'hall',
    keller: 'cellar',
    flur: 'Choose…',
    dach: 'Choose…',
  });
});

test('with fingers: long targets and pictures are picked from a list that opens below', async () => {
  const learner = await atQuiz({ screen: { width: 320, height: 700, touch: true } });
  await pick(learner, 'check.words', wordsRight);
  await learner.next();
  await learner.next();
  const tap = async (source: string, target: string) => {
    const source_ = row(learner, 'check.layers', source);
    await source_.locator('details > summary').first().tap();
    await source_
      .locator('[data-option] label')
      .filter({ has: learner.find(target) })
      .tap();
    // The list closes, and what was picked stands beside the source.
    expect(await source_.locator('[data-option]').first().isVisible()).toBe(false);
  };
  await tap('tcp', ':text("Transport")');
  await tap('ring', ':text("Link")');
  await tap('photo', 'img[alt="A blue picture"]');
  expect(await picked(learner, 'check.layers')).toEqual({
    tcp: 'Transport, which brings it all from one end to the other',
    ring: 'Link',
    photo: 'A blue picture',
  });
  expect(await row(learner, 'check.layers', 'photo').locator('summary img').first().isVisible()).toBe(true);
  await learner.next();
  expect(await marks(learner, 'check.layers')).toMatchObject({
    tcp: 'right: Your answer, right',
    ring: 'wrong: Your answer, wrong Right answer: Transport, which brings it all from one end to the other',
  });
  expect(told(learner, 2)).toEqual({
    id: 'check.layers',
    type: 'matching',
    weighting: '1',
    'correct_responses.0.pattern':
      'This one -> A blue picture; Sound 1 -> Transport, which brings it all from one end to the other; TCP -> Transport, which brings it all from one end to the other',
    student_response:
      'This one -> A blue picture; Sound 1 -> Link; TCP -> Transport, which brings it all from one end to the other',
    result: '0.67',
  });
  await learner.next();
  expect(learner.result()).toMatchObject({ 'cmi.core.score.raw': '83.33' });
});

test('with the keyboard alone, from the first list to the result', async () => {
  const learner = await atQuiz();
  for (const [source, word] of Object.entries(wordsRight)) {
    await learner.tabTo(`[data-part="${source}"] select`);
    await learner.page.keyboard.type(word);
  }
  expect(await picked(learner, 'check.words')).toEqual(wordsRight);
  await learner.tabTo('[data-action=next]');
  await learner.step(() => learner.press('Enter'));
  await learner.step(() => learner.press('Enter'));
  for (const source of ['tcp', 'photo', 'ring']) {
    await learner.tabTo(`[data-part="${source}"] summary`);
    await learner.press('Enter');
    await learner.tabTo(`[data-part="${source}"] input`);
    await learner.press('Space', 'ArrowDown');
    await learner.press('Escape');
    // The list is closed again, and the focus is where it was opened.
    expect(await row(learner, 'check.layers', source).locator('input').first().isVisible()).toBe(false);
    const focused = await learner.find('html').evaluate('document.activeElement.textContent.trim()');
    const choice = (await picked(learner, 'check.layers'))[source] ?? '';
    expect(choice).not.toBe('');
    if (!choice.startsWith('A ')) expect(focused).toContain(choice);
  }
  await learner.tabTo('[data-action=next]');
  await learner.step(() => learner.press('Enter'));
  await learner.step(() => learner.press('Enter'));
  expect(await learner.look()).toMatchObject({ screen: 'result' });
});

test('comes back as it was: lists and pictures, before and after they were checked', async () => {
  const learner = await atQuiz();
  await pick(learner, 'check.words', { kueche: 'roof', flur: 'hall' });
  await learner.next();
  await learner.next();
  await row(learner, 'check.layers', 'photo').locator('summary').first().click();
  await row(learner, 'check.layers', 'photo')
    .locator('label')
    .filter({ has: learner.find('img') })
    .click();
  await learner.see('the answer saved', ({ saving }) => saving !== 'saving');
  await learner.relaunch();
  await learner.next();
  expect(await picked(learner, 'check.layers')).toEqual({ tcp: '', ring: '', photo: 'A blue picture' });
  await learner.back();
  expect(await picked(learner, 'check.words')).toEqual({
    kueche: 'roof',
    flur: 'hall',
    dach: 'Choose…',
    keller: 'Choose…',
  });
  expect(await learner.look()).toMatchObject({ locked: ['check.words'] });
  expect((await marks(learner, 'check.words')).kueche).toBe(
    'wrong: Your answer, wrong Right answer: kitchen',
  );
  expect(await row(learner, 'check.words', 'kueche').locator('select').isDisabled()).toBe(true);
});

test('axe finds nothing, before and after an answer, open and closed', async () => {
  const learner = await open(await theCourse(), { lms: 'none' });
  const found: string[] = [];
  const check = async (name: string) => void found.push(...(await findings(learner, name)));
  await check('lists');
  await pick(learner, 'rooms', { kueche: 'kitchen', flur: 'cellar' });
  await check('lists, picked');
  await learner.next();
  await check('lists, checked');
  await learner.goByMenu('check');
  await learner.next();
  await pick(learner, 'check.words', wordsRight);
  await learner.next();
  await check('lists, locked');
  await learner.next();
  await check('pictures');
  for (const source of ['tcp', 'photo'])
    await row(learner, 'check.layers', source).locator('summary').first().click();
  await check('pictures, open');
  await row(learner, 'check.layers', 'tcp').locator('[data-option] label').first().click();
  await row(learner, 'check.layers', 'photo').locator('[data-option] label').last().click();
  await check('pictures, picked');
  await learner.next();
  await check('pictures, checked');
  expect(found).toEqual([]);
}, 300_000);

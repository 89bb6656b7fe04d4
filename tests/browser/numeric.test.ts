import { expect, test } from 'vitest';
import { findings, picture } from '../support/axe.ts';
import { TestCourse, type Package } from '../support/package.ts';
import { open, type Learner } from '../support/play.ts';
import { field, fill, noteOf, stateOf, told } from '../support/typed.ts';

const lesson = (quiz: string) => `id: intro
title: Numbers
slides:
  - id: rounds
    type: numeric
    stem: 2,000 rounds of 0.5 ms each. How many seconds?
    answer: 1
    tolerance: 5%
    unit: s
  - id: check
    type: quiz
    title: Check
    ${quiz}
    questions:
      - id: exact
        type: numeric
        stem: How many bytes are a kibibyte?
        answer: 1024
      - id: minutes
        type: numeric
        stem: Within how many minutes do you report?
        max: 5
        near: [ { min: 5, max: 10, credit: 50%, feedback: A little late. } ]
        unit: min
      - id: cold
        type: numeric
        stem: How cold is it?
        answer: -3.5
        tolerance: 0.1
        unit: °C
`;

const built = new Map<string, Promise<Package>>();
function theCourse(quiz = 'reveal: after_each', language = 'en'): Promise<Package> {
  const name = `${quiz} ${language}`;
  const course = async () => {
    const made = await TestCourse.from('base', { 'lessons/intro.yaml': lesson(quiz) });
    await made.edit({
      'course.yaml': (await made.read('course.yaml')).replace('language: en', `language: ${language}`),
    });
    return made.build();
  };
  const known = built.get(name) ?? course();
  built.set(name, known);
  return known;
}

const startQuiz = async (learner: Learner) => {
  await learner.goByMenu('check');
  await learner.next();
};

const hint = (learner: Learner) => learner.find('form:visible [data-hint]').innerText();
const plain = (text: string) => text.replace(/[\u2066-\u2069]/g, '');

/** Takes the quiz, checking each question; ends at its result. */
async function take(learner: Learner, answers: Record<string, string>): Promise<void> {
  await startQuiz(learner);
  for (const [question, typed] of Object.entries(answers)) {
    await fill(learner, `check.${question}`, typed);
    await learner.next();
    await learner.next();
  }
  await learner.see('the result', ({ screen }) => screen === 'result');
}

const expected = (said: [response: string, result: string][]) =>
  [
    { id: 'check.exact', 'correct_responses.0.pattern': '1024' },
    { id: 'check.minutes', 'correct_responses.0.pattern': '..5' },
    { id: 'check.cold', 'correct_responses.0.pattern': '-3.6..-3.4' },
  ].map((common, index) => ({
    ...common,
    type: 'numeric',
    weighting: '1',
    student_response: said[index]?.[0],
    result: said[index]?.[1],
  }));

test.each<
  [
    what: string,
    typed: [exact: string, minutes: string, cold: string],
    score: string,
    said: [string, string][],
  ]
>([
  [
    'all right',
    ['1,024', '4.5 min', '−3,45'],
    '100',
    [
      ['1024', 'correct'],
      ['4.5', 'correct'],
      ['-3.45', 'correct'],
    ],
  ],
  [
    'half right',
    ['1 024', '10', '3.5'],
    '50',
    [
      ['1024', 'correct'],
      ['10', '0.5'],
      ['3.5', 'wrong'],
    ],
  ],
  [
    'all wrong',
    ['1000', '10.01', '-3.39'],
    '0',
    [
      ['1000', 'wrong'],
      ['10.01', 'wrong'],
      ['-3.39', 'wrong'],
    ],
  ],
])('%s: the LMS has it', async (_, [exact, minutes, cold], score, said) => {
  const learner = await open(await theCourse());
  await take(learner, { exact, minutes, cold });
  expect([1, 2, 3].map((index) => told(learner, index))).toEqual(expected(said));
  expect(learner.result()['cmi.core.score.raw']).toBe(score);
});

test('a report of ids has numbers alone as patterns, which the standard knows, and a strict LMS takes it', async () => {
  const made = await TestCourse.from('base', { 'lessons/intro.yaml': lesson('reveal: after_each') });
  await made.edit({ 'course.yaml': `${await made.read('course.yaml')}responses: ids\n` });
  const learner = await open(await made.build(), { lms: 'strict' });
  await take(learner, { exact: '1024', minutes: '5', cold: '-3.5' });
  expect([1, 2, 3].map((index) => told(learner, index)['correct_responses.0.pattern'])).toEqual([
    '1024',
    undefined,
    '-3.5',
  ]);
});

test('what is no number is told at once, is no answer, and Enter reloads nothing', async () => {
  const learner = await open(await theCourse());
  await learner.goByMenu('rounds');
  await learner.find('html').evaluate('window.same = true');
  const at = field(learner, 'rounds');
  await at.pressSequentially('one');
  expect(await hint(learner)).toBe('');
  await learner.press('Enter');
  expect(await hint(learner)).toBe('This can’t be read as a number. Write it in figures, such as 1,234.5.');
  expect((await learner.look()).announced).toContain('can’t be read as a number');
  expect(await at.getAttribute('aria-invalid')).toBe('true');
  expect(await learner.find('[data-action=next]').getAttribute('aria-disabled')).toBe('true');
  expect(await learner.find('html').evaluate('window.same')).toBe(true);
  await at.fill('1e0');
  expect(await at.getAttribute('aria-invalid')).toBeNull();
  await at.fill('0.95');
  await at.blur();
  expect(await hint(learner)).toBe('');
  await learner.next();
  expect(await stateOf(learner, 'rounds')).toBe('right');
  expect(told(learner, 0)).toEqual({
    id: 'rounds',
    type: 'numeric',
    weighting: '0',
    'correct_responses.0.pattern': '0.95..1.05',
    student_response: '0.95',
    result: 'correct',
  });
});

test('in another language: its decimal sign, and how a number that may surprise was read', async () => {
  const learner = await open(await theCourse('reveal: after_each', 'de'));
  await learner.goByMenu('rounds');
  await fill(learner, 'rounds', '1.024');
  expect(plain(await hint(learner))).toBe('Gelesen als 1024.');
  await learner.next();
  expect(await noteOf(learner, 'rounds')).toBe('Richtige Antwort: 1 s (0,95 bis 1,05)');
  await fill(learner, 'rounds', '1,024');
  expect(await hint(learner)).toBe('');
  await learner.next();
  expect(await noteOf(learner, 'rounds')).toBe('Richtig');
  expect(told(learner, 0)).toMatchObject({ student_response: '1.024', result: 'correct' });
  await learner.relaunch();
  expect(await field(learner, 'rounds').inputValue()).toBe('1,024');
});

test('in Arabic: its digits, from right to left', async () => {
  const learner = await open(await theCourse('reveal: after_each', 'ar'));
  await learner.goByMenu('rounds');
  await fill(learner, 'rounds', '٠٫٩٦');
  await learner.next();
  expect(await stateOf(learner, 'rounds')).toBe('right');
  expect(told(learner, 0)).toMatchObject({ student_response: '0.96' });
});

test('what is right, nearly right and wrong is said beside the field', async () => {
  const learner = await open(await theCourse());
  await startQuiz(learner);
  expect(await learner.find('form:visible').innerHTML()).not.toContain('1024');
  await fill(learner, 'check.exact', '1000');
  await learner.next();
  expect([await stateOf(learner, 'check.exact'), await noteOf(learner, 'check.exact')]).toEqual([
    'wrong',
    'Right answer: 1024',
  ]);
  expect(await field(learner, 'check.exact').getAttribute('readonly')).not.toBeNull();
  await learner.next();
  await fill(learner, 'check.minutes', '7');
  await learner.next();
  expect([await stateOf(learner, 'check.minutes'), await noteOf(learner, 'check.minutes')]).toEqual([
    'partly',
    'Right answer: 5 min or less',
  ]);
  expect(await learner.find('form:visible [data-feedback-text]').innerText()).toBe('A little late.');
  await learner.next();
  await fill(learner, 'check.cold', '5');
  await learner.next();
  expect(await noteOf(learner, 'check.cold')).toBe('Right answer: −3.5 °C (−3.6 to −3.4)');
});

test('near, where a quiz gives nothing for half: marked as what it earned', async () => {
  const learner = await open(await theCourse('reveal: after_each\n    partial: false'));
  await take(learner, { exact: '1024', minutes: '7', cold: '-3.5' });
  expect(told(learner, 2)).toMatchObject({ student_response: '7', result: 'wrong' });
  await learner.find('[data-action=review]').click();
  await learner.see('the review', ({ screen }) => screen === 'questions');
  expect(await stateOf(learner, 'check.minutes')).toBe('wrong');
});

test('with the keyboard alone', async () => {
  const learner = await open(await theCourse());
  await learner.goByMenu('check');
  const press = async () => {
    await learner.tabTo('[data-action=next]');
    await learner.step(() => learner.press('Enter'));
  };
  await press();
  for (const typed of ['1024', '5', '-3.5']) {
    await learner.tabTo('form:not([hidden]) [data-field]');
    await learner.page.keyboard.type(typed);
    await learner.press('ArrowLeft', 'Home', 'Enter');
    await press();
    await press();
  }
  expect(await learner.look()).toMatchObject({ screen: 'result' });
  expect(learner.result()['cmi.core.score.raw']).toBe('100');
});

test('by touch: a keyboard for numbers, with a minus where one may be needed', async () => {
  const learner = await open(await theCourse(), { screen: { width: 320, height: 640, touch: true } });
  await learner.goByMenu('check');
  const next = () => learner.step(() => learner.find('[data-action=next]').tap());
  await next();
  const keyboards: (string | null)[] = [];
  for (const [question, typed] of Object.entries({ exact: '1024', minutes: '5', cold: '-3.5' })) {
    const at = field(learner, `check.${question}`);
    keyboards.push(await at.getAttribute('inputmode'));
    expect((await at.boundingBox())?.height).toBeGreaterThanOrEqual(44);
    await at.tap();
    await fill(learner, `check.${question}`, typed);
    await next();
    await next();
  }
  expect(keyboards).toEqual(['decimal', 'decimal', 'text']);
  expect(learner.result()['cmi.core.score.raw']).toBe('100');
});

test('what was begun is there again; after submitting, what it met is', async () => {
  const learner = await open(await theCourse('reveal: after_submit'));
  await startQuiz(learner);
  await fill(learner, 'check.exact', '1,024.50');
  await learner.relaunch();
  await learner.next();
  expect(await field(learner, 'check.exact').inputValue()).toBe('1024.5');
  // Back in the attempt, the first question without an answer comes first.
  await fill(learner, 'check.minutes', '7');
  await learner.next();
  await learner.next();
  await learner.next();
  await learner.see('the result', ({ screen }) => screen === 'result');
  expect(learner.result()['cmi.core.score.raw']).toBe('16.67');
  const review = () => learner.step(() => learner.find('[data-action=review]').click());
  await review();
  await learner.next();
  expect(await field(learner, 'check.minutes').inputValue()).toBe('7');
  const before = [1, 2, 3].map((index) => told(learner, index));
  await learner.relaunch();
  await learner.goByMenu('check');
  await review();
  await learner.next();
  expect(await field(learner, 'check.minutes').inputValue()).toBe('');
  expect(await stateOf(learner, 'check.minutes')).toBe('partly');
  expect(await learner.find('form:visible [data-not-kept]').isVisible()).toBe(true);
  expect(await learner.find('form:visible [data-feedback-text]').innerText()).toBe('A little late.');
  await learner.next();
  expect(await noteOf(learner, 'check.cold')).toBe('Right answer: −3.5 °C (−3.6 to −3.4)');
  expect(await learner.find('form:visible [data-not-kept]').isVisible()).toBe(false);
  expect([1, 2, 3].map((index) => told(learner, index))).toEqual(before);
});

test('the field has a name and a unit, and axe finds nothing before or after answering', async () => {
  const learner = await open(await theCourse(), { lms: 'none' });
  const found: string[] = [];
  const check = async (name: string) => {
    found.push(...(await findings(learner, name)));
    await picture(learner, `numeric-${name}`);
  };
  await learner.goByMenu('rounds');
  const at = field(learner, 'rounds');
  expect(await at.evaluate((each) => (each as HTMLInputElement).labels?.[0]?.innerText)).toBe('Your answer');
  expect(await learner.find('form:visible .unit').innerText()).toBe('s');
  expect(await at.getAttribute('aria-describedby')).toContain(
    await learner.find('form:visible .unit').getAttribute('id'),
  );
  await check('open');
  await fill(learner, 'rounds', 'one');
  await check('no-number');
  await fill(learner, 'rounds', '1,000');
  await check('read-as');
  await learner.next();
  await check('wrong');
  await startQuiz(learner);
  await learner.find('[data-question-go="check.minutes"]').click();
  await fill(learner, 'check.minutes', '7');
  await learner.next();
  await check('partly');
  expect(found).toEqual([]);
}, 240_000);

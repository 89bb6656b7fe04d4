import { expect, test } from 'vitest';
import { findings, picture } from '../support/axe.ts';
import { TestCourse, type Package } from '../support/package.ts';
import { open, type Learner } from '../support/play.ts';
import { field, fill, noteOf, stateOf, told } from '../support/typed.ts';

const questions = `
      - id: loop
        type: fill-in
        stem: Complete the program so that it prints 0, 1, 2.
        text: |
          The list \`x[[i]]\` is no blank.

          \`\`\`python
          [[kw]] i in [[fn]](3):
              print(i)
          \`\`\`
        blanks:
          kw: for
          fn: { accept: [range, reversed], ignore: [], feedback: { xrange: That was Python 2. } }
      - id: articles
        type: fill-in
        stem: Which article?
        lang: de
        text: "[[a]] Küche und [[b]] Flur"
        blanks:
          a: { choices: { der: Der, die: Die, das: Das }, answer: die }
          b: { choices: { der: der, die: die }, answer: der }
      - id: bank
        type: fill-in
        stem: Complete the sentence.
        text: "The [[a]] chases the [[b]]."
        blanks: { a: cat, b: mouse }
        word_bank: [house, tree]
      - id: dictation
        type: fill-in
        stem: Write the sentence.
        lang: de
        accept: { text: Sie schläft, typos: 1, ignore: [case, spaces, punctuation] }`;

const lesson = (quiz: string) => `id: intro
title: Words
slides:
  - id: keyword
    type: fill-in
    stem: Which keyword makes a loop over a list?
    accept: [for, foreach]
    ignore: []
    feedback: { correct: Yes. }
  - id: check
    type: quiz
    title: Check
    ${quiz}
    questions:${questions}
`;

const built = new Map<string, Promise<Package>>();
/** The course with one more key of its quiz. */
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

type Answers = Record<string, Record<string, string>>;
const right: Answers = {
  loop: { kw: 'for', fn: 'range' },
  articles: { a: 'die', b: 'der' },
  bank: { a: 'cat', b: 'mouse' },
  dictation: { answer: 'Sie schläft' },
};
const half: Answers = {
  loop: { kw: ' FOR', fn: 'xrange' },
  articles: { a: 'die', b: 'die' },
  bank: { a: 'cat' },
  dictation: { answer: 'sie schläfd!' },
};
const wrong: Answers = {
  loop: { kw: 'while', fn: 'Range' },
  articles: { a: 'das', b: 'die' },
  bank: { a: 'mouse', b: 'cat' },
  dictation: { answer: 'Er schlief' },
};

async function answer(learner: Learner, question: string, said: Record<string, string>): Promise<void> {
  for (const [blank, text] of Object.entries(said)) await fill(learner, `check.${question}`, text, blank);
}

const startQuiz = async (learner: Learner) => {
  await learner.goByMenu('check');
  await learner.next();
};

/** Takes the quiz, checking each question; ends at its result. */
async function take(learner: Learner, answers: Answers): Promise<void> {
  await startQuiz(learner);
  for (const [question, said] of Object.entries(answers)) {
    await answer(learner, question, said);
    await learner.next();
    await learner.next();
  }
  await learner.see('the result', ({ screen }) => screen === 'result');
}

/** What every report of a question has, whatever was answered. */
const always: Record<string, Record<string, string>> = {
  loop: { id: 'check.loop', type: 'fill-in', weighting: '1', 'correct_responses.0.pattern': 'for; range' },
  articles: {
    id: 'check.articles',
    type: 'fill-in',
    weighting: '1',
    'correct_responses.0.pattern': 'Die; der',
  },
  bank: { id: 'check.bank', type: 'fill-in', weighting: '1', 'correct_responses.0.pattern': 'cat; mouse' },
  dictation: {
    id: 'check.dictation',
    type: 'fill-in',
    weighting: '1',
    'correct_responses.0.pattern': 'Sie schläft',
  },
};
const reports = (learner: Learner) => Object.keys(always).map((_, index) => told(learner, index + 1));
const expected = (said: [response: string, result: string][]) =>
  Object.values(always).map((common, index) => ({
    ...common,
    student_response: said[index]?.[0],
    result: said[index]?.[1],
  }));

test.each<[what: string, answers: Answers, score: string, said: [string, string][]]>([
  [
    'all right',
    right,
    '100',
    [
      ['for; range', 'correct'],
      ['Die; der', 'correct'],
      ['cat; mouse', 'correct'],
      ['Sie schläft', 'correct'],
    ],
  ],
  [
    'half right',
    half,
    '62.5',
    [
      ['FOR; xrange', '0.5'],
      ['Die; die', '0.5'],
      ['cat; –', '0.5'],
      ['sie schläfd!', 'correct'],
    ],
  ],
  [
    'all wrong',
    wrong,
    '0',
    [
      ['while; Range', 'wrong'],
      ['Das; die', 'wrong'],
      ['mouse; cat', 'wrong'],
      ['Er schlief', 'wrong'],
    ],
  ],
])('%s: the LMS has it, and so has the strict one', async (_, answers, score, said) => {
  for (const lms of ['moodle', 'strict'] as const) {
    const learner = await open(await theCourse(), { lms });
    await take(learner, answers);
    expect(reports(learner)).toEqual(expected(said));
    expect(learner.result()['cmi.core.score.raw']).toBe(score);
  }
});

test('what was right and wrong is said beside each blank, and below what fits a foreseen answer', async () => {
  const learner = await open(await theCourse());
  await startQuiz(learner);
  const page = await learner.find('form:visible').innerHTML();
  expect(page).not.toContain('range');
  expect(page).toContain('x[[i]]');
  await answer(learner, 'loop', { fn: 'xrange' });
  await learner.next();
  expect(await stateOf(learner, 'check.loop', 'kw')).toBe('missed');
  expect(await noteOf(learner, 'check.loop', 'kw')).toBe('Right answer: for');
  expect(await stateOf(learner, 'check.loop', 'fn')).toBe('wrong');
  expect(await noteOf(learner, 'check.loop', 'fn')).toBe('Right answer: range');
  expect(await learner.find('form:visible [data-feedback-text]').innerText()).toBe('That was Python 2.');
  expect(await field(learner, 'check.loop', 'fn').getAttribute('readonly')).not.toBeNull();
  await learner.next();
  await answer(learner, 'articles', { a: 'die', b: 'die' });
  await learner.next();
  expect(await noteOf(learner, 'check.articles', 'a')).toBe('Right');
  expect(await noteOf(learner, 'check.articles', 'b')).toBe('Right answer: der');
  expect(await field(learner, 'check.articles', 'b').isDisabled()).toBe(true);
  await learner.next();
  await learner.goByMenu('check');
  await learner.find('[data-question-go="check.dictation"]').click();
  await answer(learner, 'dictation', half.dictation ?? {});
  await learner.next();
  expect(await noteOf(learner, 'check.dictation')).toBe('Right. Written correctly: Sie schläft');
});

test('marks alone: the right answer is not in the page', async () => {
  const learner = await open(await theCourse('reveal: after_each\n    show: marks'));
  await startQuiz(learner);
  await answer(learner, 'loop', { fn: 'xrange' });
  await learner.next();
  expect(await noteOf(learner, 'check.loop', 'kw')).toBe('not answered');
  expect(await noteOf(learner, 'check.loop', 'fn')).toBe('Not right');
  expect(await learner.find('form:visible').innerText()).not.toContain('Right answer');
});

test('practice: Enter in the field reloads nothing; capitals count here; a new text takes the marks away', async () => {
  const learner = await open(await theCourse());
  await learner.goByMenu('keyword');
  await learner.find('html').evaluate('window.same = true');
  await field(learner, 'keyword').pressSequentially('For');
  await learner.press('Enter');
  await learner.see('the answer saved', ({ saving }) => saving === 'saved');
  expect(await learner.find('html').evaluate('window.same')).toBe(true);
  await learner.next();
  expect(await noteOf(learner, 'keyword')).toBe('Right answer: for');
  expect(told(learner, 0)).toEqual({
    id: 'keyword',
    type: 'fill-in',
    weighting: '0',
    'correct_responses.0.pattern': 'for',
    'correct_responses.1.pattern': 'foreach',
    student_response: 'For',
    result: 'wrong',
  });
  await field(learner, 'keyword').fill('foreach');
  expect(await stateOf(learner, 'keyword')).toBeNull();
  await learner.next();
  expect(await noteOf(learner, 'keyword')).toBe('Right');
  expect(told(learner, 0)).toMatchObject({ student_response: 'foreach', result: 'correct' });
});

test('with the keyboard alone', async () => {
  const learner = await open(await theCourse());
  await learner.goByMenu('check');
  const press = async () => {
    await learner.tabTo('[data-action=next]');
    await learner.step(() => learner.press('Enter'));
  };
  const typeAt = async (question: string, blank: string, ...keys: string[]) => {
    await learner.tabTo(`form[data-question="check.${question}"] [data-part="${blank}"] [data-field]`);
    for (const key of keys) await learner.page.keyboard.type(key);
  };
  await press();
  await typeAt('loop', 'kw', 'for');
  await learner.press('Enter', 'ArrowLeft', 'Home');
  await typeAt('loop', 'fn', 'range');
  await press();
  await press();
  await typeAt('articles', 'a', 'Di');
  await typeAt('articles', 'b', 'de');
  await press();
  await press();
  await typeAt('bank', 'a', 'c');
  await typeAt('bank', 'b', 'm');
  await press();
  await press();
  await typeAt('dictation', 'answer', 'Sie schläft');
  await press();
  await press();
  expect(await learner.look()).toMatchObject({ screen: 'result' });
  expect(learner.result()['cmi.core.score.raw']).toBe('100');
});

test('by touch, on a narrow screen', async () => {
  const learner = await open(await theCourse(), { screen: { width: 320, height: 640, touch: true } });
  await learner.goByMenu('check');
  const tap = (selector: string) => learner.find(`${selector}:visible`).tap();
  await learner.step(() => tap('[data-action=next]'));
  for (const [question, said] of Object.entries(right)) {
    for (const [blank, text] of Object.entries(said)) {
      const at = field(learner, `check.${question}`, blank);
      const box = await at.boundingBox();
      expect(box?.height, `${question} ${blank}`).toBeGreaterThanOrEqual(44);
      await at.tap();
      await fill(learner, `check.${question}`, text, blank);
    }
    await learner.step(() => tap('[data-action=next]'));
    await learner.step(() => tap('[data-action=next]'));
  }
  expect(learner.result()['cmi.core.score.raw']).toBe('100');
});

test('a word that is composed by an input method is one word', async () => {
  const learner = await open(await theCourse());
  await learner.goByMenu('keyword');
  await field(learner, 'keyword').click();
  const session = await learner.device.context.newCDPSession(learner.page);
  for (const text of ['ｆ', 'ふ', 'ふぉ', 'ふぉr'])
    await session.send('Input.imeSetComposition', {
      text,
      selectionStart: text.length,
      selectionEnd: text.length,
    });
  expect(await field(learner, 'keyword').inputValue()).toBe('ふぉr');
  await session.send('Input.insertText', { text: 'フォー' });
  expect(await field(learner, 'keyword').inputValue()).toBe('フォー');
  await learner.next();
  expect(told(learner, 0)).toMatchObject({ student_response: 'フォー', result: 'wrong' });
});

test('what was begun is there again after the tab was closed, letter by letter', async () => {
  const learner = await open(await theCourse('reveal: after_submit'));
  await startQuiz(learner);
  const odd = ' Ä😀 "a; b" [,] ';
  await answer(learner, 'loop', { fn: odd });
  await learner.next();
  await answer(learner, 'articles', { b: 'der' });
  await learner.next();
  await answer(learner, 'bank', { a: 'tree' });
  await learner.next();
  await answer(learner, 'dictation', { answer: 'Sie schla\u0308ft' });
  await learner.relaunch();
  await learner.next();
  expect(await field(learner, 'check.loop', 'fn').inputValue()).toBe(odd);
  expect(await field(learner, 'check.loop', 'kw').inputValue()).toBe('');
  expect(await field(learner, 'check.articles', 'a').inputValue()).toBe('');
  expect(await field(learner, 'check.articles', 'b').inputValue()).toBe('der');
  expect(await field(learner, 'check.bank', 'a').inputValue()).toBe('tree');
  expect(await field(learner, 'check.dictation').inputValue()).toBe('Sie schla\u0308ft');
});

test('what is being typed is kept without leaving the field', async () => {
  const learner = await open(await theCourse('reveal: after_submit'));
  await startQuiz(learner);
  await field(learner, 'check.loop', 'kw').pressSequentially('whi');
  await learner.closeTab();
  await learner.launch();
  await learner.next();
  expect(await field(learner, 'check.loop', 'kw').inputValue()).toBe('whi');
});

test('after submitting, typed text is shown until the page goes; then what it was worth is', async () => {
  const learner = await open(await theCourse('reveal: after_submit'));
  await startQuiz(learner);
  await answer(learner, 'loop', half.loop ?? {});
  await learner.next();
  await answer(learner, 'articles', half.articles ?? {});
  await learner.next();
  await learner.next();
  await answer(learner, 'dictation', half.dictation ?? {});
  await learner.next();
  await learner.next();
  await learner.see('the result', ({ screen }) => screen === 'result');
  const before = reports(learner);
  const notKept = () => learner.find('form:visible [data-not-kept]');
  const review = () => learner.step(() => learner.find('[data-action=review]').click());
  await review();
  expect(await field(learner, 'check.loop', 'fn').inputValue()).toBe('xrange');
  expect(await noteOf(learner, 'check.loop', 'fn')).toBe('Right answer: range');
  expect(await notKept().isVisible()).toBe(false);

  await learner.relaunch();
  await learner.goByMenu('check');
  await review();
  expect(await field(learner, 'check.loop', 'fn').inputValue()).toBe('');
  expect(await stateOf(learner, 'check.loop', 'kw')).toBe('right');
  expect(await noteOf(learner, 'check.loop', 'kw')).toBe('Right');
  expect(await stateOf(learner, 'check.loop', 'fn')).toBe('wrong');
  expect(await notKept().innerText()).toBe('What you typed is no longer kept. What it earned is.');
  expect(await learner.find('form:visible [data-verdict-text]').innerText()).toBe('Partly right');
  await learner.next();
  expect(await field(learner, 'check.articles', 'a').inputValue()).toBe('die');
  expect(await noteOf(learner, 'check.articles', 'b')).toBe('Right answer: der');
  expect(await notKept().isVisible()).toBe(false);
  expect(reports(learner)).toEqual(before);
});

test('choices of a blank come in another order to each learner where the quiz shuffles, and the answers are the same', async () => {
  const course = await theCourse('reveal: after_each\n    shuffle: choices');
  const orders = new Set<string>();
  for (const id of ['ada', 'bo', 'cy', 'di', 'ed', 'fi']) {
    const learner = await open(course, { learner: id });
    await startQuiz(learner);
    await learner.find('[data-question-go="check.articles"]').click();
    const options = await field(learner, 'check.articles', 'a').locator('option').allInnerTexts();
    expect(options[0]).toBe('Choose');
    expect([...options].sort()).toEqual(['Choose', 'Das', 'Der', 'Die']);
    orders.add(options.join());
    await answer(learner, 'articles', right.articles ?? {});
    await learner.next();
    expect(told(learner, 2)).toMatchObject({ student_response: 'Die; der', result: 'correct' });
  }
  expect(orders.size).toBeGreaterThan(1);
});

test('every field has a name, is asked for nothing else, and axe finds nothing before or after answering', async () => {
  const learner = await open(await theCourse(), { lms: 'none' });
  const found: string[] = [];
  const check = async (name: string) => {
    found.push(...(await findings(learner, name)));
    await picture(learner, `fill-in-${name}`);
  };
  await learner.goByMenu('keyword');
  expect(
    await field(learner, 'keyword').evaluate((each) => (each as HTMLInputElement).labels?.[0]?.innerText),
  ).toBe('Your answer');
  await check('keyword');
  await fill(learner, 'keyword', 'loop');
  await learner.next();
  await check('keyword-wrong');
  await startQuiz(learner);
  expect(await field(learner, 'check.loop', 'fn').getAttribute('aria-label')).toBe('Blank 2 of 2');
  const attributes = ['autocapitalize', 'autocomplete', 'spellcheck', 'dir', 'maxlength'].map((name) =>
    field(learner, 'check.loop', 'fn').getAttribute(name),
  );
  expect(await Promise.all(attributes)).toEqual(['off', 'off', 'false', 'auto', '20']);
  for (const [question, said] of Object.entries(half)) {
    await check(question);
    await answer(learner, question, said);
    await learner.next();
    await check(`${question}-checked`);
    await learner.next();
  }
  expect(found).toEqual([]);
}, 240_000);

test('from right to left, and printed: nothing overflows, and a blank to pick from names its choices', async () => {
  const learner = await open(await theCourse('reveal: after_each', 'ar'), { lms: 'none' });
  await startQuiz(learner);
  const found = await findings(learner, 'arabic');
  await learner.find('[data-question-go="check.articles"]').click();
  found.push(...(await findings(learner, 'arabic-articles')));
  expect(found).toEqual([]);
  const printed = learner.find('form:visible .printed').first();
  expect(await printed.isVisible()).toBe(false);
  await learner.page.emulateMedia({ media: 'print' });
  expect((await printed.innerText()).trim()).toBe('(Der / Die / Das)');
});

import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import type { Text } from '../../scripts/course/course.ts';
import type { KeyRenderer } from '../../scripts/questions/author.ts';
import { byCodeUnits } from '../../scripts/questions/parts.ts';
import { sequencingType } from '../../scripts/questions/sequencing/author.ts';
import {
  itemsOnPage,
  sequencingRules,
  type SequencingAnswer,
  type SequencingKey,
} from '../../scripts/questions/sequencing/rules.ts';
import { findingsOf, load, short } from '../support/load-helper.ts';

const { grade, isAnswered, pack, scorm12, scorm2004, slots, unpack, xapi } = sequencingRules;

const text: KeyRenderer = {
  inline: ({ markdown }: Text) => `<i>${markdown}</i>`,
  blocks: ({ markdown }: Text) => `<p>${markdown}</p>`,
  plain: ({ markdown }: Text) => markdown.replaceAll('*', ''),
  say: (key) => key,
};

const day: SequencingKey = {
  parts: ['bed', 'eat', 'wake', 'work'],
  texts: ['Go to bed', 'Have breakfast', 'Wake up', 'Work'],
  answer: ['wake', 'eat', 'work', 'bed'],
};

describe('an answer to a sequencing question', () => {
  it.each<[string, SequencingAnswer, number, number]>([
    ['all right', ['wake', 'eat', 'work', 'bed'], 1, 1],
    ['the last one first: two of three neighbours', ['bed', 'wake', 'eat', 'work'], 2 / 3, 0],
    ['the middle swapped: no neighbours', ['wake', 'work', 'eat', 'bed'], 0, 0],
    ['the halves swapped: two of three neighbours', ['work', 'bed', 'wake', 'eat'], 2 / 3, 0],
    ['one pair of neighbours', ['eat', 'work', 'wake', 'bed'], 1 / 3, 0],
    ['backwards', ['bed', 'work', 'eat', 'wake'], 0, 0],
  ])('%s', (_, answer, partly, wholly) => {
    expect(isAnswered(day, answer)).toBe(true);
    expect(grade(day, answer, true)).toEqual({ share: partly });
    expect(grade(day, answer, false)).toEqual({ share: wholly });
  });

  it('reads in SCORM 1.2, SCORM 2004 and xAPI as it was given, in its order', () => {
    const answer = ['bed', 'wake', 'eat', 'work'];
    expect(scorm12(day, answer, 'text')).toEqual({
      type: 'sequencing',
      response: 'Go to bed; Wake up; Have breakfast; Work',
      patterns: ['Wake up; Have breakfast; Work; Go to bed'],
    });
    expect(scorm12(day, answer, 'ids')).toEqual({
      type: 'sequencing',
      response: 'bed,wake,eat,work',
      patterns: ['wake,eat,work,bed'],
    });
    expect(scorm2004(day, answer)).toEqual({
      type: 'sequencing',
      response: 'bed[,]wake[,]eat[,]work',
      patterns: ['wake[,]eat[,]work[,]bed'],
    });
    expect(xapi(day, answer)).toEqual({
      interactionType: 'sequencing',
      response: 'bed[,]wake[,]eat[,]work',
      correctResponsesPattern: ['wake[,]eat[,]work[,]bed'],
      choices: [
        { id: 'bed', text: 'Go to bed' },
        { id: 'eat', text: 'Have breakfast' },
        { id: 'wake', text: 'Wake up' },
        { id: 'work', text: 'Work' },
      ],
    });
  });

  it('is none while nothing was moved: the order at the start is nobody’s answer', () => {
    expect(isAnswered(day, [])).toBe(false);
    expect(grade(day, [], true)).toEqual({ share: 0 });
    expect(scorm2004(day, [])).toEqual({ type: 'sequencing', patterns: ['wake[,]eat[,]work[,]bed'] });
  });

  it('says lines of code that differ by their indent alone as they are', () => {
    const key = { parts: ['a', 'b', 'c'], texts: ['x()', '    x()', 'for (;; ) {'], answer: ['c', 'b', 'a'] };
    expect(scorm12(key, ['a', 'c', 'b'], 'text').response).toBe('x(); for (;;\u2060 ) {;     x()');
  });
});

describe('the saved state of a sequencing question', () => {
  it('has the place of each item, in the order of their ids', () => {
    expect(slots(day)).toEqual([{ radix: 4 }, { radix: 4 }, { radix: 4 }, { radix: 4 }]);
    expect(pack(day, ['wake', 'bed', 'work', 'eat'])).toEqual([1, 3, 0, 2]);
    expect(unpack(day, [1, 3, 0, 2])).toEqual(['wake', 'bed', 'work', 'eat']);
  });

  it.each<[string, (number | string)[]]>([
    ['two items at one place', [0, 1, 2, 2]],
    ['a place that does not exist', [0, 1, 2, 4]],
    ['too few places', [0, 1, 2]],
    ['too many places', [0, 1, 2, 3, 4]],
    ['texts', ['0', '1', '2', '3']],
  ])('is asked again where the state has %s', (_, values) => {
    expect(unpack(day, values)).toBeUndefined();
  });
});

const idOf = fc.stringMatching(/^[a-z0-9][a-z0-9_]{0,39}$/);
const anyText = fc.oneof(
  fc.string({ minLength: 1, maxLength: 300, unit: 'grapheme' }),
  fc.array(fc.constantFrom('a', 'b', '; ', ';', ' ', ','), { minLength: 1 }).map((all) => all.join('')),
);
const shuffledOf = (ids: readonly string[]) =>
  fc.shuffledSubarray([...ids], { minLength: ids.length, maxLength: ids.length });
const keyAndAnswers = fc
  .integer({ min: 2, max: 36 })
  .chain((count) =>
    fc.tuple(
      fc.uniqueArray(idOf, { minLength: count, maxLength: count }),
      fc.uniqueArray(anyText, { minLength: count, maxLength: count }),
    ),
  )
  .chain(([ids, texts]) => {
    const parts = [...ids].sort(byCodeUnits);
    return fc.tuple(
      shuffledOf(parts).map((answer): SequencingKey => ({ parts, texts, answer })),
      shuffledOf(parts),
      shuffledOf(parts),
    );
  });

describe('whatever the author and the learner wrote', () => {
  it('an answer comes back from the state as it was', () => {
    fc.assert(
      fc.property(keyAndAnswers, ([key, answer]) => {
        const values = pack(key, answer);
        expect(values).toHaveLength(slots(key).length);
        expect(unpack(key, values)).toEqual(answer);
      }),
    );
  });

  it('SCORM 1.2 texts have at most 255 characters, and another order is another text', () => {
    fc.assert(
      fc.property(keyAndAnswers, ([key, one, two]) => {
        const say = (answer: SequencingAnswer) => scorm12(key, answer, 'text');
        for (const said of [say(one).response ?? '', say(two).response ?? '', ...say(one).patterns]) {
          expect(said.length).toBeLessThanOrEqual(255);
          // No half of a character that takes two units.
          expect(said).not.toMatch(/\p{Surrogate}/u);
        }
        expect(say(one).response === say(two).response).toBe(one.join() === two.join());
        // The end is what a text that is too long would lose.
        const swapped = [...one.slice(0, -2), ...one.slice(-2).reverse()];
        expect(say(swapped).response).not.toBe(say(one).response);
      }),
    );
  });

  /** SCORM 1.2 RTE 3.4.2.7: ids, or their places in base 36, parted by commas. */
  it('SCORM 1.2 ids can be read back by the standard', () => {
    fc.assert(
      fc.property(keyAndAnswers, ([key, answer]) => {
        const { response = '' } = scorm12(key, answer, 'ids');
        expect(response.length).toBeLessThanOrEqual(255);
        const tokens = response.split(',');
        const places = tokens.map((token) => key.parts[parseInt(token, 36)]);
        expect(tokens.join() === answer.join() ? tokens : places).toEqual(answer);
      }),
    );
  });

  /** SCORM 2004 RTE 4.2.9.1 and xAPI 1.0.3, Data 4.1.4.1. */
  it('SCORM 2004 and xAPI responses can be read back by the standard', () => {
    fc.assert(
      fc.property(keyAndAnswers, ([key, answer]) => {
        expect(scorm2004(key, answer).response?.split('[,]')).toEqual(answer);
        const { response, choices, correctResponsesPattern = [] } = xapi(key, answer);
        expect(response.split('[,]')).toEqual(answer);
        expect(correctResponsesPattern.map((pattern) => pattern.split('[,]'))).toEqual([key.answer]);
        expect(choices?.map(({ id }) => id)).toEqual(key.parts);
      }),
    );
  });

  it('partial credit never is more than full, and full credit is the right order alone', () => {
    fc.assert(
      fc.property(keyAndAnswers, ([key, answer]) => {
        const right = answer.join() === key.answer.join();
        const { share } = grade(key, answer, true);
        expect(share === 1).toBe(right);
        expect(grade(key, answer, false).share).toBe(right ? 1 : 0);
        expect(share).toBeGreaterThanOrEqual(0);
        expect(share).toBeLessThanOrEqual(1);
      }),
    );
  });

  it('the page has each item once, and never begins with the right order', () => {
    fc.assert(
      fc.property(keyAndAnswers, ([key]) => {
        expect([...itemsOnPage(key)].sort(byCodeUnits)).toEqual(key.parts);
        expect(itemsOnPage(key)).not.toEqual(key.answer);
      }),
    );
  });
});

/** One question in a quiz that is practice, as an author writes it. */
const lesson = (lines: string) =>
  `id: intro\ntitle: A\nslides:\n  - id: welcome\n    body: Hi.\n  - id: check\n    type: quiz\n    title: A\n    counts: false\n    questions:\n      - id: q\n        type: sequencing\n        stem: S\n${lines.replace(/^/gm, '        ')}\n`;

async function read(lines: string) {
  const { value, diagnostics } = await load({ 'lessons/intro.yaml': lesson(lines) });
  expect(diagnostics.map(short)).toEqual([]);
  const entry = value?.lessons[0]?.slides[1]?.quiz?.entries[0];
  if (!entry || !('question' in entry)) throw new Error('no question was read');
  return entry.question.fields;
}

const items = 'items: { wake: "*Wake* up", eat: Have breakfast, work: Work, bed: Go to bed }';
const code = [
  'code: python',
  'items:',
  '  init: "total = 0  "',
  '  loop: "for x in [1, 2, 3]:"',
  '  add: "    total += *x*"',
  '  show: |',
  '    print(',
  '        total)',
].join('\n');

describe('a sequencing question as an author writes it', () => {
  it('has its items in the right order', async () => {
    expect(sequencingType.key(await read(items), text)).toEqual(day);
    expect(sequencingType.parts(await read(items))).toEqual(day.parts);
  });

  it('with code keeps the blanks that a line begins with, and reads no Markdown', async () => {
    expect(sequencingType.key(await read(code), text)).toEqual({
      parts: ['add', 'init', 'loop', 'show'],
      texts: ['    total += *x*', 'total = 0', 'for x in [1, 2, 3]:', 'print( total)'],
      answer: ['init', 'loop', 'add', 'show'],
    });
  });

  it('may have pictures and sounds; a report names them by their words', async () => {
    const fields = await read(
      [
        'items:',
        '  a: { image: { file: media/photo.png, alt: A red square } }',
        '  b: { audio: { file: media/tone.mp3, label: Sound 1, transcript: A tone } }',
        '  c: { text: Last, image: { file: media/photo.png, decorative: true } }',
      ].join('\n'),
    );
    expect(sequencingType.key(fields, text)).toMatchObject({ texts: ['A red square', 'Sound 1', 'Last'] });
  });

  const meaning = async (lines: string) => JSON.stringify(sequencingType.meaning(await read(lines)));
  it.each([
    ['a text', items.replace('Work', 'Go to work'), true],
    ['labels', `${items}\nlabels: [First, Last]`, true],
    ['code', `code: python\n${items}`, true],
    ['another order', items.replace(/(, eat.*)(, work: Work)/, '$2$1'), false],
    ['a further item', items.replace(' }', ', dream: Dream }'), false],
  ])('with %s: the same question? ', async (_, other, same) => {
    expect((await meaning(items)) === (await meaning(other))).toBe(same);
  });
});

describe('what can be wrong with a sequencing question', () => {
  const first = 14;
  const cases: [string, string, string, string[]][] = [
    ['one item', 'too-few-items', 'items: { a: A }', [`${first}:16`]],
    [
      '37 items',
      'too-many-items',
      `items:\n${Array.from({ length: 37 }, (_, n) => `  i${n}: Item ${n}`).join('\n')}`,
      [`${first + 1}:11`],
    ],
    ['two equal items', 'equal-items', 'items:\n  a: Wake up\n  b: Work\n  c: Wake  up', [`${first + 3}:14`]],
    [
      'two equal lines of code',
      'equal-items',
      'code: c\nitems:\n  a: "  x();"\n  b: "y();"\n  c: "  x(); "',
      [`${first + 4}:14`],
    ],
    ['one label', 'labels-not-two', 'items: { a: A, b: B }\nlabels: [First]', [`${first + 1}:17`]],
    [
      'three labels',
      'labels-not-two',
      'items: { a: A, b: B }\nlabels: [First, second, last]',
      [`${first + 1}:17`],
    ],
    ['labels that are a text', 'wrong-type', 'items: { a: A, b: B }\nlabels: First', [`${first + 1}:17`]],
    ['items that are a list', 'wrong-type', 'items: [A, B]', [`${first}:16`]],
  ];
  it.each(cases)('%s: %s', async (_, name, lines, places) => {
    const found = await findingsOf({ 'lessons/intro.yaml': lesson(lines) });
    expect(found.map(short)).toEqual(places.map((place) => `${name} lessons/intro.yaml:${place}`));
  });

  it('not two lines of code that differ by their indent', async () => {
    const lines = 'code: python\nitems:\n  a: "x = 1"\n  b: "  x = 1"';
    expect(await findingsOf({ 'lessons/intro.yaml': lesson(lines) })).toEqual([]);
  });
});

import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import {
  numericRules as rules,
  type NumericAnswer,
  type NumericKey,
} from '../../scripts/questions/numeric/rules.ts';
import { load } from '../support/load-helper.ts';
import { findingsAbout, lessonWith, readQuestion, renderer } from '../support/read-question.ts';

const keyOf = async (yaml: string) => (await readQuestion(`type: numeric\n${yaml}`)).key as NumericKey;

/** Questions as authors write them. */
const exact = 'answer: 42';
const tolerant = 'answer: 1\ntolerance: 5%\nunit: s';
const absolute = 'answer: -0.3\ntolerance: 0.05';
const below =
  'max: 5\nnear: [ { min: 5, max: 10, credit: 50%, feedback: A little late. }, { min: 10, credit: 10% } ]';
const above = 'min: 40';
const within = 'min: 40\nmax: 50';

describe('an answer to a numeric question', () => {
  it.each<[yaml: string, number: string, partial: number, whole: number]>([
    [exact, '42', 1, 1],
    [exact, '42.0000000000000001', 0, 0],
    [tolerant, '1', 1, 1],
    [tolerant, '0.95', 1, 1],
    [tolerant, '1.05', 1, 1],
    [tolerant, '1.0500001', 0, 0],
    [absolute, '-0.35', 1, 1],
    [absolute, '-0.25', 1, 1],
    [absolute, '0.3', 0, 0],
    [below, '5', 1, 1],
    [below, '-7', 1, 1],
    [below, '5.01', 0.5, 0],
    [below, '10', 0.5, 0],
    [below, '11', 0.1, 0],
    [above, '40', 1, 1],
    [above, '39.9', 0, 0],
    [within, '45', 1, 1],
    [within, '50.1', 0, 0],
    ['answer: 0.3\ntolerance: 0.1', '0.4', 1, 1],
    ['answer: 0.3\ntolerance: 0.1', '0.2', 1, 1],
  ])('%s: %s', async (yaml, number, partial, whole) => {
    const key = await keyOf(yaml);
    expect(rules.grade(key, { number }, true).share).toBe(partial);
    expect(rules.grade(key, { number }, false).share).toBe(whole);
    expect(rules.isAnswered(key, { number })).toBe(true);
    for (const responses of ['text', 'ids'] as const)
      expect(rules.scorm12(key, { number }, responses)).toMatchObject({ type: 'numeric', response: number });
    expect(rules.scorm2004(key, { number })).toMatchObject({ type: 'numeric', response: number });
    expect(rules.xapi(key, { number })).toMatchObject({ interactionType: 'numeric', response: number });
  });

  it.each<[yaml: string, text: string[], ids: string[], scorm2004: string, xapi: string]>([
    [exact, ['42'], ['42'], '42[:]42', '42'],
    [tolerant, ['0.95..1.05'], ['1'], '0.95[:]1.05', '0.95[:]1.05'],
    [absolute, ['-0.35..-0.25'], ['-0.3'], '-0.35[:]-0.25', '-0.35[:]-0.25'],
    [below, ['..5'], [], '[:]5', '[:]5'],
    [above, ['40..'], [], '40[:]', '40[:]'],
    [within, ['40..50'], [], '40[:]50', '40[:]50'],
    ['min: 7\nmax: 7', ['7'], ['7'], '7[:]7', '7'],
  ])('%s has its patterns', async (yaml, text, ids, scorm2004, xapi) => {
    const key = await keyOf(yaml);
    const answer: NumericAnswer = { number: '1' };
    expect(rules.scorm12(key, answer, 'text').patterns).toEqual(text);
    expect(rules.scorm12(key, answer, 'ids').patterns).toEqual(ids);
    expect(rules.scorm2004(key, answer).patterns).toEqual([scorm2004]);
    expect(rules.xapi(key, answer).correctResponsesPattern).toEqual([xapi]);
  });

  it('is none where no number was typed', async () => {
    const key = await keyOf(exact);
    expect(rules.isAnswered(key, { number: '' })).toBe(false);
    expect(rules.grade(key, { number: '' }, true).share).toBe(0);
    expect(rules.scorm2004(key, { number: '' })).not.toHaveProperty('response');
  });

  it('gets the feedback on its near range, unless that is turned off', async () => {
    const key = await keyOf(below);
    expect(rules.grade(key, { number: '7' }, true).feedback).toEqual(['near.0']);
    expect(rules.grade(key, { number: '7' }, false).feedback).toBeUndefined();
    const { author, fields } = await readQuestion(`type: numeric\n${below}`);
    expect(author.partFeedback(fields, renderer)).toEqual({ 'near.0': '<p>A little late.</p>' });
  });

  it('on the end that two near ranges share earns what the better one gives', async () => {
    const key = await keyOf(
      'max: 1\nnear: [ { min: 2, max: 3, credit: 20% }, { min: 1, max: 2, credit: 60% } ]',
    );
    expect(rules.grade(key, { number: '2' }, true).share).toBe(0.6);
    const other = await keyOf(
      'max: 1\nnear: [ { min: 2, max: 3, credit: 60% }, { min: 1, max: 2, credit: 20% } ]',
    );
    expect(rules.grade(other, { number: '2' }, true).share).toBe(0.6);
  });
});

describe('in the saved state', () => {
  it.each<[yaml: string, number: string, radix: number, values: unknown]>([
    [exact, '42', 3, ['42', 2]],
    [exact, '-1.5', 3, ['-1.5', 1]],
    [below, '7', 5, ['7', 3]],
    [below, '12', 5, ['12', 4]],
  ])('%s: %s lies as it does, for ever', async (yaml, number, radix, values) => {
    const key = await keyOf(yaml);
    expect(rules.slots(key)).toEqual([{ typed: 20 }, { radix }]);
    expect(rules.pack(key, { number })).toEqual(values);
    expect(rules.unpack(key, values as (string | number)[])).toEqual({ number });
  });

  it.each<[values: (string | number)[], share: number, met: unknown]>([
    [['', 1], 0, 'wrong'],
    [['', 2], 1, 'right'],
    [['', 3], 0.5, 0],
    [['', 4], 0.1, 1],
  ])('%j: what a number met stays when the number is gone', async (values, share, met) => {
    const key = await keyOf(below);
    const answer = rules.unpack(key, values) ?? { number: 'none' };
    expect(answer).toEqual({ number: '', met });
    expect(rules.isAnswered(key, answer)).toBe(true);
    expect(rules.grade(key, answer, true).share).toBe(share);
    expect(rules.pack(key, answer)).toEqual(values);
    expect(rules.scorm12(key, answer, 'text')).toEqual({ type: 'numeric', patterns: ['..5'] });
    expect(rules.scorm2004(key, answer)).not.toHaveProperty('response');
  });

  it.each<[why: string, values: (string | number)[]]>([
    ['no number', ['1.2.3', 1]],
    ['a number that met nothing', ['1', 0]],
    ['no such range', ['1', 5]],
    ['too few values', ['1']],
    ['too many values', ['1', 1, 1]],
    ['a number as a number', [1, 1]],
    ['too many digits', ['1'.repeat(21), 1]],
  ])('%s is no answer', async (_, values) => {
    expect(rules.unpack(await keyOf(below), values)).toBeUndefined();
  });

  it('any number comes back as it was, and is decoded from every report', async () => {
    const key = await keyOf(below);
    const anyNumber = fc
      .tuple(fc.integer(), fc.integer({ min: 0, max: 999_999 }))
      .map(([whole, after]) => `${whole}${after % 10 === 0 ? '' : `.${after}`}`);
    fc.assert(
      fc.property(anyNumber, (number) => {
        expect(rules.unpack(key, rules.pack(key, { number }))).toEqual({ number });
        for (const response of [
          rules.scorm12(key, { number }, 'ids').response,
          rules.scorm2004(key, { number }).response,
          rules.xapi(key, { number }).response,
        ])
          expect(Number(response)).toBe(Number(number));
      }),
    );
  });
});

describe('the key of a numeric question', () => {
  it('is the same however its near ranges are ordered, and whatever is said to them', async () => {
    const [one, two] = await Promise.all([
      readQuestion(`type: numeric\n${below}`),
      readQuestion(
        'type: numeric\nmax: 5.0\nnear: [ { min: 10, credit: 10% }, { min: 5, max: 10, credit: 50% } ]',
      ),
    ]);
    expect(one.key).toEqual({
      max: '5',
      near: [
        { min: '5', max: '10', credit: 0.5 },
        { min: '10', credit: 0.1 },
      ],
    });
    expect(two.key).toEqual(one.key);
    expect(two.author.meaning(two.fields)).toEqual(one.author.meaning(one.fields));
  });

  it.each<[yaml: string, same: boolean]>([
    ['answer: 10\ntolerance: 10%', true],
    ['answer: 10\ntolerance: 1', true],
    ['min: 9\nmax: 11', true],
    ['answer: 10\ntolerance: 1\nunit: kg', true],
    ['answer: 10', false],
    ['answer: 10\ntolerance: 1\nnear: { max: 9, credit: 10% }', false],
  ])('%s: the same question as 9 to 11? %s', async (yaml, same) => {
    const [one, two] = await Promise.all([
      readQuestion('type: numeric\nmin: 9\nmax: 11'),
      readQuestion(`type: numeric\n${yaml}`),
    ]);
    expect(
      JSON.stringify(two.author.meaning(two.fields)) === JSON.stringify(one.author.meaning(one.fields)),
    ).toBe(same);
  });

  it('asks for a keyboard with a minus only where a number may have one', async () => {
    const keyboardOf = async (yaml: string) => {
      const { author, fields } = await readQuestion(`type: numeric\n${yaml}`);
      return author.view(fields, renderer).keyboard;
    };
    expect(await keyboardOf(tolerant)).toBe('decimal');
    expect(await keyboardOf(absolute)).toBe('text');
    expect(await keyboardOf('answer: 1\nnear: { max: -1, credit: 10% }')).toBe('text');
  });
});

describe('the example for the docs', () => {
  it('is a question that can be read, and an answer to it', async () => {
    const { author } = await readQuestion(`type: numeric\n${exact}`);
    const own = author.example.yaml.split('\n').filter((line) => !/^(id|stem):/.test(line));
    const { key } = await readQuestion(own.join('\n'));
    expect(author.rules.grade(key, author.example.answer, true)).toEqual({
      share: 0.5,
      feedback: ['near.0'],
    });
  });
});

describe('an author is told of', () => {
  it.each<[what: string, yaml: string, found: string[]]>([
    ['no right number', 'unit: s', ['answer-or-range -1:1']],
    ['an answer and a range', 'answer: 1\nmin: 2', ['answer-or-range 3:1']],
    ['an answer and a largest number', 'answer: 1\nmax: 2', ['answer-or-range 3:1']],
    ['a tolerance without an answer', 'min: 1\ntolerance: 2', ['tolerance-without-answer 3:1']],
    ['a negative tolerance', 'answer: 1\ntolerance: -2', ['number-out-of-range 3:12']],
    ['a negative share', 'answer: 1\ntolerance: -2%', ['number-out-of-range 3:12']],
    ['a tolerance that is no number', 'answer: 1\ntolerance: few', ['ill-formed-number 3:12']],
    ['a share of nothing', 'answer: 0\ntolerance: 5%', ['tolerance-of-zero 3:12']],
    ['a range upside down', 'min: 10\nmax: 9', ['range-upside-down 2:6']],
    ['a near range upside down', 'max: 5\nnear: { min: 9, max: 8, credit: 10% }', ['range-upside-down 3:14']],
    ['a near range without ends', 'max: 5\nnear: { credit: 10% }', ['near-without-range 3:7']],
    ['a near range that earns all', 'max: 5\nnear: { min: 6, credit: 100% }', ['near-earns-all 3:25']],
    ['a near range that earns more', 'max: 5\nnear: { min: 6, credit: 120% }', ['share-over-100 3:25']],
    ['a near range without credit', 'max: 5\nnear: { min: 6 }', ['missing-key 3:7']],
    [
      'a near range over the right one',
      'max: 5\nnear: [ { min: 4, max: 6, credit: 10% } ]',
      ['ranges-overlap 3:9'],
    ],
    [
      'two equal near ranges',
      'max: 5\nnear: [ { min: 8, max: 8, credit: 10% }, { min: 8, max: 8, credit: 20% } ]',
      ['ranges-overlap 3:42'],
    ],
    [
      'near ranges over each other',
      'max: 5\nnear: [ { min: 6, credit: 10% }, { min: 7, max: 8, credit: 10% } ]',
      ['ranges-overlap 3:34'],
    ],
    [
      'near ranges that meet',
      'max: 5\nnear: [ { min: 5, max: 7, credit: 20% }, { min: 7, max: 8, credit: 10% } ]',
      [],
    ],
    [
      'a near range around an exact answer',
      'answer: 5\nnear: [ { min: 4, max: 6, credit: 10% } ]',
      ['ranges-overlap 3:9'],
    ],
    [
      'near ranges on both sides of it',
      'answer: 5\nnear: [ { min: 4, max: 5, credit: 10% }, { min: 5, max: 6, credit: 10% } ]',
      [],
    ],
    [
      'a single near number that is right',
      'max: 5\nnear: [ { min: 5, max: 5, credit: 10% } ]',
      ['near-never-reached 3:9'],
    ],
    [
      'near ranges where all counts or nothing',
      'partial: false\nmax: 5\nnear: { min: 5, credit: 10% }',
      ['near-never-reached 4:1'],
    ],
    ['a unit without text', 'answer: 1\nunit: ""', ['empty-text 3:7']],
    ['a number in words', 'answer: five', ['ill-formed-number 2:9']],
    ['a number with too many digits', 'answer: 1234567890123456789', ['number-out-of-range 2:9']],
  ])('%s', async (_, yaml, found) => {
    expect(await findingsAbout(`type: numeric\n${yaml}`)).toEqual(found);
  });

  it.each([
    ['1,5', '1.5'],
    ['+3', '3'],
    ['−3', '-3'],
    ['.5', '0.5'],
    ['1e3', '1000'],
    ['1.5e-3', '0.0015'],
    ['1,000', '1000'],
    ['"1 000"', '1000'],
    ['3 s', '3'],
    ['50%', '50'],
  ])('a number that is written otherwise: answer: %s becomes %s', async (written, mended) => {
    const { diagnostics } = await load({
      'lessons/intro.yaml': lessonWith(`type: numeric\nanswer: ${written}`),
    });
    expect(diagnostics.map(({ name, mended: line }) => [name, line?.trim()])).toEqual([
      ['ill-formed-number', `answer: ${mended}`],
    ]);
  });
});

import fc from 'fast-check';
import { expect, it } from 'vitest';
import type { QuestionAuthor } from '../../scripts/questions/author.ts';
import type { FillInKey } from '../../scripts/questions/fill-in/key.ts';
import { questionTypes } from '../../scripts/questions/list.ts';
import type { NumericKey } from '../../scripts/questions/numeric/rules.ts';
import { read } from '../support/asked.ts';
import { sliderType } from './tenth/author.ts';

const ids = (minLength: number) =>
  fc.uniqueArray(fc.stringMatching(/^[a-z]{1,3}$/), { minLength, maxLength: 7 }).map((list) => list.sort());
const decimal = fc.integer({ min: -100_000, max: 100_000 }).map((number) => String(number / 100));
const text = fc.stringMatching(/^[A-Za-z0-9äß?.]{1,8}$/);

const choice = (multiple: fc.Arbitrary<boolean>) =>
  fc.tuple(multiple, ids(2), fc.nat(), fc.integer({ min: 1, max: 7 })).map(([several, parts, at, count]) => ({
    multiple: several,
    parts,
    texts: parts,
    answer: several ? parts.slice(0, count) : [parts[at % parts.length] ?? ''],
  }));

const numeric = fc
  .record(
    { a: decimal, b: decimal, near: fc.array(fc.tuple(decimal, decimal, fc.double({ min: 0, max: 0.99 }))) },
    { requiredKeys: ['a'] },
  )
  .map(({ a, b, near = [] }): NumericKey => {
    const range = (one: string, other: string) => {
      const [min, max] = [one, other].sort((x, y) => Number(x) - Number(y)) as [string, string];
      return { min, max };
    };
    return {
      ...(b === undefined ? { min: a } : range(a, b)),
      near: near.map(([one, other, credit]) => ({ ...range(one, other), credit })),
    };
  });

const blank = fc.oneof(
  ids(2).map((choices) => ({ choices, texts: choices, answer: choices[0] ?? '' })),
  fc
    .tuple(fc.array(text, { minLength: 1, maxLength: 4 }), fc.nat(3), fc.integer({ min: 8, max: 30 }))
    .map(([accept, typos, max]) => ({ accept, ignore: ['case', 'punctuation'] as const, typos, max })),
);
const fillIn = fc
  .tuple(ids(1), fc.array(blank, { minLength: 7, maxLength: 7 }))
  .map(([parts, blanks]): FillInKey => ({
    parts,
    blanks: blanks.slice(0, parts.length) as FillInKey['blanks'],
  }));

/** Keys of each type, as its author's file could give them. */
const keys: Record<string, fc.Arbitrary<unknown>> = {
  choice: choice(fc.boolean()),
  'true-false': fc
    .constantFrom('true', 'false')
    .map((answer) => ({ multiple: false, parts: ['false', 'true'], texts: ['No', 'Yes'], answer: [answer] })),
  hotspot: choice(fc.boolean()),
  matching: fc
    .tuple(ids(1), ids(1), fc.array(fc.nat(), { minLength: 7, maxLength: 7 }))
    .map(([sources, targets, to]) => ({
      sources,
      sourceTexts: sources,
      targets,
      targetTexts: targets,
      answer: sources.map((_, index) => targets[(to[index] ?? 0) % targets.length]),
    })),
  sequencing: ids(2).map((parts) => ({ parts, texts: parts, answer: [...parts].reverse() })),
  numeric,
  'fill-in': fillIn,
  likert: ids(2).map((parts) => ({ parts, scale: parts.map((id) => ({ id, text: id })) })),
  'long-fill-in': fc
    .tuple(fc.integer({ min: 20, max: 500 }), ids(0))
    .map(([maxLength, parts]) => ({ maxLength, parts, words: { min: 3 } })),
  slider: fc
    .tuple(fc.integer({ min: 0, max: 5 }), fc.integer({ min: 6, max: 9 }), fc.nat(9))
    .map(([min, max, to]) => ({ min, max, answer: Math.max(min, Math.min(max, to)) })),
};

/** Both samples of a key are answers that can be saved; the right one earns all, the wrong one less. */
function expectSamples({ rules, sample }: QuestionAuthor, key: unknown): void {
  const { right, ...rest } = sample(key);
  const answers = 'wrong' in rest ? [right, rest.wrong] : [right];
  for (const answer of answers) {
    expect(rules.isAnswered(key, answer)).toBe(true);
    expect(rules.unpack(key, rules.pack(key, answer))).toEqual(answer);
  }
  for (const partial of [false, true]) {
    expect(rules.grade(key, right, partial).share).toBe(1);
    if ('wrong' in rest) expect(rules.grade(key, rest.wrong, partial).share).toBeLessThan(1);
  }
}

it.each([...questionTypes, sliderType].map((author) => [author.type, author] as const))(
  'samples of %s earn all points and less, whatever the key',
  (type, author) => {
    fc.assert(
      fc.property(keys[type] ?? fc.constant(null), (key) => expectSamples(author, key)),
      { numRuns: 100 },
    );
  },
);

it.each(questionTypes.map((author) => [author.type, author] as const))(
  'samples of %s are two where answers are graded, and one elsewhere',
  async (_, author) => {
    const { key } = await read(author.example.yaml.split('\n').slice(1).join('\n'));
    expectSamples(author, key);
    expect('wrong' in author.sample(key)).toBe(author.rules.graded !== false);
  },
);

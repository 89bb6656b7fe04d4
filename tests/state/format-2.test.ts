import { describe, expect, it } from 'vitest';
import { hash32 } from '../../scripts/state/hash.ts';
import { packState, unpackState } from '../../scripts/state/pack.ts';
import {
  newProgress,
  parseField,
  unseen,
  untouchedQuiz,
  type FieldList,
  type Progress,
} from '../../scripts/state/progress.ts';

/**
 * States of format 2 as they lie in LMSs. They are never written anew: once the format is released, whatever becomes of
 * the code, they must be read as what they say.
 */
const lines = [
  'slide',
  'slide',
  'slide',
  'slide',
  'slide',
  'quiz',
  'answer 5 4',
  'answer 5 2*4',
  'answer 5 t20',
  'answer 5 n16',
  'answer 5 3.t8.n5',
  'practice 3',
  'practice t12',
  'quiz',
];
const list: FieldList = {
  fields: lines.map(parseField),
  builds: [5, 14].map((length) => ({ length, hash: hash32(lines.slice(0, length).join('\n')) })),
};

const open = { ...unseen, opened: true };
const visited = { ...open, visited: true };
const both = { ...visited, done: true };
const quiz = { ...untouchedQuiz, ...visited };

/** What stands in a field, by its index; nothing is known of the others. */
function progress(
  counter: number,
  values: Record<number, Progress['values'][number]>,
  changes: Partial<Progress> = {},
): Progress {
  const blank = (line: string) =>
    line.startsWith('answer') ? undefined : line === 'quiz' ? untouchedQuiz : unseen;
  return {
    ...newProgress('Corpus-2_b'),
    counter,
    values: lines.map((line, index) => values[index] ?? blank(line)),
    ...changes,
  };
}

const corpus: Record<string, [state: string, Progress]> = {
  'an untouched one': ['2Corpus-2_bBOqTj6BFWeADMzMwDGMg9hMbl', progress(1, {})],
  'slides seen and done, seen, only open, done in an older format, and closed': [
    '2Corpus-2_bHOqTj6BFWeCFDswDGMgsxAth',
    progress(7, { 0: both, 1: visited, 2: open, 3: { ...open, done: true } }, { bookmark: 1 }),
  ],
  'open answers of every shape': [
    '2Corpus-2_b8BOqTj6BFWeGFmZlAk5MMR3K-V9lLCDbyLW1cg9g994Ag9iRpSyGwQfoE4mU1oQgUSsUBr7IdGPTH',
    progress(
      60,
      {
        0: both,
        5: { ...quiz, open: true },
        6: { values: [3] },
        7: { values: [1, 0, 0, 1] },
        8: { values: ['Grüße, 漢字 😀'] },
        9: { values: ['-1234.5'] },
        10: { values: [2, 'Привет', '0.25'] },
        12: { ...visited, answer: { values: ['ß'] } },
      },
      { bookmark: 5 },
    ),
  ],
  'shares, tries, flags and what is kept': [
    '2Corpus-2_b9BOqTj6BFWeADMzMoEp2aCucziEOGzN7l4eQqCwgl5AANINXEEyHqVXr',
    progress(61, {
      5: { ...quiz, open: true },
      6: { values: [0], share: 0 },
      7: { values: [1, 1, 0, 0], share: 0.3333, kept: true },
      8: { values: ['for'], share: 1, tries: 3 },
      9: { flagged: true },
      10: { values: [1, 'a', '2'], tries: 2, flagged: true },
      11: { ...both, answer: { values: [1], share: 0, tries: 41 } },
      12: { ...visited, answer: { tries: 1 } },
    }),
  ],
  'submitted attempts': [
    '2Corpus-2_b___fOqTj6BFWeA796zMzYbOIE4gnFtaa0DGYI0Fo59aWn',
    progress(
      1_048_575,
      {
        5: { ...quiz, ...both, submitted: 3, passed: true, best: 100, last: 25, first: 12.5, sum: 137.5 },
        6: { values: [2], share: 1 },
        13: { ...quiz, ...both, submitted: 1, best: 66.67, last: 66.67, first: 66.67, sum: 66.67 },
      },
      { score: 81.25, passed: true, completed: true },
    ),
  ],
  'a draw, clocks and a wait': [
    '2Corpus-2_bsJOqTj6BFWeGJ9AzMzKDH0GEJTRZ25LjXjUAMa7wUBEGMUCkAa8af-QrDoD3',
    progress(
      300,
      {
        5: {
          ...quiz,
          submitted: 1,
          open: true,
          best: 40,
          last: 40,
          first: 40,
          sum: 40,
          drawn: [10, 6],
          met: [1, 0, 3, 0, 2],
          clock: { used: 754, at: 1_803_859_200, extra: true },
          submittedAt: 1_803_772_800,
        },
        6: { values: [1] },
        13: { ...quiz, open: true, clock: { used: 0, at: 1_803_859_199, extra: false } },
      },
      { score: 40, bookmark: 5 },
    ),
  ],
};

describe('a state of format 2', () => {
  it.each(Object.entries(corpus))(
    'is written and read in the same way for ever: %s',
    (_, [state, expected]) => {
      expect(unpackState(state, list)).toEqual({ progress: expected });
      expect(packState(expected, list)).toBe(state);
    },
  );
});

/** Pairs, an order, regions, a scale, a text with a checklist; a practice question that was revised, a question that moved. */
const otherLines = [
  'quiz',
  'answer 0 4*3',
  'answer 0 5*5',
  'answer 0 2*6',
  'answer 0 8',
  'answer 0 t500.2*3',
  'practice 4*3',
  'practice 4*3 6',
  'answer 0 4*3 1',
];
const otherList: FieldList = {
  fields: otherLines.map(parseField),
  builds: [{ length: otherLines.length, hash: hash32(otherLines.join('\n')) }],
};

it('of questions with many parts, and of those that come from another field, is read as it was written', () => {
  const values: Progress['values'] = [
    { ...quiz, open: true },
    { values: [3, 0, 2] },
    { values: [4, 3, 2, 1, 0] },
    { values: [0, 1, 0, 0, 1, 1] },
    { values: [7] },
    { values: ['Ein Text, 漢字', 1, 0, 1] },
    { ...both, answer: { values: [1, 2, 3], share: 0.6667 } },
    both,
    { values: [1, 1, 1] },
  ];
  const expected = { ...newProgress('Corpus-2_b'), counter: 2, values };
  const state = '2Corpus-2_bCJqOIXAACgSZSNEROeGIrS3ECoyvDoWEG3kWtq98tBa3RWncmDT';
  expect(unpackState(state, otherList)).toEqual({ progress: expected });
  expect(packState(expected, otherList)).toBe(state);
});

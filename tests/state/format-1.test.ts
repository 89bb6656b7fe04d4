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
 * States that packages of format 1 (Coursewright 0.1) saved, as they lie in LMSs. They were written by that release
 * and are never written anew: whatever becomes of the code, they must be read as what they say.
 */
const lines = [
  'slide',
  'quiz',
  'answer 1 4',
  'answer 1 2*4',
  'answer 1 t20',
  'practice 2',
  'slide',
  'slide',
  'quiz',
  'answer 8 3.t8',
  'answer 8 2',
  'practice 2*3',
  'slide',
  'slide',
];

/** The list after some builds, each named by its length. */
function listOf(...lengths: number[]): FieldList {
  return {
    fields: lines.slice(0, lengths.at(-1)).map(parseField),
    builds: lengths.map((length) => ({ length, hash: hash32(lines.slice(0, length).join('\n')) })),
  };
}
const list = listOf(6, 11, 13);

/** Format 1 knew no locks: each slide that it had was open. */
const open = { ...unseen, opened: true };
const both = { visited: true, done: true, opened: true };
const visited = { ...open, visited: true };
const quiz = { ...untouchedQuiz, opened: true };
const untouched = [
  open,
  quiz,
  undefined,
  undefined,
  undefined,
  open,
  open,
  open,
  quiz,
  undefined,
  undefined,
  open,
  open,
];

/** What stands in a field, by its index; all else untouched. */
function progress(counter: number, values: Progress['values'], changes: Partial<Progress> = {}): Progress {
  return {
    ...newProgress('Corpus-1_a'),
    counter,
    values: untouched.map((value, index) => values[index] ?? value),
    ...changes,
  };
}

const corpus: Record<string, [state: string, Progress]> = {
  'a fresh one': ['1Corpus-1_aAN1wzWCGKoLSiAAAAACimoH5', progress(0, [])],
  'the first slide seen': ['1Corpus-1_aBN1wzWCGKoLSiBEAAAEEfAel', progress(1, [both], { bookmark: 0 })],
  'slides visited, done, both and neither': [
    '1Corpus-1_aoBN1wzWCGKoLSiHCAaAB8gQUF',
    progress(40, [visited, undefined, undefined, undefined, undefined, { ...open, done: true }, both, open], {
      bookmark: 6,
    }),
  ],
  'an open attempt with typed text': [
    '1Corpus-1_atCN1wzWCGKoLSiCFQLmiojuWHeYc-ylhBzXlFy1suQeE_MQAAACm-SWv',
    progress(
      77,
      [
        both,
        { ...quiz, visited: true, open: true },
        { values: [3] },
        { values: [1, 0, 1, 0] },
        { values: ['Grüße, 漢字 😀'] },
      ],
      { bookmark: 1 },
    ),
  ],
  'an open attempt that was checked question by question': [
    '1Corpus-1_aymBN1wzWCGKoLSiAAoFHmyhsze5QAAI2OAiJ',
    progress(1234, [
      undefined,
      { ...quiz, visited: true, open: true },
      { values: [0], share: 0 },
      { values: [1, 1, 0, 0], share: 0.5 },
      { values: ['for'], share: 1 },
    ]),
  ],
  'one submitted attempt': [
    '1Corpus-1_akDN1wzWCGKoLSiHLQXwVoL1XQwOGAACNoBif',
    progress(
      100,
      [
        both,
        { ...quiz, ...both, submitted: 1, passed: true, best: 66.67, last: 66.67, first: 66.67, sum: 66.67 },
        { values: [2], share: 1 },
        { values: [0, 1, 0, 1], share: 0.33 },
        { values: [''], share: 0.67 },
      ],
      { score: 66.67, bookmark: 6 },
    ),
  ],
  'three submitted attempts and another one open, the course passed': [
    '1Corpus-1_a___fN1wzWCGKoLSiN84hw-cQJxBOLa01gAAAgXu9ez',
    progress(
      1_048_575,
      [
        both,
        {
          ...quiz,
          ...both,
          submitted: 3,
          open: true,
          passed: true,
          best: 100,
          last: 25,
          first: 12.5,
          sum: 137.5,
        },
        undefined,
        { values: [1, 0, 0, 0] },
      ],
      { passed: true, completed: true, score: 100, bookmark: 12 },
    ),
  ],
  practice: [
    '1Corpus-1_aFN1wzWCGKoLSiMAB4ALQgrgPMN',
    progress(
      5,
      Object.assign<Progress['values'], Record<number, object>>([], {
        5: { ...both, answer: { values: [1], share: 1 } },
        11: { ...visited, answer: { values: [1, 0, 1] } },
      }),
      { bookmark: 11 },
    ),
  ],
  'everything at once': [
    '1Corpus-1_anfN1wzWCGKoLSiJZoLwhOITiAACjwSv_HAwOaUCxDCxMbIyszO0GZ2WVH8pj',
    progress(
      999,
      [
        both,
        { ...quiz, ...both, submitted: 2, best: 50, last: 50, first: 0, sum: 50 },
        { values: [1], share: 0 },
        { values: [1, 1, 1, 1], share: 0.99 },
        { values: [''], share: 0.01 },
        { ...both, answer: { values: [0], share: 0 } },
        both,
        visited,
        { ...quiz, visited: true, open: true },
        { values: [2, 'abcdefgh'] },
        { values: [1] },
        { ...both, answer: { values: [0, 0, 1], share: 0.5 } },
        both,
      ],
      { score: 33.33, completed: true, bookmark: 8 },
    ),
  ],
};

describe('a state of format 1', () => {
  it.each(Object.entries(corpus))('is read as it was written: %s', (_, [state, expected]) => {
    const read = unpackState(state, list);
    expect(read).toEqual({ progress: expected });
    if (!('progress' in read)) return;
    // From the next save on it is a state of the newest format, and says the same.
    const rewritten = packState(read.progress, list);
    expect(rewritten.startsWith('2')).toBe(true);
    expect(unpackState(rewritten, list)).toEqual({ progress: expected });
  });

  it('of an older release leaves what is newer unknown, and unopened', () => {
    const first = unpackState('1Corpus-1_aJG8WKoAGFQLiC8HoKXH17', list);
    expect(first).toEqual({
      progress: {
        ...newProgress('Corpus-1_a'),
        counter: 9,
        bookmark: 5,
        values: [
          both,
          { ...quiz, visited: true, open: true },
          { values: [3] },
          undefined,
          { values: ['x'] },
          { ...both, answer: { values: [1], share: 1 } },
        ],
      },
    });
    const second = unpackState('1Corpus-1_aKLcfSiBGKoJEARQLBMLEImIlIN', list);
    expect(second).toMatchObject({ progress: { counter: 10, bookmark: 8 } });
    if ('progress' in second) {
      expect(second.progress.values).toHaveLength(11);
      expect(second.progress.values[9]).toEqual({ values: [2, 'ab'] });
    }
  });

  it('of a newer release is refused: what lies behind our list can’t be carried along in another format', () => {
    const state = '1Corpus-1_aKOynWQDGKoLSiNzWOEAAAGb28lF';
    expect(unpackState(state, list)).toEqual({ unreadable: 'unknown-list' });
    expect(unpackState(state, listOf(6, 11, 13, 14))).toMatchObject({
      progress: { counter: 10, bookmark: 13 },
    });
  });

  it('of another course is refused', () => {
    expect(unpackState('1Corpus-1_aBNAABNAAEAAAE-1d3B', list)).toEqual({ unreadable: 'unknown-list' });
  });

  it('is refused when a character was changed', () => {
    for (const [state] of Object.values(corpus))
      for (let at = 0; at < state.length; at++) {
        const damaged = `${state.slice(0, at)}${state[at] === 'A' ? 'B' : 'A'}${state.slice(at + 1)}`;
        expect(unpackState(damaged, list)).toHaveProperty('unreadable');
      }
  });
});

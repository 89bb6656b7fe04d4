import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { worstState } from '../../scripts/state/budget.ts';
import { packState, unpackState } from '../../scripts/state/pack.ts';
import { newProgress, type Field, type Progress } from '../../scripts/state/progress.ts';
import { listAndProgress, listNeedsProgress, listOf, progressFor } from './arbitraries.ts';

const choice: Field = {
  kind: 'answer',
  quiz: 0,
  slots: [{ radix: 2 }, { radix: 2 }, { radix: 2 }, { radix: 2 }],
};

describe('the saved state', () => {
  it('reads back exactly what was written', () => {
    fc.assert(
      fc.property(listAndProgress, ({ list, progress }) => {
        expect(unpackState(packState(progress, list), list)).toEqual({ progress });
      }),
    );
  });

  it('has no character that an LMS could harm', () => {
    fc.assert(
      fc.property(listAndProgress, ({ list, progress }) => {
        expect(packState(progress, list)).toMatch(/^[A-Za-z0-9_-]+$/);
      }),
    );
  });

  it('never needs more than the computed worst case', () => {
    fc.assert(
      fc.property(listNeedsProgress, ({ list, needs, progress }) => {
        expect(packState(progress, list).length).toBeLessThanOrEqual(worstState(list.fields, needs));
      }),
    );
  });

  it('takes at most 450 characters for 300 slides and 200 answered choice questions', () => {
    const slides = Array.from({ length: 300 }, (): Field => ({ kind: 'slide' }));
    const quizzes = Array.from({ length: 10 }, (): Field => ({ kind: 'quiz' }));
    const list = listOf([...quizzes, ...slides, ...Array.from({ length: 200 }, () => choice)]);
    const progress: Progress = {
      ...newProgress('abcdefghij'),
      counter: 900,
      bookmark: 309,
      passed: true,
      completed: true,
      score: 81.25,
      values: list.fields.map((field, index) => {
        if (field.kind === 'slide') return { visited: true, done: true, opened: true };
        if (field.kind === 'answer') return { values: [1, 0, 0, index % 2], share: index % 2 };
        return {
          visited: true,
          done: true,
          opened: true,
          submitted: 2,
          open: false,
          passed: true,
          best: 90,
          last: 80,
          first: 70,
          sum: 150,
        };
      }),
    };
    expect(packState(progress, list).length).toBeLessThanOrEqual(450);
  });

  it('is refused, never misread, when a character was changed, lost or added', () => {
    fc.assert(
      fc.property(
        listAndProgress,
        fc.nat(),
        fc.constantFrom('A', '9', '_', '', '<', 'é', 'AB'),
        ({ list, progress }, at, by) => {
          const state = packState(progress, list);
          const index = at % state.length;
          const damaged = state.slice(0, index) + by + state.slice(index + 1);
          if (damaged !== state) expect(unpackState(damaged, list)).toHaveProperty('unreadable');
        },
      ),
    );
  });

  it('survives any text as a state', () => {
    fc.assert(
      fc.property(listAndProgress, fc.string({ unit: 'binary' }), ({ list }, text) => {
        expect(unpackState(text, list)).toHaveProperty('unreadable');
      }),
    );
  });

  it('of a shorter list leaves the newer fields unknown', () => {
    const short = listOf([{ kind: 'quiz' }, { kind: 'slide' }]);
    const long = listOf([...short.fields, { kind: 'slide' }, choice], [2, 4]);
    fc.assert(
      fc.property(progressFor(short), (progress) => {
        expect(unpackState(packState(progress, short), long)).toEqual({ progress });
      }),
    );
  });

  it('of a longer list is carried through an older package unread, and comes back whole', () => {
    const short = listOf([{ kind: 'quiz' }, { kind: 'slide' }]);
    const long = listOf([...short.fields, { kind: 'slide' }, choice], [2, 4]);
    fc.assert(
      fc.property(progressFor(long), (progress) => {
        const older = unpackState(packState(progress, long), short);
        if (!('progress' in older)) throw new Error(older.unreadable);
        expect(older.progress.values).toEqual(progress.values.slice(0, 2));
        const bookmark = progress.bookmark;
        const back = unpackState(packState(older.progress, short), long);
        expect(back).toEqual({ progress: { ...progress, ...(bookmark === undefined ? {} : { bookmark }) } });
      }),
    );
  });

  it('of another list with the same length is not taken for ours', () => {
    const ours = listOf([{ kind: 'quiz' }, { kind: 'slide' }, { kind: 'slide' }], [2, 3]);
    const theirs = listOf([{ kind: 'quiz' }, { kind: 'slide' }, { kind: 'quiz' }], [2, 3]);
    expect(unpackState(packState(newProgress('abcdefghij'), theirs), ours)).toEqual({
      unreadable: 'unknown-list',
    });
  });

  it('of a longer list that did not grow out of ours is not taken for a newer one', () => {
    const ours = listOf([{ kind: 'quiz' }, { kind: 'slide' }, { kind: 'slide' }], [2, 3]);
    const theirs = listOf([{ kind: 'quiz' }, { kind: 'slide' }, choice, choice], [2, 4]);
    expect(unpackState(packState(newProgress('abcdefghij'), theirs), ours)).toEqual({
      unreadable: 'unknown-list',
    });
  });
});

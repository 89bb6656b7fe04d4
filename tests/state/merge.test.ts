import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { mergeProgress } from '../../scripts/state/merge.ts';
import type { QuizValue, Seen } from '../../scripts/state/progress.ts';
import { listAndProgress, listAndTwo } from './arbitraries.ts';

describe('merging two states of one run', () => {
  it('is the same whichever comes first', () => {
    fc.assert(
      fc.property(listAndTwo, ({ list, first, second }) => {
        expect(mergeProgress(first, second, list, 'first')).toEqual(
          mergeProgress(second, first, list, 'second'),
        );
      }),
    );
  });

  it('changes nothing when both are one', () => {
    fc.assert(
      fc.property(listAndProgress, ({ list, progress }) => {
        expect(mergeProgress(progress, progress, list)).toEqual(progress);
      }),
    );
  });

  it('adds nothing the second time', () => {
    fc.assert(
      fc.property(listAndTwo, ({ list, first, second }) => {
        const merged = mergeProgress(first, second, list);
        expect(mergeProgress(merged, second, list)).toEqual(merged);
        expect(mergeProgress(first, merged, list, 'second')).toEqual(merged);
      }),
    );
  });

  it('never takes back what either had', () => {
    fc.assert(
      fc.property(listAndTwo, ({ list, first, second }) => {
        const merged = mergeProgress(first, second, list);
        for (const side of [first, second]) {
          expect(merged.passed || !side.passed).toBe(true);
          expect(merged.completed || !side.completed).toBe(true);
          expect(merged.score ?? 0).toBeGreaterThanOrEqual(side.score ?? 0);
          expect(merged.counter).toBeGreaterThanOrEqual(side.counter);
          list.fields.forEach((field, index) => {
            if (field.kind === 'answer') return;
            const [before, after] = [side.values[index] as Seen, merged.values[index] as Seen];
            expect(after.visited || !before.visited).toBe(true);
            expect(after.done || !before.done).toBe(true);
            if (field.kind !== 'quiz') return;
            const [was, is] = [before as QuizValue, after as QuizValue];
            expect(is.submitted).toBeGreaterThanOrEqual(was.submitted);
            expect(is.best).toBeGreaterThanOrEqual(was.best);
            expect(is.passed || !was.passed).toBe(true);
          });
        }
      }),
    );
  });
});

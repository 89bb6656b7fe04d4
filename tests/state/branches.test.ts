import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { packState, unpackState } from '../../scripts/state/pack.ts';
import { untouchedQuiz, type Field, type FieldList, type Progress } from '../../scripts/state/progress.ts';

/** Two lists that have a beginning in common; the second one's tail stands somewhere behind the first one's. */
const lists = fc
  .record({
    common: fc.integer({ min: 1, max: 6 }),
    ours: fc.integer({ min: 0, max: 5 }),
    theirs: fc.integer({ min: 1, max: 5 }),
    shared: fc.integer({ min: 0, max: 2 }),
  })
  .map(({ common, ours, theirs, shared }) => {
    const fields = Array.from({ length: common + ours + theirs }, (_, index): Field =>
      index === 0
        ? { kind: 'quiz' }
        : index % 3 === 0
          ? { kind: 'slide' }
          : { kind: 'answer', quiz: 0, slots: [{ radix: 2 + (index % 3) }] },
    );
    // What both branches have added stands where the first one put it.
    const both = Array.from({ length: Math.min(shared, ours) }, (_, index) => common + index);
    const tail = [...both, ...Array.from({ length: theirs }, (_, index) => common + ours + index)].reverse();
    const order = [...Array.from({ length: common }, (_, index) => index), ...tail];
    const length = order.length;
    const theirsAlone: FieldList = {
      fields: order.map((index) => fields[index] as Field),
      builds: [
        { length: common, hash: 1 },
        { length, hash: 3 },
      ],
    };
    const merged: FieldList = {
      fields,
      builds: [
        { length: common, hash: 1 },
        { length: fields.length, hash: 9 },
      ],
      branches: [{ builds: [{ length, hash: 3 }], order }],
    };
    return { theirsAlone, merged, order };
  });

describe('a state of a branch that was joined to ours', () => {
  it('says of each field what it said there, in whatever order', () => {
    fc.assert(
      fc.property(lists, fc.infiniteStream(fc.nat({ max: 1 })), ({ theirsAlone, merged, order }, numbers) => {
        const asked = theirsAlone.fields.flatMap(({ kind }, index) => (kind === 'answer' ? [index] : []));
        const next = () => Number(numbers.next().value);
        const met = asked.map(() => next());
        const progress: Progress = {
          run: 'AbCdEfGhIj',
          counter: 3,
          passed: false,
          completed: false,
          bookmark: order.length - 1,
          values: theirsAlone.fields.map(({ kind }) =>
            kind === 'quiz'
              ? { ...untouchedQuiz, visited: true, opened: true, open: true, drawn: asked, met }
              : kind === 'answer'
                ? { values: [next()] }
                : { visited: true, done: next() === 1, opened: true },
          ),
        };
        const read = unpackState(packState(progress, theirsAlone), merged);
        if ('unreadable' in read) throw new Error(read.unreadable);
        const { values, bookmark } = read.progress;
        order.forEach((there, index) => {
          if (index > 0) expect(values[there]).toEqual(progress.values[index]);
        });
        expect(bookmark).toBe(order.at(-1));
        const place = (field: number) => order[field];
        const inMerged = merged.fields.flatMap(({ kind }, index) => (kind === 'answer' ? [index] : []));
        expect(values[0]).toMatchObject({
          drawn: asked.map(place),
          met: inMerged.map((field) => met[asked.map(place).indexOf(field)] ?? 0),
        });
        // Written anew it is one of ours, and says the same.
        const text = packState(read.progress, merged);
        const again = unpackState(text, { ...merged, branches: [] });
        expect('progress' in again && packState(again.progress, merged)).toBe(text);
      }),
    );
  });
});

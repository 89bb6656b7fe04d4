import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { currentAttempt, mergeProgress } from '../../scripts/state/merge.ts';
import {
  newProgress,
  quizValue,
  triesOf,
  untouchedQuiz,
  type Clock,
  type FieldList,
  type PracticeValue,
  type Progress,
  type QuizValue,
  type Seen,
} from '../../scripts/state/progress.ts';
import { fieldsOf } from '../support/player-course.ts';
import { listAndProgress, listAndTwo } from './arbitraries.ts';

/** Quizzes that a list has, as two values each. */
function eachQuiz(
  list: FieldList,
  one: Progress,
  two: Progress,
  check: (one: QuizValue, two: QuizValue, field: number) => void,
): void {
  list.fields.forEach(({ kind }, field) => {
    if (kind === 'quiz') check(quizValue(one, field), quizValue(two, field), field);
  });
}

/** Seconds that are used up at a moment, with a clock that runs on while the course is closed, and one that doesn't. */
const usedAt = ({ used, at }: Clock, now: number) => [used + now - at, used];

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
          expect(merged.counter).toBeGreaterThanOrEqual(side.counter);
          list.fields.forEach((field, index) => {
            if (field.kind === 'answer') return;
            const [before, after] = [side.values[index] as Seen, merged.values[index] as Seen];
            expect(after.visited || !before.visited).toBe(true);
            expect(after.done || !before.done).toBe(true);
            expect(after.opened || !before.opened).toBe(true);
            if (field.kind === 'practice')
              expect(triesOf((after as PracticeValue).answer)).toBeGreaterThanOrEqual(
                triesOf((before as PracticeValue).answer),
              );
          });
          eachQuiz(list, side, merged, (was, is) => {
            expect(is.submitted).toBeGreaterThanOrEqual(was.submitted);
            expect(currentAttempt(is)).toBeGreaterThanOrEqual(currentAttempt(was));
            expect(is.best).toBeGreaterThanOrEqual(was.best);
            expect(is.passed || !was.passed).toBe(true);
            expect(is.submittedAt ?? 0).toBeGreaterThanOrEqual(was.submittedAt ?? 0);
          });
        }
      }),
    );
  });

  it('keeps the better score, but where the leading state has all attempts and the other one lacks some', () => {
    let fallen = 0;
    fc.assert(
      fc.property(listAndTwo, ({ list, first, second }) => {
        const merged = mergeProgress(first, second, list);
        const [lead, other] = second.counter > first.counter ? [second, first] : [first, second];
        let [hasAll, behind] = [true, false];
        eachQuiz(list, lead, other, (mine, theirs) => {
          hasAll &&= mine.submitted >= theirs.submitted;
          behind ||= mine.submitted > theirs.submitted;
        });
        const better = Math.max(first.score ?? -1, second.score ?? -1);
        const follows = hasAll && behind && !merged.passed && lead.score !== undefined;
        if (follows && better > (lead.score ?? 0)) fallen++;
        expect(merged.score ?? -1).toBe(follows ? lead.score : better);
      }),
      { seed: 20_270_301 },
    );
    expect(fallen).toBeGreaterThan(0);
  });

  it('gives no time back within one attempt, and keeps the extra time that was taken', () => {
    fc.assert(
      fc.property(listAndTwo, fc.nat({ max: 2 ** 31 }), ({ list, first, second }, now) => {
        const merged = mergeProgress(first, second, list);
        for (const side of [first, second])
          eachQuiz(list, side, merged, (was, is) => {
            if (!was.clock || currentAttempt(was) !== currentAttempt(is)) return;
            if (!is.clock) throw new Error('the clock is gone');
            const [before, after] = [usedAt(was.clock, now), usedAt(is.clock, now)];
            after.forEach((used, index) => expect(used).toBeGreaterThanOrEqual(before[index] ?? 0));
            expect(is.clock.extra || !was.clock.extra).toBe(true);
          });
      }),
    );
  });
});

/** Fields: 0 a quiz, 1 to 3 its questions, 4 a practice question. */
const list = fieldsOf(['quiz', 'answer 0 4', 'answer 0 4', 'answer 0 t20', 'practice 4']);
const open: QuizValue = { ...untouchedQuiz, visited: true, opened: true, open: true };
const state = (counter: number, values: Progress['values'], changes: Partial<Progress> = {}): Progress => ({
  ...newProgress('abcdefghij'),
  counter,
  values: list.fields.map((_, index) => values[index]),
  ...changes,
});
const seen: Seen = { visited: true, done: false, opened: true };

interface Case {
  /** Has the higher counter. */
  lead: Progress['values'];
  other: Progress['values'];
  merged: Progress['values'];
}

const cases: Record<string, Case> = {
  'answers of two devices in one open attempt are all there': {
    lead: [open, { values: [1] }],
    other: [open, undefined, { values: [2] }, { values: ['hello'] }],
    merged: [open, { values: [1] }, { values: [2] }, { values: ['hello'] }],
  },
  'of two answers to one question the checked one stands, then the leading one': {
    lead: [open, { values: [1] }, { values: [1] }],
    other: [open, { values: [2], share: 0 }, { values: [2] }],
    merged: [open, { values: [2], share: 0 }, { values: [1] }],
  },
  'tries are not given back, not even by taking an answer back': {
    lead: [open, { values: [1], share: 0 }, { values: [3], share: 0 }],
    other: [open, { tries: 2 }, { values: [2], share: 0, tries: 2 }],
    merged: [open, { tries: 2 }, { values: [2], share: 0, tries: 2 }],
  },
  'of equal tries the better share stands': {
    lead: [open, { values: [1], share: 0.25, tries: 2 }],
    other: [open, { values: [2], share: 0.5, tries: 2 }],
    merged: [open, { values: [2], share: 0.5, tries: 2 }],
  },
  'a flag is the leading state’s to set and to take away': {
    lead: [open, { values: [1], flagged: true }, { values: [1] }],
    other: [open, { values: [1] }, { values: [1], flagged: true }],
    merged: [open, { values: [1], flagged: true }, { values: [1] }],
  },
  'a flag alone loses no answer': {
    lead: [open, { flagged: true }],
    other: [open, { values: [2] }],
    merged: [open, { values: [2], flagged: true }],
  },
  'a submitted attempt stands before the same one still open, with its draw': {
    lead: [{ ...open, drawn: [2] }, undefined, { values: [1] }],
    other: [
      { ...open, open: false, submitted: 1, best: 50, last: 50, first: 50, sum: 50, drawn: [1] },
      { values: [2], share: 1 },
    ],
    merged: [
      { ...open, open: false, submitted: 1, best: 50, last: 50, first: 50, sum: 50, drawn: [1] },
      { values: [2], share: 1 },
    ],
  },
  'of two submitted ones the better stands, with its draw and answers': {
    lead: [
      { ...open, open: false, submitted: 1, best: 50, last: 50, first: 50, sum: 50, drawn: [2] },
      undefined,
      { values: [1], share: 0.5 },
    ],
    other: [
      { ...open, open: false, submitted: 1, best: 100, last: 100, first: 100, sum: 100, drawn: [1] },
      { values: [2], share: 1 },
    ],
    merged: [
      { ...open, open: false, submitted: 1, best: 100, last: 100, first: 100, sum: 100, drawn: [1] },
      { values: [2], share: 1 },
    ],
  },
  'two devices that drew differently for one attempt: the leading draw stands, and no answer beside it': {
    lead: [{ ...open, drawn: [1], met: [1, 0, 0] }, { values: [1] }],
    other: [{ ...open, drawn: [2], met: [0, 1, 0] }, undefined, { values: [2] }, { values: ['hello'] }],
    merged: [{ ...open, drawn: [1], met: [1, 1, 0] }, { values: [1] }, undefined, { values: ['hello'] }],
  },
  'a later attempt takes the place of an earlier one, with its clock and draw': {
    lead: [{ ...open, drawn: [1], clock: { used: 90, at: 2e9, extra: true } }, { values: [1] }],
    other: [
      {
        ...open,
        submitted: 1,
        best: 50,
        last: 50,
        first: 50,
        sum: 50,
        drawn: [2],
        clock: { used: 5, at: 1.9e9, extra: false },
      },
    ],
    merged: [
      {
        ...open,
        submitted: 1,
        best: 50,
        last: 50,
        first: 50,
        sum: 50,
        drawn: [2],
        clock: { used: 5, at: 1.9e9, extra: false },
      },
    ],
  },
  'an attempt began when it did on the earlier device': {
    lead: [{ ...open, clock: { used: 50, at: 2_000_001_100, extra: false } }],
    other: [{ ...open, clock: { used: 100, at: 2_000_001_000, extra: true } }],
    merged: [{ ...open, clock: { used: 100, at: 2_000_001_000, extra: true } }],
  },
  'the wait runs from the later submission': {
    lead: [{ ...open, submittedAt: 2_000_000_000 }],
    other: [{ ...open, submittedAt: 2_000_000_500 }],
    merged: [{ ...open, submittedAt: 2_000_000_500 }],
  },
  'practice keeps the answer with more tries': {
    lead: [undefined, undefined, undefined, undefined, { ...seen, answer: { values: [1], share: 0 } }],
    other: [
      undefined,
      undefined,
      undefined,
      undefined,
      { ...seen, answer: { values: [2], share: 0, tries: 3 } },
    ],
    merged: [
      undefined,
      undefined,
      undefined,
      undefined,
      { ...seen, answer: { values: [2], share: 0, tries: 3 } },
    ],
  },
};

describe('in a merge', () => {
  it.each(Object.entries(cases))('%s', (_, { lead, other, merged }) => {
    expect(mergeProgress(state(2, lead), state(1, other), list)).toEqual(state(2, merged));
    expect(mergeProgress(state(1, other), state(2, lead), list)).toEqual(state(2, merged));
  });

  const submitted = (times: number): Progress['values'] => [
    { ...untouchedQuiz, done: true, opened: true, submitted: times },
  ];
  it.each([
    ['the better score stands', [1, 40, false], [1, 60, false], 60],
    ['a score that has fallen by a further attempt stays so', [2, 40, false], [1, 60, false], 40],
    ['but not where the course is passed', [2, 40, true], [1, 60, false], 60],
    ['nor where the other state has passed', [2, 40, false], [1, 60, true], 60],
    ['nor where the other state has attempts of its own', [1, 40, false], [2, 60, false], 60],
    ['a score is not lost to a state without one', [1, undefined, false], [1, 60, false], 60],
  ] as const)('%s', (_, [times, score, passed], [otherTimes, otherScore, otherPassed], expected) => {
    const one = state(2, submitted(times), { passed, ...(score === undefined ? {} : { score }) });
    const two = state(1, submitted(otherTimes), { passed: otherPassed, score: otherScore });
    expect(mergeProgress(one, two, list).score).toBe(expected);
    expect(mergeProgress(two, one, list).score).toBe(expected);
  });
});

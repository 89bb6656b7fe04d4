import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import type { PlayerDraw } from '../../scripts/course/player-course.ts';
import { drawQuestions, unfillable, type DrawOrder } from '../../scripts/log/draw.ts';
import { packState, unpackState } from '../../scripts/state/pack.ts';
import { quizValue } from '../../scripts/state/progress.ts';
import { after, courseOf, fieldsOf, lessonOf, quizOf, slideOf } from '../support/player-course.ts';

const draw = (count: number, ...fields: number[]): PlayerDraw => ({
  count,
  draw: fields.map((field) => ({ id: `q${field}`, field })),
});

/** Nothing was met, and the shuffled order is that of the fields. */
const plain: DrawOrder = { met: () => 0, rank: (field) => field };
const met = (counts: Record<number, number>): DrawOrder => ({ ...plain, met: (field) => counts[field] ?? 0 });

/** For each place the fields that may stand there, in the author's order. */
const placesOf = (draws: readonly PlayerDraw[]) =>
  draws.flatMap(({ count, draw: candidates }) =>
    Array.from({ length: count }, () => candidates.map(({ field }) => field)),
  );

/** Whether places can be filled with different fields, none of them taken: tries everything. */
function canFill(places: readonly (readonly number[])[], taken: readonly number[] = []): boolean {
  const [first, ...rest] = places;
  if (!first) return true;
  return first.some((field) => !taken.includes(field) && canFill(rest, [...taken, field]));
}

/** Up to four draws of up to three questions out of seven. */
const anyDraws = fc.array(
  fc
    .tuple(fc.integer({ min: 1, max: 3 }), fc.subarray([1, 2, 3, 4, 5, 6, 7]))
    .map(([count, fields]) => draw(count, ...fields)),
  { minLength: 1, maxLength: 4 },
);
const fillable = anyDraws.filter((draws) => unfillable(draws) === undefined);
const anyOrder = fc
  .record({
    counts: fc.array(fc.nat({ max: 3 }), { minLength: 8, maxLength: 8 }),
    ranks: fc.shuffledSubarray([0, 1, 2, 3, 4, 5, 6, 7], { minLength: 8 }),
  })
  .map(({ counts, ranks }): DrawOrder => ({
    met: (field) => counts[field] ?? 0,
    rank: (field) => ranks.indexOf(field),
  }));

/** What must hold of every attempt. */
function expectWhole(draws: readonly PlayerDraw[], drawn: readonly number[]): void {
  const places = placesOf(draws);
  expect(drawn).toHaveLength(places.length);
  expect(new Set(drawn).size).toBe(drawn.length);
  places.forEach((candidates, at) => expect(candidates).toContain(drawn[at]));
}

describe('whether draws can be filled', () => {
  it('is what trying everything says', () => {
    let [can, cannot] = [0, 0];
    fc.assert(
      fc.property(anyDraws, (draws) => {
        const expected = canFill(placesOf(draws));
        if (expected) can++;
        else cannot++;
        expect(unfillable(draws) === undefined).toBe(expected);
      }),
      { seed: 20_270_301, numRuns: 500 },
    );
    expect(Math.min(can, cannot)).toBeGreaterThan(50);
  });

  it.each([
    ['a draw from nothing', [draw(1)], 0],
    ['a draw that wants more than there is', [draw(1, 1), draw(3, 2, 3)], 1],
    ['two draws of the same question', [draw(1, 1), draw(1, 1)], 1],
    ['a wide draw that leaves enough to a narrow one', [draw(2, 1, 2, 3), draw(1, 1)], undefined],
    ['a wide draw that leaves too little', [draw(3, 1, 2, 3), draw(1, 1)], 0],
    ['no draws', [], undefined],
  ])('names the draw that goes without: %s', (_, draws, index) => {
    expect(unfillable(draws)).toBe(index);
  });
});

describe('a draw', () => {
  it('fills every place with a question of its own, whatever was met before', () => {
    fc.assert(
      fc.property(fillable, anyOrder, (draws, order) => {
        const drawn = drawQuestions(draws, order);
        expectWhole(draws, drawn);
        expect(drawQuestions(draws, order)).toEqual(drawn);
      }),
      { numRuns: 500 },
    );
  });

  it('of one pool takes what was met least, and of these what comes first in the shuffled order', () => {
    fc.assert(
      fc.property(fc.integer({ min: 1, max: 7 }), anyOrder, (count, order) => {
        const drawn = drawQuestions([draw(count, 1, 2, 3, 4, 5, 6, 7)], order);
        const sorted = [1, 2, 3, 4, 5, 6, 7].sort(
          (a, b) => order.met(a) - order.met(b) || order.rank(a) - order.rank(b),
        );
        expect(drawn).toEqual(sorted.slice(0, count));
      }),
    );
  });

  it('is made narrowest first, so that a wide one does not take what a narrow one needs', () => {
    expect(drawQuestions([draw(2, 1, 2, 3, 4), draw(1, 1, 2)], plain)).toEqual([2, 3, 1]);
  });

  it('passes over what was met least where another place would stay empty', () => {
    // The second would rather take 1 than 4, but nothing else is left to the third.
    const draws = [draw(1, 1, 2), draw(1, 1, 4), draw(1, 1, 2)];
    expect(drawQuestions(draws, met({ 1: 1, 4: 3 }))).toEqual([2, 4, 1]);
  });

  it('meets every question once before it meets one twice', () => {
    const fields = Array.from({ length: 10 }, (_, index) => index + 1);
    const list = fieldsOf(['quiz', ...fields.map(() => 'answer 0 4')]);
    const entries = [draw(3, ...fields)];
    const course = courseOf([lessonOf('l', [slideOf('check', 0, { quiz: quizOf({ entries }) })])]);
    const times = new Map<number, number>();
    let progress = after([{ type: 'launched', resumed: false }], course, list);
    for (let attempt = 1; attempt <= 40; attempt++) {
      const { met: counts = [] } = quizValue(progress, 0);
      const drawn = drawQuestions(entries, {
        met: (field) => counts[field - 1] ?? 0,
        rank: (field) => (field * 7 + attempt * 3) % 11,
      });
      for (const field of drawn) times.set(field, (times.get(field) ?? 0) + 1);
      const events = [
        { type: 'attempt-started', quiz: 0, drawn } as const,
        { type: 'quiz-submitted', quiz: 0, score: 50 } as const,
      ];
      // Saved and read back each time, as between two visits.
      const read = unpackState(packState(after(events, course, list, progress), list), list);
      if (!('progress' in read)) throw new Error(read.unreadable);
      progress = read.progress;
      if (attempt < 4) continue;
      const counted = fields.map((field) => times.get(field) ?? 0);
      expect(Math.max(...counted) - Math.min(...counted)).toBeLessThanOrEqual(1);
    }
  });
});

describe('a draw that stands already', () => {
  it('stays, place by place, and the rest is filled', () => {
    expect(drawQuestions([draw(2, 1, 2, 3, 4), draw(1, 5, 6)], plain, [4, undefined, 6])).toEqual([4, 1, 6]);
    expect(drawQuestions([draw(2, 1, 2, 3, 4), draw(1, 5, 6)], plain, [undefined, 1, undefined])).toEqual([
      2, 1, 5,
    ]);
  });

  it('gives way where it would leave a place of another draw empty', () => {
    // 1 stands in the wide draw; the narrow one can have nothing else.
    expect(drawQuestions([draw(1, 1, 2), draw(1, 1)], plain, [1, undefined])).toEqual([2, 1]);
    // The later of two gives way, not both.
    expect(drawQuestions([draw(2, 1, 2, 3, 4), draw(1, 1)], plain, [3, 1, undefined])).toEqual([3, 2, 1]);
  });

  it('gives way where a new release no longer lets it stand there, or it stands twice', () => {
    expect(drawQuestions([draw(1, 1, 2), draw(1, 3, 4)], plain, [9, 4])).toEqual([1, 4]);
    expect(drawQuestions([draw(1, 1, 2), draw(1, 3, 4)], plain, [4, 3])).toEqual([1, 3]);
    expect(drawQuestions([draw(2, 1, 2, 3)], plain, [2, 2])).toEqual([2, 1]);
  });

  it('stays whole wherever all places can be filled around it', () => {
    const withKept = fillable.chain((draws) =>
      fc
        .tuple(
          fc.constant(draws),
          anyOrder,
          fc.tuple(
            ...placesOf(draws).map((candidates) =>
              fc.option(fc.constantFrom(...candidates, 9), { nil: undefined }),
            ),
          ),
        )
        .map(([all, order, kept]) => ({ draws: all, order, kept })),
    );
    let [whole, broken] = [0, 0];
    fc.assert(
      fc.property(withKept, ({ draws, order, kept }) => {
        const drawn = drawQuestions(draws, order, kept);
        expectWhole(draws, drawn);
        const places = placesOf(draws);
        const standing = kept.filter((field) => field !== undefined);
        const fits =
          new Set(standing).size === standing.length &&
          places.every((candidates, at) => kept[at] === undefined || candidates.includes(kept[at])) &&
          canFill(
            places.filter((_, at) => kept[at] === undefined),
            standing,
          );
        if (!fits) broken++;
        if (!fits) return;
        whole++;
        kept.forEach((field, at) => {
          if (field !== undefined) expect(drawn[at]).toBe(field);
        });
      }),
      { seed: 20_270_301, numRuns: 500 },
    );
    expect(Math.min(whole, broken)).toBeGreaterThan(50);
  });
});

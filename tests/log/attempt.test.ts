import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { askedNow, shownNow, startAttempt } from '../../scripts/log/attempt.ts';
import { countedScore, factsOf } from '../../scripts/log/facts.ts';
import { applyEvent } from '../../scripts/log/log.ts';
import { quizValue, type Progress } from '../../scripts/state/progress.ts';
import { broken, fresh, moves, play, scoreNow, world, type World } from '../support/quiz-world.ts';

const open = (quiz: World, progress: Progress) =>
  applyEvent(progress, startAttempt(quiz.slide, progress, quiz.list), quiz.course, quiz.list, 0);

describe('a random learner in a random quiz', () => {
  it('has a score from 0 to 100 at any moment, and an end that no break changes', () => {
    fc.assert(
      fc.property(world, moves, (quiz, moved) => {
        const scores: number[] = [];
        const straight = play(quiz, fresh(), moved, (progress) => {
          scores.push(scoreNow(quiz, progress));
          return progress;
        });
        for (const score of scores) expect(score >= 0 && score <= 100).toBe(true);
        // After every single event the state is saved and read back.
        const resumed: number[] = [];
        const interrupted = play(quiz, fresh(), moved, (progress) => {
          const back = broken(progress, quiz);
          resumed.push(scoreNow(quiz, back));
          return back;
        });
        expect(resumed).toEqual(scores);
        expect(interrupted).toEqual(straight);
        expect(factsOf(quiz.course, interrupted)).toEqual(factsOf(quiz.course, straight));
      }),
      { numRuns: 400 },
    );
  });

  it('meets no question twice in an attempt, and the same ones in the same order after a break', () => {
    fc.assert(
      fc.property(world, moves, (quiz, moved) => {
        const progress = open(quiz, play(quiz, fresh(), moved));
        const fields = askedNow(quiz.slide, progress).map(({ field }) => field);
        expect(new Set(fields).size).toBe(fields.length);
        const order = (one: Progress) => shownNow(quiz.slide, one).map(({ id }) => id);
        expect(order(broken(progress, quiz))).toEqual(order(progress));
      }),
    );
  });

  it('never loses a pass, and a score only where the last attempt or the average counts', () => {
    fc.assert(
      fc.property(world, moves, (quiz, moved) => {
        let before = fresh();
        play(quiz, fresh(), moved, (progress) => {
          const value = quizValue(progress, 0);
          if (before.passed) expect(progress.passed).toBe(true);
          if (quizValue(before, 0).passed) expect(value.passed).toBe(true);
          const falls = (progress.score ?? 0) < (before.score ?? 0);
          if (falls) {
            expect(['last', 'average']).toContain(quiz.slide.quiz.attemptCounts);
            expect(before.passed).toBe(false);
          }
          if (value.submitted > 0 && !before.passed && quiz.slide.quiz.points > 0)
            expect(progress.score).toBeGreaterThanOrEqual(0);
          before = progress;
          return progress;
        });
      }),
    );
  });
});

describe('an added question', () => {
  it('moves no other one under the same seed', () => {
    fc.assert(
      fc.property(world, fc.nat({ max: 5 }), (quiz, at) => {
        const shuffled: World = {
          ...quiz,
          slide: { ...quiz.slide, quiz: { ...quiz.slide.quiz, shuffle: ['questions'] } },
        };
        const entries = shuffled.slide.quiz.entries.filter((entry) => !('draw' in entry));
        const more = [...entries];
        more.splice(at % (entries.length + 1), 0, { id: 'new_one', field: 99 });
        const withEntries = (given: typeof entries) => ({
          ...shuffled.slide,
          quiz: { ...shuffled.slide.quiz, entries: given },
        });
        const order = (given: typeof entries) => shownNow(withEntries(given), fresh()).map(({ id }) => id);
        expect(order(more).filter((id) => id !== 'new_one')).toEqual(order(entries));
      }),
    );
  });
});

describe('the score that counts', () => {
  it('is that of the attempt that the quiz names', () => {
    const value = { ...quizValue(fresh(), 0), submitted: 3, best: 90, last: 40, first: 50, sum: 180 };
    const quiz = fc.sample(world, 1)[0]?.slide.quiz;
    if (!quiz) throw new Error('no quiz');
    const counted = (attemptCounts: typeof quiz.attemptCounts) =>
      countedScore({ ...quiz, attemptCounts }, value);
    expect([counted('best'), counted('last'), counted('first'), counted('average')]).toEqual([
      90, 40, 50, 60,
    ]);
  });
});

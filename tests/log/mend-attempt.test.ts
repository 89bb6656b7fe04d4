import { describe, expect, it } from 'vitest';
import type { PlayerDraw, PlayerQuiz } from '../../scripts/course/player-course.ts';
import { startAttempt } from '../../scripts/log/attempt.ts';
import { mendAttempt } from '../../scripts/log/migration.ts';
import { type QuizSlide } from '../../scripts/log/facts.ts';
import type { Answer, Progress } from '../../scripts/state/progress.ts';
import { quizValue, untouchedQuiz } from '../../scripts/state/progress.ts';
import { after, courseOf, fieldsOf, lessonOf, quizOf, slideOf } from '../support/player-course.ts';

/** What becomes of a draw when a new release has changed what it may take, or the next attempt asks only what was wrong. */

const list = fieldsOf(['quiz', ...Array<string>(8).fill('answer 0 4')]);
const draw = (count: number, ...fields: number[]): PlayerDraw => ({
  count,
  draw: fields.map((field) => ({ id: `q${field}`, field })),
});
const slide = (entries: PlayerDraw[], changes: Partial<PlayerQuiz> = {}): QuizSlide => {
  const quiz = quizOf({ entries, ...changes });
  return { ...slideOf('exam', 0, { quiz }), quiz };
};

/** An attempt of the release before. */
const openWith = (drawn: number[], answers: Record<number, Answer> = {}): Progress => ({
  ...after([], courseOf([]), list),
  values: list.fields.map((_, field) =>
    field === 0 ? { ...untouchedQuiz, visited: true, opened: true, open: true, drawn } : answers[field],
  ),
});

describe('an open attempt after a new release', () => {
  it('stands where nothing of it is gone', () => {
    expect(mendAttempt(slide([draw(2, 1, 2, 3, 4)]), openWith([3, 1]), list)).toBeUndefined();
    expect(mendAttempt(slide([]), openWith([]), list)).toBeUndefined();
  });

  it.each([
    ['a question that is gone', [draw(3, 1, 3, 4)], [2, 4, 1], [3, 4, 1]],
    ['one that has moved to another draw', [draw(1, 1, 2), draw(2, 3, 4, 5)], [3, 4, 5], [undefined, 4, 5]],
    ['a further place', [draw(3, 1, 2, 3, 4)], [4, 2], [4, 2, undefined]],
    ['a place less', [draw(1, 1, 2, 3, 4)], [4, 2], [4]],
  ])('has the others in their places: %s', (_, entries, drawn, expected) => {
    const found = mendAttempt(slide(entries), openWith(drawn), list)?.drawn ?? [];
    expect(found).toHaveLength(expected.length);
    expect(new Set(found).size).toBe(found.length);
    expected.forEach((field, at) => {
      if (field !== undefined) expect(found[at]).toBe(field);
    });
  });

  it('keeps a question that was drawn where its place is another one now', () => {
    // The first draw has grown, so that what followed it stands one place further.
    const before = openWith([1, 7], { 7: { values: [2] } });
    const found = mendAttempt(slide([draw(2, 1, 2), draw(1, 5, 6, 7, 8)]), before, list);
    expect(found?.drawn).toEqual([1, 2, 7]);
  });
});

describe('the next attempt of what was wrong', () => {
  it('draws the same questions into the same places, and keeps what was right', () => {
    const exam = slide([draw(2, 1, 2, 3, 4), draw(2, 5, 6, 7, 8)], { retry: 'wrong' });
    const course = courseOf([lessonOf('l', [exam])]);
    const submitted: Progress = {
      ...openWith([4, 2, 8, 5], {
        4: { values: [1], share: 1 },
        2: { values: [1], share: 0 },
        8: { values: [1], share: 0.5 },
        5: { values: [1], share: 1 },
      }),
    };
    const progress = after([{ type: 'quiz-submitted', quiz: 0, score: 60 }], course, list, submitted);
    const event = startAttempt(exam, progress, list);
    expect(event).toEqual({ type: 'attempt-started', quiz: 0, drawn: [4, 2, 8, 5], kept: [4, 5] });
    expect(quizValue(after([event], course, list, progress), 0)).toMatchObject({ open: true, submitted: 1 });
  });

  it('asks all again where all was right, and draws others', () => {
    const exam = slide([draw(2, 1, 2, 3, 4)], { retry: 'wrong' });
    const course = courseOf([lessonOf('l', [exam])]);
    const right = { values: [1], share: 1 };
    const first = after(
      [
        { type: 'attempt-started', quiz: 0, drawn: [4, 2] },
        { type: 'quiz-submitted', quiz: 0, score: 100 },
      ],
      course,
      list,
    );
    const progress = { ...first, values: first.values.map((value, field) => (field > 0 ? right : value)) };
    const event = startAttempt(exam, progress, list);
    expect(event).not.toHaveProperty('kept');
    expect([...(event.drawn ?? [])].sort()).toEqual([1, 3]);
  });
});

import { describe, expect, it } from 'vitest';
import type { PlayerEvent } from '../../scripts/log/events.ts';
import { migrated } from '../../scripts/log/migration.ts';
import { after, courseOf, fieldsOf, lessonOf, quizOf, slideOf } from '../support/player-course.ts';

/** Fields: 0 check, 1 check.q, 2 exam, 3 exam.q, which was check.q. */
const list = fieldsOf(['quiz', 'answer 0 4', 'quiz', 'answer 2 4 1']);
const asking = (field: number) => quizOf({ attempts: 3, entries: [{ id: 'q', field }] });
const course = courseOf([
  lessonOf('l', [slideOf('check', 0, { quiz: quizOf({}) }), slideOf('exam', 2, { quiz: asking(3) })]),
]);

const start = (quiz: number): PlayerEvent => ({ type: 'attempt-started', quiz });
const answer = (question: number, value = 2): PlayerEvent => ({ type: 'changed', question, answer: [value] });
const check = (question: number): PlayerEvent => ({
  type: 'answered',
  question,
  answer: [2],
  share: 1,
  record: {
    id: '',
    index: 0,
    type: 'choice',
    stem: '',
    key: {},
    answer: [],
    share: 1,
    points: 1,
    outcomes: [],
    latency: 1,
  },
});
const submit = (quiz: number): PlayerEvent => ({ type: 'quiz-submitted', quiz, score: 100 });

/** What stands in exam.q once a learner has done something, the question has moved, and the learner went on. */
const held = (before: PlayerEvent[], later: PlayerEvent[] = []) =>
  after(later, course, list, migrated(after(before, course, list), list)).values[3];

describe('a question that has moved to another quiz', () => {
  it.each<[string, PlayerEvent[], PlayerEvent[], unknown]>([
    ['has its open answer in an open attempt', [start(0), answer(1), start(2)], [], { values: [2] }],
    ['has it in the attempt that begins', [start(0), answer(1)], [start(2)], { values: [2] }],
    [
      'keeps its flag',
      [start(0), answer(1), { type: 'flagged', question: 1, flagged: true }, start(2)],
      [],
      { values: [2], flagged: true },
    ],
    [
      'keeps what was answered where it is now',
      [start(0), answer(1), start(2), answer(3, 1)],
      [],
      { values: [1] },
    ],
    ['has no answer that was checked', [start(0), check(1), start(2)], [], undefined],
    ['has no answer that was submitted', [start(0), check(1), submit(0)], [start(2)], undefined],
    [
      'has it also where the other quiz was submitted without it',
      [start(0), answer(1), submit(0)],
      [start(2)],
      { values: [2] },
    ],
    [
      'has none in a second attempt',
      [start(0), answer(1)],
      [start(2), check(3), submit(2), start(2)],
      undefined,
    ],
    ['has none before an attempt is open', [start(0), answer(1)], [], undefined],
  ])('%s', (_, before, later, expected) => {
    expect(held(before, later)).toEqual(expected);
  });

  it('leaves points where they were earned', () => {
    const earned = migrated(after([start(0), check(1), submit(0)], course, list), list);
    expect(earned.values[0]).toMatchObject({ submitted: 1, best: 100 });
    expect(earned.values[1]).toEqual({ values: [2], share: 1 });
  });
});

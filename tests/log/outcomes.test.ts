import { describe, expect, it } from 'vitest';
import type { PlayerAsked, PlayerEntry } from '../../scripts/course/player-course.ts';
import { askedCount, askedIn, earnedShare, everyAsked, triesAtSubmit } from '../../scripts/log/asked.ts';
import type { PlayerEvent } from '../../scripts/log/events.ts';
import { factsOf, outcomeScores, quizzesOf } from '../../scripts/log/facts.ts';
import { after, courseOf, fieldsOf, lessonOf, quizOf, slideOf } from '../support/player-course.ts';

/** Fields: 0 check, 1 to 3 its questions; 4 exam, 5 to 9 its questions, of which 6 to 9 are drawn. */
const list = fieldsOf(['quiz', ...Array(3).fill('answer 0 4'), 'quiz', ...Array(5).fill('answer 4 4')]);

const asked = (field: number, outcome: string, changes: Partial<PlayerAsked> = {}): PlayerAsked => ({
  id: `q${field}`,
  field,
  outcomes: [outcome],
  ...changes,
});
const examEntries: PlayerEntry[] = [
  { draw: [asked(6, 'spot'), asked(7, 'spot'), asked(8, 'report')], count: 2, points: 3, indexes: [40, 41] },
  asked(5, 'report'),
  { draw: [asked(9, 'report', { points: 2 }), asked(6, 'spot')], count: 1 },
];
const exam = quizOf({ points: 9, entries: examEntries });
const course = courseOf(
  [
    lessonOf('l', [
      slideOf('check', 0, {
        quiz: quizOf({
          entries: [
            asked(1, 'spot', { points: 2 }),
            asked(2, 'report', { penalty: 0.5 }),
            { id: 'q3', field: 3 },
          ],
        }),
      }),
      slideOf('exam', 4, { quiz: exam }),
    ]),
  ],
  { outcomes: { report: 'Report it', spot: 'Spot it', unused: 'Nothing asks for it' } },
);

const answered = (question: number, share: number): PlayerEvent => ({
  type: 'answered',
  question,
  answer: [0],
  share,
  record: {
    id: '',
    index: 0,
    type: 'choice',
    stem: '',
    key: {},
    answer: [],
    share,
    points: 1,
    outcomes: [],
    latency: 1,
  },
});
const outcomesAfter = (...events: PlayerEvent[]) => factsOf(course, after(events, course, list)).outcomes;
const start: PlayerEvent = { type: 'attempt-started', quiz: 0 };
const submitted: PlayerEvent = { type: 'quiz-submitted', quiz: 0, score: 50 };

describe('results by outcome', () => {
  it('add up points and questions in the course’s order, partly right ones too', () => {
    expect(outcomesAfter(start, answered(1, 0.5), answered(2, 1), answered(3, 1), submitted)).toEqual([
      { id: 'report', earned: 1, points: 1, asked: 1, right: 1 },
      { id: 'spot', earned: 1, points: 2, asked: 1, right: 0 },
    ]);
  });

  it('count a question without an answer as asked', () => {
    expect(outcomesAfter(start, answered(2, 0), submitted)).toEqual([
      { id: 'report', earned: 0, points: 1, asked: 1, right: 0 },
      { id: 'spot', earned: 0, points: 2, asked: 1, right: 0 },
    ]);
  });

  it('take off what wrong tries cost, and are never below 0', () => {
    const [tries] = outcomesAfter(start, answered(2, 0), answered(2, 1), submitted);
    expect(tries).toEqual({ id: 'report', earned: 0.5, points: 1, asked: 1, right: 1 });
    const [wrong] = outcomesAfter(start, answered(2, 0), answered(2, 0), submitted);
    expect(wrong).toEqual({ id: 'report', earned: 0, points: 1, asked: 1, right: 0 });
  });

  it('say nothing of an attempt under way', () => {
    expect(outcomesAfter(start, answered(1, 1))).toEqual([]);
    expect(outcomesAfter(start, answered(1, 1), submitted, start)).toEqual([]);
  });

  it('count of what is drawn only what this attempt drew, with the points of the draw', () => {
    const drawn: PlayerEvent = { type: 'attempt-started', quiz: 4, drawn: [8, 7, 9] };
    const events = [8, 7, 5, 9].map((field) => answered(field, 1));
    expect(outcomesAfter(drawn, ...events, { type: 'quiz-submitted', quiz: 4, score: 100 })).toEqual([
      { id: 'report', earned: 6, points: 6, asked: 3, right: 3 },
      { id: 'spot', earned: 3, points: 3, asked: 1, right: 1 },
    ]);
  });

  it('leave out what no points are given for: an opinion is neither right nor wrong', () => {
    const entries = [asked(1, 'spot', { points: 0 }), asked(2, 'report', { points: 0 }), asked(3, 'report')];
    const polled = courseOf([lessonOf('l', [slideOf('check', 0, { quiz: quizOf({ entries }) })])], {
      outcomes: { report: 'Report it', spot: 'Spot it' },
    });
    const events = [start, answered(1, 1), answered(2, 1), answered(3, 0), submitted];
    expect(factsOf(polled, after(events, polled, list)).outcomes).toEqual([
      { id: 'report', earned: 0, points: 1, asked: 1, right: 0 },
    ]);
  });

  it('are those of one quiz where only one is wanted, practice too', () => {
    const progress = after([start, answered(1, 1), submitted], course, list);
    const [check] = quizzesOf(course);
    expect(outcomeScores(course, progress, check ? [check] : [])).toHaveLength(2);
    expect(outcomeScores(course, progress, [])).toEqual([]);
  });
});

describe('what an attempt asks', () => {
  it('stands in the author’s order, each draw’s questions in their places', () => {
    const found = askedIn(exam, { drawn: [8, 6, 9] });
    expect(found.map((each) => [each?.id, each?.points, each?.index])).toEqual([
      ['q8', 3, 40],
      ['q6', 3, 41],
      ['q5', 1, undefined],
      ['q9', 2, undefined],
    ]);
    expect(askedCount(exam)).toBe(4);
    expect(everyAsked(exam).map(({ id }) => id)).toEqual(['q6', 'q7', 'q8', 'q5', 'q9', 'q6']);
  });

  it('has a hole where a drawn question is gone, and where nothing was drawn', () => {
    expect(askedIn(exam, { drawn: [8, 99, 9] }).map((each) => each?.id)).toEqual([
      'q8',
      undefined,
      'q5',
      'q9',
    ]);
    expect(askedIn(exam, {}).map((each) => each?.id)).toEqual([undefined, undefined, 'q5', undefined]);
  });
});

describe('what an answer earns', () => {
  it.each([
    ['right at once', 1, 1, 0.25, 1],
    ['right at the second try', 1, 2, 0.25, 0.75],
    ['right at the fifth try', 1, 5, 0.25, 0],
    ['wrong', 0, 1, 0.25, -0.25],
    ['wrong three times', 0, 3, 0.25, -0.75],
    ['partly right: not wrong, so it costs nothing', 0.5, 1, 0.25, 0.5],
    ['partly right at the second try', 0.5, 2, 0.25, 0.25],
    ['not given: it costs nothing', 0, 0, 0.25, 0],
    ['wrong without a penalty', 0, 3, 0, 0],
    ['right at the third try without a penalty', 1, 3, 0, 1],
  ])('%s', (_, share, tries, penalty, earned) => {
    expect(earnedShare(share, tries, penalty)).toBeCloseTo(earned, 12);
  });

  it('counts what is submitted unchecked as a try', () => {
    expect(triesAtSubmit(undefined)).toBe(0);
    expect(triesAtSubmit({ flagged: true })).toBe(0);
    expect(triesAtSubmit({ tries: 2 })).toBe(0);
    expect(triesAtSubmit({ values: [1] })).toBe(1);
    expect(triesAtSubmit({ values: [1], share: 1 })).toBe(1);
    expect(triesAtSubmit({ values: [1], tries: 2 })).toBe(3);
    expect(triesAtSubmit({ values: [1], share: 0, tries: 2 })).toBe(2);
  });
});

describe('objectives after a new release', () => {
  const told = (entries: PlayerEntry[]) => {
    const quiz = (each: PlayerEntry[]) =>
      courseOf([lessonOf('l', [slideOf('check', 0, { quiz: quizOf({ entries: each }) })])], {
        outcomes: { spot: 'Spot it' },
      });
    const first = quiz([asked(1, 'spot', { points: 2 }), asked(2, 'spot')]);
    const events: PlayerEvent[] = [start, answered(1, 1), answered(2, 0.3333)];
    const progress = after([...events, { type: 'quiz-submitted', quiz: 0, score: 77.78 }], first, list);
    return factsOf(quiz(entries), progress).objectives.map(({ score }) => score);
  };

  it('have their score as long as the attempt asked what is asked now', () => {
    expect(told([asked(1, 'spot', { points: 2 }), asked(2, 'spot')])).toEqual([77.78]);
  });

  // What the LMS was told before stands: a submitted attempt is never graded anew.
  it.each<[string, PlayerEntry[]]>([
    ['a question was added', [asked(1, 'spot', { points: 2 }), asked(2, 'spot'), asked(3, 'spot')]],
    ['one was removed', [asked(2, 'spot')]],
    ['one is another one now', [asked(3, 'spot', { points: 2 }), asked(2, 'spot')]],
    ['points changed', [asked(1, 'spot'), asked(2, 'spot')]],
  ])('have none where %s', (_, entries) => {
    expect(told(entries)).toEqual([undefined]);
  });
});

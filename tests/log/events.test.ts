import { describe, expect, it } from 'vitest';
import type { PlayerQuiz } from '../../scripts/course/player-course.ts';
import type { PackedAnswer, PlayerEvent } from '../../scripts/log/events.ts';
import { createLog } from '../../scripts/log/log.ts';
import { newProgress, quizValue, type Answer, type Progress } from '../../scripts/state/progress.ts';
import { after, began, courseOf, fieldsOf, lessonOf, quizOf, slideOf } from '../support/player-course.ts';

/** What each event makes of the saved state. */

/** Fields: 0 check; 1 a choice, 2 a text, 3 a number, 4 a choice; 5 practice; 6 a slide. */
const list = fieldsOf([
  'quiz',
  'answer 0 4',
  'answer 0 t20',
  'answer 0 n16',
  'answer 0 4',
  'practice 2.t9',
  'slide',
]);
const entries = [{ count: 2, draw: [1, 2, 3].map((field) => ({ id: `q${field}`, field })) }];
const course = (quiz: Partial<PlayerQuiz> = {}) =>
  courseOf([
    lessonOf('l', [
      slideOf('check', 0, { quiz: quizOf({ entries, ...quiz }) }),
      slideOf('padlock', 5, { practice: true }),
      slideOf('end', 6),
    ]),
  ]);

const play = (events: PlayerEvent[], quiz: Partial<PlayerQuiz> = {}, start: Partial<Progress> = {}) =>
  after(events, course(quiz), list, start);
const answerAfter = (question: number, ...events: PlayerEvent[]): Answer | undefined =>
  play(events).values[question] as Answer | undefined;
const quizAfter = (events: PlayerEvent[], quiz: Partial<PlayerQuiz> = {}) => quizValue(play(events, quiz), 0);

const start = (more: Partial<Extract<PlayerEvent, { type: 'attempt-started' }>> = {}): PlayerEvent => ({
  type: 'attempt-started',
  quiz: 0,
  ...more,
});
const submit = (score = 50): PlayerEvent => ({ type: 'quiz-submitted', quiz: 0, score });
const changed = (question: number, answer?: PackedAnswer): PlayerEvent => ({
  type: 'changed',
  question,
  ...(answer ? { answer } : {}),
});
const flagged = (question: number, flag = true): PlayerEvent => ({
  type: 'flagged',
  question,
  flagged: flag,
});
const checked = (question: number, answer: PackedAnswer, share: number): PlayerEvent => ({
  type: 'answered',
  question,
  answer,
  share,
  record: {
    id: 'check.q',
    index: 0,
    type: 'choice',
    stem: '',
    key: {},
    answer,
    share,
    points: 1,
    outcomes: [],
    latency: 3,
  },
});
/** Seconds since 1970 at the nth event of a test. */
const secondsAt = (index: number) => began / 1000 + index;

describe('an answer', () => {
  it('can be changed and taken back until it is checked', () => {
    expect(answerAfter(1, changed(1, [2]))).toEqual({ values: [2] });
    expect(answerAfter(1, changed(1, [2]), changed(1, [3]))).toEqual({ values: [3] });
    expect(answerAfter(1, changed(1, [2]), changed(1))).toBeUndefined();
  });

  it('has a share once it was checked, with four decimals', () => {
    expect(answerAfter(1, checked(1, [2], 1 / 3))).toEqual({ values: [2], share: 0.3333 });
  });

  it('counts its tries from the second one on', () => {
    expect(answerAfter(1, checked(1, [0], 0), checked(1, [1], 0))).toEqual({
      values: [1],
      share: 0,
      tries: 2,
    });
    expect(answerAfter(1, checked(1, [0], 0), checked(1, [1], 0), checked(1, [2], 1))).toEqual({
      values: [2],
      share: 1,
      tries: 3,
    });
  });

  it('keeps its tries when it is changed for the next one, or taken back', () => {
    expect(answerAfter(1, checked(1, [0], 0), changed(1, [3]))).toEqual({ values: [3], tries: 1 });
    expect(answerAfter(1, checked(1, [0], 0), changed(1))).toEqual({ tries: 1 });
    expect(answerAfter(1, checked(1, [0], 0), changed(1), checked(1, [2], 1))).toEqual({
      values: [2],
      share: 1,
      tries: 2,
    });
  });
});

describe('a flag', () => {
  it('stands without an answer, beside one, and is taken away', () => {
    expect(answerAfter(1, flagged(1))).toEqual({ flagged: true });
    expect(answerAfter(1, flagged(1), changed(1, [2]))).toEqual({ values: [2], flagged: true });
    expect(answerAfter(1, changed(1, [2]), flagged(1), flagged(1, false))).toEqual({ values: [2] });
    expect(answerAfter(1, flagged(1), flagged(1, false))).toBeUndefined();
  });

  it('outlives a check, and an answer that is taken back', () => {
    expect(answerAfter(1, flagged(1), checked(1, [2], 1))).toEqual({ values: [2], share: 1, flagged: true });
    expect(answerAfter(1, changed(1, [2]), flagged(1), changed(1))).toEqual({ flagged: true });
  });

  it('taken away takes no tries with it', () => {
    const events = [checked(1, [0], 0), changed(1), flagged(1), flagged(1, false)];
    expect(answerAfter(1, ...events)).toEqual({ tries: 1 });
  });

  it('is gone once the attempt is submitted', () => {
    expect(answerAfter(1, start(), changed(1, [2]), flagged(1), flagged(4), submit())).toEqual({
      values: [2],
    });
    expect(answerAfter(4, start(), changed(1, [2]), flagged(1), flagged(4), submit())).toBeUndefined();
  });
});

describe('practice', () => {
  it('keeps its answer with what is known of the slide, and is done when it is checked', () => {
    const seen = play([{ type: 'slide-viewed', slide: 5 }, changed(5, [1, 'a text'])]).values[5];
    expect(seen).toEqual({ visited: true, done: false, opened: true, answer: { values: [1, 'a text'] } });
    const tried = play([checked(5, [0, ''], 0), checked(5, [1, ''], 1), changed(5)]).values[5];
    expect(tried).toEqual({ visited: false, done: true, opened: true, answer: { tries: 2 } });
    expect(play([changed(5, [1, 'a']), changed(5)]).values[5]).not.toHaveProperty('answer');
  });
});

describe('an attempt', () => {
  it('begins without answers, but for those that it keeps from the one before', () => {
    const first = [start(), changed(1, [2]), checked(4, [1], 1), flagged(4), changed(3, ['1.5']), submit()];
    const next = play([...first, start({ kept: [4] })]);
    expect(next.values.slice(1, 5)).toEqual([
      undefined,
      undefined,
      undefined,
      { values: [1], share: 1, kept: true },
    ]);
    expect(quizValue(next, 0)).toMatchObject({ open: true, submitted: 1 });
  });

  it('keeps a checked answer with its tries', () => {
    const first = [start(), checked(4, [0], 0), checked(4, [1], 1), submit()];
    expect(play([...first, start({ kept: [4, 1] })]).values[4]).toEqual({
      values: [1],
      share: 1,
      tries: 2,
      kept: true,
    });
  });

  it('keeps typed texts while it is open, and none once it is submitted', () => {
    const open = [start(), checked(2, ['typed'], 0.5), changed(3, ['-1.5'])];
    expect(play(open).values.slice(2, 4)).toEqual([{ values: ['typed'], share: 0.5 }, { values: ['-1.5'] }]);
    expect(play([...open, submit()]).values.slice(2, 4)).toEqual([
      { values: [''], share: 0.5 },
      { values: [''] },
    ]);
  });

  it('adds its score to the others', () => {
    expect(quizAfter([start(), submit(66.67)])).toMatchObject({
      submitted: 1,
      open: false,
      done: true,
      best: 66.67,
      last: 66.67,
      first: 66.67,
      sum: 66.67,
    });
    expect(quizAfter([start(), submit(66.67), start(), submit(100), start(), submit(0.01)])).toMatchObject({
      submitted: 3,
      passed: true,
      best: 100,
      last: 0.01,
      first: 66.67,
      sum: 166.68,
    });
  });
});

describe('a draw', () => {
  it('is kept with the attempt, and counts what was met', () => {
    expect(quizAfter([start({ drawn: [2, 1] })])).toMatchObject({ drawn: [2, 1], met: [1, 1, 0, 0] });
    expect(quizAfter([start({ drawn: [2, 1] }), submit()])).toMatchObject({
      drawn: [2, 1],
      met: [1, 1, 0, 0],
    });
  });

  it('takes one off each count once everything that can be drawn was met', () => {
    const twice = [start({ drawn: [2, 1] }), submit(), start({ drawn: [3, 1] })];
    expect(quizAfter(twice)).toMatchObject({ drawn: [3, 1], met: [1, 0, 0, 0] });
  });

  it('gives way to that of the next attempt', () => {
    expect(quizAfter([start({ drawn: [2, 1] }), submit(), start()])).not.toHaveProperty('drawn');
  });

  it('drawn anew keeps the answers that are still asked, and counts only what is new', () => {
    const before = [start({ drawn: [1, 3] }), changed(1, [2]), changed(3, ['1']), changed(4, [0])];
    const next = play([...before, { type: 'redrawn', quiz: 0, drawn: [1, 2] }]);
    expect(next.values.slice(1, 5)).toEqual([{ values: [2] }, undefined, undefined, { values: [0] }]);
    // All three were met now.
    expect(quizValue(next, 0)).toMatchObject({ open: true, drawn: [1, 2], met: [0, 0, 0, 0] });
  });

  it('drawn anew touches nothing but its quiz, whatever a damaged state says was drawn', () => {
    const slide = { visited: true, done: true, opened: true };
    const before = play([start({ drawn: [6, 5] })], {}, { values: [...Array<undefined>(6), slide] });
    const next = after([{ type: 'redrawn', quiz: 0, drawn: [1, 2] }], course(), list, before);
    expect(next.values[6]).toEqual(slide);
  });
});

describe('a clock', () => {
  const timed = { timeLimit: 600 };
  it('starts with the attempt, and notes what was used, and when', () => {
    expect(quizAfter([start({ extraTime: false })], timed).clock).toEqual({
      used: 0,
      at: secondsAt(0),
      extra: false,
    });
    const events: PlayerEvent[] = [start({ extraTime: true }), { type: 'clock', quiz: 0, used: 42 }];
    expect(quizAfter(events, timed).clock).toEqual({ used: 42, at: secondsAt(1), extra: true });
  });

  it('stands beside the result, and begins anew with the next attempt', () => {
    const events: PlayerEvent[] = [
      start({ extraTime: true }),
      { type: 'clock', quiz: 0, used: 42 },
      submit(),
    ];
    expect(quizAfter(events, timed).clock).toEqual({ used: 42, at: secondsAt(1), extra: true });
    expect(quizAfter([...events, start({ extraTime: false })], timed).clock).toEqual({
      used: 0,
      at: secondsAt(3),
      extra: false,
    });
    expect(quizAfter([...events, start()], timed)).not.toHaveProperty('clock');
  });
});

describe('a wait', () => {
  it('is counted from the last submission, and only where there is one', () => {
    const events = [start(), submit(), start(), submit()];
    expect(quizAfter(events, { wait: 3600 }).submittedAt).toBe(secondsAt(3));
    expect(quizAfter(events)).not.toHaveProperty('submittedAt');
  });

  it('that a release takes away leaves nothing behind', () => {
    const before = play([start(), submit()], { wait: 3600 });
    expect(quizValue(before, 0).submittedAt).toBe(secondsAt(1));
    expect(quizValue(play([start(), submit()], {}, before), 0)).not.toHaveProperty('submittedAt');
  });
});

describe('the log', () => {
  it('tells each event once, in order, with the time and what follows from it', () => {
    const told: unknown[] = [];
    let now = began;
    const log = createLog(newProgress('abcdefghij'), course(), list, () => (now += 500));
    log.subscribe((event, progress, facts) =>
      told.push([event.seq, event.at, event.type, progress.values[1], facts.score]),
    );
    for (const event of [start(), changed(1, [2]), submit(50)]) log.append(event);
    expect(told).toEqual([
      [0, began + 500, 'attempt-started', undefined, undefined],
      [1, began + 1000, 'changed', { values: [2] }, undefined],
      [2, began + 1500, 'quiz-submitted', { values: [2] }, 50],
    ]);
    expect(log.facts().score).toBe(50);
    expect(log.progress().bookmark).toBeUndefined();
  });

  it('makes new progress of old, and leaves the old one as it was', () => {
    const before = play([start(), changed(1, [2])]);
    const copy = structuredClone(before);
    play([submit(), start({ drawn: [1, 2] }), flagged(1), changed(2, ['a'])], {}, before);
    expect(before).toEqual(copy);
  });
});

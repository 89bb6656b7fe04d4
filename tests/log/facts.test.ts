import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import type { PlayerCourse, PlayerQuiz } from '../../scripts/course/player-course.ts';
import { attemptWords } from '../../scripts/course/quiz-words.ts';
import type { PlayerEvent } from '../../scripts/log/events.ts';
import { factsOf, roundScore, type Facts } from '../../scripts/log/facts.ts';
import type { Progress } from '../../scripts/state/progress.ts';
import { after, courseOf, fieldsOf, lessonOf, quizOf, slideOf } from '../support/player-course.ts';

/** Fields: 0 intro, 1 story, 2 check (a quiz of 4 points), 3 its question, 4 exam (a quiz of 1 point), 5 its question. */
const list = fieldsOf(['slide', 'slide', 'quiz', 'answer 2 4', 'quiz', 'answer 4 2']);

interface Case {
  check?: Partial<PlayerQuiz>;
  exam?: Partial<PlayerQuiz>;
  completion?: PlayerCourse['completion'];
  /** Pass mark of the course's score. */
  passMark?: number;
  start?: Partial<Progress>;
  events: PlayerEvent[];
  expected: Partial<Facts>;
}

function play({ check = {}, exam, completion, passMark, start = {}, events }: Case): Facts {
  const slides = [
    slideOf('intro', 0),
    slideOf('story', 1),
    slideOf('check', 2, { quiz: quizOf(check) }),
    ...(exam ? [slideOf('exam', 4, { quiz: quizOf({ points: 1, ...exam }) })] : []),
  ];
  const course = courseOf([lessonOf('l', slides)], {
    ...(completion ? { completion } : {}),
    ...(passMark === undefined ? {} : { passMark }),
  });
  return factsOf(course, after(events, course, list, start));
}

const seenBoth: PlayerEvent[] = [0, 1].flatMap((field): PlayerEvent[] => [
  { type: 'slide-viewed', slide: field },
  { type: 'slide-done', slide: field },
]);
const submit = (score: number, field = 2): PlayerEvent[] => [
  { type: 'attempt-started', quiz: field },
  { type: 'quiz-submitted', quiz: field, score },
];

const cases: Record<string, Case> = {
  'nothing done is incomplete, without a score': { events: [], expected: { outcome: 'incomplete' } },
  'all slides and the quiz passed is passed': {
    events: [...seenBoth, ...submit(75)],
    expected: { outcome: 'passed', score: 75 },
  },
  'the quiz passed but a slide missing is incomplete': {
    events: submit(75),
    expected: { outcome: 'incomplete', score: 75 },
  },
  'failed with attempts left is incomplete': {
    check: { attempts: 2 },
    events: [...seenBoth, ...submit(25)],
    expected: { outcome: 'incomplete', score: 25 },
  },
  'failed for good is failed, whatever slides are left': {
    check: { attempts: 1 },
    events: submit(25),
    expected: { outcome: 'failed', score: 25 },
  },
  'a better second attempt counts': {
    events: [...seenBoth, ...submit(25), ...submit(100)],
    expected: { outcome: 'passed', score: 100 },
  },
  'a worse later attempt takes nothing back': {
    events: [...seenBoth, ...submit(100), ...submit(0)],
    expected: { outcome: 'passed', score: 100 },
  },
  'two quizzes weigh by their points; the one not submitted is 0': {
    exam: {},
    events: submit(100),
    expected: { outcome: 'incomplete', score: 80 },
  },
  'a practice quiz is neither in the score nor in the way': {
    check: { counts: false },
    exam: {},
    events: [...seenBoth, ...submit(100, 4)],
    expected: { outcome: 'passed', score: 100 },
  },
  'with "submitted" the end is completed, never passed or failed': {
    check: { attempts: 1 },
    completion: { slides: 1, quizzes: 'submitted' },
    events: [...seenBoth, ...submit(10)],
    expected: { outcome: 'completed', score: 10 },
  },
  'with "none" and no slides asked a course is complete at once': {
    completion: { slides: 0, quizzes: 'none' },
    events: [],
    expected: { outcome: 'completed' },
  },
  'with "slides: all" a quiz that counts is done when it is submitted': {
    completion: { slides: 1, quizzes: 'none' },
    events: seenBoth,
    expected: { outcome: 'incomplete' },
  },
  '80% of three slides are three': {
    completion: { slides: 0.8, quizzes: 'none' },
    events: [...seenBoth, ...submit(0)],
    expected: { outcome: 'completed', score: 0 },
  },
  'a quiz without points is passed when it is submitted, and gives no score': {
    check: { points: 0 },
    events: [...seenBoth, ...submit(0)],
    expected: { outcome: 'passed' },
  },
  'weights decide what a quiz is worth, not its points': {
    check: { weight: 30 },
    exam: { weight: 70 },
    events: submit(100),
    expected: { outcome: 'incomplete', score: 30 },
  },
  'weights need not add up to 100': {
    check: { weight: 1 },
    exam: { weight: 2 },
    events: [...submit(50), ...submit(100, 4)],
    expected: { score: 83.33 },
  },
  'a weight of 0 leaves a quiz out of the score, not out of completion': {
    check: { weight: 0 },
    exam: {},
    events: [...seenBoth, ...submit(0), ...submit(100, 4)],
    expected: { outcome: 'incomplete', score: 100 },
  },
  'a quiz that weighs nothing alone gives no score': {
    check: { weight: 0 },
    exam: {},
    events: submit(100),
    expected: { outcome: 'incomplete' },
  },
  'the pass mark of the course is not reached with attempts left: incomplete': {
    completion: { slides: 1, quizzes: 'none' },
    passMark: 0.8,
    events: [...seenBoth, ...submit(75)],
    expected: { outcome: 'incomplete', score: 75, missing: { slides: [], quizzes: [], score: 80 } },
  },
  'the pass mark of the course alone makes passed out of completed': {
    completion: { slides: 1, quizzes: 'none' },
    passMark: 0.8,
    events: [...seenBoth, ...submit(80)],
    expected: { outcome: 'passed', score: 80, missing: { slides: [], quizzes: [] } },
  },
  'the pass mark of the course can no longer be reached: failed, though another quiz is to come': {
    completion: { slides: 1, quizzes: 'none' },
    check: { attempts: 1 },
    exam: {},
    passMark: 0.8,
    events: submit(70),
    expected: { outcome: 'failed', score: 56 },
  },
  'the pass mark of the course can still be reached by the other quiz: incomplete': {
    completion: { slides: 1, quizzes: 'none' },
    check: { attempts: 1 },
    exam: { attempts: 1 },
    passMark: 0.8,
    events: [...seenBoth, ...submit(75)],
    expected: { outcome: 'incomplete', score: 60 },
  },
  'each quiz passed and the pass mark of the course missed is incomplete': {
    exam: {},
    passMark: 0.9,
    events: [...seenBoth, ...submit(75), ...submit(100, 4)],
    expected: { outcome: 'incomplete', score: 80 },
  },
  'what the LMS shows decides: two thirds reach a pass mark of 66.67%': {
    completion: { slides: 1, quizzes: 'none' },
    check: { weight: 2 },
    exam: { weight: 1 },
    passMark: 0.6667,
    events: [...seenBoth, ...submit(100), ...submit(0, 4)],
    expected: { outcome: 'passed', score: 66.67 },
  },
  'of a list of quizzes each must be passed, the others only submitted as slides': {
    completion: { slides: 1, quizzes: ['exam'] },
    check: { attempts: 1 },
    exam: {},
    events: [...seenBoth, ...submit(0), ...submit(100, 4)],
    expected: { outcome: 'passed', score: 20 },
  },
  'of a list of quizzes one is lost: failed': {
    completion: { slides: 1, quizzes: ['exam'] },
    exam: { attempts: 1 },
    events: submit(10, 4),
    expected: { outcome: 'failed', score: 2 },
  },
  'a quiz that is lost and not on the list is in nobody’s way': {
    completion: { slides: 1, quizzes: ['exam'] },
    check: { attempts: 1 },
    exam: {},
    events: submit(0),
    expected: { outcome: 'incomplete', score: 0 },
  },
  'where the last attempt counts, the score falls with it until the course is passed': {
    check: { attemptCounts: 'last' },
    events: [...submit(100), ...submit(40)],
    expected: { outcome: 'incomplete', score: 40 },
  },
  'where the last attempt counts, a quiz once passed stays so': {
    check: { attemptCounts: 'last' },
    events: [...submit(100), ...submit(40), ...seenBoth],
    expected: { outcome: 'passed', score: 40 },
  },
  'where the last attempt counts, nothing falls once the course is passed': {
    check: { attemptCounts: 'last' },
    events: [...seenBoth, ...submit(80), ...submit(40)],
    expected: { outcome: 'passed', score: 80 },
  },
  'where the last attempt counts, a better one after the pass still raises the score': {
    check: { attemptCounts: 'last' },
    events: [...seenBoth, ...submit(80), ...submit(40), ...submit(90)],
    expected: { outcome: 'passed', score: 90 },
  },
  'where the last attempt counts, a quiz is lost with its last attempt': {
    check: { attemptCounts: 'last', attempts: 2 },
    events: [...submit(60), ...submit(20)],
    expected: { outcome: 'failed', score: 20 },
  },
  'a score falls by what the attempt lost, weighed': {
    check: { attemptCounts: 'last' },
    exam: {},
    events: [...submit(0, 4), ...submit(66.67), ...submit(33.33)],
    expected: { outcome: 'incomplete', score: 26.66 },
  },
  'where the first attempt counts, a better one changes nothing': {
    check: { attemptCounts: 'first', passMark: 0.2 },
    events: [...submit(25), ...submit(100)],
    expected: { outcome: 'incomplete', score: 25 },
  },
  'where the first attempt counts, a quiz is lost with it, whatever attempts are left': {
    check: { attemptCounts: 'first' },
    events: submit(25),
    expected: { outcome: 'failed', score: 25 },
  },
  'where the average counts, it passes': {
    check: { attemptCounts: 'average' },
    events: [...seenBoth, ...submit(50), ...submit(100)],
    expected: { outcome: 'passed', score: 75 },
  },
  'where the average counts, it falls too': {
    check: { attemptCounts: 'average' },
    events: [...submit(100), ...submit(50), ...submit(50)],
    expected: { outcome: 'incomplete', score: 66.67 },
  },
  'where the average counts, a quiz is lost as soon as full marks no longer help': {
    check: { attemptCounts: 'average', attempts: 2 },
    events: submit(25),
    expected: { outcome: 'failed', score: 25 },
  },
  'where the average counts, full marks in the attempts that are left may still pass': {
    check: { attemptCounts: 'average', attempts: 3 },
    events: [...seenBoth, ...submit(25)],
    expected: { outcome: 'incomplete', score: 25 },
  },
  'where the average of any number of attempts counts, nothing is lost': {
    check: { attemptCounts: 'average' },
    events: [...seenBoth, ...submit(0), ...submit(0)],
    expected: { outcome: 'incomplete', score: 0 },
  },
  'what was once passed stays so, whatever the course has become': {
    start: { passed: true, completed: true, score: 90 },
    events: [],
    expected: { outcome: 'passed', score: 90 },
  },
};

describe('what status and score a learner has', () => {
  it.each(Object.entries(cases))('%s', (_, one) => {
    expect(play(one)).toMatchObject(one.expected);
    if (!('score' in one.expected)) expect(play(one).score).toBeUndefined();
    if (one.expected.missing) expect(play(one).missing).toEqual(one.expected.missing);
  });

  it('names the quizzes that are still to be passed, and no slide for them', () => {
    const { missing } = play({ exam: {}, events: [...seenBoth, ...submit(100)], expected: {} });
    expect(missing.quizzes.map(({ slide, must }) => [slide.id, must])).toEqual([['exam', 'passed']]);
    expect(missing.slides).toEqual([]);
  });
});

describe('whatever a learner scores', () => {
  const percent = fc.integer({ min: 0, max: 10_000 }).map((value) => value / 100);
  const rules = fc.record({
    attemptCounts: fc.constantFrom(...attemptWords),
    attempts: fc.constantFrom(null, 2, 3),
    weight: fc.integer({ min: 1, max: 9 }),
  });
  const tries = fc.array(fc.tuple(percent, fc.constantFrom(2, 4)), { maxLength: 8 });

  it('the score stands between 0 and 100 with two decimals, and nothing is taken back after the pass', () => {
    fc.assert(
      fc.property(rules, rules, tries, fc.nat({ max: 8 }), (check, exam, submitted, slidesAt) => {
        const course = courseOf([
          lessonOf('l', [
            slideOf('intro', 0),
            slideOf('check', 2, { quiz: quizOf(check) }),
            slideOf('exam', 4, { quiz: quizOf(exam) }),
          ]),
        ]);
        const events = submitted.map(([score, field]) => submit(score, field));
        events.splice(slidesAt, 0, seenBoth);
        let progress = after([], course, list);
        let before = factsOf(course, progress);
        for (const some of events) {
          progress = after(some, course, list, progress);
          const facts = factsOf(course, progress);
          const score = facts.score ?? 0;
          expect(score).toBe(roundScore(score));
          expect(score).toBeGreaterThanOrEqual(0);
          expect(score).toBeLessThanOrEqual(100);
          if (before.outcome === 'passed') {
            expect(facts.outcome).toBe('passed');
            expect(score).toBeGreaterThanOrEqual(before.score ?? 0);
          }
          before = facts;
        }
      }),
    );
  });
});

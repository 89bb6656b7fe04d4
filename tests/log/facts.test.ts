import { describe, expect, it } from 'vitest';
import type { PlayerCourse, PlayerQuiz, PlayerSlide } from '../../scripts/course/player-course.ts';
import type { PlayerEvent } from '../../scripts/log/events.ts';
import { factsOf, type Facts } from '../../scripts/log/facts.ts';
import { applyEvent } from '../../scripts/log/log.ts';
import { newProgress, parseField, type FieldList, type Progress } from '../../scripts/state/progress.ts';

/** Fields: 0 intro, 1 story, 2 check (a quiz of 4 points), 3 its question, 4 exam (a quiz of 1 point), 5 its question. */
const fields = ['slide', 'slide', 'quiz', 'answer 2 4', 'quiz', 'answer 4 2'];
const list: FieldList = { fields: fields.map(parseField), builds: [{ length: 6, hash: 1 }] };

const quiz = (changes: Partial<PlayerQuiz>): PlayerQuiz => ({
  passMark: 0.7,
  attempts: null,
  layout: 'one_by_one',
  shuffle: [],
  reveal: 'after_submit',
  show: ['marks'],
  counts: true,
  points: 4,
  questions: [],
  ...changes,
});
const slide = (id: string, field: number, changes: Partial<PlayerSlide> = {}): PlayerSlide => ({
  id,
  type: 'text',
  title: id,
  field,
  counts: true,
  ...changes,
});

interface Case {
  check?: Partial<PlayerQuiz>;
  exam?: Partial<PlayerQuiz>;
  completion?: PlayerCourse['completion'];
  start?: Partial<Progress>;
  events: PlayerEvent[];
  expected: Partial<Facts>;
}

function play({
  check = {},
  exam,
  completion = { slides: 1, quizzes: 'passed' },
  start = {},
  events,
}: Case): Facts {
  const slides = [
    slide('intro', 0),
    slide('story', 1),
    slide('check', 2, { type: 'quiz', quiz: quiz(check), counts: check.counts !== false }),
  ];
  if (exam) slides.push(slide('exam', 4, { type: 'quiz', quiz: quiz({ points: 1, ...exam }) }));
  const course: PlayerCourse = {
    format: 1,
    id: 'c',
    title: 'C',
    version: '1.0.0',
    language: 'en',
    modules: { tracker: null, quiz: null, questions: {} },
    fields,
    builds: [[6, 1]],
    interactions: [],
    outcomes: {},
    lessons: [{ id: 'l', title: 'L', page: 'l.html', slides }],
    completion,
    words: {},
  };
  const progress = events.reduce((now, event) => applyEvent(now, event, course, list), {
    ...newProgress('abcdefghij'),
    ...start,
  });
  return factsOf(course, progress);
}

const seenBoth: PlayerEvent[] = [0, 1].flatMap((field): PlayerEvent[] => [
  { type: 'slide-viewed', slide: field },
  { type: 'slide-done', slide: field },
]);
const submit = (score: number, passed: boolean, field = 2): PlayerEvent[] => [
  { type: 'attempt-started', quiz: field },
  { type: 'quiz-submitted', quiz: field, score, passed },
];

const cases: Record<string, Case> = {
  'nothing done is incomplete, without a score': { events: [], expected: { outcome: 'incomplete' } },
  'all slides and the quiz passed is passed': {
    events: [...seenBoth, ...submit(75, true)],
    expected: { outcome: 'passed', score: 75 },
  },
  'the quiz passed but a slide missing is incomplete': {
    events: submit(75, true),
    expected: { outcome: 'incomplete', score: 75 },
  },
  'failed with attempts left is incomplete': {
    check: { attempts: 2 },
    events: [...seenBoth, ...submit(25, false)],
    expected: { outcome: 'incomplete', score: 25 },
  },
  'failed for good is failed, whatever slides are left': {
    check: { attempts: 1 },
    events: submit(25, false),
    expected: { outcome: 'failed', score: 25 },
  },
  'a better second attempt counts': {
    events: [...seenBoth, ...submit(25, false), ...submit(100, true)],
    expected: { outcome: 'passed', score: 100 },
  },
  'a worse later attempt takes nothing back': {
    events: [...seenBoth, ...submit(100, true), ...submit(0, false)],
    expected: { outcome: 'passed', score: 100 },
  },
  'two quizzes weigh by their points; the one not submitted is 0': {
    exam: {},
    events: submit(100, true),
    expected: { outcome: 'incomplete', score: 80 },
  },
  'a practice quiz is neither in the score nor in the way': {
    check: { counts: false },
    exam: {},
    events: [...seenBoth, ...submit(100, true, 4)],
    expected: { outcome: 'passed', score: 100 },
  },
  'with "submitted" the end is completed, never passed or failed': {
    check: { attempts: 1 },
    completion: { slides: 1, quizzes: 'submitted' },
    events: [...seenBoth, ...submit(10, false)],
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
    events: [...seenBoth, ...submit(0, false)],
    expected: { outcome: 'completed', score: 0 },
  },
  'a quiz without points is passed when it is submitted, and gives no score': {
    check: { points: 0 },
    events: [...seenBoth, ...submit(0, true)],
    expected: { outcome: 'passed' },
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
  });
});

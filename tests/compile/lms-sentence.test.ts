import { expect, it } from 'vitest';
import { build } from '../../scripts/compile/build.ts';
import { lmsSentence } from '../../scripts/compile/lms-sentence.ts';
import { memoryFs } from '../support/memory-fs.ts';
import { assets } from '../support/render-helper.ts';

const question = (id: string, more = '') =>
  `      - { id: ${id}, stem: Is it so?, type: true-false, answer: true${more} }\n`;

/** A quiz of one question; `keys` are lines of its own. */
const quiz = (id: string, keys: string[] = [], questions = question(`${id}_1`)) =>
  `  - id: ${id}\n    type: quiz\n    title: ${id}\n${keys.map((key) => `    ${key}\n`).join('')}    questions:\n${questions}`;
const text = '  - { id: welcome, title: Welcome }\n';
const half = quiz('half', ['pass_mark: 60%']);
const exam = (...keys: string[]) => quiz('exam', ['pass_mark: 80%', ...keys]);
const twice = question('exam_1') + question('exam_2') + question('exam_3');

/** What the build of a course says, from lines of its course.yaml and its slides. */
async function sentence(course: string[], slides: string): Promise<string> {
  const head = ['format: 1', 'id: example', 'title: Example', 'version: 1.0.0', 'language: en'];
  const { value, diagnostics } = await build(
    memoryFs({
      'course.yaml': [...head, 'lessons: [intro]', ...course, ''].join('\n'),
      'lessons/intro.yaml': `id: intro\ntitle: Introduction\nslides:\n${slides}`,
    }),
    { assets, frozen: false },
  );
  expect(diagnostics.filter(({ severity }) => severity === 'error')).toEqual([]);
  return value ? lmsSentence(value.plan) : '';
}

const none = 'score: none, since no quiz counts for it (Moodle shows 0)';

it.each<[name: string, course: string[], slides: string, expected: string]>([
  ['slides alone', [], text, `${none}; completed when all slides are seen`],
  [
    'a share of the slides',
    ['completion: { slides: 80%, quizzes: none }'],
    text,
    `${none}; completed when 80% of the slides are seen`,
  ],
  [
    'practice is no quiz that counts',
    [],
    text + quiz('exam', ['counts: false']),
    `${none}; completed when all slides are seen`,
  ],
  [
    'a quiz to pass: passed, not completed',
    [],
    text + exam(),
    'score: exam; passed when all slides are seen and exam is passed at 80%',
  ],
  [
    'attempts that are used up',
    [],
    text + exam('attempts: 3'),
    'score: exam; passed when all slides are seen and exam is passed at 80%; failed when exam is not passed in 3 attempts',
  ],
  [
    'one attempt',
    [],
    exam('attempts: 1'),
    'score: exam; passed when all slides are seen and exam is passed at 80%; failed when exam is not passed in its only attempt',
  ],
  [
    'the first attempt counts: it can be lost at once',
    ['completion: { slides: none, quizzes: passed }'],
    text + exam('attempt_counts: first'),
    'score: exam (first attempt); passed when exam is passed at 80%; failed when exam is not passed in its first attempt',
  ],
  [
    'the last attempt counts',
    ['completion: { slides: none, quizzes: passed }'],
    text + exam('attempt_counts: last', 'attempts: 2'),
    'score: exam (last attempt); passed when exam is passed at 80%; failed when exam is not passed in 2 attempts',
  ],
  [
    'the average counts',
    ['completion: { slides: none, quizzes: passed }'],
    text + exam('attempt_counts: average', 'attempts: 2'),
    'score: exam (average of its attempts); passed when exam is passed at 80%; failed when exam can no longer be passed in 2 attempts',
  ],
  [
    'two quizzes by their points',
    [],
    half + quiz('exam', ['pass_mark: 80%'], twice),
    'score: 25% half + 75% exam, by points; passed when all slides are seen, half is passed at 60% and exam is passed at 80%',
  ],
  [
    'two quizzes with one pass mark',
    ['completion: { slides: none, quizzes: passed }'],
    text + quiz('half', ['pass_mark: 80%']) + exam(),
    'score: 50% half + 50% exam, by points; passed when half and exam are passed at 80%',
  ],
  [
    'weights, in the proportion that they have',
    ['score: { weights: { half: 1, exam: 2 } }', 'completion: { slides: 50%, quizzes: passed }'],
    half + exam(),
    'score: 33.33% half + 66.67% exam; passed when 50% of the slides are seen, half is passed at 60% and exam is passed at 80%',
  ],
  [
    'a quiz without weight is passed all the same, and is not in the score',
    ['score: { weights: { half: 0, exam: 2 } }', 'completion: { slides: none, quizzes: passed }'],
    half + exam(),
    'score: exam; passed when half is passed at 60% and exam is passed at 80%',
  ],
  [
    'a quiz without points is passed when it is submitted',
    [],
    quiz('pledge', [], question('read', ', points: 0')),
    `${none}; passed when all slides are seen and pledge is submitted`,
  ],
  [
    'quizzes to submit: completed, never failed',
    ['completion: { slides: none, quizzes: submitted }'],
    text + half + exam('attempts: 1'),
    'score: 50% half + 50% exam, by points; completed when half and exam are submitted',
  ],
  [
    'no rule for quizzes: as slides they are seen when they are submitted',
    ['completion: { slides: all, quizzes: none }'],
    text + exam(),
    'score: exam; completed when all slides are seen and exam is submitted',
  ],
  [
    'an optional quiz gives points and is nobody’s duty',
    ['completion: { slides: all, quizzes: none }'],
    text + exam('optional: true'),
    'score: exam; completed when all slides are seen',
  ],
  [
    'the quizzes that are named must be passed, the others are slides',
    ['completion: { slides: all, quizzes: [exam] }'],
    half + exam('attempts: 2'),
    'score: 50% half + 50% exam, by points; passed when all slides are seen, exam is passed at 80% and half is submitted; failed when exam is not passed in 2 attempts',
  ],
  [
    'a pass mark on the score: passed',
    ['score: { pass_mark: 70% }', 'completion: { slides: none, quizzes: none }'],
    text + exam(),
    'score: exam; passed when the score is at least 70%',
  ],
  [
    'a pass mark on the score beside that of a quiz, with attempts',
    ['score: { pass_mark: 70% }'],
    half + exam('attempts: 3'),
    'score: 50% half + 50% exam, by points; passed when all slides are seen, half is passed at 60%, exam is passed at 80% and the score is at least 70%; failed when exam is not passed in 3 attempts or the score can no longer reach 70%',
  ],
])('%s', async (_, course, slides, expected) => {
  expect(await sentence(course, slides)).toBe(expected);
});

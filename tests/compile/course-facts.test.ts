import { describe, expect, it } from 'vitest';
import { render } from '../support/render-helper.ts';

const quiz = (id: string, title: string, keys: string[] = [], points = 1) =>
  `  - id: ${id}\n    type: quiz\n    title: ${title}\n${keys.map((key) => `    ${key}\n`).join('')}` +
  `    questions:\n      - { id: ${id}_1, stem: Is it so?, type: true-false, answer: true, points: ${points} }\n`;
const half = quiz('half', 'Half way', ['pass_mark: 60%']);
const exam = quiz('exam', 'The *end*', ['pass_mark: 80%']);
const pledge = quiz('pledge', 'Pledge', [], 0);

/** What the title slide says completes the course. */
async function toComplete(course: string[], slides: string, language = 'en'): Promise<string | undefined> {
  const head = ['format: 1', 'id: example', 'title: Example', 'version: 1.0.0', `language: ${language}`];
  const { files, diagnostics } = await render({
    'course.yaml': [...head, 'lessons: [intro]', ...course, ''].join('\n'),
    'lessons/intro.yaml': `id: intro\ntitle: Introduction\nslides:\n  - { id: cover, type: title }\n${slides}`,
  });
  expect(diagnostics.filter(({ severity }) => severity === 'error')).toEqual([]);
  const texts = [...(files['lessons/intro.html'] ?? '').matchAll(/<dd>(.*?)<\/dd>/g)];
  return texts[1]?.[1]?.replace(/<\/?span[^>]*>/g, '');
}

describe('the title slide says what completes the course', () => {
  it.each<[rule: string, course: string[], slides: string, expected: string]>([
    ['one quiz', [], exam, 'See every slide. Pass the quiz with 80%.'],
    ['two quizzes', [], half + exam, 'See every slide. Pass every quiz.'],
    ['a quiz without points', [], pledge, 'See every slide. Submit the quiz.'],
    [
      'one of two, by its name',
      ['completion: { slides: 80%, quizzes: [exam] }'],
      half + exam,
      'See 80% of the slides. Pass “The end” with 80%.',
    ],
    [
      'some of several, by their names',
      ['completion: { slides: none, quizzes: [pledge, exam] }'],
      half + exam + pledge,
      'Pass “The end” with 80%. Submit “Pledge”.',
    ],
    [
      'all of them by their names',
      ['completion: { slides: none, quizzes: [exam, half] }'],
      half + exam,
      'Pass every quiz.',
    ],
    [
      'the only one by its name',
      ['completion: { slides: none, quizzes: [exam] }'],
      exam,
      'Pass the quiz with 80%.',
    ],
    [
      'the score of the course',
      ['completion: { slides: none, quizzes: none }', 'score: { pass_mark: 70% }'],
      half + exam,
      'Reach 70% in the course as a whole.',
    ],
    [
      'the score beside the quizzes',
      ['completion: { slides: none, quizzes: submitted }', 'score: { pass_mark: 66.5% }'],
      half + exam,
      'Submit every quiz. Reach 66.5% in the course as a whole.',
    ],
  ])('%s', async (_, course, slides, expected) => {
    expect(await toComplete(course, slides)).toBe(expected);
  });

  it.each([
    ['de', '„The end“ mit 80 % bestehen. Im ganzen Kurs 70 % erreichen.'],
    ['ar', 'اجتز «The end» بنسبة 80%. حقق 70% في الدورة كلها.'],
  ])('in its own language: %s', async (language, expected) => {
    const course = ['completion: { slides: none, quizzes: [exam] }', 'score: { pass_mark: 70% }'];
    const said = await toComplete(course, half + exam, language);
    expect(said?.replaceAll('\u00a0', ' ')).toBe(expected);
  });
});

import { describe, expect, it } from 'vitest';
import { questionsOf, type Course, type Quiz } from '../../scripts/course/course.ts';
import { findingsOf, load, short } from '../support/load-helper.ts';
import {
  bankQuestions,
  bankYaml,
  courseYaml,
  pool,
  question,
  quizSlide,
  withEntries,
} from '../support/quiz-yaml.ts';

type Files = Record<string, string | undefined>;

const all = 'draw: { bank: pool, count: 5 }';
const inLesson = (name: string, at: string) => `${name} lessons/intro.yaml:${at}`;
const inBank = (name: string, at: string) => `${name} banks/pool.yaml:${at}`;

async function courseOf(files: Files): Promise<Course> {
  const { value, diagnostics } = await load(files);
  expect(diagnostics.map(short)).toEqual([]);
  if (!value) throw new Error('no course');
  return value;
}
const quizzesIn = ({ lessons }: Course): Quiz[] =>
  lessons.flatMap(({ slides }) => slides.flatMap(({ quiz }) => quiz ?? []));

/** Each entry in short: the id of a question, or the ids that a draw may take. */
const shown = ({ entries }: Quiz) =>
  entries.map((entry) =>
    'question' in entry ? entry.question.id : [entry.count, ...entry.candidates.map(({ id }) => id)],
  );

describe('a draw', () => {
  it.each([
    ['takes from a whole bank', [all], [[5, 'one', 'two', 'three', 'four', 'five']]],
    [
      'takes what has a tag',
      ['draw: { bank: pool, count: 1, tags: hard }', all.replace('5', '4')],
      [
        [1, 'two', 'three'],
        [4, 'one', 'two', 'three', 'four', 'five'],
      ],
    ],
    [
      'takes what has all of several tags',
      ['draw: { bank: pool, count: 1, tags: [hard, basic] }', all.replace('5', '4')],
      [
        [1, 'two'],
        [4, 'one', 'two', 'three', 'four', 'five'],
      ],
    ],
    [
      'takes what has an outcome',
      ['draw: { bank: pool, count: 1, outcome: spot }', all.replace('5', '1')],
      [
        [1, 'one', 'three'],
        [1, 'one', 'two', 'three', 'four', 'five'],
      ],
    ],
    [
      'takes what has one of several outcomes',
      ['draw: { bank: pool, count: 1, outcome: [report, spot] }', all.replace('5', '1')],
      [
        [1, 'one', 'three'],
        [1, 'one', 'two', 'three', 'four', 'five'],
      ],
    ],
    [
      'takes nothing that the quiz asks anyway',
      ['use: two', 'draw: { bank: pool, count: 4 }'],
      ['two', [4, 'one', 'three', 'four', 'five']],
    ],
    [
      'stands among the quiz’s own questions',
      [question('own'), all, 'use: four'].map((entry) => entry.replace('5', '4')),
      ['own', [4, 'one', 'two', 'three', 'five'], 'four'],
    ],
  ])('%s', async (_, entries, expected) => {
    const [quiz] = quizzesIn(await courseOf(withEntries(entries)));
    expect(quiz && shown(quiz)).toEqual(expected);
  });

  it('may have points of its own; without them each question has its own', async () => {
    const files = withEntries(['draw: { bank: pool, count: 2, points: 4 }', all.replace('5', '3')]);
    const [quiz] = quizzesIn(await courseOf(files));
    expect(quiz?.entries).toMatchObject([{ points: 4 }, { candidates: [{}, {}, {}, {}, { points: 3 }] }]);
    expect(quiz?.entries[1]).not.toHaveProperty('points');
  });

  it('may be the quiz’s single entry, in a file with keys of the author’s own', async () => {
    const lesson =
      'id: intro\ntitle: A\nslides:\n  id: check\n  type: quiz\n  title: A\n  questions: { draw: { bank: pool, count: 2, x-why: few }, x-a: b }\n';
    const single =
      'id: pool\ntitle: A pool\nx-owner: me\nquestions:\n  id: one\n  stem: A\n  choices: { a: A, b: B }\n  answer: a\n';
    const files = withEntries([], {
      'course.yaml': courseYaml(),
      'lessons/intro.yaml': lesson.replace('count: 2', 'count: 1'),
      'banks/pool.yaml': single,
    });
    const course = await courseOf(files);
    expect(quizzesIn(course).map(shown)).toEqual([[[1, 'one']]]);
    expect(course.banks).toMatchObject([
      { id: 'pool', title: { markdown: 'A pool' }, file: 'banks/pool.yaml' },
    ]);
  });

  it('finds its bank by id, whatever the file is called, with any line ends', async () => {
    const files = withEntries([all], {
      'banks/pool.yaml': undefined,
      'banks/Phishing 2027.yml': pool.replaceAll('\n', '\r\n'),
    });
    const course = await courseOf(files);
    expect(course.banks[0]?.questions[1]?.place).toMatchObject({
      file: 'banks/Phishing 2027.yml',
      line: 9,
      column: 5,
    });
  });
});

describe('two quizzes that take from one bank', () => {
  it('each have the questions as their own, with what each quiz says', async () => {
    const files = withEntries(
      [all],
      {},
      quizSlide(
        ['use: one', 'draw: { bank: pool, count: 2 }'],
        ['reveal: after_each', 'tries: 3', 'shuffle: choices'],
        'exam',
      ),
    );
    const [check, exam] = quizzesIn(await courseOf(files));
    expect(check && questionsOf(check).map(({ fullId }) => fullId)).toEqual(
      ['one', 'two', 'three', 'four', 'five'].map((id) => `check.${id}`),
    );
    expect(exam && questionsOf(exam).map(({ fullId, tries, shuffle }) => [fullId, tries, shuffle])).toEqual(
      ['one', 'two', 'three', 'four', 'five'].map((id) => [`exam.${id}`, 3, true]),
    );
  });

  it('hear once of what is wrong with a question', async () => {
    const broken = bankYaml([
      ...bankQuestions.slice(0, 4),
      question('five').replace('answer: a', 'answer: c'),
    ]);
    const files = withEntries([all], { 'banks/pool.yaml': broken }, quizSlide([all], [], 'exam'));
    expect((await findingsOf(files)).map(short)).toEqual([inBank('answer-not-a-choice', '27:13')]);
  });
});

describe('a bank of 500 questions', () => {
  it('is drawn from ten times, by tag, outcome and at large', async () => {
    const many = Array.from({ length: 500 }, (_, index) =>
      question(`q${index}`, `tags: [t${index % 7}]`, `outcome: ${index % 2 === 0 ? 'spot' : 'report'}`),
    );
    const entries = Array.from({ length: 10 }, (_, index) =>
      index < 7 ? `draw: { bank: pool, count: 5, tags: t${index} }` : `draw: { bank: pool, count: 20 }`,
    );
    const [quiz] = quizzesIn(await courseOf(withEntries(entries, { 'banks/pool.yaml': bankYaml(many) })));
    expect(quiz && questionsOf(quiz)).toHaveLength(500);
    expect(quiz?.entries.map((entry) => 'count' in entry && entry.candidates.length)).toEqual([
      72, 72, 72, 71, 71, 71, 71, 500, 500, 500,
    ]);
  });

  it('may be wanted whole, and not one more', async () => {
    const many = bankYaml(Array.from({ length: 500 }, (_, index) => question(`q${index}`)));
    const files = (last: number) =>
      withEntries(
        [
          ...Array.from({ length: 9 }, () => 'draw: { bank: pool, count: 50 }'),
          `draw: { bank: pool, count: ${last} }`,
        ],
        { 'banks/pool.yaml': many, 'course.yaml': courseYaml() },
      );
    await courseOf(files(50));
    expect((await findingsOf(files(51))).map(short)).toEqual([inLesson('draw-too-large', '17:36')]);
  });
});

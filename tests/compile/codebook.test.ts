import { describe, expect, it } from 'vitest';
import { build } from '../../scripts/compile/build.ts';
import { questionTypes } from '../../scripts/questions/list.ts';
import type { XapiDescription } from '../../scripts/questions/rules.ts';
import { memoryFs } from '../support/memory-fs.ts';
import { assets } from '../support/render-helper.ts';

const courseFile =
  'format: 1\nid: example\ntitle: Example\nversion: 1.0.0\nlanguage: en\nlessons: [intro]\n' +
  'outcomes: { spot: Spot it, report: Report it }\ncompletion: { slides: all, quizzes: none }\n';
const lesson = (slides: string) =>
  `id: intro\ntitle: Introduction\noutcome: [spot, report]\nslides:\n${slides}`;
const quiz = (entries: string, id = 'check') =>
  `  - id: ${id}\n    type: quiz\n    title: Check\n    questions:\n${entries}`;
const choice = (id: string, stem: string, more = '') =>
  `      - id: ${id}\n        stem: ${stem}\n        choices: { b: A bin, a: A flag }\n        answer: a\n${more}`;

interface Entry {
  id: string;
  indexes: number[];
  weights: { points: number; setBy: string }[];
  place: string;
}

/** The codebook of a course, as text, as rows of cells, and as data. */
async function codebookOf(slides: string, files: Record<string, string> = {}, types = questionTypes) {
  const fs = memoryFs({ 'course.yaml': courseFile, 'lessons/intro.yaml': lesson(slides), ...files });
  const { value, diagnostics } = await build(fs, { assets, frozen: false, questionTypes: types });
  expect(diagnostics.filter(({ severity }) => severity === 'error')).toEqual([]);
  const [csv, json] = value?.codebook ?? [];
  const data = JSON.parse(json?.text ?? '{}') as { questions: Entry[] };
  return { value, csv: csv?.text ?? '', names: value?.codebook.map(({ name }) => name), ...data };
}

describe('the codebook', () => {
  it('has a line for each question of quizzes and for practice, in the order of their interactions', async () => {
    const { csv, names } = await codebookOf(
      '  - { id: padlock, type: true-false, stem: A padlock is *no* proof., answer: true }\n' +
        quiz(
          choice('flag', 'Which button reports?', '        outcome: [spot, report]\n        points: 2\n') +
            choice('all', 'Which two?')
              .replace('{ b: A bin', '{ c: A, b: A bin')
              .replace('answer: a', 'answer: [a, b]'),
        ),
    );
    expect(names).toEqual(['example-1.0.0-codebook.csv', 'example-1.0.0-codebook.json']);
    expect(csv).toBe(
      '\ufeffindex,id,quiz,type,outcomes,stem,choices,key,weight,revision,source\r\n' +
        '0,padlock,,true-false,,A padlock is no proof.,,true,0,1,lessons/intro.yaml:5\r\n' +
        '1,check.flag,check,choice,spot; report,Which button reports?,a = A flag; b = A bin,a,2,1,lessons/intro.yaml:10\r\n' +
        '2,check.all,check,choice,,Which two?,a = A flag; b = A bin; c = A,a; b,1,1,lessons/intro.yaml:16\r\n',
    );
  });

  it('is not there where the course asks nothing', async () => {
    const { value } = await codebookOf('  - { id: welcome, title: Welcome }\n');
    expect(value?.codebook).toEqual([]);
  });

  it('names the revision that a change of meaning makes', async () => {
    const first = await codebookOf(quiz(choice('flag', 'Which?')));
    const lock = first.value?.lock ?? '';
    const { csv } = await codebookOf(quiz(choice('flag', 'Which?').replace('answer: a', 'answer: b')), {
      'course.lock.json': lock,
    });
    expect(csv).toContain('a = A flag; b = A bin,b,1,2,');
  });

  it.each([
    ['"=1+1"', "'=1+1"],
    ['"+49 30 1234"', "'+49 30 1234"],
    ['"-3 degrees"', "'-3 degrees"],
    ['"@SUM(A1)"', "'@SUM(A1)"],
    ['"＝1+1"', "'＝1+1"],
    ['"=HYPERLINK(\\"https://x.example\\", \\"y\\")"', `"'=HYPERLINK(""https://x.example"", ""y"")"`],
    ['"Red, or \\"blue\\"?"', '"Red, or ""blue""?"'],
    ['Größe 😀 مرحبا', 'Größe 😀 مرحبا'],
  ])('a stem %s is the cell %s, which no spreadsheet runs', async (stem, cell) => {
    const { csv } = await codebookOf(quiz(choice('flag', stem)));
    expect(csv).toContain(`,choice,,${cell},a = A flag; b = A bin,`);
  });
});

describe('the parts and the key of any type', () => {
  /** All types as they are, but that each says this of itself. */
  const saying = (described: XapiDescription) =>
    questionTypes.map((type) => ({ ...type, rules: { ...type.rules, describe: () => described } }));

  it.each<[described: XapiDescription, choices: string, key: string]>([
    [{ interactionType: 'likert', scale: [{ id: '1', text: 'no' }] }, '1 = no', ''],
    [
      {
        interactionType: 'matching',
        correctResponsesPattern: ['tcp[.]transport[,]ring[.]application'],
        source: [
          { id: 'ring', text: 'Sound 1' },
          { id: 'tcp', text: 'TCP' },
        ],
        target: [{ id: 'transport', text: 'Transport' }],
      },
      'source: ring = Sound 1; tcp = TCP | target: transport = Transport',
      'tcp -> transport; ring -> application',
    ],
    [
      {
        interactionType: 'fill-in',
        correctResponsesPattern: ['{case_matters=false}{lang=de}Berlin[,]{lang=de}Spree', 'x[\u2060,]y'],
      },
      '',
      '"Berlin; Spree | x[,]y"',
    ],
    [{ interactionType: 'numeric', correctResponsesPattern: ['41.5[:]42.5'] }, '', '41.5 to 42.5'],
    [{ interactionType: 'numeric', correctResponsesPattern: ['[:]5'] }, '', 'at most 5'],
    [{ interactionType: 'numeric', correctResponsesPattern: ['40[:]'] }, '', 'at least 40'],
    [{ interactionType: 'numeric', correctResponsesPattern: ['-1[:]-1'] }, '', "'-1"],
    [{ interactionType: 'numeric', correctResponsesPattern: ['7'] }, '', '7'],
  ])('%j', async (described, choices, key) => {
    const { csv } = await codebookOf(quiz(choice('flag', 'Which?')), {}, saying(described));
    expect(csv).toContain(`,Which?,${choices},${key},1,1,`);
  });
});

describe('questions of a bank', () => {
  const bank =
    'id: pool\nquestions:\n' +
    ['one', 'two', 'three']
      .map((id) => `  - { id: ${id}, stem: Is it ${id}?, type: true-false, answer: true, points: 3 }\n`)
      .join('');

  it('stand there once for each quiz that may ask them, with what a draw makes them worth', async () => {
    const { csv, questions } = await codebookOf(
      quiz('      - draw: { bank: pool, count: 1 }\n') +
        quiz('      - use: one\n      - draw: { bank: pool, count: 1, points: 2 }\n', 'final'),
      { 'banks/pool.yaml': bank },
    );
    const rows = csv
      .split('\r\n')
      .slice(1, -1)
      .map((row) => row.split(','));
    expect(rows.map(([index, id, of]) => [index, id, of])).toEqual([
      ['0', 'check.one', 'check'],
      ['1', 'check.two', 'check'],
      ['2', 'check.three', 'check'],
      ['3', 'final.one', 'final'],
      ['4', 'final.two', 'final'],
      ['5', 'final.three', 'final'],
    ]);
    expect(rows.map((cells) => cells[8])).toEqual([
      '3',
      '3',
      '3',
      '3',
      '2 (set by the draw)',
      '2 (set by the draw)',
    ]);
    expect(questions[4]).toMatchObject({
      weights: [{ points: 2, setBy: 'draw' }],
      place: 'banks/pool.yaml:4',
    });
  });

  it('have the indexes of all places that they may take, where places are numbered', async () => {
    const many = Array.from(
      { length: 260 },
      (_, number) =>
        `  - { id: q${number}, stem: Is it ${number}?, type: true-false, answer: true, tags: [${number < 2 ? 'few' : 'many'}] }\n`,
    ).join('');
    const { csv, questions } = await codebookOf(
      quiz(
        choice('flag', 'Which?') +
          '      - draw: { bank: pool, count: 1, tags: [few] }\n' +
          '      - draw: { bank: pool, count: 3 }\n',
      ),
      { 'banks/pool.yaml': `id: pool\nquestions:\n${many}` },
    );
    const indexesOf = (id: string) => questions.find((each) => each.id === id)?.indexes;
    expect(indexesOf('check.flag')).toEqual([0]);
    expect(indexesOf('check.q0')).toEqual([1, 2, 3, 4]);
    expect(indexesOf('check.q7')).toEqual([2, 3, 4]);
    expect(csv).toContain('\r\n1 to 4,check.q0,check,');
  });
});

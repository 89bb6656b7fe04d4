import Ajv from 'ajv';
import { describe, expect, it } from 'vitest';
import { parse } from 'yaml';
import { jsonSchemas, type SchemaFile } from '../../scripts/course/json-schema.ts';
import { questionTypes } from '../../scripts/questions/list.ts';
import { findingsOf } from '../support/load-helper.ts';

const schemas = jsonSchemas(questionTypes, [{ name: 'scorm12' }]);
const ajv = new Ajv({ allErrors: true });
const validators = {
  'course.json': ajv.compile(schemas['course.json']),
  'lesson.json': ajv.compile(schemas['lesson.json']),
  'bank.json': ajv.compile(schemas['bank.json']),
};

/** Whether an editor, which reads YAML 1.2 with numbers and all, marks a text. */
const marks = (file: SchemaFile, yaml: string) => validators[file](parse(yaml)) !== true;

const head =
  'format: 1\nid: example\ntitle: A\nversion: 1.0.0\nlanguage: en\nlessons: intro\ncompletion: { quizzes: none }\n';
const lesson = (slide: string) => `id: intro\ntitle: A\nslides:\n  - ${slide}\n`;
const quiz = (question: string, keys = '') =>
  lesson(`{ id: c, type: quiz, title: A, ${keys} questions: [${question}] }`);
const q = '{ id: q, stem: A, choices: { a: A, b: B }, answer: a }';

const good: [SchemaFile, string][] = [
  ['course.json', head],
  ['course.json', head.replace('title: A', 'title: 2027')],
  ['course.json', head.replace('title: A', 'title: null')],
  ['course.json', head.replace('format: 1', 'format: "1"')],
  ['course.json', head.replace('intro', '[intro]')],
  ['course.json', `${head}x-ticket: { a: [1] }\ntheme: { accent: 123456, x-a: 1, font: serif }\n`],
  ['course.json', `${head}publisher: { name: 3 }\nallow_hosts: [a.example]\npublish: [scorm12]\n`],
  ['lesson.json', lesson('{ id: a, title: 1e3, body: true, notes: { text: 5 }, x-a: b }')],
  ['lesson.json', 'id: intro\ntitle: A\nminutes: 8\nslides: { id: a, type: hook, style: story }\n'],
  ['lesson.json', lesson('{ id: a, type: concept, what: A, optional: true }')],
  ['lesson.json', lesson('{ id: a, image: { file: media/photo.png, alt: 7 } }')],
  ['lesson.json', lesson('{ id: a, video: { file: media/clip.mp4, captions: { en: media/clip.en.vtt } } }')],
  ['lesson.json', lesson('{ id: a, type: true-false, stem: A, answer: false }')],
  ['lesson.json', lesson('{ id: a, type: choice, stem: A, choices: { 1: 5, 2: no }, answer: 2 }')],
  ['lesson.json', quiz(q, 'pass_mark: 80%, attempts: 3, shuffle: [questions], show: marks,')],
  [
    'lesson.json',
    quiz('{ id: q, stem: A, choices: { 1: true, 2: null }, answer: [1], points: 2 }', 'attempts: unlimited,'),
  ],
  ['lesson.json', quiz('{ id: q, type: true-false, stem: A, answer: true, labels: { true: 1 } }')],
  ['lesson.json', quiz('{ draw: { bank: pool, count: 1 } }')],
  ['lesson.json', quiz('{ draw: { bank: pool, count: 1, tags: 1, points: 0.5, x-a: b }, x-b: c }')],
  ['lesson.json', quiz(`${q}, { use: pooled }`)],
  ['lesson.json', lesson('{ id: c, type: quiz, title: A, questions: { draw: { bank: pool, count: 1 } } }')],
  [
    'lesson.json',
    quiz(q, 'time_limit: 20 min, extra_time: 200%, clock: open, attempts: 2, wait: 1.5 h, retry: wrong,'),
  ],
  [
    'lesson.json',
    quiz(q, 'reveal: after_each, tries: 3, penalty: 25%, attempt_counts: average, shuffle: none,'),
  ],
  [
    'lesson.json',
    quiz(
      '{ id: q, stem: A, choices: { a: A, b: { text: B, pin: last } }, answer: a, hint: [1, { text: B }], tries: 2, penalty: 0%, tags: x, shuffle: choices, remedial: c }',
      'reveal: after_each,',
    ),
  ],
  [
    'lesson.json',
    quiz(
      '{ id: q, stem: A, choices: { a: { image: { file: media/photo.png, decorative: true } }, b: { audio: { file: media/tone.mp3, transcript: B } } }, answer: a, audio: { file: media/tone.mp3, transcript: A, transcript_shown: after_answer } }',
    ),
  ],
  [
    'lesson.json',
    lesson('{ id: a, min_time: 20 s }\n  - { id: b, locked_until: { visited: [a], submitted: [], x-a: b } }'),
  ],
  ['course.json', `${head}navigation: in_order\nresponses: ids\n`],
  [
    'course.json',
    `${head}defaults: { quiz: { attempts: 3, reveal: after_each, tries: 2, shuffle: [choices] } }\n`,
  ],
  ['bank.json', `id: signs\ntitle: 2027\nx-a: 1\nquestions: [${q}]\n`],
  ['bank.json', `id: signs\nquestions: ${q}\n`],
  ['bank.json', 'id: signs\nquestions: [{ id: q, type: true-false, stem: A, answer: true, tags: [a, 1] }]\n'],
];

const bad: [SchemaFile, string][] = [
  ['course.json', `${head}titel: A\n`],
  ['course.json', head.replace('version: 1.0.0', 'version: 1.10')],
  ['course.json', head.replace('id: example\n', '')],
  ['course.json', `${head}publish: scorm2004\n`],
  ['course.json', `${head}theme: { acent: 0B5FFF }\n`],
  ['course.json', `${head}outcomes: { Spot: A }\n`],
  ['lesson.json', 'id: intro\ntitle: A\n'],
  ['lesson.json', lesson('{ id: a, bdy: A }')],
  ['lesson.json', lesson('{ id: a, what: A }')],
  ['lesson.json', lesson('{ id: a, type: conzept }')],
  ['lesson.json', lesson('{ id: a, type: hook, style: joke }')],
  ['lesson.json', lesson('{ id: a, type: true-false, stem: A, answer: false, points: 1 }')],
  ['lesson.json', quiz(q, 'pass_mark: 80,')],
  ['lesson.json', quiz(q, 'show: [mark],')],
  ['lesson.json', quiz('{ id: q, stem: A, choices: [A, B], answer: a }')],
  ['lesson.json', quiz('{ id: q, stem: A, choices: { a: A, b: B } }')],
  ['lesson.json', quiz('{ id: q, type: true-false, stem: A, answer: yes }')],
  ['lesson.json', quiz('{ id: q, stem: A, choices: { a: A, b: B }, answer: a, labels: { true: A } }')],
  ['lesson.json', quiz('{ draw: pool }')],
  ['lesson.json', quiz('{ draw: { bank: pool } }')],
  ['lesson.json', quiz('{ draw: { bank: pool, count: 1, tag: a } }')],
  ['lesson.json', quiz('{ draw: { bank: pool, count: 1 }, stem: A }')],
  ['lesson.json', quiz('{ use: [pooled] }')],
  ['lesson.json', quiz('{ use: pooled, points: 2 }')],
  ['lesson.json', quiz(q, 'time_limit: 20,')],
  ['lesson.json', quiz(q, 'time_limit: 20 minutes,')],
  ['lesson.json', quiz(q, 'attempts: 2, wait: 2 days,')],
  ['lesson.json', quiz(q, 'retry: right,')],
  ['lesson.json', quiz(q, 'min_time: 20 s,')],
  ['lesson.json', lesson('{ id: a, min_time: 20 }')],
  ['lesson.json', lesson('{ id: a }\n  - { id: b, locked_until: { done: a } }')],
  ['lesson.json', lesson('{ id: a }\n  - { id: b, locked_until: a }')],
  ['lesson.json', lesson('{ id: a, type: true-false, stem: A, answer: false, tries: 2 }')],
  ['lesson.json', quiz('{ id: q, stem: A, choices: { a: A, b: { text: B, pin: below } }, answer: a }')],
  ['course.json', `${head}navigation: in order\n`],
  ['course.json', `${head}responses: both\n`],
  ['course.json', `${head}score: { weights: { A: 1 } }\n`],
  ['course.json', `${head}defaults: { quiz: { title: A } }\n`],
  ['course.json', head.replace('quizzes: none', 'quizzes: [A]')],
  ['bank.json', `questions: [${q}]\n`],
  ['bank.json', 'id: signs\n'],
  ['bank.json', `id: signs\nshuffle: choices\nquestions: [${q}]\n`],
  ['bank.json', 'id: signs\nquestions: [{ draw: { bank: pool, count: 1 } }]\n'],
  ['bank.json', 'id: signs\nquestions: [{ use: pooled }]\n'],
  ['bank.json', 'id: signs\nquestions: [{ id: q, stem: A, trys: 1, choices: { a: A, b: B }, answer: a }]\n'],
];

const paths: Record<SchemaFile, string> = {
  'course.json': 'course.yaml',
  'lesson.json': 'lessons/intro.yaml',
  'bank.json': 'banks/signs.yaml',
};
/** A file among those that make a course with it: quizzes take from the bank `pool`. */
const among = (file: SchemaFile, yaml: string) => ({
  'banks/pool.yaml': `id: pool\nquestions: [${q.replace('id: q', 'id: pooled, tags: [1, basic]')}]\n`,
  [paths[file]]: yaml,
});

describe('the schemas for editors', () => {
  it.each(good)('accept what the build accepts: %s %s', async (file, yaml) => {
    expect((await findingsOf(among(file, yaml))).filter(({ severity }) => severity === 'error')).toEqual([]);
    expect(marks(file, yaml)).toBe(false);
  });

  it.each(bad)('mark what the build refuses: %s %s', async (file, yaml) => {
    expect((await findingsOf(among(file, yaml))).some(({ severity }) => severity === 'error')).toBe(true);
    expect(marks(file, yaml)).toBe(true);
  });

  it('describe every key', () => {
    const nameless: string[] = [];
    const visit = (schema: unknown, path: string) => {
      if (typeof schema !== 'object' || schema === null) return;
      for (const [key, value] of Object.entries(schema)) {
        if (key === 'if') continue;
        if (key === 'properties') {
          for (const [name, property] of Object.entries(value as Record<string, { description?: string }>)) {
            const conditional = Object.keys(property).join() === 'enum';
            if (!conditional && property.description === undefined) nameless.push(`${path}.${name}`);
          }
        }
        visit(value, `${path}.${key}`);
      }
    };
    visit(schemas, '');
    expect(nameless).toEqual([]);
  });
});

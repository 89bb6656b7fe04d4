import { describe, expect, it } from 'vitest';
import { questionsOf } from '../../scripts/course/course.ts';
import { load } from '../support/load-helper.ts';

const course = `# everything that course.yaml can say
format: 1
id: example
title: 2027
version: 1.10.0
language: pt-br
description: { text: A course }
publisher: { name: Nordwind, url: https://nordwind.example }
license: CC BY 4.0
iri: https://nordwind.example/example
theme:
  accent: 0b5fff
  logo: { file: media/photo.png, alt: Nordwind }
  font: serif
outcomes:
  spot: Spot it
  report: Report it
lessons: [more, intro]
completion: { slides: 80%, quizzes: passed }
allow_hosts: Videos.example
publish: scorm12
x-ticket: { id: no id at all }
privacy: { free_text: omit }
`;

const intro = `id: intro
title: Introduction
outcome: [spot, report]
minutes: 8
slides:
  - id: cover
    type: title
  - id: story
    type: hook
    style: story
    body: |
      Monday, 8:52.
      Then this.
    notes: Wait a moment.
    x-state: draft
  - id: ecr
    type: concept
    title: What is it?
    what: A registry
    remember: { file: media/ecr.md }
  - id: padlock
    type: true-false
    stem: A padlock proves honesty.
    answer: false
    labels: { true: Fact }
    image: { file: media/photo.png, decorative: true }
  - id: check
    type: quiz
    title: Check
    intro: Take your time.
    pass_mark: 70%
    attempts: 3
    shuffle: [questions, choices]
    reveal: after_each
    show: marks
    partial: false
    questions:
      - id: layers
        outcome: spot
        stem: Which?
        choices: { 2: Two, 10: { text: Ten, feedback: No. }, 1: no, proto: x }
        answer: [2, 1]
        points: 2.5
        feedback: { correct: Right., incorrect: { file: media/ecr.md } }
        partial: true
        required: true
  - id: credit
    type: credit
    optional: true
`;

describe('a whole course', () => {
  const files = {
    'course.yaml': course,
    'lessons/one.yaml': intro,
    'lessons/intro.yaml': 'id: more\ntitle: More\nlang: de\nslides: { id: welcome, title: "Hallo" }\n',
    'media/ecr.md': '# ECR\n',
  };

  it('is read as the author wrote it', async () => {
    const { value, diagnostics } = await load(files);
    expect(diagnostics).toEqual([]);
    expect(value).toMatchObject({
      id: 'example',
      title: { markdown: '2027', place: { file: 'course.yaml', line: 4, column: 8 } },
      version: '1.10.0',
      language: 'pt-BR',
      description: { markdown: 'A course' },
      publisher: { name: 'Nordwind', url: 'https://nordwind.example' },
      license: 'CC BY 4.0',
      theme: {
        accent: '0B5FFF',
        font: 'serif',
        logo: { file: { path: 'media/photo.png' }, alt: 'Nordwind' },
      },
      outcomes: [{ id: 'spot', place: { line: 16, column: 3 } }, { id: 'report' }],
      completion: { slides: 0.8, quizzes: 'passed' },
      allowHosts: ['videos.example'],
      publish: [{ target: 'scorm12', options: {} }],
      lms: [],
      omit: { freeText: true, name: false },
    });
    expect(value?.lessons.map(({ id, file }) => [id, file])).toEqual([
      ['more', 'lessons/intro.yaml'],
      ['intro', 'lessons/one.yaml'],
    ]);
    expect(value?.places['completion.quizzes']).toMatchObject({ file: 'course.yaml', line: 19, column: 37 });
    expect(value?.places['theme.css']).toMatchObject({ line: 12 });
  });

  it('has its slides with their own fields', async () => {
    const slides = (await load(files)).value?.lessons[1]?.slides ?? [];
    expect(slides.map(({ id, type, optional }) => [id, type, optional])).toEqual([
      ['cover', 'title', false],
      ['story', 'hook', false],
      ['ecr', 'concept', false],
      ['padlock', 'true-false', false],
      ['check', 'quiz', false],
      ['credit', 'credit', true],
    ]);
    expect(slides[0]?.title?.markdown).toBe('2027');
    expect(slides[1]?.fields).toMatchObject({
      style: 'story',
      body: { markdown: 'Monday, 8:52.\nThen this.\n', mapping: 'lines' },
    });
    expect(slides[1]?.fields).not.toHaveProperty('notes');
    expect(slides[2]?.fields).toMatchObject({
      what: { markdown: 'A registry' },
      remember: { markdown: '# ECR\n' },
    });
    expect(slides[3]?.question).toMatchObject({
      id: 'padlock',
      fullId: 'padlock',
      points: 0,
      media: { image: { alt: '' } },
    });
    expect(slides[3]?.media).toEqual({});
  });

  it('has its quiz with the questions', async () => {
    const quiz = (await load(files)).value?.lessons[1]?.slides[4]?.quiz;
    expect(quiz).toMatchObject({
      passMark: 0.7,
      attempts: 3,
      attemptCounts: 'best',
      layout: 'one_by_one',
      shuffle: ['questions', 'choices'],
      reveal: 'after_each',
      show: ['marks'],
      counts: true,
    });
    const [question] = quiz ? questionsOf(quiz) : [];
    expect(question).toMatchObject({
      id: 'layers',
      type: 'choice',
      fullId: 'check.layers',
      outcomes: ['spot'],
      points: 2.5,
      partial: true,
      required: true,
      feedback: { correct: { markdown: 'Right.' }, incorrect: { markdown: '# ECR\n' } },
    });
    expect(question?.placeOf('choices.10.feedback')).toMatchObject({ line: 41, column: 55 });
    expect(question?.placeOf('answer.1')).toMatchObject({ line: 42, column: 21 });
  });

  it('has the defaults of the format where nothing is said', async () => {
    const { value } = await load({
      'course.yaml': 'format: 1\nid: example\ntitle: A\nversion: 1.0.0\nlanguage: en\nlessons: intro\n',
      'lessons/intro.yaml': `id: intro
title: A
slides:
  id: check
  type: quiz
  title: A
  pass_mark: 50%
  questions: { id: q, stem: B, type: true-false, answer: true }
`,
    });
    expect(value).toMatchObject({
      completion: { slides: 1, quizzes: 'passed' },
      publish: [{ target: 'scorm12', options: {} }],
      lms: [],
      theme: { font: 'system' },
    });
    expect(value?.lessons[0]?.slides[0]?.quiz).toMatchObject({
      attempts: Infinity,
      layout: 'one_by_one',
      shuffle: [],
      reveal: 'after_submit',
      show: ['marks', 'feedback', 'answers'],
      counts: true,
      entries: [{ question: { points: 1, partial: true, required: false, feedback: {} } }],
    });
  });

  it('is the base course', async () => {
    expect((await load()).diagnostics).toEqual([]);
  });
});

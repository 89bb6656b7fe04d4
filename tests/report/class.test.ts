import { beforeAll, describe, expect, test } from 'vitest';
import type { ClassResult } from '../../scripts/report/class.ts';
import { policies } from '../../scripts/report/policies.ts';
import type { CourseReport } from '../../scripts/report/report.ts';
import { courseFile, lesson, question, reportOf } from './courses.ts';

/** A class's gradebook, a line a learner: grade, status, complete, next launch. */
const lines = ({ learners }: ClassResult) =>
  Object.fromEntries(
    learners.map(({ name, gradebook: { grade, status, success, complete, next } }) => [
      name,
      [
        grade ?? '-',
        status,
        ...(success === undefined ? [] : [success]),
        complete ? 'complete' : '-',
        next,
      ].join(' '),
    ]),
  );
const classIn = ({ classes }: CourseReport, target: string, lms: string): ClassResult => {
  const found = classes.find((each) => each.target === target && each.lms.some(({ name }) => name === lms));
  if (!found) throw new Error(`no class in ${lms}`);
  return found;
};

describe('a course with a quiz of two attempts', () => {
  let report: CourseReport;
  let diagnostics: unknown[];
  beforeAll(async () => {
    ({ report, diagnostics } = await reportOf({
      'course.yaml': courseFile('publish: [scorm12, scorm2004, web]\nlms: [moodle, canvas]\n'),
      'lessons/intro.yaml': lesson(
        '    attempts: 2\n',
        undefined,
        '  - { id: try, type: likert, stem: Well?, scale: agreement_5 }\n',
      ),
    }));
  });

  test('has no fault', () => expect(diagnostics).toEqual([]));

  test('in Moodle, by SCORM 1.2', () => {
    expect(lines(classIn(report, 'scorm12', 'moodle'))).toMatchObject({
      'all-right': '100 passed complete review',
      'comes-back': '100 passed complete review',
      retries: '100 passed complete review',
      'all-wrong': '0 incomplete - normal',
      'uses-up': '0 failed - review',
      'never-submits': '- incomplete - normal',
      leaves: '- incomplete - normal',
      skims: '- incomplete - normal',
    });
  });

  test('in Moodle, a new attempt: the best one stands, and other settings are told', () => {
    const result = classIn(report, 'scorm12', 'moodle');
    expect(lines(result)['takes-anew']).toBe('100 incomplete complete normal');
    const anew = result.learners.find(({ name }) => name === 'takes-anew');
    expect(anew?.gradebook.notes.join()).toContain('set to average 50, first 100, last 100');
    // How other LMSs have attempts nobody knows.
    expect(lines(classIn(report, 'scorm12', 'canvas'))).not.toHaveProperty('takes-anew');
  });

  test('in Moodle, by SCORM 2004: completion apart from success', () => {
    expect(lines(classIn(report, 'scorm2004', 'moodle'))).toMatchObject({
      'all-right': '100 completed passed complete review',
      'all-wrong': '0 incomplete unknown - normal',
      'uses-up': '0 completed failed complete review',
      skims: '- incomplete unknown - normal',
    });
    const failed = classIn(report, 'scorm2004', 'moodle').learners.find(({ name }) => name === 'uses-up');
    expect(failed?.gradebook.notes.join()).toContain('unless the activity asks for Passed alone');
  });

  test('by the standard, where no launch is a review', () => {
    const rows = lines(classIn(report, 'scorm12', 'canvas'));
    expect(rows).toMatchObject({ 'all-right': '100 passed complete normal', 'uses-up': '0 failed - normal' });
  });

  test('in no LMS, where nobody is told', () => {
    expect(report.none).toMatchObject([{ target: 'web', why: /browser/ }].map(() => ({ target: 'web' })));
  });

  test('answers stand in the same columns for all, with what is right', () => {
    const { learners } = classIn(report, 'scorm12', 'moodle');
    const answersOf = (name: string) => learners.find((each) => each.name === name)?.answers;
    expect(answersOf('all-right')).toMatchObject([
      { index: 0, id: 'try', result: 'neutral' },
      { index: 1, id: 'check.q1', response: 'Right', right: 'Right', result: 'correct' },
      { index: 2, id: 'check.q2', response: 'Right', right: 'Right', result: 'correct' },
    ]);
    expect(answersOf('uses-up')).toMatchObject([
      { index: 0 },
      { id: 'check.q1', response: 'Wrong', result: 'wrong' },
      {},
    ]);
    expect(answersOf('skims')).toEqual([]);
  });

  test('is played again in the same way', async () => {
    const again = await reportOf({
      'course.yaml': courseFile('publish: [scorm12, scorm2004, web]\nlms: [moodle, canvas]\n'),
      'lessons/intro.yaml': lesson(
        '    attempts: 2\n',
        undefined,
        '  - { id: try, type: likert, stem: Well?, scale: agreement_5 }\n',
      ),
    });
    const told = ({ classes }: CourseReport) => classes.map(({ columns: _, ...each }) => each);
    expect(told(again.report)).toEqual(told(report));
  });
});

describe('a course that is launched with an LRS', () => {
  let report: CourseReport;
  let diagnostics: unknown[];
  beforeAll(async () => {
    ({ report, diagnostics } = await reportOf({
      'course.yaml': courseFile(
        'publish: [cmi5, xapi]\nlms: [moodle, canvas, docebo]\niri: https://courses.example/lrs\n',
      ),
      'lessons/intro.yaml': lesson(
        '    attempts: 2\n',
        undefined,
        '  - { id: try, type: likert, stem: Well?, scale: agreement_5 }\n',
      ),
    }));
  });
  const cells = ({ columns, learners }: ClassResult) =>
    Object.fromEntries(learners.map(({ name, gradebook }) => [name, columns.map(({ of }) => of(gradebook))]));

  test('has no fault', () => expect(diagnostics).toEqual([]));

  test('by cmi5: one class for all LMSs, which may move on when it is passed', () => {
    const result = classIn(report, 'cmi5', 'canvas');
    expect(result.lms.map(({ name }) => name)).toEqual(['canvas', 'docebo']);
    expect(result.columns.map(({ head }) => head)).toEqual([
      'Score',
      'Completed',
      'Success',
      'Satisfied (Passed)',
    ]);
    expect(cells(result)).toMatchObject({
      'all-right': ['1', 'yes', 'passed', 'yes'],
      retries: ['1', 'yes', 'passed', 'yes'],
      'all-wrong': ['', 'no', 'unknown', 'no'],
      'uses-up': ['0', 'no', 'failed', 'no'],
      skims: ['', 'no', 'unknown', 'no'],
    });
  });

  test('by xAPI: what the statements say, and nothing to move on by', () => {
    const result = classIn(report, 'xapi', 'canvas');
    expect(cells(result)).toMatchObject({
      'all-right': ['1', 'yes', 'passed'],
      'uses-up': ['0', 'no', 'failed'],
      leaves: ['', 'no', 'unknown'],
    });
  });

  test('statements are counted, those of the course apart', () => {
    const heard = (target: string, learner: string) =>
      classIn(report, target, 'canvas').learners.find(({ name }) => name === learner)?.statements;
    const half = { initialized: 2, resumed: 1, suspended: 1, terminated: 2, completed: 1, passed: 1 };
    const parts = { answered: 3, attempted: 1, passed: 1 };
    expect(heard('cmi5', 'comes-back')).toMatchObject({ course: half, parts, refused: [], findings: [] });
    expect(heard('xapi', 'comes-back')).toMatchObject({ course: half, parts, refused: [], findings: [] });
    expect(heard('cmi5', 'uses-up')?.parts).toEqual({ answered: 5, attempted: 2, failed: 2 });
  });

  test('of each question the last answer stands in the report, without a column of its own', () => {
    const { numbersAnswers, learners } = classIn(report, 'cmi5', 'canvas');
    expect(numbersAnswers).toBe(false);
    expect(learners.find(({ name }) => name === 'retries')?.answers).toMatchObject([
      { id: 'try', result: '' },
      { id: 'check.q1', response: 'a', right: 'a', result: 'correct' },
      { id: 'check.q2', response: 'a', right: 'a', result: 'correct' },
    ]);
  });
});

test('one who comes back half way goes on with the answer that was given', async () => {
  const before = '  - { id: more, body: More. }\n  - { id: even_more, body: More. }\n';
  const { report } = await reportOf({
    'course.yaml': courseFile('publish: [scorm2004]\nlms: moodle\n'),
    'lessons/intro.yaml': `id: intro
title: Introduction
slides:
  - id: check
    type: quiz
    title: Check
    pass_mark: 60%
    reveal: after_each
    questions:
${question('q1')}
${question('q2')}
${before}`,
  });
  const [result] = report.classes;
  const leaver = result?.learners.find(({ name }) => name === 'leaves');
  expect(leaver?.answers).toMatchObject([{ id: 'check.q1', result: 'correct' }]);
  expect(result && lines(result)['comes-back']).toBe('100 completed passed complete review');
});

test('nobody who means it leaves an attempt whose time runs on', async () => {
  const { diagnostics } = await reportOf({
    'lessons/intro.yaml': `id: intro\ntitle: Exam\nslides:\n  - id: check\n    type: quiz\n    title: Check\n    pass_mark: 60%\n    attempts: 1\n    time_limit: 20 min\n    questions:\n${question('q1')}\n${question('q2')}\n`,
  });
  expect(diagnostics).toEqual([]);
});

test('a course without a score is completed, with the grade 0 in Moodle', async () => {
  const { report, diagnostics } = await reportOf({
    'course.yaml': courseFile('lms: moodle\ncompletion: { slides: all, quizzes: none }\n'),
    'lessons/intro.yaml':
      'id: intro\ntitle: Introduction\nslides:\n  - { id: welcome, body: Hello. }\n  - { id: slow, body: Wait., min_time: 60 s }\n',
  });
  expect(diagnostics).toEqual([]);
  const [result] = report.classes;
  expect(result && lines(result)).toMatchObject({
    'all-right': '0 completed complete review',
    skims: '- incomplete - normal',
  });
  expect(result?.learners[0]?.gradebook.notes.join()).toContain('Moodle shows the grade 0');
});

test('nobody takes an attempt that the player does not offer', async () => {
  const { report } = await reportOf({
    'course.yaml': courseFile('lms: moodle\n'),
    'lessons/intro.yaml': lesson('    attempts: 3\n    attempt_counts: first\n'),
  });
  const answers = report.classes[0]?.learners.find(({ name }) => name === 'retries')?.answers;
  expect(answers?.map(({ result }) => result)).toEqual(['wrong', 'wrong']);
});

test('where nobody can be wrong, everybody hands the survey in; all kinds of LMS draw the same', async () => {
  const { report } = await reportOf({
    'course.yaml': courseFile(
      'publish: [scorm12, xapi]\niri: https://courses.example/survey\ncompletion: { slides: all, quizzes: submitted }\n',
    ),
    'banks/pool.yaml': `id: pool\nquestions:\n${['b1', 'b2', 'b3', 'b4'].map((id) => question(id).slice(4)).join('\n')}\n`,
    'lessons/intro.yaml': lesson('', [
      '      - { id: q1, type: likert, stem: Well?, scale: agreement_5, required: true }',
      '      - draw: { bank: pool, count: 2 }',
    ]),
  });
  const [scorm, xapi] = report.classes;
  for (const { learners } of report.classes)
    expect(learners.find(({ name }) => name === 'all-wrong')?.gradebook.complete).toBe(true);
  const asked = (result?: ClassResult) =>
    result?.learners.map(({ answers }) =>
      answers.filter(({ response }) => response !== '').map(({ id }) => id),
    );
  expect(asked(scorm)).toEqual(asked(xapi));
});

test('locks, draws, waits and what is kept from the attempt before', async () => {
  const { report, diagnostics } = await reportOf({
    'course.yaml': courseFile('lms: moodle\n'),
    'banks/pool.yaml': `id: pool\nquestions:\n${['b1', 'b2', 'b3'].map((id) => question(id).slice(4)).join('\n')}\n`,
    'lessons/intro.yaml': `${lesson(
      '    attempts: 3\n    wait: 24 h\n    retry: wrong\n    shuffle: [questions, choices]\n',
      [question('q1'), '      - draw: { bank: pool, count: 2 }'],
    )}  - { id: after, body: After., locked_until: { passed: check } }\n`,
  });
  expect(diagnostics).toEqual([]);
  const [result] = report.classes;
  expect(result && lines(result)).toMatchObject({
    'all-right': '100 passed complete review',
    retries: '100 passed complete review',
  });
  expect(result?.learners.find(({ name }) => name === 'all-wrong')?.missing).toContain('slide after');
});

test('the class has a name and a sentence for each learner, all different', () => {
  for (const of of ['name', 'about'] as const) {
    const words = policies.map((each) => each[of]);
    expect(new Set(words).size).toBe(words.length);
  }
});

import { describe, expect, test } from 'vitest';
import { questionTypes } from '../../scripts/questions/list.ts';
import { findFaults } from '../../scripts/report/findings.ts';
import { classesOf } from '../../scripts/report/class.ts';
import { built, courseFile, lesson, question, reportOf } from './courses.ts';

const at = (found: readonly { name: string; place: { file: string; line: number; column: number } }[]) =>
  found.map(({ name, place }) => `${name} ${place.file}:${place.line}:${place.column}`);

describe('what keeps learners from what they have earned', () => {
  test('a time limit that ends before anybody can have answered', async () => {
    const { diagnostics } = await reportOf({
      'lessons/intro.yaml': lesson('    time_limit: 9 s\n    attempts: 1\n'),
    });
    expect(at(diagnostics)).toEqual([
      'score-out-of-reach lessons/intro.yaml:7:5',
      'learner-never-completes course.yaml:7:13',
    ]);
    expect(diagnostics.map(({ message }) => message)).toEqual([
      'Nobody can pass the quiz `check`: whoever answers everything rightly gets 50%, and 60% are asked for.',
      'The learner who does everything, and answers rightly ends incomplete in Any other LMS (scorm12): quiz check passed is still missing.',
    ]);
  });

  test('the same, where the quiz has only to be submitted and the course has a pass mark', async () => {
    const { diagnostics } = await reportOf({
      'course.yaml': courseFile(
        'completion: { slides: all, quizzes: submitted }\nscore: { pass_mark: 80% }\n',
      ),
      'lessons/intro.yaml': lesson('    time_limit: 9 s\n    attempts: 1\n'),
    });
    expect(at(diagnostics)).toContain('score-out-of-reach course.yaml:8:21');
  });

  test('a required answer for which the field has no room', async () => {
    const long =
      '      - { id: essay, type: long-fill-in, stem: Say it., required: true, words: { min: 90 }, max_length: 60 }';
    const { diagnostics } = await reportOf({ 'lessons/intro.yaml': lesson('', [question('q1'), long]) });
    expect(at(diagnostics)).toEqual([
      'question-cannot-be-submitted lessons/intro.yaml:13:9',
      'learner-never-completes course.yaml:7:13',
    ]);
  });

  test('a type of question of which no answer earns all points', async () => {
    const types = questionTypes.map((type) =>
      type.type === 'choice' ? { ...type, rules: { ...type.rules, grade: () => ({ share: 0.5 }) } } : type,
    );
    const { diagnostics } = await reportOf({}, types);
    expect(at(diagnostics)).toEqual([
      'question-without-full-points lessons/intro.yaml:12:9',
      'question-without-full-points lessons/intro.yaml:13:9',
      'score-out-of-reach lessons/intro.yaml:7:5',
      'learner-never-completes course.yaml:7:13',
    ]);
  });

  test('a lock in which two branches have renamed one question apart', async () => {
    const { lock = '' } = await built();
    const edited = JSON.stringify({
      ...JSON.parse(lock),
      renames: ['q1', 'q2'].map((id) => ({ was: 'old', id })),
    });
    const { diagnostics } = await reportOf({
      'course.lock.json': edited,
      'course.yaml': courseFile('publish: [scorm12, xapi]\niri: https://courses.example/shared\n'),
    });
    expect(at(diagnostics)).toEqual(
      expect.arrayContaining([
        'questions-share-column lessons/intro.yaml:13:9',
        'questions-share-activity lessons/intro.yaml:13:9',
      ]),
    );
  });

  test('an answer that is told as something its question does not offer', async () => {
    const types = questionTypes.map((type) =>
      type.type === 'choice'
        ? {
            ...type,
            rules: {
              ...type.rules,
              xapi: (...given: Parameters<typeof type.rules.xapi>) => ({
                ...type.rules.xapi(...given),
                response: 'z',
              }),
            },
          }
        : type,
    );
    const { diagnostics } = await reportOf(
      { 'course.yaml': courseFile('publish: [xapi, cmi5]\niri: https://courses.example/told\n') },
      types,
    );
    expect(diagnostics.map(({ message }) => message)).toEqual([
      'A statement in Any other LMS (xapi) breaks a rule of its standard: answered: response-fits-the-type: z.',
    ]);
  });

  test('values and statements that the LMS refuses', async () => {
    const course = await built();
    const { rooms } = classesOf(course);
    const refused = [1, 2, 3].map((n) => ({
      element: n < 3 ? `cmi.interactions.${n}.id` : 'cmi.core.lesson_location',
      value: 'x',
      error: '405',
    }));
    const statements = {
      course: {},
      parts: {},
      refused: ['9.3.0.0-3: passed twice in a registration'],
      findings: [],
    };
    const classes = rooms.map(({ target, lms }) => ({
      target,
      lms,
      columns: [],
      numbersAnswers: true,
      progress: new Map(),
      learners: [
        {
          name: 'one',
          about: 'reads',
          thorough: false,
          answers: [],
          outcome: 'incomplete' as const,
          slides: { done: 0, total: 1 },
          missing: [],
          refused,
          statements,
          gradebook: {
            grade: undefined,
            status: 'incomplete',
            complete: false,
            next: 'normal' as const,
            notes: [],
          },
        },
      ],
    }));
    expect(findFaults(course, rooms, classes).map(({ name, message }) => [name, message])).toEqual([
      ['value-refused-by-lms', expect.stringContaining('refuses cmi.interactions.1.id = "x" (error 405)')],
      ['value-refused-by-lms', expect.stringContaining('cmi.core.lesson_location')],
      ['statement-refused-by-lrs', expect.stringContaining('passed twice in a registration')],
    ]);
  });
});

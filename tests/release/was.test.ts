import { describe, expect, it } from 'vitest';
import { lessonData, playerCourse } from '../../scripts/compile/player-data.ts';
import { stateFields } from '../../scripts/release/fields.ts';
import { plainText, planned, plannedOrNot } from '../support/plan-helper.ts';
import { courseYaml, lessonYaml, question, quizSlide, textSlide } from '../support/quiz-yaml.ts';

type Tools = Parameters<typeof playerCourse>[1];

const course = (...slides: string[]): Record<string, string> => ({
  'course.yaml': courseYaml(),
  'lessons/intro.yaml': lessonYaml(...slides),
});
const padlock = (id: string, more = '') =>
  `  - { id: ${id}, type: true-false, stem: Is it?, answer: true${more} }\n`;
const first = course(
  textSlide('welcome'),
  padlock('padlock'),
  quizSlide([question('q1'), question('q2')]),
  quizSlide([question('e1')], [], 'exam'),
);

/** The course after an edit, built under the lock of the first build. */
const rebuilt = async (...slides: string[]) => planned(course(...slides), (await planned(first)).lock);
const faults = async (lock: string | undefined, ...slides: string[]) =>
  (await plannedOrNot(course(...slides), lock)).diagnostics.map(({ name, place }) => `${name} ${place.line}`);
const exam = quizSlide([question('e1')], [], 'exam');

describe('was: with an id', () => {
  it.each([
    ['a slide', textSlide('hello', ', was: welcome'), padlock('padlock')],
    ['a question among the slides', textSlide('welcome'), padlock('lock', ', was: padlock')],
  ])('keeps field and interaction of %s', async (_, ...slides) => {
    const quiz = quizSlide([question('q1'), question('q2')]);
    const { plan } = await rebuilt(...slides, quiz, exam);
    expect(plan.lock.fields).toEqual((await planned(first)).plan.lock.fields);
    expect(plan.slides.map(({ field }) => field)).toEqual([0, 1, 2, 5]);
    expect(plan.interactions).toEqual(['padlock', 'check.q1', 'check.q2', 'exam.e1']);
    expect(plan.slides[1]?.questions.map(({ index }) => index)).toEqual([0]);
  });

  it('keeps those of a quiz, and of its questions', async () => {
    const quiz = quizSlide([question('q1'), question('other', 'was: q2')], ['was: check'], 'fire');
    const { plan, lock } = await rebuilt(textSlide('welcome'), padlock('padlock'), quiz, exam);
    expect(plan.slides[2]?.questions.map(({ field, index }) => [field, index])).toEqual([
      [3, 1],
      [4, 2],
    ]);
    expect(lock).toContain(
      '"renames": [\n    {"was":"check","id":"fire"},\n    {"was":"q2","id":"other"}\n  ]',
    );
    const [lesson] = plan.course.lessons;
    const data =
      lesson && lessonData(plan, lesson, { words: { player: {} } as Tools['words'], text: plainText });
    expect(data?.questions['fire.other']).toMatchObject({ bornAs: 'check.q2', index: 2 });
    expect(plan.lockAdded).toEqual(['fire (was check)', 'other (was q2)']);
    // Once noted, it need not be said again, and changes nothing more.
    const silent = quizSlide([question('q1'), question('other')], [], 'fire');
    const again = await planned(course(textSlide('welcome'), padlock('padlock'), silent, exam), lock);
    expect(again.plan.lockAdded).toEqual([]);
    expect(again.lock).toBe(lock);
    expect(again.plan.slides.map(({ field }) => field)).toEqual([0, 1, 2, 5]);
  });

  it('may be followed by another, and taken back', async () => {
    const second = await rebuilt(textSlide('hello', ', was: welcome'));
    const third = await planned(course(textSlide('good_day', ', was: hello')), second.lock);
    expect(third.plan.slides[0]?.field).toBe(0);
    const left = await planned(course(textSlide('good_day', ', was: welcome')), second.lock);
    expect(left.lock).toBe(third.lock);
    const back = await planned(course(textSlide('welcome', ', was: good_day')), third.lock);
    expect(back.plan.slides[0]?.field).toBe(0);
    expect(back.plan.lock.fields).toHaveLength(7);
  });

  it('says nothing in a course that was never built', async () => {
    const { plan } = await planned(course(textSlide('hello', ', was: welcome')));
    const again = await planned(
      course(textSlide('hello', ', was: welcome')),
      (await planned(course(textSlide('hello')))).lock,
    );
    expect([plan.lock, again.plan.lock].map(({ fields, renames }) => [fields, renames])).toEqual([
      [[{ slide: 'hello' }], undefined],
      [[{ slide: 'hello' }], undefined],
    ]);
  });

  it.each([
    ['a name that no build knows', [textSlide('hello', ', was: welcom')], 'was-unknown 4'],
    [
      'what is still there',
      [textSlide('welcome'), textSlide('hello', ', was: welcome')],
      'was-still-there 5',
    ],
    ['what has a place of its own', [textSlide('welcome', ', was: padlock')], 'was-names-another 4'],
    ['what was another kind of thing', [textSlide('hello', ', was: check')], 'id-was-something-else 4'],
  ])('is refused for %s', async (_, slides, fault) => {
    expect(await faults((await planned(first)).lock, ...slides)).toEqual([fault]);
  });

  it('leaves the old name to nobody else', async () => {
    const { lock } = await rebuilt(textSlide('hello', ', was: welcome'));
    expect(await faults(lock, textSlide('hello'), textSlide('welcome'))).toEqual(['id-used-before 5']);
    expect(await faults(lock, textSlide('welcome'))).toEqual(['id-used-before 4']);
  });
});

describe('was: of a lesson', () => {
  const lesson = (id: string, was = '') => ({
    'course.yaml': courseYaml().replace('[intro]', `[${id}]`),
    'lessons/intro.yaml': lessonYaml(textSlide('welcome'), textSlide('more')).replace(
      'id: intro\n',
      `id: ${id}\n${was === '' ? '' : `was: ${was}\n`}`,
    ),
  });
  const faultsOf = async (files: Record<string, string>, lock: string) =>
    (await plannedOrNot(files, lock)).diagnostics.map(({ name, place }) => `${name} ${place.line}`);

  it('is noted, and gives the name at birth to whatever is made of it', async () => {
    const { lock } = await planned(lesson('intro'));
    const second = await planned(lesson('start', 'intro'), lock);
    expect(second.plan.lock.renames).toEqual([{ was: 'intro', id: 'start' }]);
    expect(second.plan.lockAdded).toEqual(['start (was intro)']);
    const third = await planned(lesson('go', 'start'), second.lock);
    expect(third.plan.names.bornAs('go')).toBe('intro');
    // Once noted, it may stand there or go.
    for (const files of [lesson('go'), lesson('go', 'start'), lesson('go', 'intro')])
      expect((await planned(files, third.lock)).lock).toBe(third.lock);
    // The name that it had is its own again, and nobody else's.
    const back = await planned(lesson('intro', 'go'), third.lock);
    expect(back.plan.names.bornAs('intro')).toBe('intro');
    const other = { ...lesson('go') };
    other['lessons/intro.yaml'] = other['lessons/intro.yaml'].replace('id: more', 'id: start');
    expect(await faultsOf(other, third.lock)).toEqual(['id-used-before 5']);
  });

  it('says nothing in a course that was never built', async () => {
    expect((await planned(lesson('start', 'intro'))).plan.lock).not.toHaveProperty('renames');
  });

  it('is refused for itself, for a slide, and for a lesson that is still there', async () => {
    const { lock } = await planned(lesson('intro'));
    expect(await faultsOf(lesson('start', 'more'), lock)).toEqual(['was-names-another 2']);
    const two: Record<string, string> = {
      ...lesson('start', 'intro'),
      'course.yaml': courseYaml().replace('[intro]', '[start, intro]'),
    };
    two['lessons/other.yaml'] = 'id: intro\ntitle: A\nslides:\n  - { id: other, title: A }\n';
    expect(await faultsOf(two, lock)).toEqual(['was-still-there 2']);
  });
});

describe('was: with quiz and question', () => {
  const moved = (...keys: string[]) =>
    quizSlide([question('e1'), question('q2', 'was: check.q2', ...keys)], [], 'exam');
  const check = quizSlide([question('q1')]);

  it('gives the question a new field that knows where it came from, and an interaction of its own', async () => {
    const { plan } = await rebuilt(textSlide('welcome'), padlock('padlock'), check, moved());
    expect(plan.lock.fields.at(-1)).toMatchObject({ question: 'exam.q2', revision: 1, from: 'check.q2' });
    expect(stateFields(plan.lock).at(-1)).toMatchObject({ kind: 'answer', quiz: 5, from: 4 });
    expect(plan.interactions.at(-1)).toBe('exam.q2');
    const data = playerCourse(plan, {
      words: { player: {} } as Tools['words'],
      text: plainText,
      own: { tracker: null },
    });
    expect(data.fields.at(-1)).toBe('answer 5 2 4');
  });

  it('brings nothing along where the question is another one now', async () => {
    const other = quizSlide(
      [question('e1'), question('q2', 'was: check.q2').replace('answer: a', 'answer: b')],
      [],
      'exam',
    );
    const { plan } = await rebuilt(textSlide('welcome'), padlock('padlock'), check, other);
    expect(plan.lock.fields.at(-1)).not.toHaveProperty('from');
  });

  it('of the same quiz is a new name', async () => {
    const quiz = quizSlide([question('q1'), question('other', 'was: check.q2')]);
    const { plan } = await rebuilt(textSlide('welcome'), padlock('padlock'), quiz, exam);
    expect(plan.lock.fields).toHaveLength(7);
    expect(plan.lock.renames).toEqual([{ was: 'q2', id: 'other' }]);
  });

  it('is refused for what no quiz ever asked', async () => {
    const quiz = quizSlide([question('e1'), question('q3', 'was: check.q9')], [], 'exam');
    expect(await faults((await planned(first)).lock, quiz)).toEqual(['was-unknown 16']);
  });
});

import { describe, expect, it } from 'vitest';
import { expectFindings, load, short } from '../support/load-helper.ts';
import { courseYaml, lessonYaml, question, quizSlide, textSlide } from '../support/quiz-yaml.ts';

type Files = Record<string, string | undefined>;
type Row = [what: string, files: Files, expected: string[], hint?: string];

/** A lesson of one quiz with one question; its first key stands in line 7. */
const quiz = (...keys: string[]): Files => ({
  'course.yaml': courseYaml(),
  'lessons/intro.yaml': lessonYaml(quizSlide([question('one')], keys)),
});
/** A lesson of one quiz; the question's keys begin in line 12, or one further for each key of the quiz. */
const asked = (keys: string[], quizKeys: string[] = []): Files => ({
  'course.yaml': courseYaml(),
  'lessons/intro.yaml': lessonYaml(quizSlide([question('one', ...keys)], quizKeys)),
});
const inLesson = (name: string, at: string) => `${name} lessons/intro.yaml:${at}`;
const inCourse = (name: string, at: string) => `${name} course.yaml:${at}`;

const rules: Row[] = [
  [
    'further tries without a check after each',
    quiz('tries: 3'),
    [inLesson('tries-without-check', '7:12')],
    'Write `reveal: after_each`, or leave `tries` out.',
  ],
  [
    'further tries of one question without a check after each',
    asked(['tries: 2'], ['reveal: never']),
    [inLesson('tries-without-check', '13:16')],
  ],
  [
    'a hint that is never shown',
    asked(['hint: Think.'], ['reveal: after_each']),
    [inLesson('hint-never-shown', '13:15')],
    'Write `tries: 2`, or leave the hint out.',
  ],
  [
    'a hint where nothing is checked',
    asked(['hint: [Think., Think again.]']),
    [inLesson('hint-never-shown', '12:15')],
    'Write `reveal: after_each` in the quiz and `tries: 2`, or leave the hint out.',
  ],
  [
    'extra time without a limit',
    quiz('extra_time: 50%'),
    [inLesson('no-time-limit', '7:17')],
    'Add a limit such as `time_limit: 20 min`, or leave the key out.',
  ],
  ['a clock without a limit', quiz('clock: open'), [inLesson('no-time-limit', '7:12')]],
  [
    'a wait with one attempt',
    quiz('attempts: 1', 'wait: 24 h'),
    [inLesson('one-attempt-only', '8:11')],
    'Raise `attempts`, or leave the key out.',
  ],
  ['a retry with one attempt', quiz('retry: wrong', 'attempts: 1'), [inLesson('one-attempt-only', '7:12')]],
  [
    'which attempt counts, with one',
    quiz('attempts: 1', 'attempt_counts: best'),
    [inLesson('one-attempt-only', '8:21')],
  ],
  [
    'all that is wrong in one quiz',
    quiz('tries: 2', 'clock: always', 'attempts: 1', 'retry: all'),
    [
      inLesson('tries-without-check', '7:12'),
      inLesson('no-time-limit', '8:12'),
      inLesson('one-attempt-only', '10:12'),
    ],
  ],
  ['no tries', quiz('tries: 0', 'reveal: after_each'), [inLesson('number-out-of-range', '7:12')]],
  [
    'unlimited tries',
    quiz('tries: unlimited', 'reveal: after_each'),
    [inLesson('ill-formed-number', '7:12')],
  ],
  ['a penalty over all', quiz('penalty: 150%'), [inLesson('share-over-100', '7:14')]],
  ['a penalty without unit', asked(['penalty: 0.25']), [inLesson('missing-unit', '12:18')]],
  [
    'extra time over ten times',
    quiz('time_limit: 1 h', 'extra_time: 1001%'),
    [inLesson('share-over-100', '8:17')],
  ],
  ['an unknown clock', quiz('time_limit: 1 h', 'clock: close'), [inLesson('unknown-word', '8:12')]],
  ['an unknown retry', quiz('retry: right'), [inLesson('unknown-word', '7:12')]],
  [
    'a shuffle of a question that says questions',
    asked(['shuffle: questions']),
    [inLesson('unknown-word', '12:18')],
  ],
  [
    'a quiz that must be shown for a time',
    quiz('min_time: 20 s'),
    [inLesson('unknown-key', '7:5')],
    'A quiz is done when it is submitted.',
  ],
];

const choice = (choices: string, keys: string[] = []): Files => ({
  'course.yaml': courseYaml(),
  'lessons/intro.yaml': lessonYaml(
    quizSlide([['id: one', 'stem: Which?', `choices: ${choices}`, 'answer: a', ...keys].join('\n')]),
  ),
});
const choices: Row[] = [
  [
    'a choice that speaks of the others and moves about',
    choice('{ b: A drill, a: All of the above }', ['shuffle: choices']),
    [inLesson('choice-moves-about', '10:35')],
    'Write it as `{ text: …, pin: last }`, so that it keeps its place.',
  ],
  [
    'the same in German',
    choice('{ b: Bohrer, a: Keine der Antworten }', ['shuffle: choices']),
    [inLesson('choice-moves-about', '10:34')],
  ],
  ['an unknown pin', choice('{ a: { text: A, pin: top }, b: B }'), [inLesson('unknown-word', '10:39')]],
  ['a pin without a text', choice('{ a: { pin: last }, b: B }'), [inLesson('text-or-file', '10:23')]],
  [
    'a picture without words',
    choice('{ a: { image: { file: media/photo.png } }, b: B }'),
    [inLesson('missing-alt', '10:32')],
  ],
  [
    'a picture that is missing',
    choice('{ a: { text: A, image: { file: media/no.png, decorative: true } }, b: B }'),
    [inLesson('media-missing', '10:49')],
  ],
  [
    'a sound without its words',
    choice('{ a: { audio: { file: media/tone.mp3 } }, b: B }'),
    [inLesson('missing-transcript', '10:32')],
  ],
  [
    'two choices with the same picture',
    choice(
      '{ a: { image: { file: media/photo.png, alt: A } }, b: { image: { file: media/photo.png, alt: B } } }',
    ),
    [inLesson('equal-choices', '10:72')],
  ],
  [
    'a film in a choice',
    choice('{ a: { video: { file: media/clip.mp4 } }, b: B }'),
    [inLesson('unknown-key', '10:25')],
  ],
  [
    'late words on a slide, which has no answer',
    {
      'course.yaml': courseYaml(),
      'lessons/intro.yaml': lessonYaml(
        '  - id: a\n    audio: { file: media/tone.mp3, transcript: A, transcript_shown: after_answer }\n',
      ),
    },
    [inLesson('unknown-key', '5:51')],
  ],
  [
    'words shown at an unknown time',
    asked(['audio: { file: media/tone.mp3, transcript: A, transcript_shown: later }']),
    [inLesson('unknown-word', '12:73')],
  ],
];

/** A quiz whose one right choice is always the longest. */
const cue = (count: number, short = 'That') =>
  lessonYaml(
    quizSlide(
      Array.from({ length: count }, (_, index) =>
        [
          `id: q${index}`,
          `stem: What is ${index}?`,
          `choices: { a: This one, b: ${short}, c: No }`,
          'answer: a',
        ].join('\n'),
      ),
    ),
  );
const defaults = (keys: string, ...quizzes: string[]): Files => ({
  'course.yaml': courseYaml(`defaults:\n  quiz:\n    ${keys}\n`),
  'lessons/intro.yaml': lessonYaml(...quizzes),
});
const plain = quizSlide([question('one')]);

const wholes: Row[] = [
  [
    'a quiz in which the longest choice is always right',
    { 'course.yaml': courseYaml(), 'lessons/intro.yaml': cue(3) },
    [inLesson('longest-choice-always-right', '4:5')],
    'Shorten some right choices, or say more in some wrong ones.',
  ],
  ['not where there are two questions', { 'course.yaml': courseYaml(), 'lessons/intro.yaml': cue(2) }, []],
  [
    'nor where another choice is as long',
    { 'course.yaml': courseYaml(), 'lessons/intro.yaml': cue(3, 'That one') },
    [],
  ],
  [
    'a remedial slide that does not exist',
    asked(['remedial: chek']),
    [inLesson('unknown-remedial', '12:19')],
    'Did you mean `check`?',
  ],
  ['a default that is no key of a quiz', defaults('atempts: 3', plain), [inCourse('unknown-key', '10:5')]],
  ['a default title', defaults('title: Check', plain), [inCourse('unknown-key', '10:5')]],
  [
    'a default that lists twice',
    defaults('show: [marks, marks]', plain, quizSlide([question('two')], [], 'more')),
    [inCourse('listed-twice', '10:19')],
  ],
  [
    'default tries that no quiz can use',
    defaults('tries: 2', plain),
    [inCourse('tries-without-check', '10:12')],
  ],
  ['a default clock that no quiz has', defaults('clock: open', plain), [inCourse('no-time-limit', '10:12')]],
  [
    'a default wait where every quiz has one attempt',
    defaults('wait: 1 h', quizSlide([question('one')], ['attempts: 1'])),
    [inCourse('one-attempt-only', '10:11')],
  ],
  [
    'a default that one quiz can use, and another not',
    defaults('tries: 2', plain, quizSlide([question('two')], ['reveal: after_each'], 'more')),
    [],
  ],
  [
    'a wrong default hides no other, and is not told of each quiz',
    {
      'course.yaml': courseYaml(
        'defaults: { quiz: { attempts: 0, pass_mark: 80, reveal: after_each } }\n',
        '{ slides: all }',
      ),
      'lessons/intro.yaml': lessonYaml(quizSlide([question('one', 'tries: 2')])),
    },
    [inCourse('number-out-of-range', '8:31'), inCourse('missing-unit', '8:45')],
  ],
];

describe.each([
  ['rules that say nothing without another', rules],
  ['choices', choices],
  ['a whole quiz', wholes],
])('%s', (_, rows) => {
  it.each(rows)('%s', (_what, files, expected, hint) => expectFindings(files, expected, hint));
});

describe('times', () => {
  const read = async (key: string, value: string) => {
    const keys = key === 'min_time' ? [] : [`${key}: ${value}`];
    const slides = key === 'min_time' ? [textSlide('slow', `, min_time: ${value}`)] : [];
    return load({
      'course.yaml': courseYaml(),
      'lessons/intro.yaml': lessonYaml(quizSlide([question('one')], keys), ...slides),
    });
  };

  it.each([
    ['90 s', 90],
    ['90s', 90],
    ['20 min', 1200],
    ['1.5 h', 5400],
    ['0.5 min', 30],
    ['24  h', 86_400],
  ])('%s', async (value, seconds) => {
    const { value: course, diagnostics } = await read('time_limit', value);
    expect(diagnostics).toEqual([]);
    expect(course?.lessons[0]?.slides[0]?.quiz?.timeLimit).toBe(seconds);
  });

  it.each([
    ['time_limit', '20', 'missing-unit', '20 min'],
    ['wait', '24', 'missing-unit', '24 h'],
    ['time_limit', '20 minutes', 'ill-formed-duration', '20 min'],
    ['time_limit', '20 Min', 'ill-formed-duration', '20 min'],
    ['time_limit', '20 m', 'ill-formed-duration', '20 min'],
    ['time_limit', '20 min.', 'ill-formed-duration', '20 min'],
    ['time_limit', '90 seconds', 'ill-formed-duration', '90 s'],
    ['time_limit', '90 sec', 'ill-formed-duration', '90 s'],
    ['wait', '24 hours', 'ill-formed-duration', '24 h'],
    ['wait', '1 Hour', 'ill-formed-duration', '1 h'],
    ['time_limit', '"1,5 h"', 'ill-formed-duration', '1.5 h'],
    ['time_limit', '"1,5"', 'ill-formed-duration', '1.5 min'],
    ['wait', '2 days', 'ill-formed-duration', '48 h'],
    ['wait', '1 d', 'ill-formed-duration', '24 h'],
    ['time_limit', '1 h 30 min', 'ill-formed-duration', '90 min'],
    ['time_limit', '1h 1min 5s', 'ill-formed-duration', '3665 s'],
    // What was meant can't be said.
    ['time_limit', '1h30', 'ill-formed-duration', undefined],
    ['time_limit', '"1:30"', 'ill-formed-duration', undefined],
    ['time_limit', 'twenty minutes', 'ill-formed-duration', undefined],
    ['time_limit', '20 weeks', 'ill-formed-duration', undefined],
    ['time_limit', '1e3 s', 'ill-formed-duration', undefined],
    ['time_limit', '-5 min', 'ill-formed-duration', undefined],
    ['time_limit', 'PT20M', 'ill-formed-duration', undefined],
    ['time_limit', '0 min', 'number-out-of-range', undefined],
    ['time_limit', '[1 h]', 'wrong-type', undefined],
  ])('%s: %s is %s', async (key, value, name, mended) => {
    const { diagnostics } = await read(key, value);
    expect(diagnostics.map(short)).toEqual([inLesson(name, `7:${7 + key.length}`)]);
    expect(diagnostics[0]?.mended).toBe(mended === undefined ? undefined : `    ${key}: ${mended}`);
  });

  it('of a slide are seconds where no unit stands', async () => {
    const { diagnostics } = await read('min_time', '20');
    expect(diagnostics.map(short)).toEqual([inLesson('missing-unit', '12:43')]);
    expect(diagnostics[0]?.mended).toBe('  - { id: slow, title: A slide, min_time: 20 s }');
  });
});

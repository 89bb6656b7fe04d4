import { describe, expect, it } from 'vitest';
import { questionsOf, type Quiz } from '../../scripts/course/course.ts';
import { findingsOf, load, short } from '../support/load-helper.ts';
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

async function quizzesOf(files: Files): Promise<Quiz[]> {
  const { value, diagnostics } = await load(files);
  expect(diagnostics.map(short)).toEqual([]);
  return (value?.lessons ?? []).flatMap(({ slides }) => slides.flatMap((slide) => slide.quiz ?? []));
}
const quizOf = async (files: Files): Promise<Quiz> => {
  const [found] = await quizzesOf(files);
  if (!found) throw new Error('no quiz');
  return found;
};

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
  it.each(rows)('%s', async (_what, files, expected, hint) => {
    const found = await findingsOf(files);
    expect(found.map(short)).toEqual(expected);
    if (hint !== undefined) expect(found[0]?.hint).toContain(hint);
    for (const { message, hint: said = '' } of found)
      expect(`${message} ${said}`).not.toMatch(/undefined|Invalid|expected|received|\[object|NaN/);
  });
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

describe('what a quiz says', () => {
  it('is read, all of it', async () => {
    const keys = [
      'attempts: 3',
      'attempt_counts: average',
      'wait: 24 h',
      'time_limit: 20 min',
      'extra_time: 50%',
      'clock: open',
      'reveal: after_each',
      'retry: wrong',
      'tries: 2',
      'penalty: 25%',
      'shuffle: choices',
    ];
    expect(await quizOf(quiz(...keys))).toMatchObject({
      attempts: 3,
      attemptCounts: 'average',
      wait: 86_400,
      timeLimit: 1200,
      extraTime: 0.5,
      clock: 'open',
      retry: 'wrong',
      shuffle: ['choices'],
      entries: [{ question: { tries: 2, penalty: 0.25, shuffle: true, partial: true } }],
    });
  });

  it('is what the format says where nothing is said', async () => {
    const found = await quizOf(quiz());
    expect(found).toMatchObject({
      attempts: Infinity,
      attemptCounts: 'best',
      clock: 'always',
      retry: 'all',
      entries: [{ question: { tries: 1, penalty: 0, shuffle: false, hints: [], tags: [] } }],
    });
    for (const key of ['wait', 'timeLimit', 'extraTime', 'passMark']) expect(found).not.toHaveProperty(key);
  });

  it('comes from `defaults` in course.yaml where the quiz is silent, and a question has the last word', async () => {
    const files = defaults(
      'reveal: after_each\n    attempts: 2\n    tries: 3\n    penalty: 10%\n    shuffle: [choices]\n    partial: false\n    pass_mark: 60%\n    counts: false',
      quizSlide([
        question('one'),
        question('two', 'tries: 1', 'penalty: 0%', 'shuffle: none', 'partial: true'),
      ]),
      quizSlide(
        [question('three')],
        ['attempts: unlimited', 'tries: 2', 'shuffle: none', 'counts: true'],
        'more',
      ),
    );
    const [first, second] = await quizzesOf(files);
    expect(first).toMatchObject({ reveal: 'after_each', attempts: 2, passMark: 0.6, counts: false });
    expect(first && questionsOf(first)).toMatchObject([
      { tries: 3, penalty: 0.1, shuffle: true, partial: false },
      { tries: 1, penalty: 0, shuffle: false, partial: true },
    ]);
    expect(second).toMatchObject({ attempts: Infinity, counts: true, shuffle: [] });
    expect(second && questionsOf(second)).toMatchObject([{ tries: 2, penalty: 0.1, shuffle: false }]);
  });

  it('may be single where lists may stand', async () => {
    const text = `id: intro
title: A
slides:
  id: check
  type: quiz
  title: A
  reveal: after_each
  tries: 2
  shuffle: questions
  show: marks
  questions:
    id: one
    stem: A
    hint: { text: Think. }
    tags: basic
    choices: { a: A, b: B }
    answer: [a]
`;
    const found = await quizOf({ 'course.yaml': courseYaml(), 'lessons/intro.yaml': text });
    expect(found).toMatchObject({ shuffle: ['questions'], show: ['marks'] });
    expect(questionsOf(found)).toMatchObject([{ hints: [{ markdown: 'Think.' }], tags: ['basic'] }]);
  });

  it('may be told in the author’s own keys, in files with other line ends', async () => {
    const own = asked(['x-note: { hint: no hint }', 'tries: 2'], ['x-a: 1', 'reveal: after_each']);
    const [name = '', text = ''] = ['lessons/intro.yaml', own['lessons/intro.yaml']];
    const found = await quizOf({ ...own, [name]: text?.replaceAll('\n', '\r\n') });
    expect(questionsOf(found)).toMatchObject([{ tries: 2, hints: [] }]);
    const wrong = asked(['x-note: 1', 'tries: 2']);
    const crlf = { ...wrong, [name]: wrong[name]?.replaceAll('\n', '\r\n') };
    expect((await findingsOf(crlf)).map(short)).toEqual([inLesson('tries-without-check', '13:16')]);
  });
});

describe('a question', () => {
  const questionOf = async (files: Files) => questionsOf(await quizOf(files))[0];

  it('has hints, a way back, and its sound’s words after the answer', async () => {
    const keys = [
      'hint: [Think., { file: media/hint.md }]',
      'tries: 3',
      'remedial: before',
      'audio: { file: media/tone.mp3, label: A tone, transcript: Beep, transcript_shown: after_answer }',
    ];
    const found = await questionOf({
      'course.yaml': courseYaml(),
      'lessons/intro.yaml': lessonYaml(
        textSlide('before'),
        quizSlide([question('one', ...keys)], ['reveal: after_each']),
      ),
      'media/hint.md': 'Think *again*.\n',
    });
    expect(found?.hints.map(({ markdown }) => markdown)).toEqual(['Think.', 'Think *again*.\n']);
    expect(found).toMatchObject({
      tries: 3,
      remedial: { slide: 'before' },
      media: { audio: { transcriptLater: true, label: 'A tone' } },
    });
    const always = asked(['audio: { file: media/tone.mp3, transcript: Beep, transcript_shown: always }']);
    expect((await questionOf(always))?.media.audio).not.toHaveProperty('transcriptLater');
  });

  it('has choices of texts, pictures and sounds, some of them in their place', async () => {
    const found = await questionOf(
      choice(
        '{ a: { image: { file: media/photo.png, alt: A flag } }, b: { text: The bin, image: { file: media/photo.png, decorative: true } }, c: { audio: { file: media/tone.mp3, label: Sound, transcript: Beep } }, all: { text: All of the above, pin: last, feedback: No. } }',
        ['shuffle: choices'],
      ),
    );
    expect(found?.shuffle).toBe(true);
    expect(found?.fields).toMatchObject({
      choices: [
        { id: 'a', content: { image: { alt: 'A flag', file: { path: 'media/photo.png' } } } },
        { id: 'b', content: { text: { markdown: 'The bin' }, image: { alt: '' } } },
        { id: 'c', content: { audio: { label: 'Sound', transcript: { markdown: 'Beep' } } } },
        {
          id: 'all',
          pin: 'last',
          content: { text: { markdown: 'All of the above' } },
          feedback: { markdown: 'No.' },
        },
      ],
    });
  });

  it('among the slides may be tried for ever, with hints', async () => {
    const files = (keys: string) => ({
      'course.yaml': courseYaml(),
      'lessons/intro.yaml': lessonYaml(
        `  - id: one\n    type: choice\n    stem: A\n    choices: { a: A, b: B }\n    answer: a\n    ${keys}\n`,
      ),
    });
    const { value, diagnostics } = await load(files('hint: [Think.]'));
    expect(diagnostics).toEqual([]);
    expect(value?.lessons[0]?.slides[0]?.question).toMatchObject({ tries: Infinity, penalty: 0, points: 0 });
    for (const key of ['tries: 2', 'penalty: 10%', 'tags: a', 'min_time: 5 s'])
      expect((await findingsOf(files(key))).map(short)).toEqual([inLesson('unknown-key', '9:5')]);
  });
});

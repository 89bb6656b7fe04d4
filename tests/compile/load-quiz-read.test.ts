import { describe, expect, it } from 'vitest';
import { questionsOf, type Quiz } from '../../scripts/course/course.ts';
import { findingsOf, load, short } from '../support/load-helper.ts';
import { courseYaml, lessonYaml, question, quizSlide, textSlide } from '../support/quiz-yaml.ts';

type Files = Record<string, string | undefined>;

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

const choice = (choices: string, keys: string[] = []): Files => ({
  'course.yaml': courseYaml(),
  'lessons/intro.yaml': lessonYaml(
    quizSlide([['id: one', 'stem: Which?', `choices: ${choices}`, 'answer: a', ...keys].join('\n')]),
  ),
});
const defaults = (keys: string, ...quizzes: string[]): Files => ({
  'course.yaml': courseYaml(`defaults:\n  quiz:\n    ${keys}\n`),
  'lessons/intro.yaml': lessonYaml(...quizzes),
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

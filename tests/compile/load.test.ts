import { describe, expect, it } from 'vitest';
import { expectFindings, findingsOf, load, short } from '../support/load-helper.ts';

/** course.yaml with some lines replaced (`undefined`: taken away) or added. */
function courseYaml(lines: Record<string, string | undefined> = {}): string {
  const all: Record<string, string | undefined> = {
    format: '1',
    id: 'example',
    title: 'Example',
    version: '1.0.0',
    language: 'en',
    lessons: '[intro]',
    completion: '{ slides: all, quizzes: none }',
    ...lines,
  };
  return Object.entries(all)
    .flatMap(([key, value]) => (value === undefined ? [] : [`${key}: ${value}\n`]))
    .join('');
}

/** A lesson whose first slide begins in line 4. */
const lesson = (slides: string, head = '') => `id: intro\ntitle: Introduction\n${head}slides:\n${slides}`;
const welcome = '  - id: welcome\n    title: Welcome\n';
/** A question of the quiz `check`; it begins in line 8. */
const quiz = (question: string, keys = '') =>
  lesson(`  - id: check\n    type: quiz\n    title: Check\n${keys}    questions:\n${question}`);
const choice = (lines: string[]) =>
  quiz(
    ['      - id: hello', '        stem: What is it?', ...lines.map((line) => `        ${line}`)].join('\n') +
      '\n',
  );
const good =
  '      - id: hello\n        stem: What?\n        choices: { a: This, b: That }\n        answer: a\n';

type Row = [what: string, files: Record<string, string | undefined>, ...expected: string[]];
const inCourse = (what: string, lines: Record<string, string | undefined>, ...expected: string[]): Row => [
  what,
  { 'course.yaml': courseYaml(lines) },
  ...expected,
];
const inLesson = (what: string, text: string, ...expected: string[]): Row => [
  what,
  { 'lessons/intro.yaml': text },
  ...expected,
];
const c = (name: string, at: string) => `${name} course.yaml:${at}`;
const l = (name: string, at: string) => `${name} lessons/intro.yaml:${at}`;

const courseRows: Row[] = [
  ['no course.yaml', { 'course.yaml': undefined }, c('course-file-missing', '1:1')],
  ['course.yaml and course.yml', { 'course.yml': courseYaml() }, c('two-course-files', '1:1')],
  ['a course that is a list', { 'course.yaml': '- a\n' }, c('wrong-type', '1:1')],
  inCourse('an unknown key', { titel: 'X' }, c('unknown-key', '8:1')),
  inCourse('a key of later formats', { translations: '[de]' }, c('unknown-key', '8:1')),
  inCourse('a missing key', { language: undefined }, c('missing-key', '1:1')),
  inCourse('a missing id', { id: undefined }, c('missing-id', '1:1')),
  inCourse('a key without a value', { title: '' }, c('key-without-value', '3:1')),
  inCourse('an empty text', { title: '""' }, c('empty-text', '3:8')),
  inCourse('a list for a title', { title: '[a, b]' }, c('wrong-type', '3:8')),
  inCourse('a newer format', { format: '2' }, c('newer-format', '1:9')),
  inCourse('no such format', { format: 'one' }, c('unknown-format', '1:9')),
  inCourse('an ill-formed id', { id: 'My course' }, c('ill-formed-id', '2:5')),
  inCourse('version 1.10', { version: '1.10' }, c('ill-formed-version', '4:10')),
  inCourse('a language by name', { language: 'English' }, c('ill-formed-language', '5:11')),
  inCourse('a language with _', { language: 'en_US' }, c('ill-formed-language', '5:11')),
  inCourse('a publisher without name', { publisher: '{ url: https://a.example }' }, c('missing-key', '8:12')),
  inCourse('an ill-formed url', { publisher: '{ name: A, url: a.example }' }, c('ill-formed-url', '8:28')),
  inCourse('an ill-formed iri', { iri: 'urn:x' }, c('ill-formed-url', '8:6')),
  inCourse('a colour with #', { theme: '{ accent: "#0B5FFF" }' }, c('ill-formed-colour', '8:18')),
  inCourse('an ill-formed host', { allow_hosts: '[https://a.example/x]' }, c('ill-formed-host', '8:15')),
  inCourse('an unknown target', { publish: 'scorm2004' }, c('unknown-word', '8:10')),
  inCourse('a completion of words', { completion: 'all' }, c('wrong-type', '7:13')),
  inCourse(
    'a share without unit',
    { completion: '{ slides: 80, quizzes: none }' },
    c('missing-unit', '7:23'),
  ),
  inCourse(
    'a share over all',
    { completion: '{ slides: 101%, quizzes: none }' },
    c('share-over-100', '7:23'),
  ),
  inCourse('slides: most', { completion: '{ slides: most, quizzes: none }' }, c('unknown-word', '7:23')),
  inCourse('a lesson listed twice', { lessons: '[intro, intro]' }, c('listed-twice', '6:18')),
  inCourse('a lesson that is missing', { lessons: '[intro, gone]' }, c('lesson-missing', '6:18')),
  inCourse('no lessons', { lessons: '[]' }, c('empty-list', '6:10'), l('lesson-not-listed', '1:5')),
  inCourse('lessons by file', { lessons: 'lessons/intro.yaml' }, c('ill-formed-id', '6:10')),
  inCourse('nothing to pass', { completion: '{ quizzes: passed }' }, c('nothing-to-pass', '7:24')),
  inCourse(
    'nothing to do',
    { completion: '{ slides: none, quizzes: none }' },
    c('nothing-to-complete', '7:13'),
  ),
  inCourse(
    'an outcome that nothing teaches',
    { outcomes: '{ spot: Spot it }' },
    c('outcome-not-taught', '8:13'),
  ),
  inCourse('an ill-formed outcome id', { outcomes: '{ Spot: Spot it }' }, c('ill-formed-id', '8:13')),
  inCourse('an empty text file', { description: '{ file: media/a.md }' }, c('media-missing', '8:22')),
  ['an empty lesson', { 'lessons/intro.yaml': '' }, l('empty-file', '1:1')],
  [
    'two files of one lesson',
    { 'lessons/z.yaml': lesson(welcome.replace('welcome', 'hello')) },
    'id-used-twice lessons/z.yaml:1:5',
  ],
  [
    'a lesson listed nowhere',
    { 'lessons/draft.yml': 'id: draft\n' },
    'lesson-not-listed lessons/draft.yml:1:5',
  ],
];

const slideRows: Row[] = [
  inLesson('no title', `id: intro\nslides:\n${welcome}`, l('missing-key', '1:1')),
  inLesson('no slides', 'id: intro\ntitle: A\nslides: []\n', l('empty-list', '3:9')),
  inLesson('minutes with unit', lesson(welcome, 'minutes: 8 min\n'), l('ill-formed-number', '3:10')),
  inLesson('no minutes', lesson(welcome, 'minutes: 0\n'), l('number-out-of-range', '3:10')),
  inLesson('an unknown outcome', lesson(welcome, 'outcome: spot\n'), l('unknown-outcome', '3:10')),
  inLesson('a slide that is a text', lesson('  - welcome\n'), l('wrong-type', '4:5')),
  inLesson('a slide without id', lesson('  - title: Five signs\n'), l('missing-id', '4:5')),
  inLesson('a slide id twice', lesson(welcome + welcome), l('id-used-twice', '6:9')),
  inLesson('a lesson id twice', lesson('  - id: intro\n'), l('id-used-twice', '4:9')),
  inLesson('an unknown type', lesson('  - id: a\n    type: conzept\n'), l('unknown-word', '5:11')),
  inLesson('a key of another type', lesson(`${welcome}    what: It.\n`), l('unknown-key', '6:5')),
  inLesson('a wrong style', lesson(`${welcome}    type: hook\n    style: joke\n`), l('unknown-word', '7:12')),
  inLesson('optional: yes', lesson(`${welcome}    optional: yes\n`), l('not-true-or-false', '6:15')),
  inLesson(
    'an unknown key in a long form',
    lesson(`${welcome}    body: { txt: A }\n`),
    l('unknown-key', '6:13'),
  ),
  inLesson(
    'text and file',
    lesson(`${welcome}    body: { text: A, file: b.md }\n`),
    l('text-or-file', '6:11'),
  ),
  inLesson('neither', lesson(`${welcome}    body: {}\n`), l('text-or-file', '6:11')),
  inLesson('a map in notes', lesson(`${welcome}    notes: { a: b }\n`), l('unknown-key', '6:14')),
];

const quizRows: Row[] = [
  inLesson('no questions', lesson('  - id: a\n    type: quiz\n    title: A\n'), l('missing-key', '4:5')),
  inLesson(
    'questions: []',
    lesson('  - id: a\n    type: quiz\n    title: A\n    questions: []\n'),
    l('quiz-without-questions', '7:16'),
  ),
  inLesson('a body', quiz(good, '    body: A\n'), l('unknown-key', '7:5')),
  inLesson('a pass mark without unit', quiz(good, '    pass_mark: 80\n'), l('missing-unit', '7:16')),
  inLesson('a pass mark over 100%', quiz(good, '    pass_mark: 120%\n'), l('share-over-100', '7:16')),
  inLesson('no attempts', quiz(good, '    attempts: 0\n'), l('number-out-of-range', '7:15')),
  inLesson('half attempts', quiz(good, '    attempts: 1.5\n'), l('number-out-of-range', '7:15')),
  inLesson('attempts: unlimted', quiz(good, '    attempts: unlimted\n'), l('unknown-word', '7:15')),
  inLesson('another attempt counts', quiz(good, '    attempt_counts: worst\n'), l('unknown-word', '7:21')),
  inLesson('shuffle: answers', quiz(good, '    shuffle: [questions, answers]\n'), l('unknown-word', '7:26')),
  inLesson('show twice', quiz(good, '    show: [marks, marks]\n'), l('listed-twice', '7:19')),
  inLesson('show nothing', quiz(good, '    show: []\n'), l('empty-list', '7:11')),
  inLesson('counts: no', quiz(good, '    counts: no\n'), l('not-true-or-false', '7:13')),
  inLesson('a question id twice', quiz(good.replace('hello', 'check')), l('id-used-twice', '8:13')),
  inLesson('points below 0', quiz(`${good}        points: -1\n`), l('number-out-of-range', '12:17')),
  inLesson('an unknown question type', quiz(`${good}        type: multiple\n`), l('unknown-word', '12:15')),
  inLesson('a key of another question type', quiz(`${good}        labels: {}\n`), l('unknown-key', '12:9')),
  inLesson(
    'feedback in two ways',
    quiz(`${good}        feedback: { text: A, correct: B }\n`),
    l('text-or-file', '12:19'),
  ),
  inLesson('empty feedback', quiz(`${good}        feedback: {}\n`), l('text-or-file', '12:19')),
  inLesson('a question that is a text', quiz('      - hello\n'), l('wrong-type', '8:9')),
  [
    'a quiz to be passed without a mark',
    { 'course.yaml': courseYaml({ completion: undefined }), 'lessons/intro.yaml': quiz(good) },
    l('missing-pass-mark', '4:5'),
  ],
  [
    'a pass mark that is wrong is not missing too',
    {
      'course.yaml': courseYaml({ completion: undefined }),
      'lessons/intro.yaml': quiz(good, '    pass_mark: high\n'),
    },
    l('ill-formed-share', '7:16'),
  ],
];

const questionRows: Row[] = [
  inLesson('no answer', choice(['choices: { a: This, b: That }']), l('missing-key', '8:9')),
  inLesson(
    'no stem',
    quiz('      - id: q\n        choices: { a: A, b: B }\n        answer: a\n'),
    l('missing-key', '8:9'),
  ),
  inLesson('choices as a list', choice(['choices: [This, That]', 'answer: This']), l('wrong-type', '10:18')),
  inLesson('one choice', choice(['choices: { a: This }', 'answer: a']), l('too-few-choices', '10:18')),
  inLesson(
    'no choice',
    choice(['choices: {}', 'answer: a']),
    l('too-few-choices', '10:18'),
    l('answer-not-a-choice', '11:17'),
  ),
  inLesson(
    'equal choices',
    choice(['choices: { a: This, b: This }', 'answer: a']),
    l('equal-choices', '10:32'),
  ),
  inLesson(
    'an answer that is no choice',
    choice(['choices: { a: This, b: That }', 'answer: c']),
    l('answer-not-a-choice', '11:17'),
  ),
  inLesson(
    'one of several is none',
    choice(['choices: { a: A, b: B, c: C }', 'answer: [a, d]']),
    l('answer-not-a-choice', '11:21'),
  ),
  inLesson(
    'an answer twice',
    choice(['choices: { a: A, b: B, c: C }', 'answer: [a, a]']),
    l('answer-listed-twice', '11:21'),
  ),
  inLesson(
    'no right answer',
    choice(['choices: { a: A, b: B }', 'answer: []']),
    l('no-right-answer', '11:17'),
  ),
  inLesson(
    'all right',
    choice(['choices: { a: A, b: B }', 'answer: [a, b]']),
    l('all-choices-right', '11:17'),
  ),
  inLesson(
    'an ill-formed choice id',
    choice(['choices: { A b: A, b: B }', 'answer: b']),
    l('ill-formed-id', '10:20'),
  ),
  inLesson('an empty choice', choice(['choices: { a: "", b: B }', 'answer: b']), l('empty-text', '10:23')),
  inLesson(
    'an unknown key in a choice',
    choice(['choices: { a: { text: A, pinned: last }, b: B }', 'answer: b']),
    l('unknown-key', '10:34'),
  ),
  inLesson(
    'an answer of maps',
    choice(['choices: { a: A, b: B }', 'answer: { a: b }']),
    l('wrong-type', '11:17'),
  ),
  inLesson('true-false: yes', choice(['type: true-false', 'answer: yes']), l('not-true-or-false', '11:17')),
  inLesson('true-false without answer', choice(['type: true-false']), l('missing-key', '8:9')),
  inLesson(
    'labels with yes',
    choice(['type: true-false', 'answer: true', 'labels: { yes: A }']),
    l('unknown-key', '12:19'),
  ),
  inLesson(
    'points in practice',
    lesson('  - id: q\n    type: true-false\n    stem: A\n    answer: true\n    points: 2\n'),
    l('unknown-key', '8:5'),
  ),
  inLesson(
    'a body in practice',
    lesson('  - id: q\n    type: true-false\n    stem: A\n    answer: true\n    body: B\n'),
    l('unknown-key', '8:5'),
  ),
];

describe.each([
  ['course.yaml', courseRows],
  ['slides', slideRows],
  ['quizzes', quizRows],
  ['questions', questionRows],
])('loading %s', (_, rows) => {
  it.each(rows)('reports %s', (_what, files, ...expected) => expectFindings(files, expected));
});

describe('mended lines', () => {
  it.each([
    ['course.yaml', courseYaml({ version: '1.10' }), 'version: 1.10.0'],
    ['course.yaml', courseYaml({ language: 'pt_br' }), 'language: pt-br'],
    [
      'course.yaml',
      courseYaml({ theme: '{ accent: "#06f", font: serif }' }),
      'theme: { accent: 0066FF, font: serif }',
    ],
    ['course.yaml', courseYaml({ titel: 'X' }), 'title: X'],
    ['lessons/intro.yaml', quiz(good, '    pass_mark: 0.8\n'), '    pass_mark: 80%'],
    ['lessons/intro.yaml', quiz(good, '    reveal: after-each\n'), '    reveal: after_each'],
    ['lessons/intro.yaml', lesson('  - id: Five signs\n'), '  - id: five_signs'],
  ])('%s: %s', async (file, text, line) => {
    expect((await findingsOf({ [file]: text }))[0]?.mended).toBe(line);
  });
});

describe('hints', () => {
  it.each([
    [
      'the id of a choice whose text was given',
      choice(['choices: { a: This, b: That }', 'answer: that']),
      'Write `b`.',
    ],
    [
      'a near choice',
      choice(['choices: { dockerfile: A, images: B }', 'answer: image']),
      'Did you mean `images`?',
    ],
    ['where a key belongs', lesson(`${welcome}    stem: A\n`), '`stem` belongs to `type: choice`'],
    ['a near type', lesson('  - id: a\n    type: truefalse\n'), 'Did you mean `true-false`?'],
  ])('name %s', async (_, text, hint) => {
    expect((await findingsOf({ 'lessons/intro.yaml': text }))[0]?.hint).toContain(hint);
  });

  it('name the id of a file whose name was listed', async () => {
    const files = {
      'course.yaml': courseYaml({ lessons: '[five_signs]' }),
      'lessons/five-signs.yaml': 'id: signs\ntitle: A\nslides: [{ id: b }]\n',
    };
    const missing = (await findingsOf(files)).find(({ name }) => name === 'lesson-missing');
    expect(missing).toMatchObject({
      mended: 'lessons: [signs]',
      hint: expect.stringContaining('lessons/five-signs.yaml') as string,
    });
  });

  it('name the folder when it differs from the id', async () => {
    expect((await load({}, 'other')).diagnostics.map(short)).toEqual([c('folder-name-differs', '2:5')]);
    expect((await load({}, 'example')).diagnostics).toEqual([]);
  });
});

describe('all at once', () => {
  it('reports what is wrong in all files, in the order of their places', async () => {
    const found = await findingsOf({
      'course.yaml': courseYaml({ version: '1.10', lessons: '[intro, more]', titel: 'X' }),
      'lessons/intro.yaml': quiz(
        good.replace('answer: a', 'answer: c'),
        '    pass_mark: 80\n    atempts: 3\n',
      ),
      'lessons/more.yaml':
        'id: more\ntitle: a: b\nslides:\n  - title: A\n  - id: hello\n    image: { file: media/no.png }\n',
    });
    expect(found.map(short)).toEqual([
      c('ill-formed-version', '4:10'),
      c('unknown-key', '8:1'),
      l('missing-unit', '7:16'),
      l('unknown-key', '8:5'),
      l('answer-not-a-choice', '13:17'),
      'colon-in-text lessons/more.yaml:2:9',
      'missing-id lessons/more.yaml:4:5',
      'id-used-twice lessons/more.yaml:5:9',
      'missing-alt lessons/more.yaml:6:12',
      'media-missing lessons/more.yaml:6:20',
    ]);
  });
});

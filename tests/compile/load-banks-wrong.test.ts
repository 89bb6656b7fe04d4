import { describe, expect, it } from 'vitest';
import { expectFindings, findingsOf } from '../support/load-helper.ts';
import { bankYaml, courseYaml, pool, question, quizSlide, withEntries } from '../support/quiz-yaml.ts';

type Files = Record<string, string | undefined>;
type Row = [what: string, files: Files, expected: string[], hint?: string];

const all = 'draw: { bank: pool, count: 5 }';
const inLesson = (name: string, at: string) => `${name} lessons/intro.yaml:${at}`;
const inBank = (name: string, at: string) => `${name} banks/pool.yaml:${at}`;

/** A bank of one question that is broken in some way; a quiz that draws it, and one that uses it. */
const broken = (bank: string | undefined, more: Files = {}): Files =>
  withEntries(
    ['draw: { bank: pool, count: 1 }'],
    { 'banks/pool.yaml': bank, ...more },
    quizSlide(['use: one'], [], 'exam'),
  );
const alone = bankYaml([question('one')]);

const banks: Row[] = [
  ['no id', broken(alone.replace('id: pool\n', '')), ['missing-id banks/pool.yaml:1:1']],
  ['an ill-formed id', broken(alone.replace('id: pool', 'id: My pool')), [inBank('ill-formed-id', '1:5')]],
  ['no YAML', broken(alone.replace('What is one?', 'What: is one?')), [inBank('colon-in-text', '4:15')]],
  ['nothing in it', broken(''), [inBank('empty-file', '1:1')]],
  ['a list', broken('- id: one\n'), [inBank('wrong-type', '1:1')]],
  ['no questions', broken('id: pool\n'), [inBank('missing-key', '1:1')]],
  ['an empty list of questions', broken('id: pool\nquestions: []\n'), [inBank('empty-list', '2:12')]],
  ['a key that it can’t have', broken(`${alone}shuffle: choices\n`), [inBank('unknown-key', '7:1')]],
  [
    'a question without id',
    broken(alone.replace('- id: one\n    stem', '- stem')),
    [inBank('missing-id', '3:5')],
  ],
  ['a question that is a text', broken('id: pool\nquestions: [one]\n'), [inBank('wrong-type', '2:13')]],
  [
    'a question of an unknown type',
    broken(alone.replace('- id: one', '- id: one\n    type: essay')),
    [inBank('unknown-word', '4:11')],
  ],
  [
    'a question whose outcome is unknown',
    broken(alone.replace('    stem', '    outcome: sport\n    stem')),
    [inBank('unknown-outcome', '4:14')],
  ],
  [
    'a question with an empty tag',
    broken(alone.replace('    stem', '    tags: [""]\n    stem')),
    [inBank('empty-text', '4:12')],
  ],
  [
    'a tag twice',
    broken(alone.replace('    stem', '    tags: [a, a]\n    stem')),
    [inBank('listed-twice', '4:15')],
  ],
  [
    'a draw in it',
    broken(`${alone}  - draw: { bank: pool, count: 1 }\n`),
    [inBank('unknown-key', '7:5')],
    '`draw` stands in a quiz',
  ],
  ['a use in it', broken(`${alone}  - use: one\n`), [inBank('unknown-key', '7:5')]],
  [
    'an id that a lesson has',
    broken(alone.replace('id: pool', 'id: intro')),
    [inLesson('id-used-twice', '1:5'), inLesson('unknown-bank', '8:23')],
  ],
  [
    'another bank with its id',
    broken(alone, { 'banks/z.yaml': bankYaml([question('other')]) }),
    ['id-used-twice banks/z.yaml:1:5'],
  ],
  [
    'a question id that a slide has',
    broken(bankYaml([question('one'), question('check')])),
    [inLesson('id-used-twice', '4:9')],
  ],
  [
    'a question id that a question of a quiz has',
    withEntries([question('one'), 'draw: { bank: pool, count: 4 }']),
    [inLesson('id-used-twice', '8:13')],
  ],
  [
    'a question id that another bank has',
    broken(alone, { 'banks/z.yaml': bankYaml([question('one')], 'more') }),
    ['id-used-twice banks/z.yaml:3:9'],
  ],
];

const drawOne = (keys: string): Files =>
  withEntries([`draw: { bank: pool, ${keys} }`, all.replace('5', '1')]);
const uses: Row[] = [
  [
    'of an unknown bank',
    withEntries(['draw: { bank: pol, count: 1 }', all]),
    [inLesson('unknown-bank', '8:23')],
    'Did you mean `pool`?',
  ],
  [
    'of a bank where there is none',
    withEntries(['draw: { bank: pool, count: 1 }'], { 'banks/pool.yaml': undefined }),
    [inLesson('unknown-bank', '8:23')],
    'Write a file in `banks/` that begins with its id.',
  ],
  ['without a bank', withEntries(['draw: { count: 1 }', all]), [inLesson('missing-key', '8:15')]],
  ['without a count', withEntries(['draw: { bank: pool }', all]), [inLesson('missing-key', '8:15')]],
  ['of none', drawOne('count: 0'), [inLesson('number-out-of-range', '8:36')]],
  ['of all', drawOne('count: all'), [inLesson('ill-formed-number', '8:36')]],
  [
    'with an unknown key',
    drawOne('count: 1, tag: basic'),
    [inLesson('unknown-key', '8:39')],
    'Did you mean `tags`?',
  ],
  ['with a title beside it', withEntries([`${all}\ntitle: A`]), [inLesson('unknown-key', '9:9')]],
  ['that is a word', withEntries(['draw: pool', all]), [inLesson('wrong-type', '8:15')]],
  [
    'by an unknown tag',
    drawOne('count: 1, tags: [hard, bsic]'),
    [inLesson('unknown-tag', '8:52')],
    'Did you mean `basic`?',
  ],
  ['by a tag twice', drawOne('count: 1, tags: [hard, hard]'), [inLesson('listed-twice', '8:52')]],
  ['by an unknown outcome', drawOne('count: 1, outcome: sport'), [inLesson('unknown-outcome', '8:48')]],
  [
    'of more than there are',
    withEntries(['draw: { bank: pool, count: 6 }']),
    [inLesson('draw-too-large', '8:36')],
    'Lower `count`',
  ],
  ['of more than fit', drawOne('count: 3, tags: hard'), [inLesson('draw-too-large', '8:36')]],
  [
    'of what the quiz asks anyway',
    withEntries([all, 'use: two']),
    [inLesson('draw-too-large', '8:36')],
    'What the quiz asks anyway is not drawn.',
  ],
  [
    'of what other draws need',
    withEntries(['draw: { bank: pool, count: 4 }', 'draw: { bank: pool, count: 2, tags: hard }']),
    [inLesson('draw-too-large', '8:36')],
  ],
  ['with points below 0', drawOne('count: 1, points: -1'), [inLesson('number-out-of-range', '8:47')]],
];
const ofQuestion: Row[] = [
  [
    'of an unknown question',
    withEntries(['use: on', all]),
    [inLesson('unknown-bank-question', '8:14')],
    'Did you mean `one`?',
  ],
  [
    'of a question in a quiz',
    withEntries([question('own'), 'use: own', all]),
    [inLesson('unknown-bank-question', '12:14')],
  ],
  [
    'of a question twice',
    withEntries(['use: one', 'use: two', 'use: one', 'draw: { bank: pool, count: 3 }']),
    [inLesson('question-asked-twice', '10:14')],
    'Delete one of the two.',
  ],
  [
    'with a key beside it',
    withEntries(['use: one\npoints: 2', 'draw: { bank: pool, count: 4 }']),
    [inLesson('unknown-key', '9:9')],
  ],
  ['of a list', withEntries(['use: [one, two]', all]), [inLesson('wrong-type', '8:14')]],
];

const unused: Row[] = [
  [
    'a bank that nothing takes from',
    withEntries([question('own')]),
    [inBank('bank-not-used', '1:1')],
    '`- draw: { bank: pool, count: 2 }`',
  ],
  [
    'questions that no draw can take',
    withEntries(['draw: { bank: pool, count: 1, tags: hard }', 'use: one']),
    [inBank('bank-question-not-used', '20:5'), inBank('bank-question-not-used', '24:5')],
    'Loosen the `tags` or `outcome` of a draw, or take it with `use`.',
  ],
  [
    'tries that no quiz makes use of',
    withEntries(['draw: { bank: pool, count: 1 }'], {
      'banks/pool.yaml': bankYaml([question('one', 'tries: 2')]),
    }),
    [inBank('tries-without-check', '7:12')],
  ],
  [
    'a hint that no quiz shows',
    withEntries(
      ['use: one'],
      { 'banks/pool.yaml': bankYaml([question('one', 'hint: Think.')]) },
      quizSlide(['use: one'], ['reveal: after_each'], 'exam'),
    ),
    [inBank('hint-never-shown', '7:11')],
    'Write `tries: 2`, or leave the hint out.',
  ],
  [
    'not where one of two quizzes shows it',
    withEntries(
      ['use: one'],
      { 'banks/pool.yaml': bankYaml([question('one', 'hint: Think.', 'tries: 2')]) },
      quizSlide(['use: one'], ['reveal: after_each'], 'exam'),
    ),
    [],
  ],
  [
    'a choice that moves about in one of two quizzes, once',
    withEntries(
      ['use: one'],
      { 'banks/pool.yaml': bankYaml([question('one').replace('b: That', 'b: None of these')]) },
      quizSlide(['use: one'], ['shuffle: choices'], 'exam'),
      quizSlide(['use: one'], ['shuffle: choices'], 'last'),
    ),
    [inBank('choice-moves-about', '5:28')],
  ],
  [
    'a remedial slide that does not exist, once',
    withEntries(
      ['use: one'],
      { 'banks/pool.yaml': bankYaml([question('one', 'remedial: gone')]) },
      quizSlide(['use: one'], [], 'exam'),
    ),
    [inBank('unknown-remedial', '7:15')],
  ],
];

describe.each([
  ['a bank with', banks],
  ['a draw', uses],
  ['a use', ofQuestion],
  ['reports of banks', unused],
])('%s', (_, rows) => {
  it.each(rows)('%s', (_what, files, expected, hint) => {
    // Without the outcomes that only the large bank teaches.
    const known = files['banks/pool.yaml'] === pool ? {} : { 'course.yaml': courseYaml() };
    return expectFindings({ ...files, ...known }, expected, hint);
  });
});

describe('a mended line', () => {
  it.each([
    ['draw: { bank: pol, count: 1 }', '      - draw: { bank: pool, count: 1 }'],
    ['draw: { bank: pool, count: 1, tags: bsic }', '      - draw: { bank: pool, count: 1, tags: basic }'],
    ['use: on', '      - use: one'],
  ])('stands for %s', async (entry, line) => {
    expect((await findingsOf(withEntries([entry, all.replace('5', '4')])))[0]?.mended).toBe(line);
  });
});

import { beforeAll, describe, expect, it } from 'vitest';
import { compare, type Comparison } from '../../scripts/diff/compare.ts';
import { edition, type BuiltEdition, type Files } from '../support/editions.ts';
import { baseCourse } from '../support/migration-course.ts';
import { both, change } from '../support/migration-rows.ts';

/** What `diff` says of an edit, and of learners in each condition: the sentences, beside the table of rebuilds. */

const course = 'course.yaml';
const begin = 'lessons/begin.yaml';
const finish = 'lessons/finish.yaml';

const files = both(
  change(course, ['score:', 'outcomes: { see: See it, say: Say it }\nscore:']),
  change(begin, ['stem: Which year?', 'stem: Which year?\n        outcome: see']),
  change(finish, [
    /$/,
    '  - id: fun\n    type: quiz\n    title: Fun\n    counts: false\n    questions:\n      - { id: f1, stem: One?, choices: { a: A, b: B }, answer: a }\n',
  ]),
)(baseCourse);

type Edit = (before: Files) => Files;
let base: BuiltEdition;
beforeAll(async () => {
  base = await edition(files);
});
const compared = async (edit: Edit): Promise<Comparison> =>
  compare(base.side, (await edition(edit(files), base)).side);

const lastSlide = '  - id: thanks';
const moreQuiz =
  '  - id: last\n    type: quiz\n    title: Last\n    pass_mark: 50%\n    questions:\n      - { id: l1, stem: One?, choices: { a: A, b: B }, answer: a }\n';
const colour = / {6}- id: colour[^]*?(?= {6}- id: word)/;
const asPractice =
  '  - id: shade\n    type: choice\n    stem: Which colour is the exit?\n    choices: { green: Green, red: Red, blue: Blue }\n    answer: green\n';

describe('what changed', () => {
  it.each<[string, Edit, string[]]>([
    ['language', change(course, ['language: en', 'language: de']), ['language changed: en, now de']],
    [
      'publisher and responses',
      change(course, ['language', 'publisher: { name: N }\nresponses: ids\nlanguage']),
      ['publisher changed: none, now N', 'responses changed: text, now ids'],
    ],
    [
      'completion',
      change(course, ['{ slides: all, quizzes: passed }', '{ slides: 50%, quizzes: [exam] }']),
      ['completion.slides changed: all, now 50%', 'completion.quizzes changed: passed, now exam'],
    ],
    [
      'an outcome under another id',
      both(change(course, ['see: See', 'spot: See']), change(begin, ['outcome: see', 'outcome: spot'])),
      [
        'outcome see is gone: LMSs keep what they have of it, and hear no more of it',
        'outcome spot is new',
        'question check.year: outcome was see and is spot',
      ],
    ],
    [
      'the text of an outcome',
      change(course, ['See it', 'Spot it']),
      ['outcome see reads otherwise: "Spot it"'],
    ],
    [
      'title, minutes and lock of a lesson',
      change(finish, ['title: Finish\nlocked_until: { submitted: [check] }', 'title: End\nminutes: 3']),
      [
        'the title of lesson finish was "Finish" and is "End"',
        'minutes of lesson finish was none and is 3',
        'locked_until of lesson finish changed',
      ],
    ],
    [
      'the title of a slide, once',
      change(begin, ['title: Rules', 'title: What holds']),
      ['the title of rules was "Rules" and is "What holds"'],
    ],
    [
      'type and time of a slide',
      change(begin, ['id: rules', 'id: rules\n    type: summary\n    min_time: 90 s']),
      ['rules is of type summary, so far text', 'min_time of rules was none and is 90 s'],
    ],
    [
      'what a quiz is told',
      change(begin, [
        'attempts: 3',
        'attempts: 3\n    intro: Try.\n    time_limit: 2 h\n    extra_time: 50%\n    clock: open\n    wait: 20 min\n    layout: all_at_once\n    shuffle: [questions, choices]\n    show: marks',
      ]),
      [
        'check: time_limit was none and is 2 h',
        'check: extra_time was none and is 50%',
        'check: clock was always and is open',
        'check: wait was none and is 20 min',
        'check: show was marks, feedback, answers and is marks',
        'check: layout was one_by_one and is all_at_once',
        'check: shuffle was none and is questions, choices',
        'quiz check ("Half way") reads otherwise',
      ],
    ],
    [
      'what all questions of a quiz are told',
      change(begin, ['attempts: 3', 'attempts: 3\n    partial: false\n    penalty: 10%']),
      [
        'every question of check: partial was true and is false',
        'every question of check: penalty was 0% and is 10%',
      ],
    ],
    [
      'what one question is told',
      change(begin, [
        'answer: 1984',
        'answer: 1984\n        unit: AD\n        required: true\n        points: 2',
      ]),
      [
        'question check.year: points was 1 and is 2',
        'question check.year: required was false and is true',
        'question check.year reads otherwise',
      ],
    ],
    [
      'draws',
      change(begin, ['count: 2', 'count: 3, points: 2']),
      [
        'check: the number of questions that it draws was 2 and is 3',
        'questions check.pool_a, check.pool_b, check.pool_c, check.pool_d: points was 1 and is 2',
      ],
    ],
    [
      'the order of questions',
      change(begin, [/( {6}- id: word[^]*?)( {6}- id: year[^]*?)(?= {6}- draw)/, '$2$1']),
      ['the questions of check stand in another order'],
    ],
    [
      'a question that is called otherwise, and is another one',
      change(begin, ['id: colour', 'id: exit\n        was: colour'], ['answer: green', 'answer: red']),
      [
        'question check.colour is called check.exit now',
        'question check.exit is another one now (its key, its choices or its kind changed)',
      ],
    ],
    [
      'the same among the slides',
      change(begin, ['id: padlock', 'id: lock\n    was: padlock'], ['answer: false', 'answer: true']),
      [
        'padlock is called lock now',
        'question lock is another one now (its key, its choices or its kind changed)',
      ],
    ],
    [
      'a question that stands among the slides now: no `was` would do any good',
      change(begin, [colour, ''], ['  - id: check', `${asPractice}  - id: check`]),
      ['slide shade ("Which colour is the exit?") is new', 'question check.colour is gone'],
    ],
  ])('%s', async (_, edit, sentences) => {
    const found = (await compared(edit)).changes.map(({ what }) => what);
    expect(found).toEqual(expect.arrayContaining(sentences));
  });
});

describe('what it does', () => {
  const middle = 'in the middle of every quiz';
  const submitted = 'every quiz submitted, half of it right';
  it.each<[string, Edit, string, string, string]>([
    [
      'another question stands in the place of an answered one',
      change(finish, ['id: door', 'id: gate'], ['Which door?', 'Which gate?']),
      middle,
      'redo',
      'one question is asked in the open attempt in place of what was answered: exam.gate',
    ],
    [
      'a quiz more is to be passed',
      both(
        change(finish, [lastSlide, `${moreQuiz}${lastSlide}`]),
        change(course, ['exam: 50 }', 'exam: 50, last: 1 }']),
      ),
      submitted,
      'more',
      'has one more quiz to pass: last',
    ],
    [
      'a score is to be reached',
      change(course, ['score:\n', 'score:\n  pass_mark: 95%\n']),
      submitted,
      'more',
      'needs a score of 95 for the whole course',
    ],
    [
      'an open attempt gets a time limit',
      change(begin, ['attempts: 3', 'attempts: 3\n    time_limit: 5 min']),
      middle,
      'more',
      'the open attempt at check has a time limit of 5 min now',
    ],
    [
      'what never counted is no loss',
      change(finish, [/ {2}- id: fun[^]*/, '']),
      submitted,
      'keeps',
      'practice quiz fun is gone, and its result with it',
    ],
  ])('%s', async (_, edit, who, severity, what) => {
    const found = (await compared(edit)).learners.find((each) => each.who === who);
    expect(found?.effects.map((each) => each.what)).toContain(what);
    expect(found?.severity).toBe(severity);
  });

  it.each([
    ['web', "Progress stays in each learner's browser, and is found again at the same address."],
    [
      'cmi5',
      'Registrations, progress and statements are found again: the identifiers in the package are the same.',
    ],
  ])('to what keeps the progress of %s', async (target, words) => {
    const published = change(course, [
      'score:',
      `publish: ${target}\niri: https://example.org/safety\nscore:`,
    ])(files);
    const old = await edition(published);
    const now = await edition(change(begin, ['Hello.', 'Hallo.'])(published), old);
    const { lms, adviceWords } = compare(old.side, now.side);
    expect(lms[0]).toBe(words);
    expect([...lms, ...adviceWords].join()).not.toContain('Moodle');
  });
});

import type { Files } from './editions.ts';

/** An edit of the base course, by the name that it has in the docs. */
export interface EditRow {
  name: string;
  edit: (files: Files) => Files;
}

/** Replaces a text of one file; an edit that changes nothing is no edit. */
export const change =
  (file: string, ...pairs: [before: string | RegExp, after: string][]) =>
  (files: Files): Files => {
    const text = pairs.reduce((now, [before, after]) => {
      const next = now.replace(before, after);
      if (next === now) throw new Error(`${file} has no ${String(before)}`);
      return next;
    }, files[file] ?? '');
    return { ...files, [file]: text };
  };

export const both =
  (...edits: ((files: Files) => Files)[]) =>
  (files: Files): Files =>
    edits.reduce((now, edit) => edit(now), files);

const course = 'course.yaml';
const begin = 'lessons/begin.yaml';
const finish = 'lessons/finish.yaml';
const pool = 'banks/pool.yaml';

const rulesSlide = '  - id: rules\n    title: Rules\n    body: First this. Then that.\n';
const question = (id: string, more = '') =>
  `      - id: ${id}\n        stem: Is it new?\n        choices: { y: 'Yes', n: 'No' }\n        answer: y\n${more}`;
const colour = `      - id: colour
        stem: Which colour is the exit?
        choices: { green: Green, red: Red, blue: Blue }
        answer: green
`;
const padlock = `  - id: padlock
    type: true-false
    stem: A padlock proves that a site is honest.
    answer: false
`;

export const rows: EditRow[] = [
  {
    name: 'a typo mended',
    edit: change(
      begin,
      ['Which colour is the exit?', 'What colour is the exit?'],
      ['Green', 'The green one'],
    ),
  },
  {
    name: 'slide added',
    edit: change(begin, [rulesSlide, `${rulesSlide}  - id: fresh\n    title: Fresh\n    body: New.\n`]),
  },
  { name: 'slide removed', edit: change(begin, [rulesSlide, '']) },
  {
    name: 'slide moved',
    edit: both(
      change(begin, [rulesSlide, '']),
      change(finish, ['  - id: thanks', `${rulesSlide}  - id: thanks`]),
    ),
  },
  {
    name: 'slide renamed with `was`',
    edit: change(begin, ['- id: rules', '- id: house_rules\n    was: rules']),
  },
  { name: 'slide renamed without `was`', edit: change(begin, ['- id: rules', '- id: house_rules']) },
  {
    name: 'slide split',
    edit: change(begin, [
      ' Then that.',
      '\n  - id: rules_two\n    title: Rules, part two\n    body: Then that.',
    ]),
  },
  {
    name: 'slides merged',
    edit: change(begin, ['body: Hello.', 'body: Hello. First this. Then that.'], [rulesSlide, '']),
  },
  { name: 'practice question changed', edit: change(begin, ['answer: false', 'answer: true']) },
  {
    name: 'practice question moved into a quiz',
    edit: change(
      begin,
      [padlock, ''],
      [
        /$/,
        '      - id: seal\n        type: true-false\n        stem: A padlock proves that a site is honest.\n        answer: false\n',
      ],
    ),
  },
  {
    name: 'lesson added',
    edit: (files) => ({
      ...change(course, ['[begin, finish]', '[begin, extra, finish]'])(files),
      'lessons/extra.yaml':
        'id: extra\ntitle: Extra\nslides:\n  - id: fresh\n    title: Fresh\n    body: New.\n',
    }),
  },
  {
    name: 'lesson removed',
    edit: (files) => {
      const { [begin]: _, ...rest } = change(
        course,
        ['[begin, finish]', '[finish]'],
        ['check: 50, ', ''],
      )(files);
      return change(finish, ['locked_until: { submitted: [check] }\n', ''])(rest);
    },
  },
  {
    name: 'lessons in another order',
    edit: both(
      change(course, ['[begin, finish]', '[finish, begin]']),
      change(finish, ['locked_until: { submitted: [check] }\n', '']),
    ),
  },
  {
    name: 'lesson renamed with `was`',
    edit: both(
      change(course, ['[begin, finish]', '[start, finish]']),
      change(begin, ['id: begin', 'id: start\nwas: begin']),
    ),
  },
  {
    name: 'lesson renamed without `was`',
    edit: both(
      change(course, ['[begin, finish]', '[start, finish]']),
      change(begin, ['id: begin', 'id: start']),
    ),
  },
  { name: 'question added', edit: change(begin, [/$/, question('fresh')]) },
  { name: 'question removed', edit: change(begin, [colour, '']) },
  {
    name: 'question moved to another quiz with `was`',
    edit: both(
      change(begin, [colour, '']),
      change(finish, [
        '      - id: floor',
        colour.replace('colour\n', 'colour\n        was: check.colour\n') + '      - id: floor',
      ]),
    ),
  },
  {
    name: 'question moved to another quiz without `was`',
    edit: both(
      change(begin, [colour, '']),
      change(finish, ['      - id: floor', colour + '      - id: floor']),
    ),
  },
  {
    name: 'question renamed with `was`',
    edit: change(begin, ['- id: colour', '- id: exit_colour\n        was: colour']),
  },
  { name: 'question renamed without `was`', edit: change(begin, ['- id: colour', '- id: exit_colour']) },
  { name: 'key changed', edit: change(begin, ['answer: green', 'answer: red']) },
  { name: 'accepted answer added', edit: change(begin, ['{ help: [help] }', '{ help: [help, aid] }']) },
  { name: 'number changed', edit: change(begin, ['1984', '1985']) },
  { name: 'choice added', edit: change(begin, ['blue: Blue', 'blue: Blue, pink: Pink']) },
  { name: 'choice removed', edit: change(begin, [', blue: Blue', '']) },
  {
    name: 'choices in another order',
    edit: change(begin, ['{ green: Green, red: Red, blue: Blue }', '{ blue: Blue, red: Red, green: Green }']),
  },
  {
    name: 'questions in another order',
    edit: both(change(begin, [colour, '']), change(begin, ['      - draw', `${colour}      - draw`])),
  },
  {
    name: 'type changed',
    edit: change(begin, [
      / {6}- id: colour[^]*?green\n/,
      '      - id: colour\n        type: true-false\n        stem: Which colour is the exit? Green?\n        answer: true\n',
    ]),
  },
  {
    name: '`max_length` of a typed answer changed',
    edit: change(begin, ['{ help: [help] }', '{ help: { accept: [help], max_length: 40 } }']),
  },
  { name: 'points changed', edit: change(begin, ['answer: green', 'answer: green\n        points: 5']) },
  { name: 'pass mark raised', edit: change(begin, ['60%', '90%']) },
  { name: 'pass mark lowered', edit: change(begin, ['60%', '40%']) },
  { name: 'attempts raised', edit: change(begin, ['attempts: 3', 'attempts: 5']) },
  { name: 'attempts lowered', edit: change(begin, ['attempts: 3\n    retry: wrong', 'attempts: 1']) },
  {
    name: 'which attempt counts changed',
    edit: change(begin, ['attempts: 3', 'attempts: 3\n    attempt_counts: last']),
  },
  { name: 'drawn question removed from its bank', edit: change(pool, [/.*pool_a.*\n/, '']) },
  { name: 'drawn question revised', edit: change(pool, [/(pool_b.*)answer: y/, '$1answer: n']) },
  {
    name: 'drawn question added to its bank',
    edit: change(pool, [
      /$/,
      `  - { id: pool_e, stem: Is it e?, choices: { y: 'Yes', n: 'No' }, answer: y }\n`,
    ]),
  },
  { name: 'draw made smaller', edit: change(begin, ['count: 2', 'count: 1']) },
  { name: 'draw made larger', edit: change(begin, ['count: 2', 'count: 3']) },
  {
    name: 'draw replaced by its questions',
    edit: change(begin, ['draw: { bank: pool, count: 2 }', 'use: pool_a\n      - use: pool_b']),
  },
  { name: 'completion asks for less', edit: change(course, ['slides: all', 'slides: none']) },
  { name: 'completion asks for more', edit: change(course, ['weights', 'pass_mark: 90%\n  weights']) },
  { name: 'weights changed', edit: change(course, ['check: 50, exam: 50', 'check: 10, exam: 90']) },
  {
    name: 'quiz added',
    edit: both(
      change(begin, [
        /$/,
        `  - id: more_check\n    type: quiz\n    title: More\n    pass_mark: 50%\n    questions:\n${question('fresh')}`,
      ]),
      change(course, ['check: 50,', 'check: 50, more_check: 50,']),
    ),
  },
  {
    name: 'quiz removed',
    edit: both(
      change(begin, [/ {2}- id: check[^]*/, '']),
      change(course, ['check: 50, ', '']),
      change(finish, ['locked_until: { submitted: [check] }\n', '']),
    ),
  },
  {
    name: 'quiz renamed with `was`',
    edit: both(
      change(begin, ['- id: check', '- id: half\n    was: check']),
      change(course, ['check: 50', 'half: 50']),
      change(finish, ['[check]', '[half]']),
    ),
  },
  {
    name: 'quiz renamed without `was`',
    edit: both(
      change(begin, ['- id: check', '- id: half']),
      change(course, ['check: 50', 'half: 50']),
      change(finish, ['[check]', '[half]']),
    ),
  },
  { name: '`retry: wrong` taken away', edit: change(begin, ['    retry: wrong\n', '']) },
  { name: 'lock added to a lesson', edit: change(finish, ['submitted: [check]', 'passed: [check]']) },
  {
    name: 'everything in order from now on',
    edit: change(course, ['completion', 'navigation: in_order\ncompletion']),
  },
];

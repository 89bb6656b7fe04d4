import { describe, expect, it } from 'vitest';
import { expectFindings, load, short } from '../support/load-helper.ts';
import { courseYaml, question, quizSlide, textSlide } from '../support/quiz-yaml.ts';

/** Locks, and what completion and the score say of quizzes. */

type Files = Record<string, string | undefined>;
type Row = [what: string, files: Files, expected: string[], hint?: string];

const inIntro = (name: string, at: string) => `${name} lessons/intro.yaml:${at}`;
const inMore = (name: string, at: string) => `${name} lessons/more.yaml:${at}`;
const inCourse = (name: string, at: string) => `${name} course.yaml:${at}`;

/** Two lessons: `intro` with welcome and the quiz check, `more` with some slides; those of `more` begin in line 4. */
function course(more: string, { head = '', check = ['pass_mark: 50%'], course: own = '' } = {}): Files {
  return {
    'course.yaml': courseYaml(own, '{ quizzes: none }').replace('[intro]', '[intro, more]'),
    'lessons/intro.yaml': `id: intro\ntitle: A\nslides:\n${textSlide('welcome')}${quizSlide([question('one')], check)}`,
    'lessons/more.yaml': `id: more\ntitle: B\n${head}slides:\n${more}`,
  };
}
/** A slide with a lock, which begins in column 46. */
const locked = (gate: string, id = 'end') => textSlide(id, `, locked_until: ${gate}`);

const gates: Row[] = [
  [
    'for a slide, a quiz and a lesson',
    course(locked('{ visited: [welcome, intro], passed: check, submitted: [check] }')),
    [],
  ],
  ['of a lesson', course(textSlide('end'), { head: 'locked_until: { submitted: check }\n' }), []],
  ['for nothing', course(locked('{}')), [inMore('empty-gate', '4:46')], 'Write what has to happen'],
  ['for nothing, by lists', course(locked('{ visited: [], passed: [] }')), [inMore('empty-gate', '4:46')]],
  [
    'for something unknown',
    course(locked('{ visited: welcom }')),
    [inMore('unknown-gate-target', '4:57')],
    'Did you mean `welcome`?',
  ],
  [
    'for an unknown quiz',
    course(locked('{ passed: [check, chek] }')),
    [inMore('unknown-gate-target', '4:64')],
    'Did you mean `check`?',
  ],
  [
    'for a quiz, and does not mean a slide',
    course(locked('{ submitted: welcom }')),
    [inMore('unknown-gate-target', '4:59')],
    'Write the id of a quiz.',
  ],
  [
    'until a slide is passed',
    course(locked('{ passed: welcome }')),
    [inMore('gate-waits-for-no-quiz', '4:56')],
    'Write `visited: welcome`',
  ],
  [
    'until a lesson is submitted',
    course(locked('{ submitted: intro }')),
    [inMore('gate-waits-for-no-quiz', '4:59')],
  ],
  [
    'until a question is visited',
    course(locked('{ visited: one }')),
    [inMore('unknown-gate-target', '4:57')],
  ],
  ['for itself', course(locked('{ visited: end }')), [inMore('gate-waits-for-itself', '4:57')]],
  ['for its own lesson', course(locked('{ visited: more }')), [inMore('gate-waits-for-itself', '4:57')]],
  [
    'of a lesson for a slide in it',
    course(textSlide('end'), { head: 'locked_until: { visited: end }\n' }),
    [inMore('gate-waits-for-itself', '3:26')],
  ],
  [
    'for a later slide',
    course(locked('{ visited: last }') + textSlide('last')),
    [inMore('gate-waits-for-later', '4:57')],
  ],
  [
    'for a slide that nobody has to see',
    course(textSlide('extra', ', optional: true') + locked('{ visited: extra }')),
    [inMore('gate-waits-for-optional', '5:57')],
  ],
  ['for a lesson of which something counts', course(locked('{ visited: intro }')), []],
  [
    'for one thing twice',
    course(locked('{ visited: [welcome, welcome] }')),
    [inMore('listed-twice', '4:67')],
  ],
  ['with an unknown key', course(locked('{ done: welcome }')), [inMore('unknown-key', '4:48')]],
  ['that is a word', course(locked('welcome')), [inMore('wrong-type', '4:46')]],
  [
    'until a quiz is passed that can be lost, and need not be passed',
    course(locked('{ passed: check }'), { check: ['attempts: 3', 'pass_mark: 50%'] }),
    [inMore('gate-may-stay-closed', '4:56')],
    'Write `submitted: check`, give `check` unlimited attempts',
  ],
  [
    'until a quiz is passed whose first attempt alone counts',
    course(locked('{ passed: check }'), { check: ['attempt_counts: first', 'pass_mark: 50%'] }),
    [inMore('gate-may-stay-closed', '4:56')],
  ],
  [
    'until such a quiz is passed, before a slide that nobody has to see',
    course(textSlide('end', ', optional: true, locked_until: { passed: check }'), {
      check: ['attempts: 3', 'pass_mark: 50%'],
    }),
    [],
  ],
  [
    'for a lesson without slides, which is told by itself',
    { ...course(locked('{ visited: intro }')), 'lessons/intro.yaml': 'id: intro\ntitle: A\nslides: []\n' },
    [inIntro('empty-list', '3:9')],
  ],
  [
    'of a lesson without slides',
    {
      ...course('', { head: 'locked_until: { visited: welcome }\n' }),
      'lessons/more.yaml': 'id: more\ntitle: B\nlocked_until: { visited: welcome }\nslides: []\n',
    },
    [inMore('empty-list', '4:9')],
  ],
];

/** A course with some completion and further keys (from line 8 on), and the quizzes check, exam, practice and extra. */
function scored(completion: string, keys = ''): Files {
  const mark = 'pass_mark: 50%';
  return {
    'course.yaml': courseYaml(keys, completion),
    'lessons/intro.yaml': `id: intro\ntitle: A\nslides:\n${[
      quizSlide([question('one')], [mark]),
      quizSlide([question('two', 'points: 3')], [mark], 'exam'),
      quizSlide([question('three')], [mark, 'counts: false'], 'practice'),
      quizSlide([question('four', 'points: 0')], ['optional: true'], 'extra'),
    ].join('')}`,
  };
}
const score = (keys: string) => scored('{ quizzes: passed }', `score: ${keys}\n`);
const completes = (quizzes: string) => scored(`{ quizzes: ${quizzes} }`);

const scores: Row[] = [
  ['by weights', score('{ weights: { check: 30, exam: 70 }, pass_mark: 80% }'), []],
  ['with a quiz that weighs nothing', score('{ weights: { check: 0, exam: 1, practice: 0 } }'), []],
  [
    'with an unknown quiz',
    score('{ weights: { chek: 30, exam: 70, check: 1 } }'),
    [inCourse('unknown-quiz', '8:21')],
    'Did you mean `check`?',
  ],
  [
    'without a quiz that counts',
    score('{ weights: { exam: 70 } }'),
    [inCourse('quiz-without-weight', '8:19')],
    'Add `check: …`; `check: 0` leaves it out of the score.',
  ],
  [
    'by practice',
    score('{ weights: { check: 1, exam: 1, practice: 1 } }'),
    [inCourse('weight-without-points', '8:40')],
  ],
  [
    'by a quiz without points',
    score('{ weights: { check: 1, exam: 1, extra: 1 } }'),
    [inCourse('weight-without-points', '8:40')],
  ],
  [
    'of nothing',
    score('{ weights: { check: 0, exam: 0 }, pass_mark: 80% }'),
    [inCourse('nothing-to-score', '8:53')],
    'Let a quiz with points count',
  ],
  ['below nothing', score('{ weights: { check: -1, exam: 1 } }'), [inCourse('number-out-of-range', '8:28')]],
  [
    'of a weight in percent',
    score('{ weights: { check: 30%, exam: 1 } }'),
    [inCourse('ill-formed-number', '8:28')],
  ],
  ['with a mark without unit', score('{ pass_mark: 80 }'), [inCourse('missing-unit', '8:21')]],
  [
    'whose quiz asks nothing that could be read',
    {
      'course.yaml': courseYaml('score: { weights: { check: 1 }, pass_mark: 50% }\n'),
      'lessons/intro.yaml': `id: intro\ntitle: A\nslides:\n${quizSlide(['use: gone'], ['pass_mark: 50%'])}`,
    },
    [inIntro('unknown-bank-question', '9:14')],
  ],
];

const completions: Row[] = [
  ['a list', completes('[check, exam]'), []],
  ['a single id', completes('exam'), []],
  ['an unknown quiz', completes('[check, exma]'), [inCourse('unknown-quiz', '7:32')], 'Did you mean `exam`?'],
  [
    'a word that is nearly one',
    completes('pased'),
    [inCourse('unknown-quiz', '7:24')],
    'Did you mean `passed`?',
  ],
  ['a word in capitals', completes('Passed'), [inCourse('unknown-word', '7:24')], 'Did you mean `passed`?'],
  ['no quiz', completes('[]'), [inCourse('empty-list', '7:24')]],
  ['a quiz twice', completes('[exam, exam]'), [inCourse('listed-twice', '7:31')]],
  [
    'practice',
    completes('[exam, practice]'),
    [inCourse('completion-asks-uncounted', '7:31')],
    '`counts: false`',
  ],
  [
    'an optional quiz',
    completes('[exam, extra]'),
    [inCourse('completion-asks-uncounted', '7:31')],
    '`optional: true`',
  ],
  ['a slide', { ...completes('intro') }, [inCourse('unknown-quiz', '7:24')]],
  [
    'a quiz without a pass mark',
    {
      ...completes('check'),
      'lessons/intro.yaml': completes('check')['lessons/intro.yaml']?.replace('    pass_mark: 50%\n', ''),
    },
    [inIntro('missing-pass-mark', '4:5')],
  ],
];

describe.each([
  ['a lock', gates],
  ['a score', scores],
  ['completion by', completions],
])('%s', (_, rows) => {
  it.each(rows)('%s', (_what, files, expected, hint) => expectFindings(files, expected, hint));
});

describe('the course knows', () => {
  it('its locks, order, score and what a report shows', async () => {
    const files = course(locked('{ visited: [welcome, intro], passed: check }'), {
      head: 'locked_until: { submitted: check }\n',
      course: 'navigation: in_order\nresponses: ids\nscore: { weights: { check: 2.5 }, pass_mark: 75% }\n',
    });
    const { value, diagnostics } = await load(files);
    expect(diagnostics.map(short)).toEqual([]);
    expect(value).toMatchObject({
      navigation: 'in_order',
      responses: 'ids',
      score: { weights: [{ quiz: 'check', weight: 2.5, place: { line: 10, column: 21 } }], passMark: 0.75 },
    });
    const [, more] = value?.lessons ?? [];
    expect(more?.gate).toMatchObject({ submitted: [{ id: 'check' }], passed: [], visited: [] });
    expect(more?.slides[0]?.gate).toMatchObject({
      passed: [{ id: 'check', place: { file: 'lessons/more.yaml', line: 5 } }],
      submitted: [],
      visited: [{ id: 'welcome' }, { id: 'intro' }],
    });
  });

  it('the ids of the quizzes that have to be passed', async () => {
    expect((await load(completes('[exam, check]'))).value?.completion.quizzes).toEqual(['exam', 'check']);
    expect((await load(completes('exam'))).value?.completion.quizzes).toEqual(['exam']);
    expect((await load(completes('submitted'))).value?.completion.quizzes).toBe('submitted');
  });

  it('is free, with no locks and no score of its own, where nothing is said', async () => {
    const { value } = await load(course(textSlide('end')));
    expect(value).toMatchObject({ navigation: 'free', responses: 'text', score: {} });
    expect(value?.lessons[1]).not.toHaveProperty('gate');
    expect(value?.lessons[1]?.slides[0]).not.toHaveProperty('gate');
  });
});

/** Files of a small course with quizzes and banks, as tables of tests put them together. */

/** course.yaml; what is added stands in line 8 and below. */
export const courseYaml = (more = '', completion = '{ quizzes: none }'): string =>
  `format: 1\nid: example\ntitle: Example\nversion: 1.0.0\nlanguage: en\nlessons: [intro]\ncompletion: ${completion}\n${more}`;

/** The lesson `intro`; its first slide begins in line 4. */
export const lessonYaml = (...slides: string[]): string =>
  `id: intro\ntitle: Introduction\nslides:\n${slides.join('')}`;

/** A text slide of one line. */
export const textSlide = (id: string, keys = ''): string => `  - { id: ${id}, title: A slide${keys} }\n`;

/**
 * A quiz: three lines, its keys, `questions:` and the entries.
 * As first slide of a lesson its keys begin in line 7.
 */
export const quizSlide = (entries: readonly string[], keys: readonly string[] = [], id = 'check'): string =>
  `  - id: ${id}\n    type: quiz\n    title: Check\n${keys.map((key) => `    ${key}\n`).join('')}    questions:\n${entries
    .map((entry) => `      - ${entry.trimEnd().replaceAll('\n', '\n        ')}\n`)
    .join('')}`;

/** A choice question of four lines, and further keys. */
export const question = (id: string, ...keys: string[]): string =>
  [`id: ${id}`, `stem: What is ${id}?`, 'choices: { a: This, b: That }', 'answer: a', ...keys].join('\n');

/** A bank; its first question begins in line 3. */
export const bankYaml = (questions: readonly string[], id = 'pool'): string =>
  `id: ${id}\nquestions:\n${questions
    .map((each) => `  - ${each.trimEnd().replaceAll('\n', '\n    ')}\n`)
    .join('')}`;

/** Five questions: two tagged `basic`, one of them `hard` too; two about `spot`. The first begins in line 3. */
export const bankQuestions = [
  question('one', 'tags: [basic]', 'outcome: spot'),
  question('two', 'tags: [basic, hard]'),
  question('three', 'tags: hard', 'outcome: [spot, report]'),
  question('four'),
  question('five', 'points: 3'),
];
const bankOutcomes = 'outcomes: { spot: Spot it, report: Report it }\n';
/** The bank of these questions. */
export const pool = bankYaml(bankQuestions);

/** A course whose first quiz has some entries, of which the first stands in line 8, and the bank `pool`. */
export const withEntries = (
  entries: readonly string[],
  more: Record<string, string | undefined> = {},
  ...quizzes: string[]
): Record<string, string | undefined> => ({
  'course.yaml': courseYaml(bankOutcomes),
  'lessons/intro.yaml': lessonYaml(quizSlide(entries), ...quizzes),
  'banks/pool.yaml': pool,
  ...more,
});

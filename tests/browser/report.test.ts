import { expect, inject, test } from 'vitest';
import { coursewright, courseIn, newFolder } from '../support/cli.ts';
import { courseFile, lesson, question } from '../report/courses.ts';

test('the class ends in Chromium as it does in memory', { timeout: 120_000 }, async () => {
  const { executable, env } = inject('chromium');
  const folder = await courseIn(await newFolder(), {
    'course.yaml': courseFile('publish: scorm12\nlms: moodle\n'),
    'banks/pool.yaml': `id: pool\nquestions:\n${['b1', 'b2', 'b3'].map((id) => question(id).slice(4)).join('\n')}\n`,
    'lessons/intro.yaml': lesson(
      '    attempts: 2\n    wait: 1 h\n    reveal: after_each\n    shuffle: [questions, choices]\n',
      [
        question('q1'),
        '      - { id: q2, type: fill-in, stem: What is it?, accept: blue }',
        '      - { id: q3, type: sequencing, stem: In which order?, items: { a: One, b: Two, c: Three } }',
        '      - draw: { bank: pool, count: 2 }',
      ],
      '  - { id: slow, body: Wait., min_time: 30 s }\n  - { id: pairs, type: matching, stem: Which?, pairs: { a: [A, B], c: [C, D] } }\n',
    ),
  });
  const withLrs = await courseIn(await newFolder(), {
    'course.yaml': courseFile('publish: cmi5\niri: https://courses.example/class\n'),
    // Another attempt for practice is offered to whoever is right, too.
    'lessons/intro.yaml': lesson(
      '    attempts: 3\n    attempt_counts: first\n    locked_until: { submitted: warm_up }\n',
      [question('q1'), question('q2')],
      `  - id: warm_up\n    type: quiz\n    title: Warm-up\n    counts: false\n    attempts: 3\n    questions:\n${question('w1')}\n`,
    ),
  });
  const { status, out, err } = await coursewright(['report', folder, withLrs, '--browser', '--json'], {
    cwd: folder,
    env: { ...env, CHROMIUM: executable },
  });
  const said = JSON.parse(out);
  expect(said.diagnostics).toEqual([]);
  expect({ status, err }).toEqual({ status: 0, err: '' });
  // What was compared is no empty class.
  const [one, other] = said.courses;
  expect([one.browser, other.browser]).toEqual([{ learners: 11 }, { learners: 10 }]);
  expect(one.classes[0].learners[0].gradebook).toMatchObject({ grade: 100, status: 'passed' });
  expect(other.classes[0].learners[0].gradebook).toMatchObject({ scaled: 1, satisfied: true });
});

test('that both agree is said in words as well', { timeout: 60_000 }, async () => {
  const { executable, env } = inject('chromium');
  const folder = await courseIn(await newFolder());
  const { out } = await coursewright(['report', folder, '--browser'], {
    cwd: folder,
    env: { ...env, CHROMIUM: executable },
  });
  expect(out).toMatch(/Chromium agrees: \d+ learners ended there as here/);
});

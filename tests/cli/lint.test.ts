import { readFile, writeFile } from 'node:fs/promises';
import { join } from 'node:path';
import { XMLValidator } from 'fast-xml-parser';
import { beforeAll, describe, expect, test } from 'vitest';
import { courseIn, coursewright, newFolder } from '../support/cli.ts';

const lesson = (body: string) =>
  `id: intro\ntitle: Introduction\noutcome: greet\nslides:\n  - id: welcome\n    title: Welcome\n    body: ${body}\n` +
  '  - id: hello\n    type: choice\n    stem: What does one say?\n    choices: { a: Hello, b: Goodbye, c: Nothing }\n    answer: a\n';
const course = async (body: string, more = '') =>
  courseIn(await newFolder(), {
    'course.yaml': `format: 1\nid: example\ntitle: Example\nversion: 1.0.0\nlanguage: en\noutcomes: { greet: Greet somebody }\nlessons: [intro]\ncompletion: { slides: all, quizzes: none }\n${more}`,
    'lessons/intro.yaml': lesson(body),
  });

let good = '';
let warned = '';
beforeAll(async () => {
  good = await course('Say hello to the class.');
  warned = await course('Say hello to the the class.');
});
const call = (cwd: string, ...args: string[]) => coursewright(['lint', ...args], { cwd });

describe('what lint says', () => {
  test('of a course without faults: nothing, and which questions ask for which outcome', async () => {
    const { status, out, err } = await call(good);
    expect({ status, err }).toEqual({ status: 0, err: '' });
    expect(out).toBe(
      '.  2 slides\n  nothing found\n\n' +
        '  outcome  taught by  asked by  practice\n  greet    1 slide    -         hello\n\n',
    );
    expect((await call(good, '--quiet')).out).toBe('');
  });

  test('of a finding: where, the line with carets, the way out', async () => {
    const { status, out } = await call(warned);
    expect(status).toBe(1);
    expect(out).toContain('lessons/intro.yaml:7:24 warning “the the” stands twice in a row. doubled-word\n');
    expect(out).toContain('\n  Take one of them away.\n');
    expect(out).toContain('More about one by its name: coursewright help doubled-word');
  });

  test('of a finding by its name', async () => {
    const { status, out } = await coursewright(['help', 'doubled-word'], { cwd: good });
    expect(status).toBe(0);
    expect(out).toContain('Leave by the the stairs.');
  });

  test('of a course that cannot be built: what the build says, whatever one asks to fail on', async () => {
    const broken = await course('Hello: you');
    const { status, out } = await call(broken, '--fail-on', 'never');
    expect(status).toBe(1);
    expect(out).toContain('lessons/intro.yaml:7:');
    expect(out).toContain('colon-in-text');
  });

  test('of a course that is not there', async () => {
    const { status, err } = await call(good, 'nowhere');
    expect(status).toBe(1);
    expect(err).toContain('course-not-found');
  });

  test('of what is no course, but lies around some or within one', async () => {
    const folder = await newFolder();
    await courseIn(join(folder, 'course'));
    // Not everything beside courses is one.
    await writeFile(join(folder, 'course/README.md'), '# Ours');
    expect((await call(folder, '--fail-on', 'never')).status).toBe(0);
    for (const name of ['.', 'course', 'course/example/lessons', 'course/README.md']) {
      const { status, err } = await call(folder, name);
      expect({ name, status, named: err.includes('Did you mean `course/example`?') }).toEqual({
        name,
        status: 1,
        named: true,
      });
    }
  });
});

describe('exit status', () => {
  test.each([
    [['--fail-on', 'error'], 0],
    [['--fail-on', 'warning'], 1],
    [['--fail-on', 'never'], 0],
    [['--fail-on', 'info'], 2],
    [['--json', '--sarif'], 2],
  ])('%j of a course with a warning is %i', async (args, status) => {
    expect((await call(warned, ...args)).status).toBe(status);
  });

  test('a level in course.yaml makes an error of it', async () => {
    const strict = await course('Say hello to the the class.', 'lint: { doubled-word: error }\n');
    expect((await call(strict, '--fail-on', 'error')).status).toBe(1);
  });
});

describe('what course.yaml says of rules', () => {
  test.each([
    ['no map', 'lint: off', 'wrong-type'],
    ['a level that there is none of', 'lint: { length-cue: maybe }', 'unknown-word'],
    ['a rule that there is none of', 'lint: { length-cues: off }', 'lint-rule-unknown'],
  ])('%s is an error with its place', async (_name, line, name) => {
    const said = JSON.parse((await call(await course('Say hello.', `${line}\n`), '--json')).out);
    expect(said.errors).toBe(1);
    expect(said.courses[0].findings).toMatchObject([
      { name, level: 'error', place: { file: 'course.yaml', line: 9 } },
    ]);
  });
});

describe('for machines', () => {
  test('--json has findings, counts and the matrix', async () => {
    const said = JSON.parse((await call(warned, '--json')).out);
    expect(said).toMatchObject({ errors: 0, warnings: 1, missing: [] });
    expect(said.courses[0].findings[0]).toMatchObject({
      name: 'doubled-word',
      level: 'warning',
      place: { file: 'lessons/intro.yaml', line: 7, column: 24 },
    });
    expect(said.courses[0].coverage.outcomes[0]).toMatchObject({ id: 'greet', practice: ['hello'] });
  });

  test('--sarif names the rule, its source and its help', async () => {
    const { runs } = JSON.parse((await call(warned, '--sarif')).out);
    expect(runs[0].results).toMatchObject([{ ruleId: 'doubled-word', ruleIndex: 0, level: 'warning' }]);
    expect(runs[0].tool.driver.rules[0]).toMatchObject({ id: 'doubled-word' });
    expect(runs[0].tool.driver.rules[0].help.markdown).toContain('# doubled-word');
  });

  test('--junit has a case a rule, and a failure where something was found', async () => {
    const { out } = await call(warned, '--junit');
    expect(XMLValidator.validate(out)).toBe(true);
    expect(out).toContain('<testsuites name="coursewright lint"');
    expect(out.match(/<failure /g)).toHaveLength(1);
  });
});

describe('--fix', () => {
  test('mends what changes no meaning, and leaves the rest of the file as it is', async () => {
    const folder = await course('Say hello to the the class!!  # no comment');
    const { status, out } = await call(folder, '--fix');
    expect(out).toContain('2 places mended');
    expect(status).toBe(0);
    expect(await readFile(join(folder, 'lessons/intro.yaml'), 'utf8')).toBe(
      lesson('Say hello to the class!  # no comment'),
    );
  });

  test('touches nothing where a piece stands twice in its line', async () => {
    const body = 'Say to the the class and to the the teacher.';
    const folder = await course(body);
    expect((await call(folder, '--fix')).status).toBe(1);
    expect(await readFile(join(folder, 'lessons/intro.yaml'), 'utf8')).toBe(lesson(body));
  });
});

test('the samples of this repository are free of findings', async () => {
  const { status, out } = await coursewright(['lint', '--json'], { cwd: join(import.meta.dirname, '../..') });
  expect({ status, ...JSON.parse(out) }).toMatchObject({ status: 0, errors: 0, warnings: 0 });
  expect(JSON.parse(out).courses).toHaveLength(2);
});

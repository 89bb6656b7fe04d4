import { chmod, readFile, stat } from 'node:fs/promises';
import { join } from 'node:path';
import { describe, expect, test } from 'vitest';
import { courseIn, coursewright, newFolder } from '../support/cli.ts';

const courseFile = (lessons: string) =>
  `format: 1\nid: example\ntitle: Example\nversion: 1.0.0\nlanguage: en\nlessons: [${lessons}]\n` +
  'completion: { slides: all, quizzes: none }\n';

const withIds = async (lesson: string, more: Record<string, string> = {}) => {
  const course = await courseIn(await newFolder(), {
    'course.yaml': courseFile('intro'),
    'lessons/intro.yaml': lesson,
    ...more,
  });
  const ran = await coursewright(['ids'], { cwd: course });
  return { ran, course, text: await readFile(join(course, 'lessons/intro.yaml'), 'utf8') };
};

const lesson = `# Written by hand.
title: Introduction   # its title

slides:
    # The first one.
    - title: "Fire: what to do?"

      body: |
        Run.
    - id: welcome
      title: Welcome
    - { title: Welcome, body: Hello. }
    -   type: quiz
        title: Check
        pass_mark: 50%
        questions:
          - stem: Which **way** leads out of the building when there is smoke?
            choices: { door: The door, lift: The lift }
            answer: door
`;

describe('coursewright ids', () => {
  test('writes readable ids in place, different from each other, and nothing else', async () => {
    const { ran, text, course } = await withIds(lesson);
    expect(ran).toMatchObject({ status: 0, err: '' });
    expect(text).toBe(
      lesson
        .replace('title: Introduction', 'id: intro\ntitle: Introduction')
        .replace('- title: "Fire', '- id: fire_what_to_do\n      title: "Fire')
        .replace('{ title: Welcome', '{ id: welcome_2, title: Welcome')
        .replace('type: quiz', 'id: check\n        type: quiz')
        .replace('- stem', '- id: which_way_leads_out_of_the\n            stem'),
    );
    expect(ran.out).toContain('lessons/intro.yaml:6  slide fire_what_to_do');
    expect(await coursewright(['build'], { cwd: course })).toMatchObject({ status: 0 });
    expect((await coursewright(['ids'], { cwd: course })).out).toBe('example: nothing lacks an id\n');
  });

  test('writes what the build had advised', async () => {
    const course = await courseIn(await newFolder(), {
      'course.yaml': courseFile('intro'),
      'lessons/intro.yaml': `id: intro\n${lesson.replace('{ title: Welcome,', '{ title: Bye,')}`,
    });
    const { err } = await coursewright(['build'], { cwd: course });
    const advised = [...err.matchAll(/Add `id: (\w+)`/g)].map(([, id]) => id);
    expect(advised).toEqual(['fire_what_to_do', 'bye', 'check', 'which_way_leads_out_of_the']);
    await coursewright(['ids'], { cwd: course });
    const text = await readFile(join(course, 'lessons/intro.yaml'), 'utf8');
    expect(advised.filter((id) => !text.includes(`id: ${id}`))).toEqual([]);
  });

  test.each([
    ['Windows line ends', (text: string) => text.replaceAll('\n', '\r\n')],
    ['a byte order mark', (text: string) => `\uFEFF${text}`],
    ['no last line end', (text: string) => text.trimEnd()],
  ])('keeps %s', async (_, change) => {
    const { text } = await withIds(change('title: Introduction\nslides:\n  - title: Wél\u{1F525}come\n'));
    expect(text).toBe(
      change('id: intro\ntitle: Introduction\nslides:\n  - id: wel_come\n    title: Wél\u{1F525}come\n'),
    );
  });

  test('takes for a lesson the id that course.yaml lists, and none that the lock remembers', async () => {
    const lock = '{"lock":1,"course":"example","fields":[{"slide":"welcome"},{"slide":"old"}],"builds":[2]}';
    const { text } = await withIds('title: X\nslides:\n  - title: Welcome\n  - title: Old\n', {
      'course.yaml': courseFile('first_steps'),
      'course.lock.json': lock,
    });
    expect(text).toMatch(/^id: first_steps\n/);
    expect(text).toMatch(/id: welcome_2\n[^]*id: old_2\n/);
  });

  test('makes up ids where no letter of a title can stand in one', async () => {
    const { text, ran } = await withIds(
      'id: intro\ntitle: 入門\nslides:\n  - title: ようこそ\n  - body: x\n',
    );
    expect(text).toMatch(/id: intro_slide_1\n[^]*id: intro_slide_2\n/);
    expect(ran.status).toBe(0);
  });

  test('leaves a file alone that is no YAML, says why, and writes the others', async () => {
    const { ran, course, text } = await withIds('title: X\nslides:\n  - title: A: b\n', {
      'banks/pool.yaml':
        'title: Pool\nquestions:\n  - stem: Is it?\n    type: true-false\n    answer: true\n',
    });
    expect(ran.status).toBe(1);
    expect(ran.err).toContain('lessons/intro.yaml:3');
    expect(text).toBe('title: X\nslides:\n  - title: A: b\n');
    expect(await readFile(join(course, 'banks/pool.yaml'), 'utf8')).toBe(
      'id: pool\ntitle: Pool\nquestions:\n  - id: is_it\n    stem: Is it?\n    type: true-false\n    answer: true\n',
    );
  });

  test('keeps who may read a file', async () => {
    const course = await courseIn(await newFolder(), {
      'lessons/intro.yaml': 'id: intro\ntitle: X\nslides:\n  - title: A\n',
    });
    await chmod(join(course, 'lessons/intro.yaml'), 0o600);
    const { status, out } = await coursewright(['ids', '--json'], { cwd: course });
    expect(status).toBe(0);
    expect(JSON.parse(out)).toEqual({
      ids: [{ id: 'a', what: 'slide', file: 'lessons/intro.yaml', line: 4 }],
      diagnostics: [],
    });
    expect((await stat(join(course, 'lessons/intro.yaml'))).mode & 0o777).toBe(0o600);
  });
});

import { readFile, writeFile } from 'node:fs/promises';
import { join } from 'node:path';
import { describe, expect, test } from 'vitest';
import type { Lock } from '../../scripts/release/lock.ts';
import { readLock } from '../../scripts/release/read-lock.ts';
import { fieldNames, listOf } from '../../scripts/release/state-json.ts';
import { packState } from '../../scripts/state/pack.ts';
import { untouchedQuiz, type Progress } from '../../scripts/state/progress.ts';
import { courseIn, coursewright, newFolder, runProcess } from '../support/cli.ts';

const slide = (id: string) => `  - id: ${id}\n    title: ${id}\n    body: Hello.\n`;
const question = (id: string, answer = 'a') =>
  `      - { id: ${id}, stem: What is ${id}?, choices: { a: A, b: B }, answer: ${answer} }\n`;
const quiz = (...questions: string[]) =>
  `  - id: check\n    type: quiz\n    title: Check\n    questions:\n${questions.join('')}`;
const lesson = (...slides: string[]) => `id: intro\ntitle: Introduction\nslides:\n${slides.join('')}`;
const who = ['-c', 'user.name=A', '-c', 'user.email=a@example.org'];

async function git(cwd: string, ...args: string[]): Promise<number | null> {
  return (await runProcess('git', [...who, ...args], { cwd })).status;
}

/** What a branch's package would save of somebody who has done everything, in the middle of the quiz. */
function stateOf(lock: Lock): string {
  const list = listOf(lock);
  const seen = { visited: true, done: true, opened: true };
  const values = list.fields.map((field): Progress['values'][number] => {
    if (field.kind === 'quiz') return { ...untouchedQuiz, ...seen, open: true };
    return field.kind === 'answer' ? { values: [1] } : seen;
  });
  const bookmark = list.fields.length - 1;
  return packState(
    { run: 'AbCdEfGhIj', counter: 1, passed: false, completed: false, bookmark, values },
    list,
  );
}

const lockIn = async (cwd: string): Promise<Lock> => {
  const { value } = readLock(await readFile(join(cwd, 'course.lock.json'), 'utf8'));
  if (!value) throw new Error('no lock');
  return value;
};

/** Builds and commits a lesson on a new branch, and gives the state that its package would save. */
async function branch(cwd: string, name: string, text: string): Promise<{ state: string; names: string[] }> {
  expect(await git(cwd, 'checkout', '-q', '-b', name, 'base')).toBe(0);
  await writeFile(join(cwd, 'lessons/intro.yaml'), text);
  expect((await coursewright(['build', '-q'], { cwd })).status).toBe(0);
  expect(await git(cwd, 'commit', '-qam', name)).toBe(0);
  const lock = await lockIn(cwd);
  return { state: stateOf(lock), names: fieldNames(lock) };
}

/** Two branches that both built something new, merged by git, settled, and built. */
async function merged(mine: string, yours: string, both: string) {
  const cwd = await courseIn(await newFolder(), {
    'lessons/intro.yaml': lesson(slide('welcome'), quiz(question('q1'))),
    '.gitignore': 'dist\n',
  });
  await coursewright(['build', '-q'], { cwd });
  expect(await git(cwd, 'init', '-q', '-b', 'base')).toBe(0);
  await git(cwd, 'add', '.');
  expect(await git(cwd, 'commit', '-qm', 'base')).toBe(0);
  const ours = await branch(cwd, 'mine', mine);
  const theirs = await branch(cwd, 'yours', yours);
  await git(cwd, 'checkout', '-q', 'mine');
  expect(await git(cwd, 'merge', '-q', 'yours')).toBe(1);
  await writeFile(join(cwd, 'lessons/intro.yaml'), both);
  const refused = await coursewright(['build'], { cwd });
  const settled = await coursewright(['ids', '--merge'], { cwd });
  const built = await coursewright(['build', '-q'], { cwd });
  return { cwd, ours, theirs, refused, settled, built };
}

async function decoded(cwd: string, state: string) {
  const { out, err } = await coursewright(['state', 'decode', state], { cwd });
  expect(err).toBe('');
  return JSON.parse(out) as {
    bookmark: string;
    fields: Record<string, { values?: number[]; done?: boolean }>;
  };
}

describe('coursewright ids --merge', () => {
  test('puts one tail behind the other, and states of both branches stay readable', async () => {
    const { cwd, ours, theirs, refused, settled, built } = await merged(
      lesson(slide('welcome'), slide('mine'), quiz(question('q1'), question('q2'))),
      lesson(slide('welcome'), quiz(question('q1'), question('q3')), slide('yours'), slide('last')),
      lesson(
        slide('welcome'),
        slide('mine'),
        quiz(question('q1'), question('q2'), question('q3')),
        slide('yours'),
        slide('last'),
      ),
    );
    expect(refused).toMatchObject({ status: 1 });
    expect(refused.err).toContain('lock-has-conflict');
    expect(settled).toMatchObject({ status: 0, err: '' });
    expect(settled.out).toContain('3 lines of the other branch put behind; 8 lines in all');
    expect(built.status).toBe(0);
    expect(await coursewright(['build', '--frozen', '-q'], { cwd })).toMatchObject({ status: 0 });
    for (const { state, names } of [ours, theirs]) {
      const { fields, bookmark } = await decoded(cwd, state);
      expect(Object.keys(fields).sort()).toEqual([...names].sort());
      expect(bookmark).toBe(names.at(-1));
    }
    expect((await decoded(cwd, theirs.state)).fields['check.q3']).toEqual({ values: [1], parts: ['a', 'b'] });
  });

  test('keeps two revisions of one question apart', async () => {
    const { cwd, theirs } = await merged(
      lesson(slide('welcome'), quiz(question('q1', 'b'))),
      lesson(slide('welcome'), quiz(question('q1').replace('b: B', 'b: B, c: C'))),
      lesson(slide('welcome'), quiz(question('q1').replace('b: B', 'b: B, c: C'))),
    );
    const { fields } = await lockIn(cwd);
    expect(fields.slice(2)).toMatchObject([
      { question: 'check.q1', revision: 1, shape: '2' },
      { question: 'check.q1', revision: 2, shape: '2' },
      { question: 'check.q1', revision: 3, shape: '3' },
    ]);
    const state = await decoded(cwd, theirs.state);
    expect(Object.keys(state.fields)).toEqual(['welcome', 'check', 'check.q1 (revision 1)', 'check.q1']);
  });

  test('gives no answer to a question of the other branch that has the same id and shape', async () => {
    const yours = lesson(slide('welcome'), quiz(question('q1'), question('q2', 'b')));
    const { cwd, ours, theirs, settled } = await merged(
      lesson(slide('welcome'), quiz(question('q1'), question('q2'))),
      yours,
      yours,
    );
    expect(settled.out).toContain('Both branches have built check.q2, each in its own way');
    // Nobody can say whose state it is, so neither question has an answer; all else is read.
    for (const { state } of [ours, theirs]) {
      const { fields } = await decoded(cwd, state);
      expect(fields['check.q2']).toBeUndefined();
      expect(fields['check.q1']).toEqual({ values: [1], parts: ['a', 'b'] });
    }
  });

  test('needs what both have only once', async () => {
    const { cwd, ours, theirs } = await merged(
      lesson(slide('welcome'), quiz(question('q1')), slide('both'), slide('mine')),
      lesson(slide('welcome'), quiz(question('q1')), slide('yours'), slide('both')),
      lesson(slide('welcome'), quiz(question('q1')), slide('both'), slide('mine'), slide('yours')),
    );
    expect((await lockIn(cwd)).fields.map((field) => Object.values(field)[0] as string)).toEqual([
      'welcome',
      'check',
      'check.q1',
      'both',
      'mine',
      'yours',
    ]);
    expect((await decoded(cwd, theirs.state)).bookmark).toBe('both');
    expect((await decoded(cwd, ours.state)).fields).not.toHaveProperty('yours');
  });

  test('reads what a build within the common beginning has saved', async () => {
    const { cwd, ours, theirs } = await merged(
      lesson(slide('welcome'), quiz(question('q1')), slide('both')),
      lesson(slide('welcome'), quiz(question('q1')), slide('both'), slide('yours')),
      lesson(slide('welcome'), quiz(question('q1')), slide('both'), slide('yours')),
    );
    for (const { state } of [ours, theirs]) expect((await decoded(cwd, state)).fields).toHaveProperty('both');
    expect((await lockIn(cwd)).builds).toEqual([3, 4, 5]);
  });

  test('leaves a lock without a conflict as it is', async () => {
    const cwd = await courseIn(await newFolder());
    await coursewright(['build', '-q'], { cwd });
    const before = await readFile(join(cwd, 'course.lock.json'), 'utf8');
    const { status, out } = await coursewright(['ids', '--merge'], { cwd });
    expect({ status, out }).toEqual({
      status: 0,
      out: 'example: there is no conflict in course.lock.json\n',
    });
    expect(await readFile(join(cwd, 'course.lock.json'), 'utf8')).toBe(before);
  });

  test('goes by the marks where git is not at hand, and refuses what doesn’t belong together', async () => {
    const cwd = await courseIn(await newFolder());
    const lock = (course: string, id: string) =>
      `{"lock":1,"course":"${course}","fields":[{"slide":"welcome"},{"slide":"${id}"}],"builds":[1,2]}\n`;
    const conflict = (course: string) =>
      `<<<<<<< HEAD\n${lock('example', 'mine')}=======\n${lock(course, 'yours')}>>>>>>> yours\n`;
    await writeFile(join(cwd, 'course.lock.json'), conflict('example'));
    expect((await coursewright(['ids', '--merge'], { cwd })).status).toBe(0);
    expect((await lockIn(cwd)).branches).toEqual([
      { from: 1, builds: [[2, expect.any(Number)]], order: [2] },
    ]);
    await writeFile(join(cwd, 'course.lock.json'), conflict('other'));
    const { status, err } = await coursewright(['ids', '--merge'], { cwd });
    expect({ status, named: err.includes('locks-not-mergeable') }).toEqual({ status: 1, named: true });
    expect(await readFile(join(cwd, 'course.lock.json'), 'utf8')).toBe(conflict('other'));
  });
});

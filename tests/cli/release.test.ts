import { readFile, writeFile } from 'node:fs/promises';
import { join } from 'node:path';
import { describe, expect, test } from 'vitest';
import { courseIn, coursewright, newFolder, runProcess } from '../support/cli.ts';

const lesson = (slides: string) => `id: intro\ntitle: Introduction\nslides:\n${slides}`;
const slide = (id: string, title: string) => `  - id: ${id}\n    title: ${title}\n    body: Hello.\n`;

async function commit(cwd: string): Promise<void> {
  const who = ['-c', 'user.name=A', '-c', 'user.email=a@example.org'];
  const env = { GIT_COMMITTER_DATE: '2027-01-31T12:00:00Z', GIT_AUTHOR_DATE: '2027-01-31T12:00:00Z' };
  for (const args of [
    ['init', '-q'],
    ['add', '.'],
    [...who, 'commit', '-qm', 'Edit'],
  ])
    expect(await runProcess('git', args, { cwd, env })).toMatchObject({ status: 0 });
}

/** A course that was released as 1.0.0, and edited since. */
async function edited(slides: string): Promise<string> {
  const cwd = await courseIn(await newFolder(), {
    'lessons/intro.yaml': lesson(slide('welcome', 'Welcome')),
  });
  await commit(cwd);
  expect(await coursewright(['release'], { cwd })).toMatchObject({ status: 0 });
  await commit(cwd);
  await writeFile(join(cwd, 'lessons/intro.yaml'), lesson(slides));
  return cwd;
}
const versionIn = async (cwd: string) =>
  /^version: (.*)$/m.exec(await readFile(join(cwd, 'course.yaml'), 'utf8'))?.[1];

describe('coursewright release', () => {
  test('names the first release as course.yaml does, with the date of the commit', async () => {
    const cwd = await edited(slide('welcome', 'Welcome'));
    const { releases, builds } = JSON.parse(await readFile(join(cwd, 'course.lock.json'), 'utf8'));
    expect(releases).toEqual([
      { version: '1.0.0', date: '2027-01-31', length: 1, content: expect.stringMatching(/^[0-9a-f]{16}$/) },
    ]);
    expect(builds).toEqual([1]);
    expect((await coursewright(['release'], { cwd })).out).toBe('Nothing has changed since release 1.0.0.\n');
  });

  test.each([
    ['patch', slide('welcome', 'Hello'), '1.0.1'],
    ['minor', slide('welcome', 'Welcome') + slide('more', 'More'), '1.1.0'],
    ['major', slide('hello', 'Welcome'), '2.0.0'],
  ])('takes the version that says enough: a %s step', async (step, slides, version) => {
    const cwd = await edited(slides);
    const before = await readFile(join(cwd, 'course.yaml'), 'utf8');
    const { status, out } = await coursewright(['release', '--json'], { cwd });
    expect(status).toBe(0);
    expect(JSON.parse(out)).toMatchObject({ step, release: { version, date: '2027-01-31' } });
    expect(await readFile(join(cwd, 'course.yaml'), 'utf8')).toBe(before.replace('1.0.0', version));
    expect((await coursewright(['build'], { cwd })).out).not.toContain('not released');
  });

  test('says so where learners meet nothing of what changed', async () => {
    const cwd = await edited(slide('welcome', 'Welcome'));
    const file = join(cwd, 'course.yaml');
    await writeFile(file, `${await readFile(file, 'utf8')}description: About it.\n`);
    const { out } = await coursewright(['release', '--json'], { cwd });
    expect(JSON.parse(out)).toMatchObject({ step: 'patch', why: 'nothing that learners meet has changed' });
  });

  test('refuses a version that says too little, unless it is told to take it', async () => {
    const cwd = await edited(slide('welcome', 'Welcome') + slide('more', 'More'));
    const refused = await coursewright(['release', '1.0.1'], { cwd });
    expect(refused.status).toBe(1);
    expect(refused.err).toContain('After 1.0.0, 1.0.1 says too little: this is a minor step');
    expect(refused.err).toContain('version-too-small');
    expect(await versionIn(cwd)).toBe('1.0.0');
    expect(await coursewright(['release', '1.0.1', '--force'], { cwd })).toMatchObject({ status: 0 });
    expect(await versionIn(cwd)).toBe('1.0.1');
  });

  test.each(['1.0.0', '0.9.0'])('refuses %s after 1.0.0, even with --force', async (version) => {
    const cwd = await edited(slide('welcome', 'Hello'));
    const { status, err } = await coursewright(['release', version, '--force'], { cwd });
    expect({ status, named: err.includes('version-not-new') }).toEqual({ status: 1, named: true });
  });

  test('takes a larger one, and the date that it is given', async () => {
    const cwd = await edited(slide('welcome', 'Hello'));
    const { out } = await coursewright(['release', '3.0.0', '--date', '2028-02-29', '--json'], { cwd });
    expect(JSON.parse(out)).toMatchObject({ release: { version: '3.0.0', date: '2028-02-29' } });
  });

  test('needs a date from somewhere', async () => {
    const cwd = await courseIn(await newFolder());
    const { status, err } = await coursewright(['release'], { cwd });
    expect({ status, err }).toEqual({
      status: 2,
      err: 'There is no commit whose date the release could have: give one with --date 2027-01-31.\n',
    });
  });

  test.each([[['x']], [['1.0']], [['--date', 'today']], [['--date', '2027-02-29']]])(
    'is not told %j',
    async (args) => {
      const cwd = await courseIn(await newFolder());
      expect((await coursewright(['release', ...args], { cwd })).status).toBe(2);
    },
  );

  test('without git goes by what the lock has gained', async () => {
    const cwd = await courseIn(await newFolder());
    await coursewright(['release', '--date', '2027-01-31'], { cwd });
    await writeFile(
      join(cwd, 'lessons/intro.yaml'),
      lesson(slide('welcome', 'Welcome') + slide('more', 'More')),
    );
    const { out } = await coursewright(['release', '--date', '2027-02-01', '--json'], { cwd });
    expect(JSON.parse(out)).toMatchObject({
      step: 'minor',
      why: 'something is new, as far as course.lock.json tells: no commit has release 1.0.0',
      release: { version: '1.1.0', length: 2 },
    });
  });
});

describe('after a release', () => {
  test('a build of a course that has changed says so in a line', async () => {
    const cwd = await edited(slide('welcome', 'Hello'));
    const { status, out } = await coursewright(['build'], { cwd });
    expect(status).toBe(0);
    expect(out).toContain('  not released: changed since 1.0.0; what learners save with it stays readable\n');
    await writeFile(join(cwd, 'lessons/intro.yaml'), `# A comment.\n${lesson(slide('welcome', 'Welcome'))}`);
    expect((await coursewright(['build'], { cwd })).out).not.toContain('not released');
  });

  test('an id that it had can’t be given to something else, and the error says which release', async () => {
    const cwd = await edited('  - id: welcome\n    type: true-false\n    stem: Is it?\n    answer: true\n');
    expect((await coursewright(['build'], { cwd })).err).toContain(
      '"welcome" was a slide in release 1.0.0, now it is a practice question.',
    );
  });

  test('diff finds it by its version', async () => {
    const cwd = await edited(slide('welcome', 'Hello'));
    await commit(cwd);
    const { out } = await coursewright(['diff', '1.0.0', '--json'], { cwd });
    expect(JSON.parse(out)).toMatchObject({
      step: 'patch',
      changes: [{ what: expect.stringContaining('the title of welcome was') as string }],
    });
    // One commit has both: as which it has the course, it says.
    for (const date of ['2027-02-01', '2027-02-02']) {
      await writeFile(join(cwd, 'lessons/intro.yaml'), lesson(slide('welcome', `Hello ${date}`)));
      await coursewright(['release', '--date', date], { cwd });
    }
    await commit(cwd);
    expect((await coursewright(['diff', '1.0.1'], { cwd })).err).toContain('edition-not-found');
    expect((await coursewright(['diff', '1.0.2'], { cwd })).out).toContain('Nothing that learners meet');
  });
});

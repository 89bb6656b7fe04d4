import { mkdir, readFile, readdir, writeFile } from 'node:fs/promises';
import { join } from 'node:path';
import { beforeAll, describe, expect, test } from 'vitest';
import { coursewright, installedFolder, newFolder, runProcess } from '../support/cli.ts';

describe('init, from the packed package in a folder that had nothing in it', () => {
  let folder = '';
  const call = (...args: string[]) =>
    runProcess(join(folder, 'node_modules/.bin/coursewright'), args, { cwd: folder });

  beforeAll(async () => {
    folder = await installedFolder();
    expect(await call('init', '--course', 'fire-safety')).toMatchObject({ status: 0, err: '' });
  });

  test('writes a course, scripts, CI, editor settings with schemas, and leaves what npm wrote', async () => {
    for (const path of [
      'course/fire-safety/course.yaml',
      'schema/lesson.json',
      '.gitignore',
      'README.md',
      '.gitlab-ci.yml',
      '.github/workflows/courses.yml',
    ])
      expect((await readFile(join(folder, path), 'utf8')).length, path).toBeGreaterThan(10);
    const settings = JSON.parse(await readFile(join(folder, '.vscode/settings.json'), 'utf8'));
    for (const schema of Object.keys(settings['yaml.schemas']))
      expect(JSON.parse(await readFile(join(folder, schema), 'utf8'))).toHaveProperty('$schema');
    const { dependencies, scripts } = JSON.parse(await readFile(join(folder, 'package.json'), 'utf8'));
    expect(Object.keys(dependencies)).toEqual(['coursewright']);
    expect(Object.keys(scripts)).toEqual(['build', 'lint', 'check']);
  });

  test('what it wrote builds, and neither linter nor check finds anything', async () => {
    for (const script of ['build', 'lint', 'check']) {
      const { status, out, err } = await runProcess('npm', ['run', '--silent', script], { cwd: folder });
      expect({ script, status, err }).toEqual({ script, status: 0, err: '' });
      expect(out).toContain(script === 'build' ? 'fire-safety-1.0.0-scorm12.zip' : 'nothing found');
    }
  });

  test.each(['blank', 'lesson', 'quiz', 'deck'])(
    'new --template %s makes a course that builds and has no findings of any level',
    async (template) => {
      const name = `about-${template}`;
      expect(await call('new', name, '--template', template)).toMatchObject({ status: 0, err: '' });
      const built = await call('build', name, '--json');
      expect(JSON.parse(built.out)).toMatchObject({
        errors: 0,
        warnings: 0,
        packages: [{ scored: template !== 'blank' }],
      });
      expect(JSON.parse((await call('lint', name, '--json')).out)).toMatchObject({ errors: 0, warnings: 0 });
      const checked = await call('check', `dist/${name}-1.0.0-scorm12.zip`, '--fail-on', 'info');
      expect(checked.status, checked.out).toBe(0);
    },
  );

  test('a second init refuses, and changes nothing', async () => {
    const { status, err } = await call('init', '--course', 'other');
    expect(status).toBe(1);
    expect(err).toContain('would-overwrite');
    expect(await readdir(join(folder, 'course'))).not.toContain('other');
  });
});

describe('new', () => {
  const inEmpty = async (...args: string[]) => {
    const cwd = await newFolder();
    return { cwd, ...(await coursewright(args, { cwd })) };
  };
  const head = async (cwd: string, id: string) =>
    (await readFile(join(cwd, 'course', id, 'course.yaml'), 'utf8')).split('\n').slice(1, 3);

  test.each([
    [['new', 'fire-safety'], 'fire-safety', 'title: Fire safety'],
    [['new', 'fire_safety'], 'fire-safety', 'title: Fire safety'],
    [['new', 'Fire safety: 2027'], 'fire-safety-2027', 'title: "Fire safety: 2027"'],
    [['new', 'Größe & Übung'], 'grosse-ubung', 'title: "Größe & Übung"'],
    [['new', 'fire', '--title', '"Fire" # 1'], 'fire', String.raw`title: "\"Fire\" # 1"`],
    [['new', '--yes'], 'my-course', 'title: My course'],
  ])('%j has the id %s', async (args, id, title) => {
    const { cwd, status } = await inEmpty(...args);
    expect(status).toBe(0);
    expect(await head(cwd, id)).toEqual([`id: ${id}`, title]);
    expect((await coursewright(['build', id], { cwd })).status).toBe(0);
  });

  test('stands beside the other courses when called in their folder', async () => {
    const cwd = join(await newFolder(), 'course');
    await mkdir(cwd);
    expect((await coursewright(['new', 'safety'], { cwd })).status).toBe(0);
    expect(await readdir(cwd)).toEqual(['safety']);
  });

  test.each([
    ['no name, where nobody can be asked', ['new'], 'coursewright new NAME'],
    ['a name without a letter', ['new', '2027'], 'No id can be made of "2027"'],
    ['a template that there is none of', ['new', 'a', '--template', 'film'], 'blank, lesson, quiz, deck'],
  ])('%s is wrong usage', async (_name, args, words) => {
    const { status, err, cwd } = await inEmpty(...args);
    expect({ status, files: await readdir(cwd) }).toEqual({ status: 2, files: [] });
    expect(err).toContain(words);
  });

  test('never writes into a folder that is there', async () => {
    const cwd = await newFolder();
    await mkdir(join(cwd, 'course/safety'), { recursive: true });
    await writeFile(join(cwd, 'course/safety/mine.txt'), 'mine');
    const { status, out } = await coursewright(['new', 'safety', '--json'], { cwd });
    expect(status).toBe(1);
    expect(JSON.parse(out)).toMatchObject({ files: [], diagnostics: [{ name: 'would-overwrite' }] });
    expect(await readdir(join(cwd, 'course/safety'))).toEqual(['mine.txt']);
  });

  test('a repository that has a README and a .gitignore keeps them; the next steps work from where one is', async () => {
    const cwd = await newFolder();
    await mkdir(join(cwd, 'ours'));
    for (const name of ['README.md', '.gitignore']) await writeFile(join(cwd, 'ours', name), 'ours');
    const { status, out } = await coursewright(['init', 'ours', '--course', 'safety'], { cwd });
    expect(status).toBe(0);
    expect(await readFile(join(cwd, 'ours/README.md'), 'utf8')).toBe('ours');
    expect(out).toMatch(/README\.md was there[^]*Next:\n {2}cd ours\n {2}npm install [^]*build safety /);
  });

  test('scripts that a package.json has stay as they are', async () => {
    const cwd = await newFolder();
    await writeFile(join(cwd, 'package.json'), '{ "name": "ours", "scripts": { "build": "make" } }');
    expect((await coursewright(['init', '--template', 'blank'], { cwd })).status).toBe(0);
    expect(JSON.parse(await readFile(join(cwd, 'package.json'), 'utf8'))).toEqual({
      name: 'ours',
      scripts: { build: 'make', lint: 'coursewright lint', check: 'coursewright check dist' },
    });
  });
});

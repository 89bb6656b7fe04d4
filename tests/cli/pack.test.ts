import { readFile, readdir, rm, stat } from 'node:fs/promises';
import { join } from 'node:path';
import { beforeAll, describe, expect, test } from 'vitest';
import { courseIn, installedFolder, runProcess } from '../support/cli.ts';

/** The package as users get it, installed in a folder of its own without a network. */
let folder = '';
beforeAll(async () => {
  folder = await installedFolder();
});

describe('the packed package', () => {
  test('installs one package, far below 25 MB, with licences and nothing of our workshop', async () => {
    expect((await readdir(join(folder, 'node_modules'))).filter((name) => !name.startsWith('.'))).toEqual([
      'coursewright',
    ]);
    const home = join(folder, 'node_modules/coursewright');
    expect((await readdir(home)).sort()).toEqual([
      '.build',
      'CHANGELOG.md',
      'LICENSE',
      'README.md',
      'package.json',
      'templates',
    ]);
    // npm warns users of packages that want to run something while they are installed.
    const { scripts } = JSON.parse(await readFile(join(home, 'package.json'), 'utf8')) as { scripts: object };
    expect(Object.keys(scripts).filter((name) => /^(pre|post)?(install|prepare)$/.test(name))).toEqual([]);
    const files = await readdir(home, { recursive: true, withFileTypes: true });
    const sizes = await Promise.all(
      files
        .filter((file) => file.isFile())
        .map(async (file) => (await stat(join(file.parentPath, file.name))).size),
    );
    expect(sizes.reduce((sum, size) => sum + size, 0)).toBeLessThan(25_000_000);
    const licences = await readFile(join(home, '.build/THIRD-PARTY-LICENSES.txt'), 'utf8');
    for (const name of [
      'handlebars',
      'archiver',
      'fast-xml-parser',
      'markdown-it',
      'katex',
      'yaml',
      'zod',
      'commander',
    ])
      expect(licences).toMatch(new RegExp(`^${name} \\d`, 'm'));
  });

  test('builds a course, formulas and code included, and explains mistakes', async () => {
    const course = await courseIn(folder, {
      'lessons/intro.yaml':
        'id: intro\ntitle: Introduction\nslides:\n  - id: welcome\n    title: Welcome\n    body: |\n' +
        '      $a^2$\n\n      ```python\n      print(1)\n      ```\n',
    });
    const command = join(folder, 'node_modules/.bin/coursewright');
    expect(await runProcess(command, ['build'], { cwd: course })).toMatchObject({ status: 0, err: '' });
    expect(await readdir(join(course, 'dist'))).toEqual(['example-1.0.0-scorm12.zip']);
    expect((await runProcess(command, ['help', 'disk-full'], { cwd: course })).out).toContain('Right');
  });

  test('builds without its code cache too, as under another version of Node', async () => {
    const course = await courseIn(join(folder, 'again'));
    const built = join(folder, 'node_modules/coursewright/.build');
    const script = `rm "${built}"/*.cache && "${process.execPath}" "${built}/cli.js" build`;
    expect(await runProcess('sh', ['-c', script], { cwd: course })).toMatchObject({ status: 0, err: '' });
  });

  test('a mistake of its own is one line and how to report it, and its stack only on demand', async () => {
    const course = await courseIn(join(folder, 'broken'));
    await rm(join(folder, 'node_modules/coursewright/.build/player'), { recursive: true });
    const command = join(folder, 'node_modules/.bin/coursewright');
    const { status, out, err } = await runProcess(command, ['build'], { cwd: course });
    expect({ status, out }).toEqual({ status: 1, out: '' });
    expect(err).toMatch(/^coursewright \S+ has made a mistake of its own: .*\nPlease report it .*\n$/);
    const debugged = await runProcess(command, ['build'], { cwd: course, env: { COURSEWRIGHT_DEBUG: '1' } });
    expect(debugged.err).toMatch(/\n\s+at /);
  });
});

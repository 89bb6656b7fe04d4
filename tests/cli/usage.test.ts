import { readFile } from 'node:fs/promises';
import { join } from 'node:path';
import { beforeAll, describe, expect, test } from 'vitest';
import { coursewright, newFolder } from '../support/cli.ts';

let folder = '';
beforeAll(async () => {
  folder = await newFolder();
});
const call = (...args: string[]) => coursewright(args, { cwd: folder });

describe('help and version', () => {
  test('--version prints the version of the package', async () => {
    const { version } = JSON.parse(await readFile(join(import.meta.dirname, '../../package.json'), 'utf8'));
    expect(await call('--version')).toMatchObject({ status: 0, out: `${version}\n`, err: '' });
  });

  test('--help names every command, an example and the exit statuses', async () => {
    const { status, out } = await call('--help');
    expect(status).toBe(0);
    for (const words of [
      'new',
      'init',
      'build',
      'check',
      'lint',
      'lms',
      'schema',
      'help',
      '$ coursewright build',
      'Exit status',
    ])
      expect(out).toContain(words);
  });

  test('help without a name says the same', async () => {
    expect((await call('help')).out).toBe((await call('--help')).out);
  });

  test.each([
    ['new', ['--template', '--title', '--yes', '--json', '$ coursewright new']],
    ['init', ['--template', '--course', '--title', '--yes', '--json', '$ coursewright init']],
    ['build', ['--out', '--json', '--quiet', '--frozen', '--no-frozen', '$ coursewright build']],
    ['check', ['--json', '--sarif', '--junit', '--fail-on', '--ignore', '--quiet', '$ coursewright check']],
    ['lms', ['--json', '$ coursewright lms moodle']],
    ['lint', ['--json', '--sarif', '--junit', '--fail-on', '--fix', '--quiet', '$ coursewright lint']],
    ['schema', ['--out', '--json', '$ coursewright schema']],
    ['completion', ['bash', 'zsh', 'fish', 'coursewright completion zsh']],
    ['help', ['$ coursewright help']],
  ])('%s has complete help of its own, by both ways', async (name, words) => {
    const [asked, option] = await Promise.all([call('help', name), call(name, '--help')]);
    expect(asked).toMatchObject({ status: 0, err: '' });
    expect(option.out).toBe(asked.out);
    for (const word of words) expect(asked.out).toContain(word);
  });

  test('help explains a mistake by its name, with wrong and right', async () => {
    const { status, out } = await call('help', 'two-courses-one-id');
    expect(status).toBe(0);
    expect(out).toMatch(/^two-courses-one-id\n[^]*\nWrong\n[^]*\nRight\n[^]*\nWhy\n/);
    expect(out).not.toContain('~~~');
  });
});

describe('wrong usage has status 2 and the right word', () => {
  test.each([
    ['a mistyped command', ['biuld'], 'Did you mean build?'],
    ['a mistyped option', ['build', '--jsno'], 'Did you mean --json?'],
    ['a mistyped name of a mistake', ['help', 'two-course-one-id'], 'Did you mean two-courses-one-id?'],
    ['an option without its value', ['build', '--out'], '--out'],
    ['nothing at all', [], 'Usage: coursewright'],
  ])('%s', async (_name, args, words) => {
    const { status, out, err } = await call(...args);
    expect({ status, out }).toEqual({ status: 2, out: '' });
    expect(err).toContain(words);
    expect(err).not.toMatch(/\n\s+at /);
  });
});

describe('schema', () => {
  test('writes a JSON Schema for course.yaml and one for lessons', async () => {
    const { status, out } = await call('schema', '--out', 'editor');
    expect({ status, out }).toEqual({
      status: 0,
      out: 'editor/course.json\neditor/lesson.json\neditor/bank.json\n',
    });
    const course = JSON.parse(await readFile(join(folder, 'editor/course.json'), 'utf8'));
    expect(course.$schema).toBe('http://json-schema.org/draft-07/schema#');
    expect(Object.keys(course.properties)).toEqual(expect.arrayContaining(['id', 'title', 'lessons']));
  });

  test('says as JSON what it wrote', async () => {
    const { out } = await call('schema', '--out', 'other', '--json');
    expect(JSON.parse(out)).toEqual({
      files: ['other/course.json', 'other/lesson.json', 'other/bank.json'],
      diagnostics: [],
    });
  });
});

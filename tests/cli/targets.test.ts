import { readdir, readFile, mkdir, writeFile } from 'node:fs/promises';
import { join } from 'node:path';
import { describe, expect, test } from 'vitest';
import { courseIn, coursewright, newFolder } from '../support/cli.ts';

const courseFile = (publish: string) =>
  `format: 1\nid: example\ntitle: Example\nversion: 1.0.0\nlanguage: en\nlessons: [intro]\n${publish}` +
  'completion: { slides: all, quizzes: none }\n';

const courseWith = async (publish: string) =>
  courseIn(await newFolder(), { 'course.yaml': courseFile(publish) });
describe('the kinds of packages', () => {
  test('of a course are those that it publishes, one zip each, and a folder for a web server', async () => {
    const course = await courseWith('publish: [scorm12, { target: scorm2004, edition: 3 }, web]\n');
    const { status, out, err } = await coursewright(['build'], { cwd: course });
    expect({ status, err }).toEqual({ status: 0, err: '' });
    expect((await readdir(join(course, 'dist'))).sort()).toEqual([
      'example-1.0.0-scorm12.zip',
      'example-1.0.0-scorm2004.zip',
      'example-1.0.0-web',
      'example-1.0.0-web.zip',
    ]);
    expect(out).toContain('the same as a folder: dist/example-1.0.0-web');
    expect(await readdir(join(course, 'dist/example-1.0.0-web'))).toContain('service-worker.js');
  });

  test('are others where the command line names some', async () => {
    const course = await courseWith('');
    const { status, out } = await coursewright(['build', '--target', 'scorm2004', 'web', '--json'], {
      cwd: course,
    });
    expect(status).toBe(0);
    expect(JSON.parse(out).packages).toMatchObject([
      { target: 'scorm2004', file: 'dist/example-1.0.0-scorm2004.zip', resumeData: { limit: 64000 } },
      { target: 'web', folder: 'dist/example-1.0.0-web', resumeData: { limit: null } },
    ]);
  });

  test('that do not exist are wrong usage, and nothing is built', async () => {
    const course = await courseWith('');
    const { status, err } = await coursewright(['build', '--target', 'scorm13'], { cwd: course });
    expect(status).toBe(2);
    expect(err).toContain('"scorm13"');
    expect(err).toContain('scorm12, scorm2004, cmi5, xapi, web');
    expect(await readdir(course)).not.toContain('dist');
  });

  test.each([
    ['publish: scorm13\n', 'unknown-word'],
    ['publish: [web, web]\n', 'listed-twice'],
    ['publish: [{ target: web, edition: 3 }]\n', 'unknown-key'],
    ['publish: [{ target: scorm2004, edition: 5 }]\n', 'unknown-word'],
  ])('%j is an error with its place', async (publish, name) => {
    const course = await courseWith(publish);
    const { status, out } = await coursewright(['build', '--json'], { cwd: course });
    expect(status).toBe(1);
    expect(JSON.parse(out).diagnostics).toMatchObject([{ name, place: { file: 'course.yaml', line: 7 } }]);
  });

  test('are all written, or none: what was there stays', async () => {
    const course = await courseWith('publish: [scorm12, web]\n');
    // Something else stands where the folder would go.
    await mkdir(join(course, 'dist'));
    await writeFile(join(course, 'dist/example-1.0.0-scorm12.zip'), 'the last good one');
    await writeFile(join(course, 'dist/example-1.0.0-web'), 'a file of somebody');
    const { status, out } = await coursewright(['build', '--json'], { cwd: course });
    expect(status).toBe(1);
    expect(JSON.parse(out).diagnostics).toHaveLength(1);
    expect((await readdir(join(course, 'dist'))).sort()).toEqual([
      'example-1.0.0-scorm12.zip',
      'example-1.0.0-web',
    ]);
    expect(await readFile(join(course, 'dist/example-1.0.0-scorm12.zip'), 'utf8')).toBe('the last good one');
  });
});

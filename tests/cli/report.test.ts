import { readFile, readdir, writeFile } from 'node:fs/promises';
import { join } from 'node:path';
import { beforeAll, describe, expect, test } from 'vitest';
import { courseIn, coursewright, newFolder } from '../support/cli.ts';
import { courseFile, lesson } from '../report/courses.ts';

const bait = '<script>alert(1)</script> & "quotes"';
const course = async (quiz = '') =>
  courseIn(await newFolder(), {
    'course.yaml': courseFile(`outcomes: { know: 'Know ${bait}' }\nlms: moodle\n`),
    'lessons/intro.yaml': lesson(quiz).replace(
      '    body: Hello.\n',
      `    outcome: know\n    body: Hello.\n    notes: Wait for *questions*.\n    image: { file: media/photo.png, alt: '${bait}' }\n`,
    ),
  });

let good = '';
let bad = '';
beforeAll(async () => {
  [good, bad] = await Promise.all([course(), course('    time_limit: 5 s\n    attempts: 1\n')]);
});
const call = (cwd: string, ...args: string[]) => coursewright(args, { cwd });
const before = (folder: string) => readdir(folder, { recursive: true });

/** A page that stands alone: nothing is loaded, nothing runs, nothing of an author's is a tag. */
function expectStrict(page: string): void {
  expect(page.replace(/\s+/g, ' ')).toContain(
    `<meta http-equiv="Content-Security-Policy" content="default-src 'none'; style-src 'unsafe-inline'; img-src data:;`,
  );
  expect(page).not.toMatch(/<script|<link|<iframe| on\w+="|javascript:/);
  expect([...page.matchAll(/ (?:src|href)="(?!#|data:image\/|https?:)([^"]*)"/g)]).toEqual([]);
  expect(page).toContain('&lt;script&gt;alert(1)&lt;/script&gt; &amp;');
}

describe('report', () => {
  test('prints the gradebook, and writes a page and nothing else', async () => {
    const files = await before(good);
    const { status, out, err } = await call(good, 'report');
    expect({ status, err }).toEqual({ status: 0, err: '' });
    expect(out).toMatch(/^\. {2}2 slides, 2 questions, about \d+ minutes?\n/);
    expect(out).toContain('  Moodle, scorm12\n');
    expect(out).toMatch(/ does everything, and answers rightly +100 +passed +yes +review\n/);
    expect(out).toContain('  report: dist/example-1.0.0-report.html\n');
    expect((await before(good)).filter((name) => !files.includes(name))).toEqual([
      'dist',
      'dist/example-1.0.0-report.html',
    ]);
  });

  test('the page is the same each time, loads nothing, and has heads on its tables', async () => {
    const [one, two] = [join(good, 'one.html'), join(good, 'new/two.html')];
    await call(good, 'report', '--out', one);
    expect((await call(good, 'report', '--out', two)).status).toBe(0);
    const page = await readFile(one, 'utf8');
    expect(await readFile(two, 'utf8')).toBe(page);
    expectStrict(page);
    expect(page.match(/<th\b(?!\s+scope="(?:col|row)")/g)).toBeNull();
    for (const part of [
      'The class in the gradebook',
      'Outcomes',
      'Packages',
      'check.q1',
      'lessons/intro.yaml:',
    ])
      expect(page).toContain(part);
  });

  test('--json has all of it', async () => {
    const { status, out } = await call(good, 'report', '--json');
    expect(status).toBe(0);
    const said = JSON.parse(out);
    expect(said).toMatchObject({ errors: 0, diagnostics: [] });
    const [report] = said.courses;
    expect(report).toMatchObject({ course: '.', page: 'dist/example-1.0.0-report.html', id: 'example' });
    expect(report.packages[0].bytes).toBeGreaterThan(10_000);
    expect(report.classes[0].learners[0]).toMatchObject({
      name: 'all-right',
      gradebook: { grade: 100, status: 'passed', complete: true, next: 'review' },
      answers: [{ id: 'check.q1', result: 'correct' }, { id: 'check.q2' }],
    });
    expect(report.codebook).toHaveLength(2);
  });

  test('a fault is an error with its place, and the exit status 1', async () => {
    const { status, out, err } = await call(bad, 'report');
    expect(status).toBe(1);
    expect(out).toContain('report: dist/example-1.0.0-report.html');
    expect(err).toContain('error Nobody can pass the quiz `check`');
    expect(err).toMatch(/^lessons\/intro\.yaml:\d+:\d+ error Nobody/m);
    expect(err).toContain('learner-never-completes');
    const page = await readFile(join(bad, 'dist/example-1.0.0-report.html'), 'utf8');
    expect(page).toContain('learner-never-completes');
  });

  test('a course that cannot be built has no report', async () => {
    const broken = await courseIn(await newFolder(), { 'course.yaml': 'format: 1\n' });
    const { status, err } = await call(broken, 'report');
    expect(status).toBe(1);
    expect(err).toContain('missing-key');
    expect(await before(broken)).not.toContain('dist');
  });

  test('one file for several courses, and a file where none can be, are told', async () => {
    const { status, err } = await call(good, 'report', good, bad, '--out', 'all.html');
    expect(status).toBe(2);
    expect(err).toContain('--out names one file');
    await writeFile(join(good, 'file'), '');
    const below = await call(good, 'report', '--out', 'file/report.html');
    expect(below.status).toBe(1);
    expect(below.err).toContain('output-is-no-folder');
  });

  test('--browser says how to get a browser where there is none', async () => {
    const { status, err } = await coursewright(['report', '--browser'], {
      cwd: good,
      env: { CHROMIUM: '/nowhere/chromium' },
    });
    expect(status).toBe(1);
    expect(err).toContain('browser-missing');
    expect(err).toContain('CHROMIUM=');
  });
});

describe('storyboard', () => {
  test('has every slide with its place, key, notes, picture, and room for comments', async () => {
    const { status, out, err } = await call(good, 'storyboard');
    expect({ status, err }).toEqual({ status: 0, err: '' });
    expect(out).toBe('.  2 slides, 2 questions\n  storyboard: dist/example-1.0.0-storyboard.html\n\n');
    const page = await readFile(join(good, 'dist/example-1.0.0-storyboard.html'), 'utf8');
    expectStrict(page);
    expect(page).toMatch(/<article id="welcome">[^]*lessons\/intro\.yaml:4[^]*<\/article>/);
    expect(page).toContain('<img src="data:image/png;base64,');
    expect(page).toContain('Wait for <em>questions</em>.');
    expect(page.replace(/\s+/g, ' ')).toMatch(/<code>a<\/code> Right <b class="good">✓ right<\/b>/);
    expect(page.match(/<label class="comments">Comments on \w+<textarea/g)).toHaveLength(2);
  });

  test('--json counts, and names the page', async () => {
    const { out } = await call(good, 'storyboard', '--json', '--out', 'pages/review.html');
    expect(JSON.parse(out).courses).toEqual([
      { course: '.', slides: 2, questions: 2, page: 'pages/review.html' },
    ]);
  });
});

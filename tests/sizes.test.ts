import { execFile } from 'node:child_process';
import { appendFile, cp, mkdtemp, readFile, readdir, rm } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { dirname, join } from 'node:path';
import { fileURLToPath } from 'node:url';
import { promisify } from 'node:util';
import { gzipSync } from 'node:zlib';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { worstState } from '../scripts/state/budget.ts';
import { packState } from '../scripts/state/pack.ts';
import { answersOf } from '../scripts/state/progress.ts';
import { bigCourse, generateCourse } from './bench/generate.ts';
import { answered, fieldsOf, mixed } from './support/big-state.ts';
import { unzip } from './support/unzip.ts';

/** What a learner downloads before the first slide can be read, and what an LMS has to keep. Sizes and counts, no times. */

const root = join(dirname(fileURLToPath(import.meta.url)), '..');
const run = promisify(execFile);
const KB = 1024;

interface Launch {
  /** Paths that must be there before the first slide: what the page itself names. */
  paths: string[];
  /** Gzipped bytes of those that match. */
  bytes(matching: RegExp): number;
}

/** Builds courses and reads from each package's page what its launch needs. */
async function launches(folder: string, courses: string[]): Promise<Launch[]> {
  const env = { ...process.env, CI: '' };
  await run(process.execPath, [join(root, '.build/cli.js'), 'build', ...courses, '--out', folder], { env });
  const zips = (await readdir(folder)).filter((name) => name.endsWith('.zip')).sort();
  return Promise.all(
    zips.map(async (zip) => {
      const files = unzip(await readFile(join(folder, zip)));
      const page = new TextDecoder().decode(files.get('index.html'));
      const named = [...page.matchAll(/<(?:link|script)\b[^>]*?\b(?:href|src)="([^"]+)"/g)].map(
        ([, path = '']) => path,
      );
      const paths = ['index.html', ...named];
      const size = (path: string) => gzipSync(files.get(path) ?? Buffer.alloc(0)).length;
      return {
        paths,
        bytes: (matching) =>
          paths.filter((path) => matching.test(path)).reduce((sum, path) => sum + size(path), 0),
      };
    }),
  );
}

describe('before the first slide', () => {
  let folder = '';
  let big: Launch;
  let sample: Launch;

  beforeAll(async () => {
    folder = await mkdtemp(join(tmpdir(), 'coursewright-sizes-'));
    generateCourse(join(folder, 'big'), 'big', bigCourse);
    const copy = join(folder, 'intro-ecs-ecr-fargate');
    await cp(join(root, 'course/intro-ecs-ecr-fargate'), copy, { recursive: true });
    const found = await launches(folder, [join(folder, 'big'), copy]);
    [big, sample] = found as [Launch, Launch];
  });
  afterAll(() => rm(folder, { recursive: true, force: true }));

  it('takes at most 20 KB of JavaScript', () => {
    expect(sample.paths.filter((path) => path.endsWith('.js'))).not.toEqual([]);
    expect(sample.bytes(/\.js$/)).toBeLessThanOrEqual(20 * KB);
  });

  it.each([
    ['scorm12', 'js/lrs.js'],
    ['scorm2004', 'js/lrs.js'],
    ['cmi5', 'js/tracker-cmi5.js'],
    ['xapi', 'js/tracker-xapi.js'],
  ])('takes at most 45 KB of JavaScript with an LRS, in %s', async (target, reporting) => {
    const copy = join(folder, `reporting-${target}`);
    await cp(join(root, 'course/intro-ecs-ecr-fargate'), copy, { recursive: true });
    await appendFile(
      join(copy, 'course.yaml'),
      'iri: https://courses.example/sample\nlrs: { endpoint: https://lrs.example/, token: https://lrs.example/ }\n',
    );
    const out = join(copy, 'out');
    const env = { ...process.env, CI: '' };
    await run(
      process.execPath,
      [join(root, '.build/cli.js'), 'build', copy, '--target', target, '--out', out],
      { env },
    );
    const [zip = ''] = (await readdir(out)).filter((name) => name.endsWith('.zip'));
    const files = unzip(await readFile(join(out, zip)));
    const page = new TextDecoder().decode(files.get('index.html'));
    const named = [...page.matchAll(/(?:href|src)="(js\/[^"]+)"/g)].map(([, path = '']) => path);
    expect(files.has(reporting)).toBe(true);
    // Beside an LMS it comes after the first slide, and is counted all the same.
    const paths = [...new Set([...named, reporting])];
    const bytes = paths.reduce((sum, path) => sum + gzipSync(files.get(path) ?? Buffer.alloc(0)).length, 0);
    expect(bytes).toBeGreaterThan(10 * KB);
    expect(bytes).toBeLessThanOrEqual(45 * KB);
  });

  it('takes at most 10 KB of CSS', () => {
    expect(sample.bytes(/\.css$/)).toBeGreaterThan(0);
    expect(sample.bytes(/\.css$/)).toBeLessThanOrEqual(10 * KB);
  });

  it('takes at most 8 requests and 40 KB in all', () => {
    expect(sample.paths.length).toBeLessThanOrEqual(8);
    expect(sample.bytes(/./)).toBeLessThanOrEqual(40 * KB);
  });

  it('takes no further request and at most 10 KB more in a course of 600 slides and 200 questions', () => {
    expect(big.paths.length).toBe(sample.paths.length);
    expect(big.bytes(/./) - sample.bytes(/./)).toBeLessThanOrEqual(10 * KB);
  });
});

describe('the saved state', () => {
  it('takes at most 450 characters for 300 slides and 200 answered choice questions in 10 quizzes', () => {
    const { list, progress } = answered(300, 200);
    expect(packState(progress, list).length).toBeLessThanOrEqual(450);
  });

  it('takes at most 4,096 characters in the worst case of 600 slides and 200 choice questions', () => {
    expect(worstState(fieldsOf(600, 200))).toBeLessThanOrEqual(4096);
  });

  it('takes at most 4,096 characters in the worst case of 600 slides and 200 questions of all types', () => {
    expect(worstState(fieldsOf(600, 200, mixed))).toBeLessThanOrEqual(4096);
  });

  it('takes no more where each quiz draws half of its questions, has a clock and lets learners wait', () => {
    const fields = fieldsOf(600, 200, mixed);
    const needs = fields.flatMap(({ kind }, quiz) => {
      const drawnFields = new Set(answersOf(quiz, { fields, builds: [] }));
      return kind === 'quiz' ? [{ quiz, clock: true, wait: true, drawn: 10, drawnFields }] : [];
    });
    expect(needs).toHaveLength(10);
    expect(worstState(fields, needs)).toBeLessThanOrEqual(4096);
  });
});

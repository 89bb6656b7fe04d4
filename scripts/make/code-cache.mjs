import { spawnSync } from 'node:child_process';
import { cpSync, existsSync, mkdtempSync, readFileSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { fileURLToPath } from 'node:url';

/** The first of these that is there is built to warm up. */
const courses = ['course/intro-ecs-ecr-fargate', 'tests/support/base-course'];

/**
 * The V8 code cache of the bundled command line, for this version of Node. A course is built as a user would build it
 * first: functions are compiled when they are first called, so before anything ran a cache holds next to nothing.
 * @param {string} root the project's folder
 * @param {string} file the bundled command line
 * @returns {Buffer}
 */
export function codeCache(root, file) {
  const work = mkdtempSync(join(tmpdir(), 'coursewright-make-'));
  const cache = join(work, 'cache');
  const course = courses.map((path) => join(root, path)).find((path) => existsSync(path));
  try {
    // A copy: this build must not touch the course's lock.
    if (course) cpSync(course, join(work, 'course'), { recursive: true });
    const script = fileURLToPath(new URL('warm-up.cjs', import.meta.url));
    const command = course ? ['build', 'course', '--no-frozen'] : ['--help'];
    spawnSync(process.execPath, [script, file, cache, ...command], { cwd: work, stdio: 'ignore' });
    return existsSync(cache) ? readFileSync(cache) : Buffer.alloc(0);
  } finally {
    rmSync(work, { recursive: true, force: true });
  }
}

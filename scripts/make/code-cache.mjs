import { spawnSync } from 'node:child_process';
import { existsSync, mkdtempSync, readFileSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { fileURLToPath } from 'node:url';

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
  try {
    const course = join(root, 'course/intro-ecs-ecr-fargate');
    const command = existsSync(course) ? ['build', course, '--out', join(work, 'dist'), '--frozen'] : ['--help'];
    const script = fileURLToPath(new URL('warm-up.cjs', import.meta.url));
    spawnSync(process.execPath, [script, file, cache, ...command], { cwd: root, stdio: 'ignore' });
    return existsSync(cache) ? readFileSync(cache) : Buffer.alloc(0);
  } finally {
    rmSync(work, { recursive: true, force: true });
  }
}

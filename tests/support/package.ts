import { createHash } from 'node:crypto';
import { cp, mkdir, mkdtemp, readFile, readdir, rename, rm, writeFile } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { dirname, join } from 'node:path';
import { fileURLToPath } from 'node:url';
import { inject } from 'vitest';
import { coursewright } from './cli.ts';
import { unzip } from './unzip.ts';

const root = join(dirname(fileURLToPath(import.meta.url)), '../..');

/** Texts by path within the course; `null` removes a file. */
export type Changes = Record<string, string | Uint8Array | null>;

/** A built package, unpacked. */
export interface Package {
  name: string;
  zip: Buffer;
  files: ReadonlyMap<string, Uint8Array>;
}

/**
 * A course folder of a test's own, which it may edit and build again, as an author does; the lock grows with it.
 * Packages are built by the command line, and once only in a run of the tests for the same content.
 */
export class TestCourse {
  private constructor(readonly folder: string) {}

  /**
   * Copies a course to work on.
   * @param base `base` (tests/support/base-course), `sample` (the sample course), or a folder within the project
   * @param changes files to add, replace or remove
   */
  static async from(base: string, changes: Changes = {}): Promise<TestCourse> {
    const known: Record<string, string> = {
      base: 'tests/support/base-course',
      sample: 'course/intro-ecs-ecr-fargate',
    };
    const folder = await mkdtemp(join(inject('runFolder') ?? tmpdir(), 'course-'));
    await cp(join(root, known[base] ?? base), folder, { recursive: true });
    const course = new TestCourse(folder);
    await course.edit(changes);
    return course;
  }

  async edit(changes: Changes): Promise<void> {
    for (const [path, content] of Object.entries(changes)) {
      const file = join(this.folder, path);
      if (content === null) await rm(file, { recursive: true });
      else {
        await mkdir(dirname(file), { recursive: true });
        await writeFile(file, content);
      }
    }
  }

  async read(path: string): Promise<string> {
    return readFile(join(this.folder, path), 'utf8');
  }

  /**
   * Builds the course as it stands. Throws with what the command line says when it doesn't build.
   * @param target instead of what the course publishes
   */
  async build(target?: string): Promise<Package> {
    const kind = target === undefined ? '' : `-${target}`;
    const out = join(inject('runFolder') ?? tmpdir(), `package-${await this.fingerprint()}${kind}`);
    const names = await readdir(out).catch(() => []);
    if (names.length === 0) await this.buildTo(out, target);
    const name = (await readdir(out)).find((file) => file.endsWith('.zip')) ?? '';
    await cp(join(out, 'course.lock.json'), join(this.folder, 'course.lock.json'));
    const zip = await readFile(join(out, name));
    return { name, zip, files: unzip(zip) };
  }

  private async buildTo(out: string, target: string | undefined): Promise<void> {
    const beside = await mkdtemp(`${out}-`);
    const kind = target === undefined ? [] : ['--target', target];
    const {
      status,
      out: said,
      err,
    } = await coursewright(['build', this.folder, '--out', beside, ...kind], {
      cwd: root,
    });
    if (status !== 0) throw new Error(`The course does not build:\n${said}${err}`);
    await cp(join(this.folder, 'course.lock.json'), join(beside, 'course.lock.json'));
    // Another test file may have built the same meanwhile: then its folder stands.
    await rename(beside, out).catch(() => rm(beside, { recursive: true }));
  }

  private async fingerprint(): Promise<string> {
    const hash = createHash('sha256');
    const paths = await readdir(this.folder, { recursive: true, withFileTypes: true });
    const files = paths.filter((entry) => entry.isFile()).map((entry) => join(entry.parentPath, entry.name));
    for (const file of files.sort()) {
      hash.update(`${file.slice(this.folder.length)}\0`);
      hash.update(await readFile(file));
    }
    return hash.digest('hex').slice(0, 20);
  }
}

/** Writes a package's files into a folder of their own, as somebody does who opens it from a disk. Gives the folder. */
export async function unpacked({ files }: Package): Promise<string> {
  const folder = await mkdtemp(join(inject('runFolder') ?? tmpdir(), 'unpacked-'));
  for (const [path, bytes] of files) {
    await mkdir(dirname(join(folder, path)), { recursive: true });
    await writeFile(join(folder, path), bytes);
  }
  return folder;
}

import {
  chmod,
  mkdir,
  readFile,
  readdir,
  stat,
  symlink,
  truncate,
  utimes,
  writeFile,
} from 'node:fs/promises';
import { spawn } from 'node:child_process';
import { join } from 'node:path';
import { describe, expect, test } from 'vitest';
import { cli, courseIn, coursewright, coursewrightProcess, newFolder, runProcess } from '../support/cli.ts';

const zipName = 'example-1.0.0-scorm12.zip';
const built = (course: string) => readFile(join(course, 'dist', zipName));
const isRoot = process.getuid?.() === 0;

describe('the same bytes', () => {
  test('twice, in another folder, time zone, locale and umask, and on files with other dates', async () => {
    const one = await courseIn(await newFolder());
    const two = await courseIn(join(await newFolder(), 'deep/er'));
    await utimes(join(two, 'course.yaml'), 1, 1_000_000_000);
    await coursewrightProcess(['build'], {
      cwd: one,
      env: { TZ: 'Asia/Tokyo', LANG: 'tr_TR.UTF-8', LC_ALL: 'tr_TR.UTF-8' },
    });
    const first = await built(one);
    const other = `umask 077 && TZ=America/New_York LC_ALL=C "${process.execPath}" "${cli}" build`;
    expect(await runProcess('sh', ['-c', other], { cwd: two })).toMatchObject({ status: 0 });
    expect((await built(two)).equals(first)).toBe(true);
    await coursewright(['build'], { cwd: one });
    expect((await built(one)).equals(first)).toBe(true);
  });
});

describe('a place that cannot be written', () => {
  const problem = async (out: string, course: string) => {
    const { status, err } = await coursewright(['build', '--out', out], { cwd: course });
    expect(err).not.toMatch(/\n\s+at /);
    return { status, name: /([a-z-]+)\n/.exec(err)?.[1] };
  };

  test('a file, or what lies below one', async () => {
    const course = await courseIn(await newFolder());
    for (const out of ['course.yaml', 'course.yaml/dist'])
      expect(await problem(out, course)).toEqual({ status: 1, name: 'output-is-no-folder' });
  });

  test.skipIf(process.platform !== 'linux')('where the system lets nobody write', async () => {
    const course = await courseIn(await newFolder());
    expect(await problem('/proc/coursewright', course)).toEqual({ status: 1, name: 'output-not-writable' });
    expect(await readdir(course)).not.toContain('course.lock.json');
  });

  test.skipIf(isRoot)('a folder without the right to write', async () => {
    const course = await courseIn(await newFolder());
    await mkdir(join(course, 'dist'));
    await chmod(join(course, 'dist'), 0o555);
    expect(await problem('dist', course)).toEqual({ status: 1, name: 'output-not-writable' });
  });

  test('a folder in the place of the package', async () => {
    const course = await courseIn(await newFolder());
    await mkdir(join(course, 'dist', zipName), { recursive: true });
    expect(await problem('dist', course)).toEqual({ status: 1, name: 'output-not-writable' });
    expect(await readdir(join(course, 'dist'))).toEqual([zipName]);
  });

  test('a folder in the place of the lock: no package either', async () => {
    const course = await courseIn(await newFolder());
    await mkdir(join(course, 'course.lock.json'));
    const { status, err } = await coursewright(['build'], { cwd: course });
    expect(status).toBe(1);
    expect(err).toMatch(/course\.lock\.json/);
    expect(await readdir(course)).not.toContain('dist');
  });
});

describe('a build that comes to no good end leaves the last package as it was', () => {
  test.skipIf(process.platform !== 'linux')('a full disk', async () => {
    const course = await courseIn(await newFolder());
    await coursewright(['build'], { cwd: course });
    const before = await built(course);
    await writeFile(
      join(course, 'lessons/intro.yaml'),
      (await readFile(join(course, 'lessons/intro.yaml'), 'utf8')) + '  - { id: more, title: More }\n',
    );
    const lock = await readFile(join(course, 'course.lock.json'), 'utf8');
    // What is being written bears the process's number; here it leads to a device that is always full.
    const script = `ln -s /dev/full "dist/.coursewright-$$.part" && exec "${process.execPath}" "${cli}" build`;
    const { status, err } = await runProcess('sh', ['-c', script], { cwd: course });
    expect(status).toBe(1);
    expect(err).toContain('disk-full');
    expect((await built(course)).equals(before)).toBe(true);
    expect(await readFile(join(course, 'course.lock.json'), 'utf8')).toBe(lock);
    expect(await readdir(join(course, 'dist'))).toEqual([zipName]);
  });

  test.each(['SIGKILL', 'SIGTERM', 'SIGINT'] as const)('%s in the middle of a large film', async (signal) => {
    const course = await courseIn(await newFolder(), {
      'lessons/intro.yaml':
        'id: intro\ntitle: Introduction\nslides:\n  - id: welcome\n    title: Welcome\n    body: Hello.\n' +
        '    video: { file: media/clip.mp4, captions: { en: media/clip.en.vtt } }\n',
    });
    expect(await coursewright(['build'], { cwd: course })).toMatchObject({ status: 0, err: '' });
    const before = await built(course);
    await truncate(join(course, 'media/clip.mp4'), 1_000_000_000);
    const child = spawn(process.execPath, [cli, 'build'], { cwd: course, stdio: 'ignore' });
    const ended = new Promise<NodeJS.Signals | number | null>((resolve) =>
      child.on('close', (status, by) => resolve(by ?? status)),
    );
    const part = join(course, 'dist', `.coursewright-${child.pid}.part`);
    await until(async () => ((await stat(part).catch(() => undefined))?.size ?? 0) > 1_000_000);
    child.kill(signal);
    expect(await ended).toBe({ SIGKILL: 'SIGKILL', SIGTERM: 143, SIGINT: 130 }[signal]);
    expect((await built(course)).equals(before)).toBe(true);

    await truncate(join(course, 'media/clip.mp4'), 20_000);
    expect((await coursewright(['build'], { cwd: course })).status).toBe(0);
    expect(await readdir(join(course, 'dist'))).toEqual([zipName]);
  });

  test('what a build that still runs is writing is left alone', async () => {
    const course = await courseIn(await newFolder());
    await mkdir(join(course, 'dist'));
    await writeFile(join(course, 'dist', `.coursewright-${process.pid}.part`), 'half');
    await coursewright(['build'], { cwd: course });
    expect((await readdir(join(course, 'dist'))).sort()).toEqual([
      `.coursewright-${process.pid}.part`,
      zipName,
    ]);
  });

  test('a link to a film that leads out of the course is told, not packed', async () => {
    const folder = await newFolder();
    const course = await courseIn(folder, {
      'lessons/intro.yaml':
        'id: intro\ntitle: Introduction\nslides:\n  - id: welcome\n    title: W\n    image: { file: media/out.png, alt: X }\n',
    });
    await writeFile(join(folder, 'secret.png'), 'secret');
    await symlink(join(folder, 'secret.png'), join(course, 'media/out.png'));
    const { status, err } = await coursewright(['build'], { cwd: course });
    expect(status).toBe(1);
    expect(err).toContain('media-link-outside');
  });
});

async function until(condition: () => Promise<boolean>): Promise<void> {
  for (const end = Date.now() + 40_000; Date.now() < end;) {
    if (await condition()) return;
    await new Promise((resolve) => setTimeout(resolve, 5));
  }
  throw new Error('it never came to that');
}

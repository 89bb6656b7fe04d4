import { execFile } from 'node:child_process';
import { mkdtemp, readFile, stat, truncate, utimes, writeFile } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { dirname, join } from 'node:path';
import { fileURLToPath } from 'node:url';
import { promisify } from 'node:util';
import { describe, expect, test } from 'vitest';
import type { FileEntry } from '../../scripts/compile/files.ts';
import { writeZip, ZipError } from '../../scripts/compile/zip.ts';
import { readStrictly } from '../support/strict-zip.ts';
import { unzip } from '../support/unzip.ts';

const run = promisify(execFile);
const here = dirname(fileURLToPath(import.meta.url));
const bytes = (text: string) => new TextEncoder().encode(text);

const newFolder = () => mkdtemp(join(tmpdir(), 'coursewright-zip-'));

/** A file on the disk as an entry; zeros up to `size` where one is given. */
async function onDisk(folder: string, path: string, content: string, size?: number): Promise<FileEntry> {
  const from = join(folder, path.replaceAll('/', '_'));
  await writeFile(from, content);
  if (size !== undefined) await truncate(from, size);
  return { path, from, size: (await stat(from)).size };
}

async function someFiles(folder: string): Promise<FileEntry[]> {
  return [
    { path: 'lessons/b.html', bytes: bytes('<p>b</p>'.repeat(200)) },
    await onDisk(folder, 'media/clip.mp4', 'film', 300_000),
    { path: 'lessons/B.html', bytes: bytes('<p>B</p>'.repeat(200)) },
    { path: 'empty.txt', bytes: bytes('') },
    { path: 'media/photo.png', bytes: bytes('a picture') },
    { path: 'imsmanifest.xml', bytes: bytes('<manifest/>') },
    await onDisk(folder, 'media/empty.mp3', ''),
    await onDisk(folder, 'media/talk.vtt', 'WEBVTT\n'.repeat(100)),
    { path: 'media/größe.txt', bytes: bytes('grüße') },
  ];
}

async function zipped(files: readonly FileEntry[], folder: string): Promise<Buffer> {
  const out = join(folder, 'out.zip');
  const written = await writeZip(files, out);
  const zip = await readFile(out);
  expect(written.bytes).toBe(zip.length);
  return zip;
}

describe('a written zip', () => {
  test('holds every file as it was, the manifest first and the rest by code units', async () => {
    const folder = await newFolder();
    const zip = await zipped(await someFiles(folder), folder);
    const files = unzip(zip);
    expect([...files.keys()]).toEqual([
      'imsmanifest.xml',
      'empty.txt',
      'lessons/B.html',
      'lessons/b.html',
      'media/clip.mp4',
      'media/empty.mp3',
      'media/größe.txt',
      'media/photo.png',
      'media/talk.vtt',
    ]);
    expect(Buffer.from(files.get('media/größe.txt') ?? []).toString()).toBe('grüße');
    expect(files.get('media/clip.mp4')).toHaveLength(300_000);
    expect(files.get('empty.txt')).toHaveLength(0);
  });

  test('can be read as a stream: text is deflated, media is stored, and nothing stored has a descriptor', async () => {
    const folder = await newFolder();
    const entries = readStrictly(await zipped(await someFiles(folder), folder));
    const methods = Object.fromEntries(entries.map(({ path, method }) => [path, method]));
    expect(methods).toEqual({
      'imsmanifest.xml': 'deflated',
      'empty.txt': 'stored',
      'lessons/B.html': 'deflated',
      'lessons/b.html': 'deflated',
      'media/clip.mp4': 'stored',
      'media/empty.mp3': 'stored',
      'media/größe.txt': 'deflated',
      'media/photo.png': 'stored',
      'media/talk.vtt': 'deflated',
    });
    expect(
      entries
        .find(({ path }) => path === 'media/clip.mp4')
        ?.content.subarray(0, 4)
        .toString(),
    ).toBe('film');
  });

  test('is read by Java, where there is one', async (context) => {
    const java = await run('java', ['-version']).then(
      () => true,
      () => false,
    );
    if (!java) return context.skip();
    const folder = await newFolder();
    await zipped(await someFiles(folder), folder);
    const { stdout } = await run('java', [join(here, '../support/ReadZip.java'), join(folder, 'out.zip')]);
    expect(stdout.trim().split('\n')).toContain('media/clip.mp4 300000');
    expect(stdout.trim().split('\n')).toHaveLength(9);
  });

  test('has the same bytes whatever the order and the dates of its files', async () => {
    const [first, second] = [await newFolder(), await newFolder()];
    const one = await zipped(await someFiles(first), first);
    const files = await someFiles(second);
    for (const file of files) if ('from' in file) await utimes(file.from, 1, 86_400 * 9000);
    const two = await zipped(files.reverse(), second);
    expect(two.equals(one)).toBe(true);
  });
});

describe('what can go wrong', () => {
  const failure = (files: FileEntry[], out: string) =>
    writeZip(files, out).then(
      () => 'written',
      (error: unknown) =>
        error instanceof ZipError ? `${error.reason} ${error.code}`.trim() : String(error),
    );

  test('two files of one path are refused', async () => {
    const folder = await newFolder();
    const twice = ['a', 'b'].map((text): FileEntry => ({ path: 'same.txt', bytes: bytes(text) }));
    expect(await failure(twice, join(folder, 'out.zip'))).toBe('duplicate');
  });

  test('a file that is gone is an error, whether it would be stored or deflated', async () => {
    const folder = await newFolder();
    for (const path of ['media/clip.mp4', 'media/talk.vtt']) {
      const files = [{ path, from: join(folder, 'nowhere'), size: 3 }];
      expect(await failure(files, join(folder, 'out.zip'))).toBe('read ENOENT');
    }
  });

  test('a file that grew since it was looked at is an error', async () => {
    const folder = await newFolder();
    const file = await onDisk(folder, 'media/clip.mp4', 'film');
    const grown = { ...file, size: 3 } as FileEntry;
    expect(await failure([grown], join(folder, 'out.zip'))).toBe('changed');
  });

  test('a disk without room is an error', async (context) => {
    if ((await stat('/dev/full').catch(() => undefined)) === undefined) return context.skip();
    const folder = await newFolder();
    expect(await failure(await someFiles(folder), '/dev/full')).toBe('write ENOSPC');
  });

  test('a folder in the place of the zip, and a missing folder, are errors', async () => {
    const folder = await newFolder();
    expect(await failure(await someFiles(folder), folder)).toBe('write EISDIR');
    expect(await failure(await someFiles(folder), join(folder, 'no/out.zip'))).toBe('write ENOENT');
  });
});

test('a large film passes through without lying in memory', async () => {
  const folder = await newFolder();
  const film = await onDisk(folder, 'media/talk.mp4', 'film', 200 * 1024 * 1024);
  const before = process.memoryUsage.rss();
  let most = before;
  const watch = setInterval(() => (most = Math.max(most, process.memoryUsage.rss())), 20);
  await writeZip([film, { path: 'index.html', bytes: bytes('<p>') }], join(folder, 'out.zip'));
  clearInterval(watch);
  expect(most - before).toBeLessThan(150 * 1024 * 1024);
  expect((await stat(join(folder, 'out.zip'))).size).toBeGreaterThan(200 * 1024 * 1024);
});

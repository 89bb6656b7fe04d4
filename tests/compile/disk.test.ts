import { execFileSync } from 'node:child_process';
import { mkdir, mkdtemp, symlink, writeFile } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { beforeAll, describe, expect, test } from 'vitest';
import { diskFs } from '../../scripts/compile/disk.ts';
import { SourceError, type SourceFs } from '../../scripts/compile/files.ts';

let folder = '';
let fs: SourceFs;

beforeAll(async () => {
  folder = await mkdtemp(join(tmpdir(), 'coursewright-disk-'));
  const root = join(folder, 'course');
  await mkdir(join(root, 'media'), { recursive: true });
  await mkdir(join(folder, 'course-of-others'));
  await writeFile(join(root, 'a.yaml'), 'a: 1');
  for (const name of ['b', 'B', 'ä', 'a']) await writeFile(join(root, 'media', name), name);
  await writeFile(join(folder, 'course-of-others/secret'), 'secret');
  await symlink(join(root, 'a.yaml'), join(root, 'inside'));
  await symlink(join(folder, 'course-of-others/secret'), join(root, 'outside'));
  await symlink(join(folder, 'course-of-others'), join(root, 'folder'));
  await symlink(join(root, 'loop'), join(root, 'loop'));
  await symlink(join(root, 'nowhere'), join(root, 'dangling'));
  fs = diskFs(root);
});

const reason = (path: string) =>
  fs.read(path).then(
    () => 'read',
    (error: unknown) => (error instanceof SourceError ? error.reason : String(error)),
  );

describe('files on the disk', () => {
  test.each([
    ['a file', 'a.yaml', 'file', 'read'],
    ['a folder', 'media', 'folder', 'folder'],
    ['nothing', 'none.yaml', undefined, 'missing'],
    ['a file below a file', 'a.yaml/b', undefined, 'missing'],
    ['a link that stays inside', 'inside', 'file', 'read'],
    ['a link that leads out', 'outside', 'outside', 'outside'],
    ['a file behind a linked folder', 'folder/secret', 'outside', 'outside'],
    ['a path that climbs out', '../course-of-others/secret', 'outside', 'outside'],
    ['a link to nothing', 'dangling', undefined, 'missing'],
    ['a link to itself', 'loop', 'other', 'unreadable'],
    ['a name with a NUL', 'a\0b', undefined, 'missing'],
    ['a name that is far too long', 'x'.repeat(5000), undefined, 'missing'],
  ])('%s', async (_name, path, kind, read) => {
    expect((await fs.stat(path))?.kind).toBe(kind);
    expect(await reason(path)).toBe(read);
  });

  test.skipIf(process.platform === 'win32')('a pipe does not keep the build waiting', async () => {
    execFileSync('mkfifo', [join(folder, 'course/pipe')]);
    expect(await reason('pipe')).toBe('unreadable');
  });

  test('names of a folder come by code units; of a folder that is not there, none', async () => {
    expect(await fs.list('media')).toEqual(['B', 'a', 'b', 'ä']);
    expect(await fs.list('none')).toEqual([]);
    await expect(fs.list('folder')).rejects.toThrow(SourceError);
  });
});

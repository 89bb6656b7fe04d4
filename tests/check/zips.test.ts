import { mkdtempSync, mkdirSync, rmSync, symlinkSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { afterAll, describe, expect, test } from 'vitest';
import { checkPackage } from '../../scripts/check/check.ts';
import { openPackage } from '../../scripts/check/disk.ts';
import { defaultLimits } from '../../scripts/check/limits.ts';
import type { ByteSource } from '../../scripts/check/reader.ts';
import { openZip } from '../../scripts/check/zip/open.ts';
import { checkZip, fixtures, namesIn } from './support.ts';
import { entriesOf, makeZip, zipOf, type Entry } from './zip-writer.ts';

const clean = entriesOf(fixtures.scorm12);
/** The clean package with one entry more. The manifest knows nothing of it. */
const withEntry = (entry: Entry) => checkZip(makeZip([...clean, entry]));
/** What a zip is found to have, but for the entry that no manifest lists. */
const found = (result: ReturnType<typeof checkZip>) =>
  namesIn(result).filter((name) => name !== 'file-unlisted');
const replaced = (name: string, change: Partial<Entry>) =>
  clean.map((entry) => (entry.name === name ? { ...entry, ...change } : entry));

describe('a clean zip', () => {
  test.each(Object.keys(fixtures) as (keyof typeof fixtures)[])('of %s has nothing to find', (name) => {
    expect(checkZip(zipOf(fixtures[name])).findings).toEqual([]);
  });

  test('with folders as entries, deflated files with descriptors and stored ones without', () => {
    const entries = [...replaced('index.html', { described: true }), { name: 'media/', method: 0 }];
    const zip = makeZip(
      entries.map((entry) => (entry.name === 'media/exit.svg' ? { ...entry, method: 0 } : entry)),
    );
    expect(checkZip(zip).findings).toEqual([]);
  });

  test('whose name is told by the Unicode path field', () => {
    const name = Buffer.from('Gr\x94e.txt', 'latin1');
    const path = Buffer.from('Größe.txt');
    const field = Buffer.alloc(9 + path.length);
    field.writeUInt16LE(0x7075, 0);
    field.writeUInt16LE(5 + path.length, 2);
    field.writeUInt8(1, 4);
    field.writeUInt32LE(crcOf(name), 5);
    path.copy(field, 9);
    expect(found(withEntry({ name, flags: 0, extra: field }))).toEqual(['entry-name-unfit']);
  });
});

const crcOf = (bytes: Uint8Array) => {
  let crc = ~0;
  for (const byte of bytes) {
    crc ^= byte;
    for (let bit = 0; bit < 8; bit++) crc = (crc >>> 1) ^ (crc & 1 ? 0xedb88320 : 0);
  }
  return ~crc >>> 0;
};

describe('a fault of the zip is found, and no other', () => {
  const table: [string, string, () => ReturnType<typeof checkZip>][] = [
    ['no zip at all', 'not-a-zip', () => checkZip(Buffer.from('Rar!\x1a\x07 and so on'))],
    ['an empty file', 'not-a-zip', () => checkZip(new Uint8Array())],
    ['a zip that breaks off', 'zip-damaged', () => checkZip(zipOf(fixtures.scorm12).subarray(0, 3000))],
    ['a wrong checksum', 'zip-damaged', () => withEntry({ name: 'a.txt', content: 'a', crc: 1 })],
    [
      'a picture with a wrong checksum',
      'zip-damaged',
      () => withEntry({ name: 'a.png', content: 'a', crc: 1 }),
    ],
    ['a wrong size', 'zip-damaged', () => withEntry({ name: 'a.txt', content: 'abc', size: 2 })],
    ['a header elsewhere', 'zip-damaged', () => withEntry({ name: 'a.txt', content: 'abc', offset: 7 })],
    [
      'bytes before the zip',
      'zip-has-foreign-bytes',
      () => checkZip(makeZip(clean, { before: 'MZ program' })),
    ],
    ['bytes behind the zip', 'zip-has-foreign-bytes', () => checkZip(makeZip(clean, { after: 'more' }))],
    ['a password', 'zip-encrypted', () => withEntry({ name: 'a.txt', content: 'a', flags: 0x801 })],
    ['another method', 'zip-method-unknown', () => withEntry({ name: 'a.txt', content: 'a', method: 14 })],
    [
      'a stored file with a descriptor',
      'zip-stored-with-descriptor',
      () => withEntry({ name: 'a.txt', content: 'a', method: 0, described: true }),
    ],
    [
      'another name before the content',
      'zip-headers-disagree',
      () => withEntry({ name: 'a.txt', content: 'a', localName: 'b.txt' }),
    ],
    [
      'a symbolic link',
      'entry-is-link',
      () => withEntry({ name: 'a.txt', content: '/etc/passwd', mode: 0o120777 }),
    ],
    [
      'a name without a mark',
      'entry-name-unmarked',
      () => withEntry({ name: 'gr\u00f6\u00dfe.txt', flags: 0 }),
    ],
    [
      'a name in a code page',
      'entry-name-not-utf8',
      () => withEntry({ name: Buffer.from('gr\x94\xe1e.txt', 'latin1'), flags: 0 }),
    ],
    ['a backslash', 'entry-backslash', () => withEntry({ name: 'a\\b.txt' })],
    ['a climbing name', 'entry-outside', () => withEntry({ name: '../a.txt' })],
    ['an absolute name', 'entry-outside', () => withEntry({ name: '/etc/a.txt' })],
    ['a name twice', 'entry-twice', () => withEntry({ name: 'index.html', content: 'x' })],
    ['a file that is a folder too', 'entry-twice', () => withEntry({ name: 'media', content: 'x' })],
    [
      'names that differ in capitals',
      'entry-case-clash',
      () => withEntry({ name: 'Index.html', content: 'x' }),
    ],
    ['a blank in a name', 'entry-name-unfit', () => withEntry({ name: 'a b.txt' })],
    ['a reserved name', 'entry-name-windows', () => withEntry({ name: 'aux.txt' })],
    ['a long path', 'entry-path-long', () => withEntry({ name: `${'folder/'.repeat(25)}a.txt` })],
    ['junk', 'junk-file', () => withEntry({ name: '.git/config' })],
    ['a file for a server', 'server-side-file', () => withEntry({ name: 'a.php' })],
    [
      'a zip within',
      'zip-within-package',
      () => withEntry({ name: 'a.zip', content: zipOf({ 'a.txt': 'a' }) }),
    ],
    ['a bomb', 'zip-bomb', () => withEntry({ name: 'a.bin', content: new Uint8Array(34_000_000) })],
    ['no descriptor', 'descriptor-missing', () => checkZip(zipOf({ 'index.html': 'a' }))],
    ['an AICC package', 'descriptor-missing', () => checkZip(zipOf({ 'course.crs': 'a', 'course.au': 'a' }))],
    [
      'a folder around all',
      'descriptor-in-folder',
      () => checkZip(makeZip(clean.map((entry) => ({ ...entry, name: `course/${entry.name as string}` })))),
    ],
    [
      'capitals in the descriptor',
      'descriptor-name-case',
      () => checkZip(makeZip(replaced('imsmanifest.xml', { name: 'IMSmanifest.XML' }))),
    ],
    [
      'a package packed twice',
      'package-in-zip',
      () => checkZip(zipOf({ 'course.zip': zipOf(fixtures.scorm12) })),
    ],
    [
      'a large file',
      'file-large',
      () => withEntry({ name: 'film.mp4', size: 60_000_000, content: noise(400_000) }),
    ],
    [
      'a large picture',
      'image-large',
      () => withEntry({ name: 'photo.jpg', method: 0, content: noise(2_100_000) }),
    ],
    [
      'an empty first page',
      'launch-file-empty',
      () => checkZip(makeZip(replaced('index.html', { content: '', method: 0 }))),
    ],
  ];

  test.each(table)('%s: %s', (_name, rule, check) => {
    // What these bring with them by their nature.
    const followers: Record<string, readonly string[]> = {
      'a header elsewhere': ['zip-bomb'],
      'a large file': ['zip-damaged', 'zip-bomb'],
      'an empty first page': ['sco-without-api'],
      'a name without a mark': ['entry-name-unfit'],
      'a name in a code page': ['entry-name-unfit'],
    };
    const names = found(check()).filter((name) => !followers[_name]?.includes(name));
    expect(names).toEqual([rule]);
  });

  test('entries that share their bytes are a bomb', () => {
    const zip = makeZip([
      { name: 'a.txt', content: 'a'.repeat(100), method: 0 },
      { name: 'b.txt', content: 'a'.repeat(100), method: 0, offset: 0, localName: 'a.txt' },
    ]);
    expect(namesIn(checkZip(zip))).toContain('zip-bomb');
  });

  test('zips in zips are looked into, and no deeper than the limit', () => {
    let inner = zipOf({ 'a.txt': 'a' });
    for (let depth = 0; depth < 5; depth++) inner = zipOf({ 'a.zip': inner });
    expect(namesIn(checkZip(makeZip([...clean, { name: 'a.zip', content: inner }])))).toContain('zip-bomb');
    const bomb = zipOf({ 'zeros.bin': new Uint8Array(34_000_000) });
    expect(namesIn(checkZip(makeZip([...clean, { name: 'a.zip', content: bomb }])))).toContain('zip-bomb');
  });

  test('a package of many bytes is told its size', () => {
    const sized = (size: number): ByteSource => {
      const bytes = zipOf(fixtures.scorm12);
      const shift = size - bytes.length;
      return {
        size,
        read: (offset, length) => {
          const part = Buffer.alloc(Math.max(0, Math.min(length, size - offset)));
          part.set(
            bytes.subarray(Math.max(0, offset - shift), Math.max(0, offset + part.length - shift)),
            Math.max(0, shift - offset),
          );
          return part;
        },
      };
    };
    const names = (size: number) => namesIn(checkPackage(openZip(sized(size), defaultLimits)));
    expect(names(120_000_000)).toEqual(['package-large', 'zip-has-foreign-bytes']);
    expect(names(260_000_000)).toEqual(['package-very-large', 'zip-has-foreign-bytes']);
  });
});

/** Bytes that don't compress, the same every time. */
function noise(length: number): Uint8Array {
  const bytes = new Uint8Array(length);
  let state = 1;
  for (let at = 0; at < length; at++) {
    state = (Math.imul(state, 1664525) + 1013904223) >>> 0;
    bytes[at] = state >>> 24;
  }
  return bytes;
}

describe('limits', () => {
  test('a text that is too large is named, and the rest is checked', () => {
    const { findings } = checkZip(zipOf({ ...fixtures.scorm12, 'js/player.js': 'x'.repeat(5000) }), {
      limits: { text: 4000 },
    });
    expect(findings).toMatchObject([
      { name: 'check-incomplete', level: 'warning', place: { file: 'js/player.js' } },
    ]);
  });

  test('entries beyond the limit are told', () => {
    expect(namesIn(checkZip(zipOf(fixtures.scorm12), { limits: { entries: 3 } }))).toContain(
      'zip-too-many-entries',
    );
  });

  test('when time runs out, what was not looked at is told', () => {
    let now = 0;
    const result = checkZip(zipOf(fixtures.scorm12), { limits: { time: 8 }, clock: () => now++ });
    expect(result.findings).toMatchObject([{ name: 'check-incomplete', place: { file: '' } }]);
    expect(result.findings[0]?.message).toMatch(/time ran out before \d+ files and \d+ rules/);
  });
});

describe('packages on a disk', () => {
  const folder = mkdtempSync(join(tmpdir(), 'coursewright-check-'));
  afterAll(() => rmSync(folder, { recursive: true }));
  const check = (path: string) => {
    const { reader, close } = openPackage(path, defaultLimits);
    const result = checkPackage(reader);
    close();
    return result;
  };

  test('a zip and the folder that it was made from give the same', () => {
    const path = join(folder, 'course.zip');
    writeFileSync(path, zipOf(fixtures.scorm2004));
    expect(check(path).findings).toEqual([]);
    expect(check('tests/check/fixtures/scorm2004')).toMatchObject({
      findings: [],
      standard: 'scorm2004',
      files: 3,
    });
  });

  test('a path that is not there, and a device', () => {
    expect(namesIn(check(join(folder, 'nothing.zip')))).toEqual(['package-not-found']);
    if (process.platform === 'linux') expect(namesIn(check('/dev/null'))).toEqual(['package-unreadable']);
  });

  test('a link in a folder is named and not followed', () => {
    const course = join(folder, 'linked');
    mkdirSync(course);
    symlinkSync('/etc', join(course, 'etc'));
    writeFileSync(join(course, 'tincan.xml'), '<tincan/>');
    expect(namesIn(check(course))).toContain('entry-is-link');
    expect(check(course).files).toBe(1);
  });
});

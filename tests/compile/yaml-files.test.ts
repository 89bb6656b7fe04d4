import { describe, expect, it } from 'vitest';
import { SourceError, type SourceFs, type SourceStat } from '../../scripts/compile/files.ts';
import { parseYaml, readYaml } from '../../scripts/compile/yaml/read.ts';

const bytes = (text: string) => new TextEncoder().encode(text);
const names = (source: Uint8Array | string) =>
  parseYaml('a.yaml', source).diagnostics.map(({ name, place }) => `${name} ${place.line}:${place.column}`);

function utf16(text: string, bom: boolean, bigEndian: boolean): Uint8Array {
  const buffer = Buffer.from((bom ? '\uFEFF' : '') + text, 'utf16le');
  return bigEndian ? buffer.swap16() : buffer;
}

describe('bytes', () => {
  it('a BOM and CRLF are accepted, and texts end their lines with a line feed', () => {
    const { value, diagnostics } = parseYaml('a.yaml', bytes('\uFEFFa: |\r\n  b\r\n  c\r\nd: e\r\n'));
    expect(diagnostics).toEqual([]);
    expect(value?.data).toEqual({ a: 'b\nc\n', d: 'e' });
    expect(value?.place(['d'])).toEqual({ file: 'a.yaml', line: 4, column: 4 });
    expect(value?.lines[0]).toBe('a: |');
  });

  it.each([
    ['little endian with BOM', true, false],
    ['big endian with BOM', true, true],
    ['little endian', false, false],
    ['big endian', false, true],
  ])('UTF-16, %s', (_, bom, bigEndian) => {
    expect(names(utf16('id: intro', bom, bigEndian))).toEqual(['utf-16-file 1:1']);
  });

  it('bytes that are no UTF-8 are shown at the first of them', () => {
    expect(names(Buffer.from('a: b\nc: caf\xe9', 'latin1'))).toEqual(['not-utf-8 2:7']);
    expect(names(Buffer.from('\xe4: b', 'latin1'))).toEqual(['not-utf-8 1:1']);
  });

  it('NUL and other control characters have names of their own, and the rest is looked at too', () => {
    expect(names('a: b\0c\nd: e\u000bf\ng: h: i')).toEqual([
      'nul-byte 1:5',
      'control-character 2:5',
      'colon-in-text 3:5',
    ]);
    const [first] = parseYaml('a.yaml', 'a: e\u000bf').diagnostics;
    expect(first?.hint).toContain('PowerPoint');
  });

  it.each(['', '\n\n', '  \n', '# only this\n  # and this\n', '\uFEFF'])('%j is an empty file', (source) => {
    expect(names(source)).toEqual(['empty-file 1:1']);
  });
});

describe('files that can’t be read', () => {
  const refusing = (stat: SourceStat | undefined | SourceError, read?: SourceError): SourceFs => ({
    stat: () => (stat instanceof SourceError ? Promise.reject(stat) : Promise.resolve(stat)),
    read: () => (read ? Promise.reject(read) : Promise.resolve(bytes('a: b'))),
    list: () => Promise.resolve([]),
    hash: () => Promise.reject(new Error('not asked for')),
    locate: (path) => path,
  });
  const nameFor = async (fs: SourceFs) =>
    (await readYaml(fs, 'lessons/a.yaml')).diagnostics.map((d) => d.name);

  it('each reason has a name of its own', async () => {
    const file: SourceStat = { kind: 'file', size: 4 };
    const error = (reason: SourceError['reason']) => new SourceError('lessons/a.yaml', reason);
    expect(await nameFor(refusing(file))).toEqual([]);
    expect(await nameFor(refusing(undefined))).toEqual(['file-missing']);
    expect(await nameFor(refusing({ kind: 'folder', size: 0 }))).toEqual(['file-is-folder']);
    expect(await nameFor(refusing({ kind: 'outside', size: 0 }))).toEqual(['file-outside-course']);
    expect(await nameFor(refusing({ kind: 'other', size: 0 }))).toEqual(['file-unreadable']);
    expect(await nameFor(refusing(file, error('missing')))).toEqual(['file-missing']);
    expect(await nameFor(refusing(file, error('folder')))).toEqual(['file-is-folder']);
    expect(await nameFor(refusing(file, error('outside')))).toEqual(['file-outside-course']);
    expect(await nameFor(refusing(file, error('unreadable')))).toEqual(['file-unreadable']);
    expect(await nameFor(refusing(file, error('too-large')))).toEqual(['course-file-too-large']);
    expect(await nameFor(refusing(error('unreadable')))).toEqual(['file-unreadable']);
  });

  it('a file of 50 MB is not read at all', async () => {
    let reads = 0;
    const fs = {
      ...refusing({ kind: 'file', size: 50 * 1024 * 1024 }),
      read: () => Promise.resolve(bytes(String(reads++))),
    };
    const { diagnostics } = await readYaml(fs, 'a.yaml');
    expect(diagnostics.map((d) => d.message)).toEqual([
      'a.yaml is too large (50 MB): a course file may have 2 MB.',
    ]);
    expect(reads).toBe(0);
  });
});

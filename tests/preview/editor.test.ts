import { mkdtemp, readFile, writeFile } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { expect, it } from 'vitest';
import { editorCall, editorOf, openEditor } from '../../scripts/preview/server/editor.ts';
import { until } from '../support/course-window.ts';

const place = { file: '/course/lessons/a b.yaml', line: 7, column: 3 };

it.each([
  ['code', ['--goto', '/course/lessons/a b.yaml:7:3'], false],
  ['/usr/bin/code --wait', ['--wait', '--goto', '/course/lessons/a b.yaml:7:3'], false],
  ['"C:\\Program Files\\subl.exe"', ['/course/lessons/a b.yaml:7:3'], false],
  ['idea', ['--line', '7', '--column', '3', '/course/lessons/a b.yaml'], false],
  ['vim', ['+call cursor(7,3)', '/course/lessons/a b.yaml'], true],
  ['nvim --server sock --remote', ['--server', 'sock', '--remote', '/course/lessons/a b.yaml'], false],
  ['emacsclient -n', ['-n', '+7:3', '/course/lessons/a b.yaml'], false],
  ['nano', ['+7,3', '/course/lessons/a b.yaml'], true],
  ['my-editor; rm -rf /', ['rm', '-rf', '/', '/course/lessons/a b.yaml'], false],
])('%s is called as it wants to be, without a shell', (command, args, terminal) => {
  expect(editorCall(command, place)).toMatchObject({ args, terminal });
});

it('the environment names it: COURSEWRIGHT_EDITOR before VISUAL before EDITOR', () => {
  expect(editorOf({ EDITOR: 'vi', VISUAL: 'code', COURSEWRIGHT_EDITOR: 'zed' })).toBe('zed');
  expect(editorOf({ EDITOR: 'vi', VISUAL: ' ' })).toBe('vi');
  expect(editorOf({})).toBeUndefined();
});

it('one that is not there, and none at all, are told in words', async () => {
  expect(await openEditor(place, {})).toContain('No editor is named');
  expect(await openEditor(place, { EDITOR: 'no-such-editor' })).toBe('no-such-editor could not be started.');
});

it('the file arrives as one argument', async () => {
  const folder = await mkdtemp(join(tmpdir(), 'coursewright-editor-'));
  const script = join(folder, 'editor.mjs');
  const out = join(folder, 'out.json');
  await writeFile(
    script,
    `import { writeFileSync, renameSync } from 'node:fs'; writeFileSync('${out}.part', JSON.stringify(process.argv.slice(2))); renameSync('${out}.part', '${out}');`,
  );
  expect(await openEditor(place, { EDITOR: `"${process.execPath}" "${script}"` })).toBeUndefined();
  await until('the editor has run', () =>
    readFile(out).then(
      () => true,
      () => false,
    ),
  );
  expect(JSON.parse(await readFile(out, 'utf8'))).toEqual([place.file]);
});

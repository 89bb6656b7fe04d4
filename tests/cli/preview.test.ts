import { spawn, type ChildProcess } from 'node:child_process';
import { once } from 'node:events';
import { readFile, readdir, writeFile } from 'node:fs/promises';
import { join } from 'node:path';
import { afterEach, expect, test } from 'vitest';
import { cli, courseIn, coursewright, newFolder } from '../support/cli.ts';
import { until } from '../support/course-window.ts';

const running: ChildProcess[] = [];
afterEach(() => {
  for (const child of running.splice(0)) child.kill('SIGKILL');
});

/** Starts a preview and waits for its first line. */
async function preview(cwd: string, ...args: string[]) {
  const child = spawn(process.execPath, [cli, 'preview', ...args], { cwd, env: { ...process.env, CI: '1' } });
  running.push(child);
  const said = { out: '', err: '' };
  child.stdout.on('data', (chunk: Buffer) => (said.out += chunk.toString()));
  child.stderr.on('data', (chunk: Buffer) => (said.err += chunk.toString()));
  await until('it says its address', () => said.out.includes('\n'));
  return { child, said };
}

test('it says where it is, tells each mistake with its line, goes on, writes nothing, and ends well at Ctrl-C', async () => {
  const folder = await newFolder();
  const course = await courseIn(folder);
  const before = (await readdir(course, { recursive: true })).sort();
  const { child, said } = await preview(folder, 'example', '--port', '0', '--json');
  const { url, course: named } = JSON.parse(said.out) as { url: string; course: string };
  expect(named).toBe('example');
  expect(url).toMatch(/^http:\/\/127\.0\.0\.1:\d+\/$/);
  const page = await fetch(url);
  expect([page.status, await page.text()]).toEqual([200, expect.stringContaining('<iframe')]);
  const lesson = join(course, 'lessons/intro.yaml');
  const good = await readFile(lesson, 'utf8');
  await writeFile(lesson, good.replace('title:', 'titel:'));
  await until('it tells the mistake', () => said.err.includes('unknown-key'));
  expect(said.err).toContain('example/lessons/intro.yaml:');
  await writeFile(lesson, good);
  expect((await fetch(url)).status).toBe(200);
  child.kill('SIGINT');
  expect(await once(child, 'exit')).toEqual([0, null]);
  expect((await readdir(course, { recursive: true })).sort()).toEqual(before);
  expect(said.out.trim().split('\n')).toHaveLength(1);
});

test('where the port is taken it takes another one; beyond this machine it warns', async () => {
  const folder = await newFolder();
  await courseIn(folder);
  const first = await preview(folder, 'example', '--port', '0', '--json');
  const { port } = new URL((JSON.parse(first.said.out) as { url: string }).url);
  const { said } = await preview(folder, 'example', '--port', port, '--host', '0.0.0.0');
  const [, other = ''] = /http:\/\/localhost:(\d+)\//.exec(said.out) ?? [];
  expect(other).not.toBe(port);
  await until('it says both', () => said.err.includes('Warning: everybody in the network'));
  expect(said.err).toContain(`Port ${port} is taken`);
});

test.each([
  [['nowhere'], 1, 'course-not-found'],
  [['example', '--host', '203.0.113.7'], 1, 'preview-cannot-listen'],
  [['example', '--port', 'many'], 2, 'A port is a whole number'],
])('%j: status %i', async (args, status, words) => {
  const folder = await newFolder();
  await courseIn(folder);
  const outcome = await coursewright(['preview', ...args], { cwd: folder });
  expect(outcome).toMatchObject({ status });
  expect(outcome.err).toContain(words);
});

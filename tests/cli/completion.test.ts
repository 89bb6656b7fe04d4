import { chmod, mkdir, writeFile } from 'node:fs/promises';
import { join } from 'node:path';
import { beforeAll, describe, expect, test } from 'vitest';
import { cli, coursewright, newFolder, runProcess } from '../support/cli.ts';

let folder = '';
beforeAll(async () => {
  folder = await newFolder();
  for (const name of ['safety', 'privacy']) {
    await mkdir(join(folder, 'course', name), { recursive: true });
    await writeFile(join(folder, 'course', name, 'course.yaml'), 'format: 1\n');
  }
  await mkdir(join(folder, 'bin'));
  await writeFile(join(folder, 'bin/coursewright'), `#!/bin/sh\nexec "${process.execPath}" "${cli}" "$@"\n`);
  await chmod(join(folder, 'bin/coursewright'), 0o755);
});

/** What bash offers for the last of the words. */
async function offered(...words: string[]): Promise<string[]> {
  const script = [
    'source <(coursewright completion bash)',
    `COMP_WORDS=(coursewright ${words.map((word) => `'${word}'`).join(' ')})`,
    `COMP_CWORD=${words.length}`,
    '_coursewright',
    'printf "%s\\n" "${COMPREPLY[@]}"',
  ].join('\n');
  const { out, err } = await runProcess('bash', ['-c', script], {
    cwd: folder,
    env: { PATH: `${join(folder, 'bin')}:${process.env.PATH ?? ''}` },
  });
  expect(err).toBe('');
  return out.split('\n').filter(Boolean);
}

describe('bash completes', () => {
  test.each([
    ['commands', ['li'], ['lint']],
    ['options of a command', ['lint', '--f'], ['--fix', '--fail-on']],
    ['values of an option', ['lint', '--fail-on', ''], ['error', 'warning', 'never']],
    ['courses below course/', ['build', ''], ['privacy', 'safety']],
    ['templates', ['new', '--template', 'q'], ['quiz']],
    ['shells', ['completion', ''], ['bash', 'zsh', 'fish']],
    ['kinds of packages', ['build', '--target', 'scorm'], ['scorm12', 'scorm2004']],
    ['LMSs', ['lms', 'moo'], ['moodle']],
    ['topics', ['help', 'rebui'], ['rebuilds']],
    ['names of findings', ['help', 'length-c'], ['length-cue']],
  ])('%s', async (_name, words, expected) => {
    expect(await offered(...words)).toEqual(expected);
  });
});

describe.each(['bash', 'zsh', 'fish'])('the script for %s', (shell) => {
  test('has every command with its options', async () => {
    const { status, out } = await coursewright(['completion', shell], { cwd: folder });
    expect(status).toBe(0);
    const { out: help } = await coursewright(['--help'], { cwd: folder });
    const commands = [...help.matchAll(/^ {2}([a-z]+) \[/gm)].map(([, name]) => name ?? '');
    expect(commands.length).toBeGreaterThan(6);
    for (const name of [...commands, 'fail-on', 'frozen', 'template']) expect(out).toContain(name);
  });
});

test('a shell that is not known is wrong usage', async () => {
  const { status, err } = await coursewright(['completion', 'csh'], { cwd: folder });
  expect(status).toBe(2);
  expect(err).toContain('bash, zsh, fish');
});

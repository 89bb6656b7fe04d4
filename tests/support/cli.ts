import { fork, spawn, type ChildProcess } from 'node:child_process';
import { cp, mkdir, mkdtemp, writeFile } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { dirname, join } from 'node:path';
import { fileURLToPath } from 'node:url';

const root = join(dirname(fileURLToPath(import.meta.url)), '../..');
export const cli = join(root, '.build/cli.js');

export interface Outcome {
  status: number | null;
  signal: NodeJS.Signals | null;
  out: string;
  err: string;
}

interface Where {
  cwd: string;
  env?: NodeJS.ProcessEnv;
}

/** Runs the built command line; without `CI`, unless `env` sets it. */
export function coursewright(args: readonly string[], { cwd, env = {} }: Where): Promise<Outcome> {
  const outcome = turn.then(() => inHost({ args, cwd, env: { ...inherited(), ...env } }));
  turn = outcome.catch(() => undefined);
  return outcome;
}

/** The same in a process of its own, for what one run may leave to the next, or the system gives to a process. */
export const coursewrightProcess = (args: readonly string[], where: Where): Promise<Outcome> =>
  runProcess(process.execPath, [cli, ...args], where);

// A process has one current folder: one command after another.
let turn: Promise<unknown> = Promise.resolve();
let host: ChildProcess | undefined;

function inHost(message: object): Promise<Outcome> {
  host ??= fork(join(root, 'tests/support/cli-host.cjs'), [dirname(cli)], { stdio: 'inherit', execArgv: [] });
  const child = host;
  return new Promise((resolve, reject) => {
    const gone = () => {
      host = undefined;
      reject(new Error('The command line has ended its process'));
    };
    child.once('exit', gone);
    child.once('message', (outcome) => {
      child.off('exit', gone);
      resolve(outcome as Outcome);
    });
    child.send(message);
  });
}

function inherited(): NodeJS.ProcessEnv {
  const env = { ...process.env };
  for (const name of ['CI', 'FORCE_COLOR', 'NO_COLOR']) delete env[name];
  return env;
}

export function runProcess(
  command: string,
  args: readonly string[],
  { cwd, env = {} }: Where,
): Promise<Outcome> {
  return new Promise((resolve, reject) => {
    const child = spawn(command, args, { cwd, env: { ...inherited(), ...env } });
    const texts = { out: '', err: '' };
    child.stdout.on('data', (chunk: Buffer) => (texts.out += chunk.toString()));
    child.stderr.on('data', (chunk: Buffer) => (texts.err += chunk.toString()));
    child.on('error', reject);
    child.on('close', (status, signal) => resolve({ status, signal, ...texts }));
  });
}

/** A new empty folder. */
export const newFolder = (): Promise<string> => mkdtemp(join(tmpdir(), 'coursewright-cli-'));

const npm = process.platform === 'win32' ? 'npm.cmd' : 'npm';

/** A new folder in which the package is installed as users get it, from what `npm pack` makes, without a network. */
export async function installedFolder(): Promise<string> {
  const folder = await newFolder();
  const packed = await runProcess(npm, ['pack', '--ignore-scripts', '--json', '--pack-destination', folder], {
    cwd: root,
  });
  const [{ filename }] = JSON.parse(packed.out) as [{ filename: string }];
  const options = ['--offline', '--no-audit', '--no-fund', '--ignore-scripts', '--prefix', folder];
  const installed = await runProcess(npm, ['install', ...options, join(folder, filename)], { cwd: folder });
  if (installed.status !== 0) throw new Error(installed.err);
  return folder;
}

/** A copy of the base course in a folder that bears its name, with some files changed. */
export async function courseIn(
  folder: string,
  changes: Record<string, string | Uint8Array> = {},
): Promise<string> {
  const course = join(folder, 'example');
  await cp(join(root, 'tests/support/base-course'), course, { recursive: true });
  for (const [path, content] of Object.entries(changes)) {
    await mkdir(dirname(join(course, path)), { recursive: true });
    await writeFile(join(course, path), content);
  }
  return course;
}

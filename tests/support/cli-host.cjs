// Runs the built command line again and again in one process, which starting a process for each takes most of the time
// of. Each run evaluates the program anew, in a folder and an environment of its own; what it prints is caught.
'use strict';
const { readFileSync, readdirSync } = require('node:fs');
const { createRequire } = require('node:module');
const { join } = require('node:path');
const { Script } = require('node:vm');

const [folder] = process.argv.splice(2);
const name = readdirSync(folder).find((file) => /^cli-.*\.js$/.test(file));
const filename = join(folder, name);
const cachedData = readFileSync(filename.replace(/js$/, 'cache'));
const program = new Script(readFileSync(filename, 'latin1'), { filename, cachedData }).runInThisContext();

const texts = { out: '', err: '' };
for (const [stream, text] of [
  ['stdout', 'out'],
  ['stderr', 'err'],
])
  process[stream].write = (chunk, encoding, done = encoding) => {
    texts[text] += chunk.toString();
    if (typeof done === 'function') process.nextTick(done);
    return true;
  };

let ended = () => undefined;
// The program's last act is to set the exit status.
globalThis.process = new Proxy(process, {
  set(target, key, value) {
    if (key !== 'exitCode') return Reflect.set(target, key, value);
    ended(value);
    return true;
  },
});

process.on('message', ({ args, cwd, env }) => {
  texts.out = texts.err = '';
  for (const key of Object.keys(process.env)) if (!(key in env)) delete process.env[key];
  Object.assign(process.env, env);
  process.chdir(cwd);
  process.argv = [process.execPath, join(folder, 'cli.js'), ...args];
  process.stdout.removeAllListeners('error');
  ended = (status) => process.send({ status, signal: null, ...texts });
  const module_ = { exports: {} };
  program(module_.exports, createRequire(filename), module_, filename, folder);
});

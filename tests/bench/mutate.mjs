// Damages saved states and course files by a fixed rule, and looks for what must never happen: an exception, a hang, a
// state that is misread. node tests/bench/mutate.mjs [STATES=10000] [FILES=2000]
import { readFileSync } from 'node:fs';
import { join } from 'node:path';
import { performance } from 'node:perf_hooks';
import { importTs, root } from './import-ts.mjs';
import { heading } from './measure.mjs';

const [states = 10_000, files = 2_000] = process.argv.slice(2).map(Number);
const longest = 2000;
const failures = [];

/** Numbers that look random and are the same each time (mulberry32). */
function numbers(seed) {
  let state = seed;
  return (below) => {
    state = (state + 0x6d2b79f5) | 0;
    let mixed = Math.imul(state ^ (state >>> 15), 1 | state);
    mixed = (mixed + Math.imul(mixed ^ (mixed >>> 7), 61 | mixed)) ^ mixed;
    return ((mixed ^ (mixed >>> 14)) >>> 0) % below;
  };
}

/** A text with one to four damages. */
function damage(text, pick, alphabet) {
  let damaged = text;
  for (let count = 1 + pick(4); count > 0; count--) {
    const at = pick(damaged.length + 1);
    const letter = alphabet[pick(alphabet.length)];
    const length = 1 + pick(12);
    damaged = [
      () => damaged.slice(0, at) + letter + damaged.slice(at + 1),
      () => damaged.slice(0, at) + letter + damaged.slice(at),
      () => damaged.slice(0, at) + damaged.slice(at + length),
      () => damaged.slice(0, at),
      () => damaged.slice(0, at) + damaged.slice(at, at + length) + damaged.slice(at),
      () =>
        damaged.slice(0, at) +
        [...damaged.slice(at, at + length)].reverse().join('') +
        damaged.slice(at + length),
    ][pick(6)]();
  }
  return damaged;
}

async function timed(what, work) {
  const began = performance.now();
  try {
    return await work();
  } catch (error) {
    failures.push(`${what}: ${error.stack}`);
    return undefined;
  } finally {
    if (performance.now() - began > longest)
      failures.push(`${what}: took ${Math.round(performance.now() - began)} ms`);
  }
}

const tell = (counts) => {
  for (const [what, count] of Object.entries(counts).sort(([, a], [, b]) => b - a))
    console.log(`  ${what.padEnd(40)} ${count}`);
};
const note = (counts, what) => (counts[what] = (counts[what] ?? 0) + 1);

async function mutateStates() {
  const { packState, unpackState } = await importTs('scripts/state/pack.ts');
  const { answered } = await importTs('tests/support/big-state.ts');
  const pick = numbers(1);
  const counts = {};
  const letters = 'ABCDEFabcdef0123456789-_ "<&%+=\n\0é漢';
  for (let index = 0; index < states; index++) {
    const { list, progress } = answered(1 + pick(60), pick(60));
    const state = packState({ ...progress, counter: pick(1e6) }, list);
    const damaged = damage(state, pick, letters);
    const read = await timed(`state ${index}`, () => unpackState(damaged, list));
    if (read === undefined) continue;
    if ('progress' in read && damaged !== state) failures.push(`state ${index}: a damaged state was read`);
    note(counts, 'progress' in read ? 'came out undamaged' : read.unreadable);
  }
  heading(`${states} damaged states`);
  tell(counts);
}

/** Files of a course by their paths. */
const read = (folder, paths) =>
  Object.fromEntries(paths.map((path) => [path, readFileSync(join(root, folder, path), 'utf8')]));

async function mutateFiles() {
  const { load } = await importTs('tests/support/load-helper.ts');
  const courses = [
    read('course/intro-ecs-ecr-fargate', ['course.yaml', 'lessons/ecs-ecr-fargate.yaml']),
    read('tests/browser/courses/behaviours', [
      'course.yaml',
      'lessons/start.yaml',
      'lessons/exam.yaml',
      'banks/bank.yaml',
    ]),
  ];
  const pick = numbers(2);
  const counts = {};
  const letters = [
    '\t',
    '\n',
    ' ',
    '  ',
    ': ',
    '- ',
    '#',
    ' #',
    '"',
    "'",
    '{',
    '}',
    '[',
    ']',
    ',',
    '|',
    '>',
    '&a',
    '*a',
    '!',
    '%',
    '?',
    '\0',
    '\r',
    '---',
    '<<',
    'é',
    '漢',
  ];
  for (let index = 0; index < files; index++) {
    const whole = courses[pick(courses.length)];
    const paths = Object.keys(whole);
    const path = paths[pick(paths.length)];
    const damaged = { ...whole, 'lessons/intro.yaml': undefined, [path]: damage(whole[path], pick, letters) };
    const loaded = await timed(`file ${index}`, () => load(damaged));
    if (!loaded) continue;
    const { diagnostics } = loaded;
    const errors = diagnostics.filter(({ severity }) => severity === 'error');
    if (!loaded.value && errors.length === 0) failures.push(`file ${index}: no course, and nothing said`);
    if (errors.some(({ name }) => name === 'not-yaml')) note(counts, 'not understood (not-yaml)');
    else note(counts, errors.length > 0 ? 'refused with a named reason' : 'still a course');
  }
  heading(`${files} damaged course files`);
  tell(counts);
}

await mutateStates();
await mutateFiles();
heading(
  failures.length === 0
    ? 'Nothing broke.'
    : `${failures.length} failures:\n${failures.slice(0, 20).join('\n')}`,
);
process.exitCode = failures.length === 0 ? 0 : 1;

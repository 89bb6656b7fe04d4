import { writeFile } from 'node:fs/promises';
import { join } from 'node:path';
import fc from 'fast-check';
import { describe, expect, test } from 'vitest';
import { decodeState, encodeState, listOf } from '../../scripts/release/state-json.ts';
import { packState } from '../../scripts/state/pack.ts';
import { newProgress, untouchedQuiz, type QuizValue } from '../../scripts/state/progress.ts';
import type { Lock } from '../../scripts/release/lock.ts';
import { courseIn, coursewright, newFolder } from '../support/cli.ts';

const lock: Lock = {
  lock: 1,
  course: 'example',
  fields: [
    { slide: 'welcome' },
    { quiz: 'check' },
    { question: 'check.q1', revision: 1, shape: '2', parts: ['a', 'b'], meaning: 'x' },
    { question: 'check.q2', revision: 1, shape: 't20', parts: [], meaning: 'x' },
    { question: 'check.q1', revision: 2, shape: '4', parts: ['a', 'b', 'c'], meaning: 'y' },
  ],
  builds: [4, 5],
  renames: [{ was: 'check', id: 'exam' }],
};
const seen = { visited: true, done: true, opened: true };
const state = packState(
  {
    run: 'AbCdEfGhIj',
    counter: 7,
    bookmark: 1,
    passed: false,
    completed: true,
    score: 62.5,
    values: [
      seen,
      {
        ...seen,
        submitted: 1,
        open: true,
        passed: false,
        best: 62.5,
        last: 62.5,
        first: 62.5,
        sum: 62.5,
        drawn: [4, 3],
        met: [0, 1, 2],
      },
      { values: [1], share: 0 },
      { values: ['Grüße'], flagged: true },
    ],
  },
  listOf(lock),
);
const json = {
  course: 'example',
  run: 'AbCdEfGhIj',
  counter: 7,
  bookmark: 'exam',
  passed: false,
  completed: true,
  score: 62.5,
  fields: {
    welcome: seen,
    exam: {
      ...seen,
      submitted: 1,
      open: true,
      passed: false,
      best: 62.5,
      last: 62.5,
      first: 62.5,
      sum: 62.5,
      drawn: ['exam.q1', 'exam.q2'],
      met: { 'exam.q1 (revision 1)': 0, 'exam.q2': 1, 'exam.q1': 2 },
    },
    'exam.q1 (revision 1)': { values: [1], share: 0, parts: ['a', 'b'] },
    'exam.q2': { values: ['Grüße'], flagged: true },
  },
};

const folder = async () => {
  const cwd = await courseIn(await newFolder());
  await writeFile(join(cwd, 'course.lock.json'), JSON.stringify(lock));
  return cwd;
};

describe('coursewright state', () => {
  test('decodes a state with the names of the lock, as things are called now', async () => {
    const { status, out } = await coursewright(['state', 'decode', state], { cwd: await folder() });
    expect(status).toBe(0);
    expect(JSON.parse(out)).toEqual(json);
  });

  test('encodes what it has decoded, to the letter', async () => {
    const cwd = await folder();
    const { out } = await coursewright(['state', 'decode', state], { cwd });
    expect(await coursewright(['state', 'encode', out], { cwd })).toMatchObject({
      status: 0,
      out: `${state}\n`,
    });
  });

  test('reads back what an older lock has no names for, and no count more than there was', () => {
    const older: Lock = { ...lock, fields: lock.fields.slice(0, 4), builds: [4] };
    const quiz = { ...untouchedQuiz, ...seen, open: true };
    const written: [Lock, QuizValue][] = [
      [lock, { ...quiz, drawn: [4], met: [1, 0, 2] }],
      // A longer list: of the fields behind it only numbers are known.
      [older, { ...quiz, drawn: [4], met: [1, 0, 2] }],
      // Written before the last question was asked.
      [lock, { ...quiz, met: [1, 0] }],
    ];
    for (const [by, value] of written) {
      const progress = { ...newProgress('AbCdEfGhIj'), bookmark: 4, values: [undefined, value] };
      const text = packState(progress, listOf(lock));
      const decoded = decodeState(text, by);
      expect('state' in decoded && encodeState(decoded.state, by)).toEqual({ text });
    }
  });

  test('needs no course that builds', async () => {
    const cwd = await folder();
    await writeFile(join(cwd, 'course.yaml'), 'titel: x\n');
    expect(await coursewright(['state', 'decode', state, '--course', cwd], { cwd })).toMatchObject({
      status: 0,
    });
  });

  test.each([
    ['a damaged state', ['decode', `${state.slice(0, -1)}_`], 'it is damaged, or cut off'],
    ['nothing', ['decode', ' '], 'it is empty'],
    ['no JSON', ['encode', 'x'], '`fields`'],
    ['an unknown name', ['encode', '{"fields":{"nope":{}}}'], '`nope`'],
    ['another course', ['encode', '{"course":"other","fields":{}}'], '`course`'],
    ['a score over 100', ['encode', JSON.stringify({ ...json, score: 120 })], '`'],
    [
      'more counts than a course has questions',
      ['encode', JSON.stringify({ ...json, fields: { exam: { met: { 99999999999: 1 } } } })],
      '`fields`',
    ],
    ['a run that is none', ['encode', JSON.stringify({ ...json, run: 'no' })], '`run`'],
    [
      'values of another shape',
      ['encode', JSON.stringify({ ...json, fields: { 'exam.q1': { values: [9] } } })],
      'exam.q1',
    ],
    [
      'values that are none',
      ['encode', JSON.stringify({ ...json, fields: { exam: 5, welcome: null } })],
      '`',
    ],
  ])('refuses %s', async (_, args, words) => {
    const { status, err } = await coursewright(['state', ...args], { cwd: await folder() });
    expect(status).toBe(1);
    expect(err).toContain(words);
    expect(err).not.toContain('mistake of its own');
  });

  test('names a state of another lock for what it is', () => {
    expect(decodeState(state, { ...lock, course: 'other' })).toEqual({
      why: 'it was written under another lock',
    });
  });

  test('gives a state that can be read back, or a reason, whatever it is given', () => {
    fc.assert(
      fc.property(fc.jsonValue(), fc.constantFrom('welcome', 'exam', 'exam.q1', 'exam.q2'), (value, name) => {
        const encoded = encodeState({ ...json, fields: { [name]: value } }, lock);
        if ('text' in encoded) expect(decodeState(encoded.text, lock)).toHaveProperty('state');
        else expect(encoded.why).toBeTruthy();
      }),
    );
  });
});

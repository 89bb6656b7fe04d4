import fc from 'fast-check';
import { expect, it } from 'vitest';
import { askedIn } from '../../scripts/log/asked.ts';
import { factsOf } from '../../scripts/log/facts.ts';
import { closedBy } from '../../scripts/log/gates.ts';
import { bookmarkIndex } from '../../scripts/log/migration.ts';
import { BitWriter } from '../../scripts/state/bits.ts';
import { hash32 } from '../../scripts/state/hash.ts';
import { mergeProgress } from '../../scripts/state/merge.ts';
import { packState, unpackState } from '../../scripts/state/pack.ts';
import { newProgress, parseField, quizValue, type Progress } from '../../scripts/state/progress.ts';
import { after, courseOf, lessonOf, quizOf, slideOf } from '../support/player-course.ts';
import { listOf, progressFor } from './arbitraries.ts';

/** Saved states that something has damaged, as the player meets them at launch. */

const list = listOf(
  [
    'slide',
    'slide',
    'practice 2',
    'quiz',
    'answer 3 4',
    'answer 3 2*4',
    'answer 3 t20',
    'slide',
    'quiz',
    'answer 8 3.t8',
    'answer 8 n16',
    'answer 8 4',
  ].map(parseField),
  [3, 7, 12],
);
const quiz = quizOf({ passMark: 0.5, attempts: 2, points: 3 });
const course = courseOf([
  lessonOf('l', [
    slideOf('intro', 0),
    slideOf('story', 1, { gate: { passed: [], submitted: ['check'], visited: ['intro'] } }),
    slideOf('padlock', 2, { practice: true }),
    slideOf('check', 3, { quiz }),
    slideOf('end', 7),
    slideOf('exam', 8, {
      quiz: {
        ...quiz,
        timeLimit: 60,
        wait: 3600,
        entries: [{ count: 2, draw: [9, 10, 11].map((field) => ({ id: `q${field}`, field })) }],
      },
    }),
  ]),
]);

/** Replaces, inserts, removes, cuts, doubles or turns round a piece of a text. */
const damage = fc.tuple(
  fc.constantFrom('replace', 'insert', 'remove', 'cut', 'double', 'turn'),
  fc.nat(),
  fc.integer({ min: 1, max: 12 }),
  fc.constantFrom(...'ABgz059-_', '', '<', 'é', '😀', '\u0000'),
);
type Damage = typeof damage extends fc.Arbitrary<infer D> ? D : never;

function damaged(text: string, [how, place, length, by]: Damage): string {
  const at = place % (text.length + 1);
  const [before, piece, after] = [text.slice(0, at), text.slice(at, at + length), text.slice(at + length)];
  if (how === 'replace') return before + by + text.slice(at + 1);
  if (how === 'insert') return before + by + text.slice(at);
  if (how === 'remove') return before + after;
  if (how === 'cut') return before;
  return how === 'double' ? before + piece + piece + after : before + [...piece].reverse().join('') + after;
}

/** The state with a checksum that fits what stands before it, so that the damage gets past it. */
function withChecksum(state: string): string {
  const body = state.slice(0, -5);
  const writer = new BitWriter();
  writer.write(hash32(body) % 2 ** 29, 29);
  return body + writer.finish();
}

const mutated = (mend: (state: string) => string) =>
  fc.tuple(progressFor(list), fc.array(damage, { minLength: 1, maxLength: 4 })).map(([progress, damages]) => {
    const state = packState(progress, list);
    return { state, text: mend(damages.reduce(damaged, state)) };
  });

const fixed = { seed: 20_270_301, numRuns: 300 };
const inPercent = (value: number | undefined) =>
  expect(value ?? 0).toSatisfy((given: number) => given >= 0 && given <= 100);

/** All that a launch and a session do with what was read. */
function playOn(progress: Progress): void {
  expect(bookmarkIndex(course, progress, list)).toBeGreaterThanOrEqual(0);
  const merged = mergeProgress(progress, newProgress(progress.run), list);
  for (const { slides } of course.lessons)
    for (const slide of slides) {
      closedBy(course, merged, slide);
      if (slide.quiz) askedIn(slide.quiz, quizValue(merged, slide.field));
    }
  const now = after(
    [
      { type: 'launched', resumed: true },
      ...[0, 1, 7].map((slide) => ({ type: 'slide-done' as const, slide })),
      { type: 'redrawn', quiz: 8, drawn: [10, 11] },
      { type: 'clock', quiz: 8, used: 30 },
      { type: 'attempt-started', quiz: 3 },
      { type: 'quiz-submitted', quiz: 3, score: 100 },
      { type: 'attempt-started', quiz: 8, drawn: [9, 11], extraTime: true },
      { type: 'changed', question: 9, answer: [1, 'a text'] },
      { type: 'flagged', question: 11, flagged: true },
      { type: 'quiz-submitted', quiz: 8, score: 100 },
      { type: 'slide-done', slide: 2 },
    ],
    course,
    list,
    merged,
  );
  const facts = factsOf(course, now);
  expect(facts.outcome).toBe('passed');
  inPercent(facts.score);
  // What is written from here on can be read.
  expect(unpackState(packState(now, list), list)).toHaveProperty('progress');
}

it('300 damaged states are refused by their checksum', () => {
  fc.assert(
    fc.property(
      mutated((state) => state),
      ({ state, text }) => {
        if (text !== state) expect(unpackState(text, list)).toHaveProperty('unreadable');
      },
    ),
    fixed,
  );
});

it.each([
  ['of this format', '2'],
  // Its reader stays for ever, and may meet anything too.
  ['of the first format', '1'],
])(
  '300 damaged states %s whose checksum fits are refused, or read as what a learner can go on from',
  (_, format) => {
    let read = 0;
    const inFormat = (state: string) => withChecksum(format + state.slice(1));
    fc.assert(
      fc.property(mutated(inFormat), ({ text }) => {
        const result = unpackState(text, list);
        if (!('progress' in result)) return;
        read++;
        inPercent(result.progress.score);
        for (const value of result.progress.values)
          if (value && 'best' in value) [value.best, value.last, value.first].forEach(inPercent);
        playOn(result.progress);
      }),
      fixed,
    );
    // Some damage did get past the checksum.
    expect(read).toBeGreaterThan(format === '2' ? 30 : 5);
  },
);

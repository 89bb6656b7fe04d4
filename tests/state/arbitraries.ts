import fc from 'fast-check';
import { hash32 } from '../../scripts/state/hash.ts';
import type { Field, FieldList, FieldValue, Progress } from '../../scripts/state/progress.ts';
import type { Slot, SlotValue } from '../../scripts/state/slots.ts';

/** Random field lists and random progress under them, as plain values for property tests. */
const slot: fc.Arbitrary<Slot> = fc.oneof(
  fc.integer({ min: 1, max: 40 }).map((radix) => ({ radix })),
  fc.integer({ min: 1, max: 20 }).map((text) => ({ text })),
);
const slots = fc.array(slot, { minLength: 1, maxLength: 6 });

/** A list begins with a quiz, so that every answer has one to belong to. */
export const fieldList: fc.Arbitrary<FieldList> = fc
  .array(
    fc.oneof(
      fc.constant<Field>({ kind: 'slide' }),
      fc.constant<Field>({ kind: 'quiz' }),
      slots.map((list): Field => ({ kind: 'answer', quiz: 0, slots: list })),
      slots.map((list): Field => ({ kind: 'practice', slots: list })),
    ),
    { maxLength: 30 },
  )
  .map((rest) => listOf([{ kind: 'quiz' }, ...rest]));

export function listOf(fields: Field[], lengths: number[] = [fields.length]): FieldList {
  const hash = (length: number) => hash32(JSON.stringify(fields.slice(0, length)));
  return { fields, builds: lengths.map((length) => ({ length, hash: hash(length) })) };
}

const score = fc.integer({ min: 0, max: 10_000 }).map((value) => value / 100);
const seen = fc.record({ visited: fc.boolean(), done: fc.boolean() });
const share = fc.option(
  fc.integer({ min: 0, max: 100 }).map((value) => value / 100),
  { nil: undefined },
);

function valueOf(slotOf: Slot): fc.Arbitrary<SlotValue> {
  return 'radix' in slotOf
    ? fc.integer({ min: 0, max: slotOf.radix - 1 })
    : fc.string({ unit: 'grapheme', maxLength: slotOf.text });
}

function answer(list: readonly Slot[]) {
  return fc
    .tuple(fc.tuple(...list.map(valueOf)), share)
    .map(([values, part]) => ({ values, ...(part === undefined ? {} : { share: part }) }));
}

const quiz = fc
  .record({
    seen,
    submitted: fc.integer({ min: 0, max: 5 }),
    open: fc.boolean(),
    passed: fc.boolean(),
    scores: fc.tuple(score, score, score),
  })
  .map(({ seen: { visited, done }, submitted, open, passed, scores: [a, b, c] }) => {
    if (submitted === 0)
      return { visited, done, submitted, open, passed: open && passed, best: 0, last: 0, first: 0, sum: 0 };
    if (submitted === 1)
      return { visited, done, submitted, open, passed, best: a, last: a, first: a, sum: a };
    const sum = Math.round((a + b + c * (submitted - 2)) * 100) / 100;
    return { visited, done, submitted, open, passed, best: Math.max(a, b, c), last: a, first: b, sum };
  });

function fieldValue(field: Field): fc.Arbitrary<FieldValue | undefined> {
  if (field.kind === 'slide') return seen;
  if (field.kind === 'quiz') return quiz;
  if (field.kind === 'answer') return fc.option(answer(field.slots), { nil: undefined });
  return fc
    .tuple(seen, fc.option(answer(field.slots), { nil: undefined }))
    .map(([value, given]) => ({ ...value, ...(given ? { answer: given } : {}) }));
}

export function progressFor(list: FieldList, run = 'abcdefghij'): fc.Arbitrary<Progress> {
  return fc
    .record({
      counter: fc.nat({ max: 100_000 }),
      bookmark: fc.option(fc.nat({ max: list.fields.length - 1 }), { nil: undefined }),
      passed: fc.boolean(),
      completed: fc.boolean(),
      score: fc.option(score, { nil: undefined }),
      values: fc.tuple(...list.fields.map(fieldValue)),
    })
    .map(({ counter, bookmark, passed, completed, score: best, values }) => ({
      run,
      counter,
      passed,
      completed,
      values,
      ...(bookmark === undefined ? {} : { bookmark }),
      ...(best === undefined ? {} : { score: best }),
    }));
}

export const listAndProgress = fieldList.chain((list) =>
  progressFor(list).map((progress) => ({ list, progress })),
);
export const listAndTwo = fieldList.chain((list) =>
  fc.tuple(progressFor(list), progressFor(list)).map(([first, second]) => ({ list, first, second })),
);

import fc from 'fast-check';
import type { QuizNeeds } from '../../scripts/state/budget.ts';
import { epoch, mostUsed } from '../../scripts/state/codec.ts';
import { hash32 } from '../../scripts/state/hash.ts';
import {
  answersOf,
  mostMet,
  mostTries,
  untouchedQuiz,
  type Answer,
  type Clock,
  type Field,
  type FieldList,
  type FieldValue,
  type Progress,
  type QuizValue,
  type Seen,
} from '../../scripts/state/progress.ts';
import type { Slot, SlotValue } from '../../scripts/state/slots.ts';

/** Random field lists and random progress under them, as plain values for property tests. */
const slot: fc.Arbitrary<Slot> = fc.oneof(
  fc.integer({ min: 1, max: 40 }).map((radix) => ({ radix })),
  fc.integer({ min: 1, max: 20 }).map((text) => ({ text })),
  fc.integer({ min: 1, max: 40 }).map((typed) => ({ typed })),
);
const slots = fc.array(slot, { minLength: 1, maxLength: 6 });

/** A list begins with a quiz; each answer belongs to one of the quizzes before it. */
export const fieldList: fc.Arbitrary<FieldList> = fc
  .array(
    fc.oneof(
      fc.constant<Field>({ kind: 'slide' }),
      fc.constant<Field>({ kind: 'quiz' }),
      fc.tuple(slots, fc.nat()).map(([list, quiz]): Field => ({ kind: 'answer', quiz, slots: list })),
      slots.map((list): Field => ({ kind: 'practice', slots: list })),
    ),
    { maxLength: 30 },
  )
  .map((rest) => {
    const quizzes = [0];
    const fields = rest.map((field, index): Field => {
      if (field.kind === 'quiz') quizzes.push(index + 1);
      if (field.kind !== 'answer') return field;
      return { ...field, quiz: quizzes[field.quiz % quizzes.length] ?? 0 };
    });
    return listOf([{ kind: 'quiz' }, ...fields]);
  });

export function listOf(fields: Field[], lengths: number[] = [fields.length]): FieldList {
  const hash = (length: number) => hash32(JSON.stringify(fields.slice(0, length)));
  return { fields, builds: lengths.map((length) => ({ length, hash: hash(length) })) };
}

/** The record without its empty places: a value that is not there is no key. */
function defined<T extends object>(record: T): { [K in keyof T]?: Exclude<T[K], undefined> } {
  return Object.fromEntries(Object.entries(record).filter(([, value]) => value !== undefined)) as {
    [K in keyof T]?: Exclude<T[K], undefined>;
  };
}
const maybe = <T>(value: fc.Arbitrary<T>) => fc.option(value, { nil: undefined });

const score = fc.integer({ min: 0, max: 10_000 }).map((value) => value / 100);
/** What was visited or done was open. */
const seen: fc.Arbitrary<Seen> = fc
  .record({ visited: fc.boolean(), done: fc.boolean(), opened: fc.boolean() })
  .map(({ visited, done, opened }) => ({ visited, done, opened: opened || visited || done }));
const share = fc.integer({ min: 0, max: 10_000 }).map((value) => value / 10_000);
/** Seconds since 1970, from the epoch of saved states to that of the end of their room. */
const wall = fc.integer({ min: epoch, max: epoch + 2 ** 31 - 1 });

/** Text as `writeText` keeps it: at most so many UTF-16 units, and no half of a character at its end. */
const text = (limit: number) =>
  fc
    .oneof(
      fc.string({ unit: 'grapheme', maxLength: limit }),
      fc.string({ unit: 'binary', maxLength: limit }),
      // Each in another window than the one before: the dearest text there is.
      fc.array(fc.constantFrom('ä', '漢', 'Ω'), { maxLength: limit }).map((letters) => letters.join('')),
    )
    .map((typed) => typed.slice(0, limit).replace(/[\ud800-\udbff]$/, ''));

function valueOf(slotOf: Slot): fc.Arbitrary<SlotValue> {
  if ('radix' in slotOf) return fc.integer({ min: 0, max: slotOf.radix - 1 });
  if ('text' in slotOf) return text(slotOf.text);
  return fc.string({ unit: fc.constantFrom(...'0123456789.-'), maxLength: slotOf.typed });
}

export function answer(list: readonly Slot[]): fc.Arbitrary<Answer> {
  return fc
    .record({
      values: maybe(fc.tuple(...list.map(valueOf))),
      share: maybe(share),
      tries: maybe(fc.oneof(fc.integer({ min: 0, max: 4 }), fc.constant(mostTries))),
      flagged: maybe(fc.constant(true as const)),
      kept: maybe(fc.constant(true as const)),
    })
    .map(({ values, share: part, tries, flagged, kept }): Answer => {
      // One try is what a share tells by itself.
      const own = tries === (part === undefined ? 0 : 1) ? undefined : tries;
      return defined({ values, share: part, tries: own, flagged, kept });
    });
}

const clock: fc.Arbitrary<Clock> = fc.record({
  used: fc.oneof(fc.nat({ max: 5000 }), fc.constant(mostUsed)),
  at: wall,
  extra: fc.boolean(),
});

/** What a quiz may hold beside its attempts. */
interface QuizHolds {
  drawn: fc.Arbitrary<number[] | undefined>;
  met: fc.Arbitrary<number[] | undefined>;
  clock: fc.Arbitrary<Clock | undefined>;
  submittedAt: fc.Arbitrary<number | undefined>;
}

function quiz(holds: QuizHolds): fc.Arbitrary<QuizValue> {
  return fc
    .record({
      seen,
      submitted: fc.oneof(fc.integer({ min: 0, max: 3 }), fc.constant(1000)),
      open: fc.boolean(),
      passed: fc.boolean(),
      scores: fc.tuple(score, score, score),
      more: fc.record({ ...holds }),
    })
    .map(({ seen: was, submitted, open, passed, scores: [a, b, c], more }): QuizValue => {
      if (submitted === 0 && !open) return { ...untouchedQuiz, ...was };
      const held = { ...was, submitted, open, passed, ...defined(more) };
      if (submitted === 0) return { ...held, best: 0, last: 0, first: 0, sum: 0 };
      if (submitted === 1) return { ...held, best: a, last: a, first: a, sum: a };
      const sum = Math.round((a + b + c * (submitted - 2)) * 100) / 100;
      return { ...held, best: Math.max(a, b, c), last: a, first: b, sum };
    });
}

/** Anything that a quiz may hold, whatever it asks. */
const anything = (list: FieldList): QuizHolds => ({
  drawn: maybe(fc.array(fc.nat({ max: list.fields.length - 1 }), { maxLength: 8 })),
  met: maybe(fc.array(fc.nat({ max: mostMet }), { maxLength: 8 })),
  clock: maybe(clock),
  submittedAt: maybe(wall),
});

/** What is kept of one field; `holds` says what a quiz may hold. */
function fieldValue(field: Field, holds: QuizHolds): fc.Arbitrary<FieldValue | undefined> {
  if (field.kind === 'slide') return seen;
  if (field.kind === 'quiz') return quiz(holds);
  if (field.kind === 'answer') return maybe(answer(field.slots));
  return fc
    .tuple(seen, maybe(answer(field.slots)))
    .map(([value, given]) => ({ ...value, ...(given ? { answer: given } : {}) }));
}

function progressOf(
  list: FieldList,
  values: fc.Arbitrary<(FieldValue | undefined)[]>,
  run = 'abcdefghij',
): fc.Arbitrary<Progress> {
  return fc
    .record({
      counter: fc.nat({ max: 2 ** 20 - 1 }),
      bookmark: maybe(fc.nat({ max: list.fields.length - 1 })),
      passed: fc.boolean(),
      completed: fc.boolean(),
      score: maybe(score),
      values,
    })
    .map(({ bookmark, score: best, ...rest }) => ({ run, ...rest, ...defined({ bookmark, score: best }) }));
}

export function progressFor(list: FieldList, run?: string): fc.Arbitrary<Progress> {
  const values = fc.tuple(...list.fields.map((field) => fieldValue(field, anything(list))));
  return progressOf(list, values, run);
}

export const listAndProgress = fieldList.chain((list) =>
  progressFor(list).map((progress) => ({ list, progress })),
);
export const listAndTwo = fieldList.chain((list) =>
  fc.tuple(progressFor(list), progressFor(list)).map(([first, second]) => ({ list, first, second })),
);

/** What each quiz of a list keeps beside its answers: some draw, some have a clock, some let their learners wait. */
function needsFor(list: FieldList): fc.Arbitrary<QuizNeeds[]> {
  const quizzes = list.fields.flatMap(({ kind }, index) => (kind === 'quiz' ? [index] : []));
  return fc.tuple(
    ...quizzes.map((field) =>
      fc
        .record({
          clock: fc.boolean(),
          wait: fc.boolean(),
          pool: fc.subarray(answersOf(field, list)),
          count: fc.nat(),
        })
        .map(({ clock: clocked, wait, pool, count }): QuizNeeds => ({
          quiz: field,
          clock: clocked,
          wait,
          drawn: count % (pool.length + 1),
          drawnFields: new Set(count % (pool.length + 1) === 0 ? [] : pool),
        })),
    ),
  );
}

/** A list, what its quizzes need, and progress that a learner could have under it. */
export const listNeedsProgress = fieldList.chain((list) =>
  needsFor(list).chain((needs) => {
    const values = list.fields.map((field, index) => {
      const need = needs.find(({ quiz: of }) => of === index);
      return fieldValue(field, need ? holdsFor(list, need) : anything(list));
    });
    return progressOf(
      list,
      fc.tuple(...values).map((each) => onlyDrawn(each, needs)),
    ).map((progress) => ({ list, needs, progress }));
  }),
);

function holdsFor(list: FieldList, { quiz: field, clock: clocked, wait, drawn, drawnFields }: QuizNeeds) {
  const none = fc.constant(undefined);
  const asked = answersOf(field, list).length;
  return {
    drawn: drawn > 0 ? maybe(fc.subarray([...drawnFields], { minLength: drawn, maxLength: drawn })) : none,
    met: drawn > 0 ? maybe(fc.array(fc.nat({ max: mostMet }), { minLength: asked, maxLength: asked })) : none,
    clock: clocked ? maybe(clock) : none,
    submittedAt: wait ? maybe(wall) : none,
  };
}

/** Of what a quiz draws, only what an attempt drew is answered. */
function onlyDrawn(
  values: readonly (FieldValue | undefined)[],
  needs: readonly QuizNeeds[],
): (FieldValue | undefined)[] {
  const away = new Set(
    needs.flatMap(({ quiz: field, drawnFields }) => {
      const { drawn = [] } = values[field] as QuizValue;
      return [...drawnFields].filter((each) => !drawn.includes(each));
    }),
  );
  return values.map((value, index) => (away.has(index) ? undefined : value));
}

import { describe, expect, it } from 'vitest';
import { worstFields, worstState, type QuizNeeds } from '../../scripts/state/budget.ts';
import { epoch, mostUsed } from '../../scripts/state/codec.ts';
import { packState, unpackState } from '../../scripts/state/pack.ts';
import {
  answersOf,
  mostMet,
  mostTries,
  newProgress,
  parseField,
  type Answer,
  type Field,
  type FieldList,
  type Progress,
} from '../../scripts/state/progress.ts';
import type { Slot, SlotValue } from '../../scripts/state/slots.ts';
import { listOf } from './arbitraries.ts';

/** The dearest value of a slot: of a text, letters each from another alphabet than the one before. */
function dearest(slot: Slot): SlotValue {
  if ('radix' in slot) return slot.radix - 1;
  if ('typed' in slot) return '-1.5'.repeat(slot.typed).slice(0, slot.typed);
  return 'Ωж漢あ'.repeat(slot.text).slice(0, slot.text);
}
const dearAnswer = (slots: readonly Slot[]): Answer => ({
  values: slots.map(dearest),
  share: 0.3333,
  tries: mostTries,
  flagged: true,
  kept: true,
});

/** A slide that never opened takes the most room. */
const unopened = { visited: false, done: false, opened: false };
const latest = epoch + 2 ** 31 - 1;

/** Every field at its largest; of drawn questions, the first ones that an attempt has room for. */
function dearProgress(list: FieldList, needs: readonly QuizNeeds[]): Progress {
  const values = list.fields.map((field, index): Progress['values'][number] => {
    if (field.kind === 'slide') return unopened;
    if (field.kind === 'practice') return { ...unopened, answer: dearAnswer(field.slots) };
    if (field.kind === 'quiz') return dearQuiz(list, index, needs);
    const need = needs.find(({ drawnFields }) => drawnFields.has(index));
    return need && !drawnOf(need).includes(index) ? undefined : dearAnswer(field.slots);
  });
  return {
    ...newProgress('_________9'),
    counter: 2 ** 20 - 1,
    bookmark: list.fields.length - 1,
    passed: true,
    completed: true,
    score: 100,
    values,
  };
}

const drawnOf = ({ drawn, drawnFields }: QuizNeeds) => [...drawnFields].slice(0, drawn);

function dearQuiz(list: FieldList, quiz: number, needs: readonly QuizNeeds[]): Progress['values'][number] {
  const need = needs.find((each) => each.quiz === quiz);
  return {
    ...unopened,
    submitted: 1023,
    open: true,
    passed: true,
    best: 100,
    last: 99.99,
    first: 99.99,
    sum: 102_000,
    ...(need && need.drawn > 0
      ? { drawn: drawnOf(need), met: answersOf(quiz, list).map(() => mostMet) }
      : {}),
    ...(need?.clock ? { clock: { used: mostUsed, at: latest, extra: true } } : {}),
    ...(need?.wait ? { submittedAt: latest } : {}),
  };
}

/** How many characters the worst case is above the state of a learner who does all there is to do. */
function room(fields: Field[], needs: QuizNeeds[] = [], builds?: number[]): number {
  const list = listOf(fields, builds);
  const state = packState(dearProgress(list, needs), list);
  expect(unpackState(state, list)).toHaveProperty('progress');
  return worstState(fields, needs) - state.length;
}

const many = (line: string, count: number) => Array.from({ length: count }, () => parseField(line));
const seventeen = (length: number) => Array.from({ length: 17 }, (_, index) => length - 16 + index);

describe('the computed worst case', () => {
  it.each([
    ['slides', many('slide', 60)],
    ['quizzes', many('quiz', 60)],
    ['choices', [...many('quiz', 1), ...many('answer 0 4', 30), ...many('answer 0 2*4', 30)]],
    ['typed text', [...many('quiz', 1), ...many('answer 0 t20.t7', 50), ...many('answer 0 t1500', 2)]],
    ['typed numbers', [...many('quiz', 1), ...many('answer 0 n16', 20), ...many('answer 0 n40', 3)]],
    ['practice', many('practice 5.t10.n4', 60)],
    ['more than a thousand fields', many('slide', 1100)],
  ])('of %s is reached, and not passed', (_, fields) => {
    const left = room(fields, [], seventeen(fields.length));
    expect(left).toBeGreaterThanOrEqual(0);
    // Lengths of earlier builds may be shorter than the last, and the score has no character of its own.
    expect(left).toBeLessThanOrEqual(2);
  });

  const exam = [...many('quiz', 1), ...many('answer 0 4', 60), ...many('answer 0 2*5', 40)];
  const needs = (changes: Partial<QuizNeeds>): QuizNeeds => ({
    quiz: 0,
    clock: false,
    wait: false,
    drawn: 0,
    drawnFields: new Set(),
    ...changes,
  });
  it.each([
    ['a clock', needs({ clock: true })],
    ['a wait', needs({ wait: true })],
    // The largest come first in the set.
    ['a draw', needs({ drawn: 30, drawnFields: new Set([...exam.keys()].slice(1).reverse()) })],
    ['a small draw among many that are always asked', needs({ drawn: 1, drawnFields: new Set([100, 99]) })],
    [
      'all of them',
      needs({ clock: true, wait: true, drawn: 5, drawnFields: new Set([100, 99, 98, 97, 96, 95]) }),
    ],
  ])('of a quiz with %s is reached, and not passed', (_, need) => {
    const left = room(exam, [need], seventeen(exam.length));
    expect(left).toBeGreaterThanOrEqual(0);
    expect(left).toBeLessThanOrEqual(2);
  });

  it('counts of what is drawn only as many answers as an attempt takes, the largest ones', () => {
    const fields = ['quiz', 'answer 0 4', 'answer 0 t20', 'answer 0 2', 'answer 0 4'].map(parseField);
    const need = needs({ drawn: 2, drawnFields: new Set([1, 2, 3]) });
    const [, first, second, third, asked] = worstFields(fields, [need]);
    expect(second).toBeGreaterThan(300);
    expect(first).toBeGreaterThan(30);
    expect(third).toBe(1);
    expect(asked).toBe(first);
  });

  it('leaves no room for what is larger than any answer: it is cut, and the state stays readable', () => {
    const list = listOf(['quiz', 'answer 0 t4.n3'].map(parseField));
    const values = [
      { ...unopened, submitted: 0, open: true, passed: false, best: 0, last: 0, first: 0, sum: 0 },
      { values: ['ab😀😀', '-12.75'], tries: 5000 },
    ];
    const state = packState({ ...newProgress('abcdefghij'), values }, list);
    expect(state.length).toBeLessThanOrEqual(worstState(list.fields));
    expect(unpackState(state, list)).toMatchObject({
      progress: { values: [{}, { values: ['ab😀', '-12'], tries: mostTries }] },
    });
  });
});

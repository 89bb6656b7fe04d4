import type { Field, FieldList, Progress } from '../../scripts/state/progress.ts';
import { newProgress } from '../../scripts/state/progress.ts';
import { hash32 } from '../../scripts/state/hash.ts';
import { parseShape } from '../../scripts/state/slots.ts';

/** Questions of one quiz. */
const together = 20;

/** Shapes of choice questions of four choices each, every fourth with several answers. */
const choices = ['4', '4', '4', '2*4'];

/**
 * Shapes of twenty questions of all types: choices, statements, matched pairs, orders, scales, typed numbers and words,
 * some typed in one blank, some in several, and points on a picture.
 */
export const mixed = [
  ...['4', '4', '4', '4', '5', '2*4', '2*5', '2*3', '2', '2'],
  ...['5*5', '4*6', '24', '120', '5', '4'],
  ...['n16', 't20', 't12.t8', '2*6'],
];

/** Fields of a course with slides, and questions of some shapes in turn. */
export function fieldsOf(slides: number, questions: number, shapes: readonly string[] = choices): Field[] {
  const fields: Field[] = Array.from({ length: slides }, () => ({ kind: 'slide' }));
  let quiz = 0;
  for (let index = 0; index < questions; index++) {
    if (index % together === 0) {
      quiz = fields.length;
      fields.push({ kind: 'quiz' });
    }
    const shape = shapes[index % shapes.length] ?? '';
    fields.push({ kind: 'answer', quiz, slots: parseShape(shape) ?? [] });
  }
  return fields;
}

/** A learner who has seen every slide and answered every question, each quiz in its second attempt. */
export function answered(slides: number, questions: number): { list: FieldList; progress: Progress } {
  const fields = fieldsOf(slides, questions);
  const list: FieldList = {
    fields,
    builds: [{ length: fields.length, hash: hash32(String(fields.length)) }],
  };
  const values = fields.map((field, index): Progress['values'][number] => {
    if (field.kind === 'quiz')
      return {
        visited: true,
        done: true,
        opened: true,
        submitted: 2,
        open: false,
        passed: true,
        best: 87.5,
        last: 87.5,
        first: 62.5,
        sum: 150,
      };
    if (field.kind !== 'answer') return { visited: true, done: true, opened: true };
    return { values: field.slots.map((_, at) => (index + at) % 2), share: index % 3 === 0 ? 0 : 1 };
  });
  const progress: Progress = {
    ...newProgress('abcdefghij'),
    counter: 900,
    bookmark: fields.length - 1,
    passed: true,
    completed: true,
    score: 87.5,
    values,
  };
  return { list, progress };
}

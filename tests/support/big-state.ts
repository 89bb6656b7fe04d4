import type { Field, FieldList, Progress } from '../../scripts/state/progress.ts';
import { newProgress } from '../../scripts/state/progress.ts';
import { hash32 } from '../../scripts/state/hash.ts';

/** Questions of one quiz. */
const together = 20;

/** Fields of a course with slides and choice questions of four choices each, every fourth with several answers. */
export function fieldsOf(slides: number, questions: number): Field[] {
  const fields: Field[] = Array.from({ length: slides }, () => ({ kind: 'slide' }));
  let quiz = 0;
  for (let index = 0; index < questions; index++) {
    if (index % together === 0) {
      quiz = fields.length;
      fields.push({ kind: 'quiz' });
    }
    const several = index % 4 === 3;
    const slots = several ? Array.from({ length: 4 }, () => ({ radix: 2 })) : [{ radix: 4 }];
    fields.push({ kind: 'answer', quiz, slots });
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

import { formatField, type Field } from '../state/progress.ts';
import type { ListData } from '../state/read-list.ts';
import { parseShape } from '../state/slots.ts';
import { listHash, type Lock } from './lock.ts';

/** The lock's lines as the fields of the saved state. */
export function stateFields(lock: Lock): Field[] {
  const quizzes = new Map<string, number>();
  const questions = new Map<string, number>();
  return lock.fields.map((field, index): Field => {
    if ('slide' in field) return { kind: 'slide' };
    if ('quiz' in field) {
      quizzes.set(field.quiz, index);
      return { kind: 'quiz' };
    }
    const slots = parseShape(field.shape) ?? [];
    // A practice question comes from its own revision before, a moved one from the quiz that it stood in.
    const from = questions.get(field.practice ? field.question : (field.from ?? ''));
    questions.set(field.question, index);
    if (field.practice) return { kind: 'practice', slots, ...(from === undefined ? {} : { from }) };
    return {
      kind: 'answer',
      quiz: quizzes.get(field.question.slice(0, field.question.indexOf('.'))) ?? 0,
      slots,
      ...(from === undefined ? {} : { from }),
    };
  });
}

/** The lock as `course.json` carries it. */
export const listData = (lock: Lock): ListData => ({
  fields: stateFields(lock).map(formatField),
  builds: lock.builds.map((length) => [length, listHash(lock, length)]),
  ...(lock.branches ? { branches: lock.branches } : {}),
});

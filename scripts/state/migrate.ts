import { quizValue, type Answer, type FieldList, type FieldValue, type Progress } from './progress.ts';

/**
 * The open answer that a question brings along from the quiz that it stood in before (format 1, `was: quiz.question`):
 * what was answered there and neither checked nor submitted. Points stay where they were earned, and an answer that is
 * here already stands.
 */
export function broughtAlong(progress: Progress, list: FieldList, index: number): Answer | undefined {
  const field = list.fields[index];
  if (field?.kind !== 'answer' || field.from === undefined || progress.values[index] !== undefined)
    return undefined;
  const source = list.fields[field.from];
  if (source?.kind !== 'answer') return undefined;
  // Once the other quiz is submitted, typed texts of it are no longer kept.
  const isTyped = source.slots.some((slot) => !('radix' in slot));
  if (isTyped && !quizValue(progress, source.quiz).open) return undefined;
  // Only into the first attempt: in a later one everything is asked anew.
  if (quizValue(progress, field.quiz).submitted > 0) return undefined;
  const answer = progress.values[field.from] as Answer | undefined;
  if (answer?.values === undefined || answer.share !== undefined) return undefined;
  return { values: answer.values, ...(answer.flagged ? { flagged: true } : {}) };
}

/**
 * A learner's progress as this release of the course goes on with it. Everything else of a migration follows from the
 * list of fields: what is new has nothing in it yet, and what is gone is not looked at.
 */
export function migrated(progress: Progress, list: FieldList): Progress {
  const changes = new Map<number, FieldValue>();
  list.fields.forEach((field, index) => {
    if (field.kind !== 'answer' || !quizValue(progress, field.quiz).open) return;
    const answer = broughtAlong(progress, list, index);
    if (answer) changes.set(index, answer);
  });
  if (changes.size === 0) return progress;
  return {
    ...progress,
    values: list.fields.map((_, index) => changes.get(index) ?? progress.values[index]),
  };
}

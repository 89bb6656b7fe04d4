import type { Course } from '../../course/course.ts';
import { quizRules, type QuizRules } from '../../course/schema/quiz.ts';
import { reportQuiz } from '../../diagnostics/catalogue/quiz.ts';
import { refuseEmpty, withoutRepeats } from './lists.ts';
import type { Loading } from './loading.ts';
import { below, isMap, type Node } from './node.ts';

/** What `defaults` in course.yaml says of quizzes; a key that is wrong has been reported, and the others stand. */
export function readDefaults(loading: Loading, course: Node): Partial<QuizRules> {
  const node = below(course, 'defaults', 'quiz');
  const { data } = node;
  if (!isMap(data)) return {};
  const values: Partial<QuizRules> & Record<string, unknown> = {};
  for (const [key, schema] of Object.entries(quizRules)) {
    if (data[key] === undefined || data[key] === null) continue;
    const read = schema.safeParse(data[key]);
    if (read.success) values[key] = read.data;
    else if (key === 'pass_mark') loading.badDefaultPassMark = true;
  }
  refuseEmpty(loading, node, 'show');
  if (values.show) values.show = withoutRepeats(loading, node, 'show', values.show);
  if (values.shuffle) values.shuffle = withoutRepeats(loading, node, 'shuffle', values.shuffle);
  return values;
}

/** Defaults that no quiz of the course can make use of. */
export function checkDefaults(loading: Loading, { lessons, places, place }: Course): void {
  const { defaults } = loading;
  const quizzes = lessons.flatMap(({ slides }) => slides.flatMap(({ quiz }) => quiz ?? []));
  const [first] = quizzes;
  if (!first) return;
  const placeOf = (key: string) => places[`defaults.quiz.${key}`] ?? place;
  if ((defaults.tries ?? 1) > 1 && quizzes.every(({ reveal }) => reveal !== 'after_each'))
    loading.report(reportQuiz('tries-without-check', placeOf('tries'), { reveal: first.reveal }));
  for (const key of ['extra_time', 'clock'] as const)
    if (defaults[key] !== undefined && quizzes.every(({ timeLimit }) => timeLimit === undefined))
      loading.report(reportQuiz('no-time-limit', placeOf(key), { key, all: true }));
  for (const key of ['wait', 'retry', 'attempt_counts'] as const)
    if (defaults[key] !== undefined && quizzes.every(({ attempts }) => attempts === 1))
      loading.report(reportQuiz('one-attempt-only', placeOf(key), { key, all: true }));
}

import type { z } from 'zod';
import type { Quiz, Text } from '../../course/course.ts';
import { showWhat } from '../../course/quiz-words.ts';
import type { quizKeys } from '../../course/schema/quiz.ts';
import { reportQuiz } from '../../diagnostics/catalogue/quiz.ts';
import { reportCourse } from '../../diagnostics/catalogue/course.ts';
import { readEntries } from './entries.ts';
import { refuseEmpty, withoutRepeats } from './lists.ts';
import type { Loading } from './loading.ts';
import { entriesAt, placeAt, type Node } from './node.ts';
import type { Read } from './read-keys.ts';

type QuizValues = z.output<z.ZodObject<typeof quizKeys>>;

/** The quiz of a slide whose keys have been read. What it doesn't say itself, `defaults` in course.yaml may. */
export async function readQuiz(
  loading: Loading,
  node: Node,
  id: string,
  { values: own, has }: Read<QuizValues>,
  texts: Record<string, Text>,
): Promise<Quiz> {
  if (own.pass_mark === undefined && (has('pass_mark') || loading.badDefaultPassMark))
    loading.badPassMarks.add(id);
  const values: Partial<QuizValues> = { ...loading.defaults, ...own };
  refuseEmpty(loading, node, 'show');
  const quiz: Omit<Quiz, 'entries'> = {
    id,
    title: texts.title ?? { markdown: '', place: placeAt(node), indent: 0, mapping: 'whole' },
    ...(texts.intro ? { intro: texts.intro } : {}),
    ...(values.pass_mark === undefined ? {} : { passMark: values.pass_mark }),
    attempts: values.attempts ?? Infinity,
    attemptCounts: values.attempt_counts ?? 'best',
    ...(values.wait === undefined ? {} : { wait: values.wait }),
    ...(values.time_limit === undefined ? {} : { timeLimit: values.time_limit }),
    ...(values.extra_time === undefined ? {} : { extraTime: values.extra_time }),
    clock: values.clock ?? 'always',
    layout: values.layout ?? 'one_by_one',
    shuffle: withoutRepeats(loading, node, 'shuffle', values.shuffle ?? []),
    reveal: values.reveal ?? 'after_submit',
    show: withoutRepeats(loading, node, 'show', values.show ?? [...showWhat]),
    retry: values.retry ?? 'all',
    counts: values.counts ?? true,
    place: placeAt(node),
  };
  checkRules(loading, node, quiz, own);
  const entries = await readEntries(loading, node, quiz, {
    partial: values.partial ?? true,
    tries: values.tries ?? 1,
    penalty: values.penalty ?? 0,
    shuffle: quiz.shuffle.includes('choices'),
  });
  if (own.questions !== undefined && entriesAt(node, 'questions').length === 0)
    loading.report(reportCourse('quiz-without-questions', placeAt(node, ['questions']), { id }));
  return { ...quiz, entries };
}

/** Keys of the quiz that say nothing without another one. */
function checkRules(
  loading: Loading,
  node: Node,
  quiz: Omit<Quiz, 'entries'>,
  own: Partial<QuizValues>,
): void {
  const { id } = quiz;
  const unlimited = quiz.attempts === Infinity;
  if (quiz.reveal === 'after_last_attempt' && unlimited)
    loading.report(reportCourse('never-revealed', placeAt(node, ['reveal']), { id }));
  if (own.tries !== undefined && own.tries > 1 && quiz.reveal !== 'after_each')
    loading.report(reportQuiz('tries-without-check', placeAt(node, ['tries']), { reveal: quiz.reveal }));
  for (const key of ['extra_time', 'clock'] as const)
    if (own[key] !== undefined && quiz.timeLimit === undefined)
      loading.report(reportQuiz('no-time-limit', placeAt(node, [key]), { key }));
  for (const key of ['wait', 'retry', 'attempt_counts'] as const)
    if (own[key] !== undefined && quiz.attempts === 1)
      loading.report(reportQuiz('one-attempt-only', placeAt(node, [key]), { key }));
}

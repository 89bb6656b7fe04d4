import type { z } from 'zod';
import type { Question, Quiz, Text } from '../../course/course.ts';
import { showWhat } from '../../course/quiz-words.ts';
import type { quizKeys } from '../../course/schema/quiz.ts';
import { reportCourse } from '../../diagnostics/catalogue/course.ts';
import { refuseEmpty, withoutRepeats } from './lists.ts';
import type { Loading } from './loading.ts';
import { entriesAt, placeAt, type Node } from './node.ts';
import { readQuizQuestion } from './question.ts';
import type { Read } from './read-keys.ts';

type QuizValues = z.output<z.ZodObject<typeof quizKeys>>;

/** The quiz of a slide whose keys have been read. */
export async function readQuiz(
  loading: Loading,
  node: Node,
  id: string,
  { values, has }: Read<QuizValues>,
  texts: Record<string, Text>,
): Promise<Quiz> {
  if (has('pass_mark') && values.pass_mark === undefined) loading.badPassMarks.add(id);
  const partial = values.partial ?? true;
  const questions: Question[] = [];
  for (const entry of values.questions === undefined ? [] : entriesAt(node, 'questions')) {
    questions.push(await readQuizQuestion(loading, entry, { quiz: id, partial }));
  }
  if (values.questions !== undefined && questions.length === 0) {
    loading.report(reportCourse('quiz-without-questions', placeAt(node, ['questions']), { id }));
  }
  refuseEmpty(loading, node, 'show');
  if (values.reveal === 'after_last_attempt' && (values.attempts ?? Infinity) === Infinity) {
    loading.report(reportCourse('never-revealed', placeAt(node, ['reveal']), { id }));
  }
  return {
    id,
    title: texts.title ?? { markdown: '', place: placeAt(node), indent: 0, mapping: 'whole' },
    ...(texts.intro ? { intro: texts.intro } : {}),
    ...(values.pass_mark === undefined ? {} : { passMark: values.pass_mark }),
    attempts: values.attempts ?? Infinity,
    attemptCounts: values.attempt_counts ?? 'best',
    layout: values.layout ?? 'one_by_one',
    shuffle: withoutRepeats(loading, node, 'shuffle', values.shuffle ?? []),
    reveal: values.reveal ?? 'after_submit',
    show: withoutRepeats(loading, node, 'show', values.show ?? [...showWhat]),
    counts: values.counts ?? true,
    questions,
    place: placeAt(node),
  };
}

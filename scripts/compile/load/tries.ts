import { reportQuiz } from '../../diagnostics/catalogue/quiz.ts';
import type { AskingQuiz, Loading } from './loading.ts';
import { placeAt } from './node.ts';
import type { ReadQuestion } from './question.ts';

/**
 * Further tries need a check after each, and hints further tries: reports a question whose own tries or hints no quiz
 * that asks it makes use of.
 */
export function reportTries(
  loading: Loading,
  { node, said }: ReadQuestion,
  quizzes: readonly AskingQuiz[],
): void {
  const [first] = quizzes;
  if (!first) return;
  const checks = quizzes.some(({ reveal }) => reveal === 'after_each');
  const further = quizzes.some(({ tries }) => (said.tries ?? tries) > 1);
  const { reveal } = first;
  if (said.tries !== undefined && said.tries > 1 && !checks)
    loading.report(reportQuiz('tries-without-check', placeAt(node, ['tries']), { reveal }));
  else if (said.hints > 0 && !further)
    loading.report(
      reportQuiz('hint-never-shown', placeAt(node, ['hint']), { reveal: checks ? 'after_each' : reveal }),
    );
}

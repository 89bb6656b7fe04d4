import { formatCsv } from '../../course/csv.ts';
import type { AnswerLine, CourseResult } from './result.ts';

/** The player's words with their places filled in, and percents as the language writes them. */
export interface Say {
  (key: string, params?: Record<string, string | number>): string;
  percent(value: number): string;
}

/** What stands above every result. */
export interface Heading {
  course: string;
  version: string;
  /** Who wants to be named; empty: nobody. */
  name: string;
  /** When the result was printed or kept, as the learner's clock says it. */
  moment: string;
}

/** Label and text of each line above the quizzes. */
export function headLines(result: CourseResult, heading: Heading, say: Say): [string, string][] {
  const { done, total } = result.slides;
  return [
    ...(heading.name === '' ? [] : [[say('result_name'), heading.name] as [string, string]]),
    [say('course'), say(`outcome_${result.outcome}`)],
    ...(result.score === undefined
      ? []
      : [[say('course_score'), say.percent(result.score)] as [string, string]]),
    [say('slides'), say('slides_done', { done, count: total })],
    [say('result_moment'), heading.moment],
    [say('result_version'), heading.version],
  ];
}

/** What is said of a quiz beside its title; empty where nothing is scored. */
export function quizLine({ score, passed }: CourseResult['quizzes'][number], say: Say): string {
  if (score === undefined) return say('result_done');
  const percent = say.percent(score);
  if (passed === undefined) return percent;
  return say(passed ? 'score_passed' : 'score_not_passed', { percent });
}

/** What was answered, and where it may be shown, what became of it and what would be right. */
export function answerWords({ answer, result, right }: AnswerLine, say: Say): string[] {
  const given = answer === undefined ? say('not_answered') : answer === '' ? say('result_not_kept') : answer;
  return [
    result === undefined ? given : `${given} (${say(`verdict_${result}`)})`,
    ...(right === undefined || result === 'right' ? [] : [`${say('right_answer')}: ${right}`]),
  ];
}

/** The result as a text that reads well anywhere. */
export function resultText(result: CourseResult, heading: Heading, say: Say): string {
  const answers = (lines: readonly AnswerLine[]) =>
    lines.flatMap((line, index) => [
      `${index + 1}. ${line.question}`,
      ...answerWords(line, say).map((text) => `   ${text}`),
    ]);
  return [
    heading.course,
    '='.repeat([...heading.course].length),
    ...headLines(result, heading, say).map(([label, text]) => `${label}: ${text}`),
    ...result.quizzes.flatMap((quiz) => [
      '',
      `${quiz.title}: ${quizLine(quiz, say)}`,
      ...answers(quiz.answers),
    ]),
    ...(result.practice.length > 0 ? ['', say('result_practice'), ...answers(result.practice)] : []),
    '',
  ].join('\r\n');
}

/** The result as a table: a line a question. */
export function resultTable(result: CourseResult, heading: Heading, say: Say): string {
  const columns = ['quiz', 'score', 'id', 'question', 'answer', 'verdict', 'right'];
  const row = (quiz: string, score: string, { id, question, answer, result: verdict, right }: AnswerLine) => [
    heading.course,
    heading.version,
    heading.name,
    heading.moment,
    quiz,
    score,
    id,
    question,
    answer ?? '',
    verdict === undefined ? '' : say(`verdict_${verdict}`),
    right ?? '',
  ];
  return formatCsv([
    [
      say('course'),
      say('result_version'),
      say('result_name'),
      say('result_moment'),
      ...columns.map((column) => say(`column_${column}`)),
    ],
    ...result.quizzes.flatMap((quiz) =>
      quiz.answers.map((line) => row(quiz.title, quizLine(quiz, say), line)),
    ),
    ...result.practice.map((line) => row(say('result_practice'), '', line)),
  ]);
}

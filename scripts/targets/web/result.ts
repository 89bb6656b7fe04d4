import type { LessonData, PlayerCourse, PlayerSlide, QuestionData } from '../../course/player-course.ts';
import { askedIn } from '../../log/asked.ts';
import { countedScore, factsOf, isPassed, type Outcome } from '../../log/facts.ts';
import { mayReveal } from '../../log/reveal.ts';
import type { QuestionRules } from '../../questions/rules.ts';
import { answerOf, quizValue, type FieldList, type Progress } from '../../state/progress.ts';

/** What became of one question. Whether it was right, and what would be, only where the quiz shows it. */
export interface AnswerLine {
  id: string;
  question: string;
  /** Absent: there was no answer. Empty: it is no longer known. */
  answer?: string;
  result?: 'right' | 'partly' | 'wrong';
  right?: string;
}

export interface QuizResult {
  title: string;
  /** The score that counts, 0..100; absent where nothing is scored. */
  score?: number;
  /** Absent where nothing is to be passed. */
  passed?: boolean;
  attempts: number;
  /** Of the last attempt; none while another one is under way. */
  answers: AnswerLine[];
}

/** All that a learner may print and keep. */
export interface CourseResult {
  outcome: Outcome;
  /** 0..100; absent before the first quiz that counts was submitted. */
  score?: number;
  slides: { done: number; total: number };
  quizzes: QuizResult[];
  practice: AnswerLine[];
}

/** What is needed beside the progress to say what was answered. */
export interface ResultParts {
  course: PlayerCourse;
  list: FieldList;
  progress: Progress;
  /** By full id, of all lessons that could be had. */
  questions: Record<string, QuestionData>;
  rulesOf(type: string): QuestionRules<unknown, unknown> | undefined;
  /** One of the player's words. */
  say(word: string): string;
}

/** The questions of several lessons by their full ids. */
export const questionsOf = (lessons: readonly LessonData[]): Record<string, QuestionData> =>
  Object.assign({}, ...lessons.map(({ questions }) => questions)) as Record<string, QuestionData>;

/** What a learner has reached and answered. Pure. */
export function courseResult(parts: ResultParts): CourseResult {
  const { course, progress, list } = parts;
  const { outcome, score, slides } = factsOf(course, progress);
  const all = course.lessons.flatMap((lesson) => lesson.slides);
  return {
    outcome,
    ...(score === undefined ? {} : { score }),
    slides: { done: slides.done, total: slides.total },
    quizzes: all.flatMap((slide) => quizResult(parts, slide) ?? []),
    practice: all
      .filter(({ practice, field }) => practice && answerOf(progress, list, field)?.share !== undefined)
      .map(({ id, field }) => answerLine(parts, id, field, { marks: true, answers: true })),
  };
}

function quizResult(parts: ResultParts, slide: PlayerSlide): QuizResult | undefined {
  const { quiz } = slide;
  if (!quiz) return undefined;
  const value = quizValue(parts.progress, slide.field);
  if (value.submitted === 0) return undefined;
  const shown = mayReveal(quiz, value);
  const reveals = {
    marks: shown && quiz.show.includes('marks'),
    answers: shown && quiz.show.includes('answers'),
  };
  const asked = value.open ? [] : askedIn(quiz, value).filter((each) => each !== undefined);
  return {
    title: slide.title,
    ...(quiz.points > 0 ? { score: countedScore(quiz, value) } : {}),
    ...(quiz.points > 0 && quiz.passMark !== undefined ? { passed: isPassed(quiz, value) } : {}),
    attempts: value.submitted,
    answers: asked.map(({ id, field }) => answerLine(parts, `${slide.id}.${id}`, field, reveals)),
  };
}

function answerLine(
  { list, progress, questions, rulesOf, say }: ResultParts,
  id: string,
  field: number,
  reveals: { marks: boolean; answers: boolean },
): AnswerLine {
  const question = questions[id];
  const rules = question && rulesOf(question.type);
  const line: AnswerLine = { id, question: question?.stem ?? id };
  const stored = answerOf(progress, list, field);
  if (!rules) return line;
  const answer = stored?.values && rules.unpack(question.key, stored.values);
  // Without an answer of this learner's, any other one has the same patterns.
  const words = (given: unknown) =>
    rules.readable?.(question.key, given, say) ?? rules.scorm12(question.key, given, 'text');
  const said = answer === undefined ? undefined : words(answer);
  if (stored?.values && rules.isAnswered(question.key, answer)) line.answer = said?.response ?? '';
  if (stored?.share !== undefined && reveals.marks && line.answer !== undefined && rules.graded !== false)
    line.result = stored.share === 1 ? 'right' : stored.share === 0 ? 'wrong' : 'partly';
  if (reveals.answers && said && said.patterns.length > 0) line.right = said.patterns.join(' / ');
  return line;
}

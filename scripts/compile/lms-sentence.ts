import { isScored, type Quiz } from '../course/course.ts';
import type { Plan, PlannedSlide } from './plan.ts';
import { weightOf } from './player-data.ts';

/**
 * What the LMS will hear of score and status, in one English sentence: "score: 30% checkpoint + 70% final_exam; passed
 * when all slides are seen and final_exam is passed at 80%". Pure; the rules are those of format 1, "What the words
 * mean", which `log/facts.ts` follows in the browser.
 */
export function lmsSentence(plan: Plan): string {
  return [scorePart(plan), endPart(plan), failedPart(plan)].filter(Boolean).join('; ');
}

const quizzesOf = ({ slides }: Plan): Quiz[] => slides.flatMap(({ quiz }) => quiz ?? []);

const weighing = (plan: Plan): Quiz[] => quizzesOf(plan).filter((quiz) => weightOf(plan.course, quiz) > 0);

/** `80%`, `66.67%`. */
const percent = (share: number) => `${Math.round(share * 10_000) / 100}%`;

const joined = (words: readonly string[]) =>
  [words.slice(0, -1).join(', '), words.at(-1)].filter(Boolean).join(' and ');

const countedAttempt = {
  best: '',
  last: ' (last attempt)',
  first: ' (first attempt)',
  average: ' (average of its attempts)',
} as const;

function scorePart(plan: Plan): string {
  const quizzes = weighing(plan);
  if (quizzes.length === 0) return 'score: none, since no quiz counts for it (Moodle shows 0)';
  const sum = quizzes.reduce((all, quiz) => all + weightOf(plan.course, quiz), 0);
  const parts = quizzes.map((quiz) => {
    const share = quizzes.length > 1 ? `${percent(weightOf(plan.course, quiz) / sum)} ` : '';
    return `${share}${quiz.id}${countedAttempt[quiz.attemptCounts]}`;
  });
  const byPoints = quizzes.length > 1 && !plan.course.score.weights ? ', by points' : '';
  return `score: ${parts.join(' + ')}${byPoints}`;
}

/** Quizzes that must be passed, and those that must only be submitted. */
function askedQuizzes({ course, slides }: Plan): { passed: Quiz[]; submitted: Quiz[] } {
  const rule = course.completion.quizzes;
  const quizzes = slides.filter((slide): slide is PlannedSlide & { quiz: Quiz } => slide.quiz !== undefined);
  const counting = quizzes.filter(({ counts }) => counts).map(({ quiz }) => quiz);
  // Each quiz that counts is one of the slides, and is seen when it is submitted.
  const asSlides = course.completion.slides >= 1 ? counting : [];
  if (Array.isArray(rule)) {
    const passed = quizzes.map(({ quiz }) => quiz).filter(({ id }) => rule.includes(id));
    return { passed, submitted: asSlides.filter((quiz) => !passed.includes(quiz)) };
  }
  if (rule === 'passed') return { passed: counting, submitted: [] };
  return { passed: [], submitted: rule === 'submitted' ? counting : asSlides };
}

/** "final_exam is passed at 80%", one for each pass mark; without points or a mark to be submitted is to pass. */
function passedWords(quizzes: readonly Quiz[]): string[] {
  const byMark = new Map<string, string[]>();
  for (const quiz of quizzes) {
    const what = isGraded(quiz) ? `passed at ${percent(quiz.passMark)}` : 'submitted';
    byMark.set(what, [...(byMark.get(what) ?? []), quiz.id]);
  }
  return [...byMark].map(([what, ids]) => isOrAre(ids, what));
}

const isOrAre = (ids: readonly string[], what: string) =>
  `${joined(ids)} ${ids.length > 1 ? 'are' : 'is'} ${what}`;

function endPart(plan: Plan): string {
  const { completion, score } = plan.course;
  const { passed, submitted } = askedQuizzes(plan);
  const conditions: string[] = [];
  if (plan.slides.some(({ counts }) => counts)) {
    if (completion.slides >= 1) conditions.push('all slides are seen');
    else if (completion.slides > 0) conditions.push(`${percent(completion.slides)} of the slides are seen`);
  }
  conditions.push(...passedWords(passed));
  if (submitted.length > 0)
    conditions.push(
      isOrAre(
        submitted.map(({ id }) => id),
        'submitted',
      ),
    );
  if (score.passMark !== undefined) conditions.push(`the score is at least ${percent(score.passMark)}`);
  const word = passed.length > 0 || score.passMark !== undefined ? 'passed' : 'completed';
  return `${word} when ${joined(conditions.length > 0 ? conditions : ['it is opened'])}`;
}

/** Whether a quiz can be failed at all: one without points or without a pass mark is passed when it is submitted. */
const isGraded = (quiz: Quiz): quiz is Quiz & { passMark: number } =>
  quiz.passMark !== undefined && isScored(quiz);

/** Whether what counts of a quiz is settled after some number of attempts. */
const isLimited = ({ attempts, attemptCounts }: Quiz) =>
  Number.isFinite(attempts) || attemptCounts === 'first';

function failedPart(plan: Plan): string {
  const { passMark } = plan.course.score;
  const reasons = askedQuizzes(plan)
    .passed.filter((quiz) => isGraded(quiz) && isLimited(quiz))
    .map(lostWords);
  if (passMark !== undefined && weighing(plan).some(isLimited))
    reasons.push(`the score can no longer reach ${percent(passMark)}`);
  return reasons.length > 0 ? `failed when ${reasons.join(' or ')}` : '';
}

function lostWords({ id, attempts, attemptCounts }: Quiz): string {
  if (attempts === 1) return `${id} is not passed in its only attempt`;
  if (attemptCounts === 'first') return `${id} is not passed in its first attempt`;
  if (attemptCounts === 'average') return `${id} can no longer be passed in ${attempts} attempts`;
  return `${id} is not passed in ${attempts} attempts`;
}

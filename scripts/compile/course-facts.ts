import { isScored, type Quiz } from '../course/course.ts';
import type { TextRenderer } from '../questions/author.ts';
import type { Plan } from './plan.ts';
import { say, sayPercent, type Words } from './words.ts';

/** What the title slide says of the course without the author's help: its size, what completes it, that places are kept. */
export function courseFacts(plan: Plan, words: Words, text: TextRenderer): { label: string; text: string }[] {
  return [
    { label: say(words, 'in_course'), text: sizeOf(plan, words) },
    { label: say(words, 'to_complete'), text: completionOf(plan, words, text) },
    { label: say(words, 'your_place'), text: say(words, 'place_kept') },
  ].filter(({ text }) => text !== '');
}

function sizeOf({ course, slides }: Plan, words: Words): string {
  const quizzes = slides.filter(({ quiz }) => quiz).length;
  const minutes = course.lessons.reduce((sum, lesson) => sum + (lesson.minutes ?? 0), 0);
  const parts = [say(words, 'slides', { count: slides.length - quizzes })];
  if (quizzes > 0) parts.push(say(words, 'quizzes', { count: quizzes }));
  if (minutes > 0) parts.push(say(words, 'minutes', { count: minutes }));
  return parts.join(say(words, 'separator'));
}

function completionOf(plan: Plan, words: Words, text: TextRenderer): string {
  const { completion, score } = plan.course;
  const rules: string[] = [];
  if (completion.slides >= 1) rules.push(say(words, 'see_every_slide'));
  else if (completion.slides > 0)
    rules.push(say(words, 'see_share', { percent: sayPercent(words, completion.slides) }));
  rules.push(...quizRules(plan, words, text));
  if (score.passMark !== undefined)
    rules.push(say(words, 'reach_score', { percent: sayPercent(words, score.passMark) }));
  return rules.join(' ');
}

function quizRules({ course, slides }: Plan, words: Words, text: TextRenderer): string[] {
  const rule = course.completion.quizzes;
  const all = slides.flatMap(({ quiz, counts }) => (quiz ? [{ quiz, counts }] : []));
  const counting = all.filter(({ counts }) => counts).map(({ quiz }) => quiz);
  const named = Array.isArray(rule) ? all.map(({ quiz }) => quiz).filter(({ id }) => rule.includes(id)) : [];
  if (named.length > 0 && !sameQuizzes(named, counting))
    return named.map((quiz) => ruleOf(quiz, words, text.plain(quiz.title)));
  const [first] = counting;
  if (rule === 'none' || !first) return [];
  if (counting.length === 1) return [ruleOf(first, words, undefined, rule === 'submitted')];
  return [say(words, rule === 'submitted' ? 'submit_quizzes' : 'pass_quizzes')];
}

const sameQuizzes = (a: readonly Quiz[], b: readonly Quiz[]) =>
  a.length === b.length && a.every((quiz) => b.includes(quiz));

/** What must become of one quiz: named by its title, or the only one. Without points, to submit it is to pass it. */
function ruleOf(quiz: Quiz, words: Words, title?: string, onlySubmitted = false): string {
  const which = title === undefined ? 'quiz' : 'named';
  const values = title === undefined ? {} : { quiz: title };
  if (onlySubmitted || !isScored(quiz)) return say(words, `submit_${which}`, values);
  if (quiz.passMark === undefined) return say(words, `pass_${which}`, values);
  return say(words, `pass_${which}_with`, { ...values, percent: sayPercent(words, quiz.passMark) });
}

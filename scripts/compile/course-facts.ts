import { isScored, type Quiz } from '../course/course.ts';
import { html, type Html } from '../html/html.ts';
import type { TextRenderer } from '../questions/author.ts';
import type { Plan } from './plan.ts';
import { say, sayHtml, sayPercent, type Words } from './words.ts';

/** What the title slide says of the course without the author's help: its size, what completes it, that places are kept. */
export function courseFacts(
  plan: Plan,
  words: Words,
  text: TextRenderer,
): { label: string; textHtml: string }[] {
  return [
    { label: say(words, 'in_course'), textHtml: html`${sizeOf(plan, words)}`.text },
    { label: say(words, 'to_complete'), textHtml: completionOf(plan, words, text).text },
    { label: say(words, 'your_place'), textHtml: html`${say(words, 'place_kept')}`.text },
  ].filter(({ textHtml }) => textHtml !== '');
}

function sizeOf({ course, slides }: Plan, words: Words): string {
  const quizzes = slides.filter(({ quiz }) => quiz).length;
  const minutes = course.lessons.reduce((sum, lesson) => sum + (lesson.minutes ?? 0), 0);
  const parts = [say(words, 'slides', { count: slides.length - quizzes })];
  if (quizzes > 0) parts.push(say(words, 'quizzes', { count: quizzes }));
  if (minutes > 0) parts.push(say(words, 'minutes', { count: minutes }));
  return parts.join(say(words, 'separator'));
}

function completionOf(plan: Plan, words: Words, text: TextRenderer): Html {
  const { completion, score } = plan.course;
  const rules: Html[] = [];
  if (completion.slides >= 1) rules.push(sayHtml(words, 'see_every_slide'));
  else if (completion.slides > 0)
    rules.push(sayHtml(words, 'see_share', { percent: sayPercent(words, completion.slides) }));
  rules.push(...quizRules(plan, words, text));
  if (score.passMark !== undefined)
    rules.push(sayHtml(words, 'reach_score', { percent: markOf('', score.passMark, words) }));
  return html`${rules.map((rule, index) => [index > 0 && ' ', rule])}`;
}

/** A mark by whose it is, a quiz's or (empty) the course's: a launch may have another in its place. */
const markOf = (whose: string, mark: number, words: Words): Html =>
  html`<span data-mark="${whose}">${sayPercent(words, mark)}</span>`;

function quizRules({ course, slides }: Plan, words: Words, text: TextRenderer): Html[] {
  const rule = course.completion.quizzes;
  const all = slides.flatMap(({ quiz, counts }) => (quiz ? [{ quiz, counts }] : []));
  const counting = all.filter(({ counts }) => counts).map(({ quiz }) => quiz);
  const named = Array.isArray(rule) ? all.map(({ quiz }) => quiz).filter(({ id }) => rule.includes(id)) : [];
  if (named.length > 0 && !sameQuizzes(named, counting))
    return named.map((quiz) => ruleOf(quiz, words, text.plain(quiz.title)));
  const [first] = counting;
  if (rule === 'none' || !first) return [];
  if (counting.length === 1) return [ruleOf(first, words, undefined, rule === 'submitted')];
  return [sayHtml(words, rule === 'submitted' ? 'submit_quizzes' : 'pass_quizzes')];
}

const sameQuizzes = (a: readonly Quiz[], b: readonly Quiz[]) =>
  a.length === b.length && a.every((quiz) => b.includes(quiz));

/** What must become of one quiz: named by its title, or the only one. Without points, to submit it is to pass it. */
function ruleOf(quiz: Quiz, words: Words, title?: string, onlySubmitted = false): Html {
  const which = title === undefined ? 'quiz' : 'named';
  const values: Record<string, string> = title === undefined ? {} : { quiz: title };
  if (onlySubmitted || !isScored(quiz)) return sayHtml(words, `submit_${which}`, values);
  if (quiz.passMark === undefined) return sayHtml(words, `pass_${which}`, values);
  return sayHtml(words, `pass_${which}_with`, {
    ...values,
    percent: markOf(quiz.id, quiz.passMark, words),
  });
}

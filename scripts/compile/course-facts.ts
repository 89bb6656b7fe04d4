import type { Plan } from './plan.ts';
import { say, sayPercent, type Words } from './words.ts';

/** What the title slide says of the course without the author's help: its size, what completes it, that places are kept. */
export function courseFacts(plan: Plan, words: Words): { label: string; text: string }[] {
  return [
    { label: say(words, 'in_course'), text: sizeOf(plan, words) },
    { label: say(words, 'to_complete'), text: completionOf(plan, words) },
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

function completionOf({ course: { completion }, slides }: Plan, words: Words): string {
  const rules: string[] = [];
  if (completion.slides >= 1) rules.push(say(words, 'see_every_slide'));
  else if (completion.slides > 0)
    rules.push(say(words, 'see_share', { percent: sayPercent(words, completion.slides) }));
  const asked = slides.filter(({ quiz, counts }) => quiz && counts);
  if (completion.quizzes !== 'none' && asked.length > 0) {
    const [first] = asked;
    const passMark = first?.quiz?.passMark;
    if (completion.quizzes === 'submitted')
      rules.push(say(words, asked.length > 1 ? 'submit_quizzes' : 'submit_quiz'));
    else if (asked.length > 1) rules.push(say(words, 'pass_quizzes'));
    else if (passMark === undefined) rules.push(say(words, 'pass_quiz'));
    else rules.push(say(words, 'pass_quiz_with', { percent: sayPercent(words, passMark) }));
  }
  return rules.join(' ');
}

import { defineRule } from '../rule.ts';
import type { SeenQuestion } from '../view.ts';

export const feedbackMissing = defineRule<{ count: number; all: number; ids: string }>({
  name: 'feedback-missing',
  level: 'warning',
  group: 'items',
  about: 'Most questions of a quiz that shows feedback have none.',
  source: 'Butler & Roediger, Feedback Enhances the Positive Effects of Multiple-Choice Testing, 2008',
  words: ({ count, all, ids }) => ({
    message: `${count} of ${all} questions say nothing about why an answer is right or wrong (${ids}).`,
    hint: 'Write `feedback:` in each, or take `feedback` out of `show` if the quiz is not there to learn from.',
  }),
  check: ({ quizzes }, report) => {
    for (const { quiz, questions } of quizzes) {
      if (quiz.reveal === 'never' || !quiz.show.includes('feedback')) continue;
      const asked = questions.filter(({ graded, picking }) => graded && picking);
      const without = asked.filter((each) => !hasFeedback(each));
      if (asked.length < 3 || without.length <= asked.length / 2) continue;
      const named = without.slice(0, 3).map(({ question }) => question.id);
      report(quiz.title.place, {
        count: without.length,
        all: asked.length,
        ids: [...named, ...(without.length > named.length ? ['…'] : [])].join(', '),
      });
    }
  },
});

const hasFeedback = ({ question, picking }: SeenQuestion) =>
  Object.values(question.feedback).some((text) => text !== undefined) ||
  (picking?.choices.some(({ feedback }) => feedback !== undefined) ?? false);

import { defineRule } from '../rule.ts';
import { comparable, quoted } from '../text/words.ts';
import { plain } from '../view.ts';

const shortest = 5;

export const hintTellsAnswer = defineRule<{ answer: string }>({
  name: 'hint-tells-answer',
  level: 'warning',
  group: 'items',
  about: 'A hint has the right choice in it, word for word.',
  source: 'Shute, Focus on Formative Feedback, 2008 (hints before answers)',
  words: ({ answer }) => ({
    message: `This hint says “${quoted(answer)}”, the right choice: the next try is a copy.`,
    hint: 'Point to where the answer follows from, and leave the answer to the learner.',
  }),
  check: ({ questions }, report) => {
    for (const { question, picking, choices } of questions) {
      for (const { id, right } of picking?.choices ?? []) {
        const text = choices.get(id);
        const answer = right && text ? comparable(plain(text)) : '';
        if (answer.length < shortest) continue;
        for (const hint of question.hints)
          if (` ${comparable(hint.markdown)} `.includes(answer)) report(hint.place, { answer });
      }
    }
  },
});

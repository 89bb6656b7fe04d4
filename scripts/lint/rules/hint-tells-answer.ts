import { defineRule } from '../rule.ts';
import { comparable, quoted } from '../text/words.ts';
import { plain } from '../view.ts';

const shortest = 3;

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
        const wrong = [...choices].flatMap(([other, text]) =>
          other === id ? [] : [comparable(plain(text))],
        );
        for (const hint of question.hints) {
          const says = (words: string) => spaced(hint.markdown).includes(spaced(words));
          // A hint that goes through all choices gives none away.
          if (text && says(answer) && !wrong.every(says)) report(hint.place, { answer: plain(text) });
        }
      }
    }
  },
});

/** Small words with one blank around each. */
const spaced = (text: string) =>
  ` ${comparable(text)
    .replace(/[^\p{L}\p{N}]+/gu, ' ')
    .trim()} `;

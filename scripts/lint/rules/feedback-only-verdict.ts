import { comparable, quoted } from '../text/words.ts';
import { defineRule } from '../rule.ts';

const verdict =
  /^(?:(?:no|sorry|oops|nein|leider)[,.!]? ?)?(?:(?:that(?:'s| is|’s) |this is |das ist |das war |c['’]est )?(?:wrong|incorrect|false|not (?:quite )?(?:right|correct)|falsch|leider falsch|nicht (?:ganz )?richtig|faux|inexact|mauvaise réponse|incorrect[oa]|respuesta incorrecta|no es correcto)|try again|versuchen sie es noch einmal|versuche? es noch einmal|réessaye[zr]?|inténtalo de nuevo|inténtelo de nuevo|no|nein|non)$/;

export const feedbackOnlyVerdict = defineRule<{ text: string }>({
  name: 'feedback-only-verdict',
  level: 'warning',
  group: 'items',
  about: 'The feedback on a wrong answer says only that it is wrong.',
  source: 'Shute, Focus on Formative Feedback, 2008; Hattie & Timperley, The Power of Feedback, 2007',
  words: ({ text }) => ({
    message: `“${quoted(text)}” is what the player says by itself: nobody learns why.`,
    hint: 'Say what is right and why, or what the mistake was.',
  }),
  check: ({ questions }, report) => {
    for (const { question } of questions)
      for (const text of [question.feedback.incorrect, question.feedback.always])
        if (text && verdict.test(comparable(text.markdown))) report(text.place, { text: text.markdown });
  },
});

import { defineRule } from '../rule.ts';

export const tooFewDistractors = defineRule({
  name: 'too-few-distractors',
  level: 'warning',
  group: 'items',
  about: 'A question that earns points has two choices only.',
  source: 'Rodriguez, Three Options Are Optimal for Multiple-Choice Items, 2005',
  words: () => ({
    message: 'One wrong choice only: who guesses is right every other time.',
    hint: 'Add a second wrong choice that learners really take for right, or make it a true-false statement.',
  }),
  check: ({ questions }, report) => {
    for (const { picking, graded, question } of questions)
      if (
        picking &&
        graded &&
        !picking.multiple &&
        picking.choices.length === 2 &&
        !areYesAndNo(picking.choices)
      )
        report(question.placeOf('choices'), {});
  },
});

/** Yes and no are what there is. */
const areYesAndNo = (
  choices: readonly { content: { text?: { markdown: string }; image?: unknown; audio?: unknown } }[],
) =>
  choices.every(
    ({ content }) =>
      content.image !== undefined ||
      content.audio !== undefined ||
      /^(?:yes|no|ja|nein|oui|non|sí|no|نعم|لا|true|false)\b/i.test(content.text?.markdown ?? ''),
  );

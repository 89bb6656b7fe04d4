import { id, language, number, truth } from './scalars.ts';
import { map, oneOrList, text, textWith } from './shapes.ts';
import { mediaKeys } from './media.ts';

const feedback = textWith({
  correct: text().describe('Shown when the answer is right.').optional(),
  partial: text().describe('Shown when the answer is partly right.').optional(),
  incorrect: text().describe('Shown when the answer is wrong.').optional(),
});

/** What a question asks; in a quiz and among the slides. Its `id` and `type` stand with those who name them. */
export const askingKeys = {
  stem: text().describe('The question itself.'),
  feedback: feedback
    .describe('Shown after a check: a text, or one each for correct, partial and incorrect.')
    .optional(),
  partial: truth().describe('false: all or nothing. true (default): right parts earn their share.').optional(),
};

/** Keys of every question of a quiz, whatever its type. */
export const questionKeys = {
  id: id().describe('Permanent name; reports show it. Never change it.'),
  ...askingKeys,
  outcome: oneOrList(id()).describe('The outcome that it asks for, or a list.').optional(),
  points: number('a number of points', 'a number from 0 up', () => true)
    .describe('What a right answer is worth; default 1. 0: asked and reported, not scored.')
    .optional(),
  ...mediaKeys,
  lang: language().describe("Language of this question's texts, where it is another one.").optional(),
  required: truth().describe("true: the quiz can't be submitted without an answer to it.").optional(),
};

/** Exists to give `readKeys` a typed view of a question whose own keys are unknown here. */
export const anyQuestion = map(questionKeys, 'a question');

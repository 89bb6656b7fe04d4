import { count, formerId, id, language, number, share, truth, word } from './scalars.ts';
import { map, oneOrList, text, textWith } from './shapes.ts';
import { askedMediaKeys } from './media.ts';
import { Finding, scalar, textLike } from './scalar.ts';

const feedback = textWith({
  correct: text().describe('Shown when the answer is right.').optional(),
  partial: text().describe('Shown when the answer is partly right.').optional(),
  incorrect: text().describe('Shown when the answer is wrong.').optional(),
});

/** A word that questions of a bank are sorted by; any text without a comma. */
const tag = () =>
  scalar('a tag', { type: textLike }, (value) => (value === '' ? Finding.of('empty-text', {}) : value));

const points = () => number('a number of points', 'a number from 0 up', () => true);

/** What a question asks; in a quiz and among the slides. Its `id` and `type` stand with those who name them. */
export const askingKeys = {
  stem: text().describe('The question itself.'),
  feedback: feedback
    .describe('Shown after a check: a text, or one each for correct, partial and incorrect.')
    .optional(),
  partial: truth().describe('false: all or nothing. true (default): right parts earn their share.').optional(),
  hint: oneOrList(text()).describe('Shown after a wrong try: a text, or a list with one for each further try.').optional(),
  remedial: id().describe('Id of the slide to read again when the answer was wrong.').optional(),
  shuffle: word(['choices', 'none'])
    .describe("choices: its parts are shown in another order to each learner; none: in yours. Default: as the quiz says.")
    .optional(),
};

/** Keys of every question of a quiz, whatever its type. */
export const questionKeys = {
  id: id().describe('Permanent name; reports show it. Never change it.'),
  was: formerId(true)
    .describe('Its former id, or `quiz.question` where it stood in another quiz: an open answer comes along.')
    .optional(),
  ...askingKeys,
  outcome: oneOrList(id()).describe('The outcome that it asks for, or a list.').optional(),
  points: points()
    .describe('What a right answer is worth; default 1. 0: asked and reported, not scored.')
    .optional(),
  tags: oneOrList(tag()).describe('Words by which a draw can pick it: one, or a list.').optional(),
  tries: count().describe('How often it may be checked in one attempt; default 1. Needs reveal: after_each.').optional(),
  penalty: share().describe('Share of its points that a wrong try costs; default 0%.').optional(),
  ...askedMediaKeys,
  lang: language().describe("Language of this question's texts, where it is another one.").optional(),
  required: truth().describe("true: the quiz can't be submitted without an answer to it.").optional(),
};

/** A question of a quiz or bank in which nothing but another question's id or a draw stands. */
export const useSchema = map({ use: id().describe('Id of a question in a bank.') }, 'a question');

export const drawSchema = map(
  {
    draw: map(
      {
        bank: id().describe('Id of the bank.'),
        count: count().describe('How many questions each attempt takes.'),
        tags: oneOrList(tag()).describe('Only questions with all of these tags.').optional(),
        outcome: oneOrList(id()).describe('Only questions with one of these outcomes.').optional(),
        points: points().describe('What each is worth, in place of its own points.').optional(),
      },
      'a map such as `{ bank: my_bank, count: 2 }`',
    ).describe('Takes questions of a bank, others in each attempt.'),
  },
  'a draw',
);

/** Exists to give `readKeys` a typed view of a question whose own keys are unknown here. */
export const anyQuestion = map(questionKeys, 'a question');

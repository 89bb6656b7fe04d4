import { z } from 'zod';
import { revealWhen, showWhat } from '../quiz-words.ts';
import { countOrUnlimited, share, truth, word } from './scalars.ts';
import { entries, oneOrList, text } from './shapes.ts';

const shuffleWhat = ['questions', 'choices'] as const;

/** A list of both, one of them, or `none`. */
const shuffle = z
  .union([word(['none', ...shuffleWhat]), z.array(word(shuffleWhat), 'a list')])
  .transform((value) => (typeof value === 'string' ? (value === 'none' ? [] : [value]) : value));

/** Keys of a quiz beside those of every slide. */
export const quizKeys = {
  title: text().describe("The quiz's title."),
  intro: text()
    .describe('Shown before the start. The number of questions, attempts and the pass mark are said by themselves.')
    .optional(),
  pass_mark: share().describe('The share of the points that passes, such as 80%. Needed where the quiz must be passed.').optional(),
  attempts: countOrUnlimited().describe('How often it can be submitted: a number, or unlimited (default).').optional(),
  attempt_counts: word(['best']).describe('Which attempt counts: best (default).').optional(),
  layout: word(['one_by_one', 'all_at_once'])
    .describe('one_by_one (default): a question at a time. all_at_once: all on one page.')
    .optional(),
  shuffle: shuffle.describe('What is shown in another order to each learner: none (default), questions, choices or both.').optional(),
  reveal: word(revealWhen)
    .describe('When results are shown: never, after_each, after_submit (default), after_pass or after_last_attempt.')
    .optional(),
  show: oneOrList(word(showWhat)).describe('What is shown then: marks, feedback, answers; default all three.').optional(),
  counts: truth().describe('false: practice; neither the score nor completion takes notice of it.').optional(),
  partial: truth().describe("What holds for questions that don't say it themselves; default true.").optional(),
  questions: entries('a question').describe('The questions, in order.'),
};

import { z } from 'zod';
import { attemptWords, clockWords, retryWords, revealWhen, showWhat, shuffleWhat } from '../quiz-words.ts';
import { count, countOrUnlimited, duration, share, truth, word } from './scalars.ts';
import { entries, map, oneOrList, text } from './shapes.ts';

/** A list of both, one of them, or `none`. */
const shuffle = z
  .union([word(['none', ...shuffleWhat]), z.array(word(shuffleWhat), 'a list')])
  .transform((value) => (typeof value === 'string' ? (value === 'none' ? [] : [value]) : value));

/** Keys of a quiz that `defaults` in course.yaml can set for all of them. */
export const quizRules = {
  pass_mark: share()
    .describe('The share of the points that passes, such as 80%. Needed where the quiz must be passed.')
    .optional(),
  attempts: countOrUnlimited()
    .describe('How often it can be submitted: a number, or unlimited (default).')
    .optional(),
  attempt_counts: word(attemptWords)
    .describe('Which attempt counts: best (default), last, first, or the average of all.')
    .optional(),
  wait: duration('h').describe('How long a learner waits between two attempts, such as 24 h.').optional(),
  time_limit: duration('min')
    .describe('How long an attempt may take, such as 20 min; then what is answered is submitted.')
    .optional(),
  extra_time: share(10)
    .describe('How much more time a learner may choose before the start, such as 50%; reports say so.')
    .optional(),
  clock: word(clockWords)
    .describe('always (default): the time runs on while the course is closed. open: it stops then.')
    .optional(),
  layout: word(['one_by_one', 'all_at_once'])
    .describe('one_by_one (default): a question at a time. all_at_once: all on one page.')
    .optional(),
  shuffle: shuffle
    .describe('What is shown in another order to each learner: none (default), questions, choices or both.')
    .optional(),
  reveal: word(revealWhen)
    .describe('When results are shown: never, after_each, after_submit (default), after_pass or after_last_attempt.')
    .optional(),
  show: oneOrList(word(showWhat))
    .describe('What is shown then: marks, feedback, answers; default all three.')
    .optional(),
  retry: word(retryWords)
    .describe('What the next attempt asks: all (default), or only what was wrong.')
    .optional(),
  counts: truth()
    .describe('false: practice; neither the score nor completion takes notice of it.')
    .optional(),
  partial: truth().describe("What holds for questions that don't say it themselves; default true.").optional(),
  tries: count()
    .describe("How often a question may be checked, where it doesn't say it itself; default 1. Needs reveal: after_each.")
    .optional(),
  penalty: share()
    .describe("Share of a question's points that a wrong try costs, where it doesn't say it itself; default 0%.")
    .optional(),
};

/** Keys of a quiz beside those of every slide. */
export const quizKeys = {
  title: text().describe("The quiz's title."),
  intro: text()
    .describe('Shown before the start. The number of questions, attempts and the pass mark are said by themselves.')
    .optional(),
  ...quizRules,
  questions: entries('a question').describe('The questions, in order; each a question, a draw or a use.'),
};

/** `defaults` in course.yaml: what holds for every quiz that doesn't say it itself. */
export const defaultsSchema = map(
  {
    quiz: map(quizRules, 'a map such as `{ attempts: 3 }`')
      .describe('Any keys of a quiz but its title, intro and questions.')
      .optional(),
  },
  'a map such as `{ quiz: { attempts: 3 } }`',
);
export type QuizRules = z.output<z.ZodObject<typeof quizRules>>;

import { z } from 'zod';
import { Finding, textLike } from '../../course/schema/scalar.ts';
import { number, partId, word } from '../../course/schema/scalars.ts';
import { map, oneOrList, orderedMap, text, textWith } from '../../course/schema/shapes.ts';
import { ignorable } from './compare.ts';

/** A text that somebody types: as the author wrote it, blanks at its ends too, on one line. Never Markdown. */
const typedText = () =>
  z
    .string('a text')
    .transform((value, context): string => {
      const line = value.replace(/\n+$/, '').replace(/\n/g, ' ');
      if (line.trim() !== '') return line;
      context.issues.push({
        code: 'custom',
        input: value,
        params: { finding: Finding.of('empty-text', {}) },
      });
      return z.NEVER;
    })
    .meta({ type: textLike });

/** SCORM 2004 keeps 250 characters of an item (RTE 4.2.9.1); what is longer is a long-fill-in. */
export const longestText = 250;
const mostTypos = 10;

const ignore = () =>
  oneOrList(word(ignorable))
    .describe('What is overlooked: case, accents, punctuation, spaces; default [case, spaces]; []: nothing.')
    .optional();
const typos = () =>
  number(
    'a whole number',
    `a whole number from 0 to ${mostTypos}`,
    (value) => value <= mostTypos && Number.isInteger(value),
  )
    .describe('How many slips (letters wrong, missing, added or swapped) are let pass; default 0.')
    .optional();
const maxLength = () =>
  number(
    'a whole number',
    `a whole number from 1 to ${longestText}`,
    (value) => value >= 1 && value <= longestText && Number.isInteger(value),
  )
    .describe('How many characters can be typed; default twice the longest accepted answer, at least 20.')
    .optional();

const ownRules = {
  ignore: ignore(),
  typos: typos(),
  max_length: maxLength(),
  feedback: orderedMap(
    z.string(),
    text(),
    'a map of wrong answers to texts, such as `{ xrange: That was Python 2. }`',
  )
    .describe('What is said to wrong answers that you foresee.')
    .optional(),
};

const choices = orderedMap(
  partId(),
  textWith({ feedback: text().describe('Shown when this was picked.').optional() }),
  'a map of ids to texts, such as `{ der: Der, die: Die }`',
);

const idOfChoice = () =>
  z
    .string('an id of a choice')
    .transform((value) => value.trim())
    .meta({ type: textLike });

const blank = z.union([
  typedText(),
  z.array(typedText(), 'a list'),
  map(
    {
      accept: oneOrList(typedText())
        .describe('What is right: a text, or a list; the first is shown as the answer.')
        .optional(),
      ...ownRules,
      choices: choices.describe('What can be picked, in place of typing: an id and a text each.').optional(),
      answer: idOfChoice().describe('The id of the right choice.').optional(),
    },
    'a text, a list or a map',
  ),
]);

const accept = z.union([
  typedText(),
  z.array(typedText(), 'a list'),
  map(
    { text: oneOrList(typedText()).describe('What is right: a text, or a list.'), ...ownRules },
    'a text, a list or a map',
  ),
]);

/** `true`: the answers alone; a word or a list: these too. */
const wordBank = z.union([
  z
    .string('`true` or a list of words')
    .transform((value) =>
      value.trim() === 'true' ? [] : value.trim() === 'false' ? undefined : [value.trim()],
    )
    .meta({ type: textLike }),
  z.array(typedText(), 'a list'),
]);

export const fillInSchema = z.object({
  accept: accept
    .describe('One blank below the stem: what is right, a text, a list, or `{ text: …, typos: 1 }`.')
    .optional(),
  text: text().describe('A text with blanks in it, `[[id]]` each, also in code.').optional(),
  blanks: orderedMap(partId(), blank, 'a map of ids to answers, such as `{ kw: for }`')
    .describe(
      'What is right in each blank of the text: a text, a list, `{ accept: … }` or `{ choices: …, answer: … }`.',
    )
    .optional(),
  word_bank: wordBank
    .describe('true: the answers are offered to pick from; a list: these words too.')
    .optional(),
  ignore: ignore(),
  typos: typos(),
  max_length: maxLength(),
});

export type RawFillIn = z.output<typeof fillInSchema>;
export type RawBlank = z.output<typeof blank> | z.output<typeof accept>;

import { z } from 'zod';
import type { Text } from '../../course/course.ts';
import { count, number, partId } from '../../course/schema/scalars.ts';
import { map, orderedMap, text } from '../../course/schema/shapes.ts';
import { defineQuestionType } from '../author.ts';
import { byCodeUnits } from '../parts.ts';
import { checkLong } from './checks.ts';
import { longDiagnostics } from './diagnostics.ts';
import { longRules, type LongAnswer, type LongKey, type WordLimits } from './rules.ts';

/** Format 1: what a typed field takes where the author says nothing. */
const usualLength = 500;
/** SCORM 2004 (RTE 4.2.9.1): what every LMS keeps of a long text. */
const mostLength = 4000;

const limits = map(
  {
    min: count().describe('At least so many words.').optional(),
    max: count().describe('At most so many words.').optional(),
  },
  'a map such as `{ min: 20, max: 120 }`',
);

const schema = z.object({
  words: limits
    .describe('How many words an answer should have. Learners are told; only with required they have to.')
    .optional(),
  max_length: number(
    'a whole number',
    `a whole number from 20 to ${mostLength}`,
    (value) => Number.isInteger(value) && value >= 20 && value <= mostLength,
  )
    .describe(`How many characters can be typed; default ${usualLength}.`)
    .optional(),
  model_answer: text().describe('A good answer, shown once the learner has answered.').optional(),
  checklist: orderedMap(partId(), text(), 'a map of ids to texts, such as `{ reason: I gave a reason }`')
    .describe('What a good answer has: shown once the learner has answered, to tick what theirs has.')
    .optional(),
});

export interface LongFields {
  words?: WordLimits;
  maxLength: number;
  model?: Text;
  checklist?: { id: string; text: Text }[];
}

const parts = ({ checklist = [] }: LongFields) => checklist.map(({ id }) => id).sort(byCodeUnits);

/** Without keys that hold nothing: JSON as it is compared. */
const limitsOf = ({ min, max }: { min?: number | undefined; max?: number | undefined }): WordLimits => ({
  ...(min === undefined ? {} : { min }),
  ...(max === undefined ? {} : { max }),
});

/** A text of the learner's own. Never graded: they compare it with a model answer and a checklist. */
export const longFillInType = defineQuestionType<z.output<typeof schema>, LongFields, LongKey, LongAnswer>({
  type: 'long-fill-in',
  about: 'A longer text to write; never graded, compared with a model answer.',
  schema,
  diagnostics: longDiagnostics,

  read({ words, max_length: maxLength = usualLength, model_answer, checklist }, reader) {
    const model = model_answer && reader.optionalText(['model_answer']);
    const entries = checklist?.map(([id]) => ({ id, text: reader.text(['checklist', id]) }));
    return {
      maxLength,
      ...(words ? { words: limitsOf(words) } : {}),
      ...(model ? { model } : {}),
      ...(entries ? { checklist: entries } : {}),
    };
  },

  check: checkLong,

  key: (fields) => ({ maxLength: fields.maxLength, words: fields.words ?? {}, parts: parts(fields) }),

  /** The length belongs to the shape of the answer in the state. */
  meaning: (fields) => ({ maxLength: fields.maxLength, parts: parts(fields) }),

  parts,

  view: ({ maxLength }) => ({ maxLength }),

  /** Model answer and checklist come with the feedback, since they must not be read beforehand. */
  partFeedback: ({ model, checklist = [] }, renderer) => ({
    ...(model ? { model: renderer.blocks(model) } : {}),
    ...Object.fromEntries(
      checklist.map(({ id, text: entry }) => [`checklist ${id}`, renderer.inline(entry)]),
    ),
  }),

  rules: longRules,
  sample: ({ maxLength, words: { min = 1 }, parts }) => ({
    right: {
      text: Array.from({ length: min }, () => 'word')
        .join(' ')
        .slice(0, maxLength),
      ticked: parts,
    },
  }),

  example: {
    yaml: [
      'id: explain',
      'type: long-fill-in',
      'stem: When is `while` better than `for`?',
      'words: { min: 20, max: 120 }',
      "model_answer: When you don't know beforehand how often.",
      'checklist: { condition: I named a condition, unknown: I said that the number is unknown }',
    ].join('\n'),
    answer: { text: 'While something is true and I do not know how often.', ticked: ['condition'] },
  },
});

import { defineQuestionType } from '../author.ts';
import { sampleNumeric } from './sample.ts';
import { checkNumeric } from './checks.ts';
import { numericDiagnostics } from './diagnostics.ts';
import { onlyRange, readNumeric, rightRange, sortedNear, type NumericFields } from './fields.ts';
import { nearFeedbackKey, numericRules, type NumericAnswer, type NumericKey } from './rules.ts';
import { numericSchema, type RawNumeric } from './schema.ts';

const nearOf = (fields: NumericFields) =>
  sortedNear(fields).map((near) => ({ ...onlyRange(near), credit: near.credit }));

/** Keyboards for decimals have no minus on some telephones. */
function mayBeNegative(fields: NumericFields): boolean {
  const right = rightRange(fields) ?? {};
  return [right, ...fields.near].some(({ min, max }) => [min, max].some((end) => end?.startsWith('-')));
}

/** A number to type. */
export const numericType = defineQuestionType<RawNumeric, NumericFields, NumericKey, NumericAnswer>({
  type: 'numeric',
  about: 'A number to type, exactly or within a range.',
  schema: numericSchema,
  diagnostics: numericDiagnostics,

  read: readNumeric,
  check: checkNumeric,

  key(fields) {
    return {
      ...rightRange(fields),
      ...(fields.answer === undefined ? {} : { answer: fields.answer }),
      ...(fields.near.length > 0 ? { near: nearOf(fields) } : {}),
    };
  },

  meaning: (fields) => ({
    right: rightRange(fields) ?? null,
    near: nearOf(fields),
  }),

  parts: () => ['answer'],

  view: (fields, renderer) => ({
    decimal: renderer.say('decimal'),
    unit: fields.unit ?? null,
    keyboard: mayBeNegative(fields) ? 'text' : 'decimal',
    size: 12,
    max: 40,
  }),

  partFeedback: (fields, renderer) =>
    Object.fromEntries(
      sortedNear(fields).flatMap(({ feedback }, index) =>
        feedback ? [[nearFeedbackKey(index), renderer.blocks(feedback)]] : [],
      ),
    ),

  rules: numericRules,
  sample: sampleNumeric,

  example: {
    yaml: [
      'id: minutes',
      'type: numeric',
      'stem: Within how many minutes do you report?',
      'max: 5',
      'near: [ { min: 5, max: 10, credit: 50%, feedback: A little late. } ]',
      'unit: min',
    ].join('\n'),
    answer: { number: '7.5' },
  },
});

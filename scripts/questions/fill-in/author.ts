import { defineQuestionType } from '../author.ts';
import { sampleFillIn } from './sample.ts';
import { checkFillIn } from './checks.ts';
import { fillInDiagnostics } from './diagnostics.ts';
import { keyOf, meaningOf, sortedBlanks } from './fields.ts';
import { feedbackKey, type FillInAnswer, type FillInKey } from './key.ts';
import { isPickFields, readFillIn, type FillInFields } from './read.ts';
import { fillInRules } from './rules.ts';
import { fillInSchema, type RawFillIn } from './schema.ts';
import { fillInView } from './view.ts';

/** One blank below the stem, or several within a text: to type into, or to pick from. */
export const fillInType = defineQuestionType<RawFillIn, FillInFields, FillInKey, FillInAnswer>({
  type: 'fill-in',
  about: 'Words to type, or to pick, in one blank or in several within a text.',
  schema: fillInSchema,
  diagnostics: fillInDiagnostics,
  read: readFillIn,
  check: checkFillIn,
  key: (fields, renderer) => keyOf(fields, renderer.plain),
  meaning: meaningOf,
  parts: (fields) => sortedBlanks(fields).map(({ id }) => id),
  view: fillInView,
  reading: ({ text }, renderer) => (text ? renderer.blocks(text) : ''),

  partFeedback: ({ blanks }, renderer) =>
    Object.fromEntries(
      blanks.flatMap((blank) =>
        isPickFields(blank)
          ? blank.choices.flatMap(({ id, feedback }) =>
              feedback ? [[feedbackKey(blank.id, id), renderer.blocks(feedback)]] : [],
            )
          : blank.foreseen.map(({ feedback }, index) => [
              feedbackKey(blank.id, index),
              renderer.blocks(feedback),
            ]),
      ),
    ),

  rules: fillInRules,
  sample: sampleFillIn,

  example: {
    yaml: [
      'id: range_loop',
      'type: fill-in',
      'stem: Complete the program so that it prints 0, 1, 2.',
      'text: |',
      '  ```python',
      '  [[kw]] i in [[fn]](3):',
      '      print(i)',
      '  ```',
      'blanks:',
      '  kw: for',
      '  fn: { accept: [range, reversed], ignore: [], feedback: { xrange: That was Python 2. } }',
    ].join('\n'),
    answer: [
      { blank: 'fn', text: 'xrange' },
      { blank: 'kw', text: 'for' },
    ],
  },
});

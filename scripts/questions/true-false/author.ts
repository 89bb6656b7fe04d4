import { z } from 'zod';
import type { Text } from '../../course/course.ts';
import { truth } from '../../course/schema/scalars.ts';
import { map, text } from '../../course/schema/shapes.ts';
import { choicesView } from '../choice/view.ts';
import type { ChoiceAnswer, ChoiceKey } from '../choice/rules.ts';
import { defineQuestionType, type TextRenderer } from '../author.ts';
import { sampleChoice } from '../choice/sample.ts';
import { trueFalseRules } from './rules.ts';

const labels = map(
  {
    true: text().describe('What stands for true, such as Fact.').optional(),
    false: text().describe('What stands for false, such as Myth.').optional(),
  },
  'a map such as `{ true: Fact, false: Myth }`',
);

const schema = z.object({
  answer: truth().describe('Whether the statement is true or false.'),
  labels: labels.describe('Other words for true and false.').optional(),
});

interface TrueFalseFields {
  answer: boolean;
  /** Where a label is left out, the player says its own word. */
  labels: { true?: Text; false?: Text };
}

/** Sorted: the order in the saved state. */
const parts = ['false', 'true'];
const shown = ['true', 'false'] as const;

const label = ({ labels: given }: TrueFalseFields, id: 'true' | 'false', render: (text: Text) => string) =>
  given[id] ? render(given[id]) : null;

/** A statement that is true or false. */
export const trueFalseType = defineQuestionType<
  z.output<typeof schema>,
  TrueFalseFields,
  ChoiceKey,
  ChoiceAnswer
>({
  type: 'true-false',
  about: 'A statement that is true or false.',
  schema,
  diagnostics: {},

  read({ answer, labels: given }, reader) {
    const found: TrueFalseFields['labels'] = {};
    for (const id of shown) {
      const words = given?.[id] && reader.optionalText(['labels', id]);
      if (words) found[id] = words;
    }
    return { answer, labels: found };
  },

  check: () => [],
  picking: ({ answer: statement }) => ({ choices: [], multiple: false, statement }),

  key: (fields, renderer: TextRenderer) => ({
    multiple: false,
    parts,
    texts: (['false', 'true'] as const).map((id) => label(fields, id, renderer.plain) ?? id),
    answer: [String(fields.answer)],
  }),

  meaning: ({ answer }) => ({ parts, answer: [String(answer)], multiple: false }),

  parts: () => parts,

  /** Where the author gives no label, the player's own word stands. */
  view: (fields, renderer) => {
    const part = (id: 'true' | 'false') => {
      const text = fields.labels[id];
      return text ? renderer.part({ text }) : { ...renderer.part({}), html: renderer.say(id) };
    };
    return choicesView(
      false,
      shown.map((id) => ({ id, part: part(id) })),
    );
  },

  partFeedback: () => ({}),

  rules: trueFalseRules,
  sample: sampleChoice,

  example: {
    yaml: [
      'id: padlock',
      'type: true-false',
      'stem: A padlock proves that a site is honest.',
      'answer: false',
    ].join('\n'),
    answer: ['true'],
  },
});

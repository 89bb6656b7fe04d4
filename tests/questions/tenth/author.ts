import { z } from 'zod';
import type { Text } from '../../../scripts/course/course.ts';
import { number } from '../../../scripts/course/schema/scalars.ts';
import { text } from '../../../scripts/course/schema/shapes.ts';
import { entry, reporterOf } from '../../../scripts/diagnostics/diagnostic.ts';
import { defineQuestionType } from '../../../scripts/questions/author.ts';
import { sliderRules, type SliderAnswer, type SliderKey } from './rules.ts';

const whole = () => number('a whole number', 'a whole number from 0 up', Number.isInteger);

const schema = z.object({
  min: whole().describe('Its lower end.'),
  max: whole().describe('Its upper end.'),
  answer: whole().describe('The right number.'),
  label: text().describe('What the number is.'),
  off: text().describe('Shown when the number is another one.').optional(),
});

const diagnostics = {
  'answer-off-the-slider': entry<{ answer: number }>('error', ({ answer }) => ({
    message: `Nobody can answer ${answer}: the slider doesn't reach it.`,
    hint: 'Write an answer from `min` to `max`.',
  })),
};
const report = reporterOf(diagnostics);

interface SliderFields extends SliderKey {
  label: Text;
  off?: Text;
}

/** The tenth question type: everything that it is lies in this folder. */
export const sliderType = defineQuestionType<z.output<typeof schema>, SliderFields, SliderKey, SliderAnswer>({
  type: 'slider',
  about: 'A whole number to set on a slider.',
  schema,
  diagnostics,
  read({ min, max, answer }, reader) {
    const off = reader.optionalText(['off']);
    return { min, max, answer, label: reader.text(['label']), ...(off ? { off } : {}) };
  },
  check: ({ min, max, answer }, reader) =>
    answer >= min && answer <= max
      ? []
      : [report('answer-off-the-slider', reader.place(['answer']), { answer })],
  key: ({ min, max, answer }) => ({ min, max, answer }),
  meaning: ({ min, max, answer }) => ({ min, max, answer }),
  parts: () => [],
  view: ({ min, max, label }, renderer) => ({ min, max, labelHtml: renderer.inline(label) }),
  partFeedback: ({ off }, renderer): Record<string, string> => (off ? { off: renderer.blocks(off) } : {}),
  rules: sliderRules,
  sample: ({ min, max, answer }) => ({
    right: answer,
    ...(min < max ? { wrong: answer === max ? min : max } : {}),
  }),
  example: {
    yaml: 'id: legs\ntype: slider\nstem: How many legs has a spider?\nmin: 0\nmax: 10\nanswer: 8\nlabel: Legs',
    answer: 6,
  },
});

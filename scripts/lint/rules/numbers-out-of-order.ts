import { defineRule } from '../rule.ts';
import { plain } from '../view.ts';

const number = /^[^\p{L}\d]{0,3}(-?\d+(?:[.,]\d+)?)(?:\s?[^\d\s]{1,12})?$/u;

export const numbersOutOfOrder = defineRule({
  name: 'numbers-out-of-order',
  level: 'warning',
  group: 'items',
  about: 'Choices that are numbers do not stand in their order.',
  source: 'Haladyna, Downing & Rodriguez, 2002, 22 (logical or numerical order)',
  words: () => ({
    message: 'The choices are numbers, and stand in no order: learners search instead of thinking.',
    hint: 'Sort them, from small to large or the other way.',
  }),
  check: ({ questions }, report) => {
    for (const { question, picking, choices } of questions) {
      if (!picking || picking.multiple || question.shuffle) continue;
      const texts = [...choices.values()].map((text) => number.exec(plain(text))?.[1]);
      if (texts.length < 3 || texts.some((text) => text === undefined)) continue;
      const values = texts.map((text) => Number(text?.replace(',', '.')));
      const rises = values.every((value, index) => index === 0 || value > (values[index - 1] ?? 0));
      const falls = values.every((value, index) => index === 0 || value < (values[index - 1] ?? 0));
      if (!rises && !falls) report(question.placeOf('choices'), {});
    }
  },
});

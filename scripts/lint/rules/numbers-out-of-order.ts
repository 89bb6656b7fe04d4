import { defineRule } from '../rule.ts';
import { numberOf } from '../text/words.ts';
import { plain } from '../view.ts';

/** A sign before it, the number, a unit behind it. */
const number = /^([^\p{L}\d−-]{0,3})([−-]?\d[\d.,'’\u00a0\u202f ]*?)(?:\s?([^\d\s]{1,12}))?$/u;

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
      const found = [...choices.values()].map((text) => number.exec(plain(text)));
      if (found.length < 3 || found.some((match) => match === null)) continue;
      // Of hours, days and years the order is another one.
      const units = new Set(
        found.map((match) => `${match?.[1] ?? ''} ${(match?.[3] ?? '').replace(/s$/, '')}`),
      );
      const values = found.map((match) => numberOf(match?.[2] ?? ''));
      if (units.size > 1 || values.some(Number.isNaN)) continue;
      const rises = values.every((value, index) => index === 0 || value > (values[index - 1] ?? 0));
      const falls = values.every((value, index) => index === 0 || value < (values[index - 1] ?? 0));
      if (!rises && !falls) report(question.placeOf('choices'), {});
    }
  },
});

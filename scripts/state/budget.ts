import type { Field } from './progress.ts';
import { bitsFor, type Slot } from './slots.ts';

/** A learner who tries a thousand times, and saves a million times, still fits. */
const counterBits = 24;
const attemptsBits = 12;
const sumBits = 30;
const scoreBits = 14;
const seenBits = 3;
const bitsPerCharacter = 6;

/** Version, run, counter, length, hash, sixteen builds, bookmark, flags, score, end mark, checksum: in characters. */
const headerCharacters = 1 + 10 + counterBits / 6 + 2 + 4 + 1 + 16 * 4 + 2 + 1 + 3 + 1 + 5;

function answerBits(slots: readonly Slot[]): number {
  const values = slots.map((slot) =>
    // A UTF-16 unit of text takes at most three bytes; the length in front of them at most three groups.
    'radix' in slot ? bitsFor(slot.radix) : 3 * bitsPerCharacter + slot.text * 3 * 8,
  );
  return 1 + values.reduce((sum, bits) => sum + bits, 0) + 2 + 7;
}

/** The most bits that a field can take, whatever a learner does. */
export function worstBits(field: Field): number {
  if (field.kind === 'slide') return seenBits;
  if (field.kind === 'answer') return answerBits(field.slots);
  if (field.kind === 'practice') return seenBits + answerBits(field.slots);
  return seenBits + 1 + attemptsBits + 2 + 3 * scoreBits + sumBits;
}

/** Characters of resume data in the worst case: every field at its largest, all quizzes open at once. */
export function worstState(fields: readonly Field[]): number {
  const bits = fields.reduce((sum, field) => sum + worstBits(field), 0);
  return headerCharacters + Math.ceil(bits / bitsPerCharacter);
}

import { mostSeen } from './codec.ts';
import type { Field } from './progress.ts';
import { bitsFor, type Slot } from './slots.ts';
import { worstNumberBits, worstTextBits } from './text.ts';

/** A learner who tries a thousand times, and saves a million times, still fits. */
const counterBits = 24;
const attemptsBits = 12;
const triesBits = 12;
const sumBits = 30;
const scoreBits = 14;
const seenBits = 4;
/** A clock of days, when it was noted, and the extra time. */
const clockBits = 24 + 31 + 1;
const wallBits = 31;
const bitsPerCharacter = 6;

/** Version, run, counter, length, hash, sixteen builds, bookmark, flags, score, end mark, checksum: in characters. */
const headerCharacters = 1 + 10 + counterBits / 6 + 2 + 4 + 1 + 16 * 4 + 2 + 1 + 3 + 1 + 5;

/** What a quiz keeps beside attempts and scores, by what it asks today. */
export interface QuizNeeds {
  /** Index of the quiz's field. */
  quiz: number;
  clock: boolean;
  wait: boolean;
  /** How many questions all draws of an attempt take together. */
  drawn: number;
  /** Fields of questions that only draws ask, those of former revisions too: at most `drawn` of them are answered. */
  drawnFields: ReadonlySet<number>;
}

function slotBits(slot: Slot): number {
  if ('radix' in slot) return bitsFor(slot.radix);
  return 'text' in slot ? worstTextBits(slot.text) : worstNumberBits(slot.typed);
}

/** Present, kind, flagged, kept, share, tries, values. */
function answerBits(slots: readonly Slot[]): number {
  const values = slots.reduce((sum, slot) => sum + slotBits(slot), 0);
  return 1 + 2 + 1 + 1 + 1 + scoreBits + 1 + triesBits + 1 + values;
}

function quizBits(needs: QuizNeeds | undefined): number {
  const plain = seenBits + 1 + attemptsBits + 2 + 3 * scoreBits + sumBits + 1;
  if (!needs) return plain;
  const { clock, wait, drawn, drawnFields } = needs;
  const indexBits = bitsFor(Math.max(1, ...drawnFields) + 1);
  const drawing = drawn > 0 ? 12 + 6 + drawn * indexBits + 12 + drawnFields.size * mostSeen : 0;
  return plain + 4 + drawing + (clock ? clockBits : 0) + (wait ? wallBits : 0);
}

/** The most bits that a field can take, whatever a learner does. */
export function worstBits(field: Field, needs?: QuizNeeds): number {
  if (field.kind === 'slide') return seenBits;
  if (field.kind === 'answer') return answerBits(field.slots);
  if (field.kind === 'practice') return seenBits + answerBits(field.slots);
  return quizBits(needs);
}

/**
 * Bits of every field in the worst case: each at its largest, all quizzes open at once; of what a quiz draws only as
 * many answers as it asks, the largest ones.
 */
export function worstFields(fields: readonly Field[], quizzes: readonly QuizNeeds[] = []): number[] {
  const bits = fields.map((field, index) =>
    worstBits(
      field,
      quizzes.find(({ quiz }) => quiz === index),
    ),
  );
  for (const { drawn, drawnFields } of quizzes) {
    const largestFirst = [...drawnFields].sort((a, b) => (bits[b] ?? 0) - (bits[a] ?? 0));
    for (const field of largestFirst.slice(drawn)) bits[field] = 1;
  }
  return bits;
}

/** Characters of resume data in the worst case. */
export function worstState(fields: readonly Field[], quizzes: readonly QuizNeeds[] = []): number {
  const bits = worstFields(fields, quizzes).reduce((sum, each) => sum + each, 0);
  return headerCharacters + Math.ceil(bits / bitsPerCharacter);
}

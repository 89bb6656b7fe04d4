import { varintBits } from './bits.ts';
import { mostUsed } from './codec.ts';
import { namedHashBits } from './hash.ts';
import { buildHashBits, buildsNamed, checksumLength } from './pack.ts';
import { mostMet, mostTries, type Field } from './progress.ts';
import { bitsFor, type Slot } from './slots.ts';
import { worstNumberBits, worstTextBits } from './text.ts';

/** A learner who tries a thousand times, and saves a million times, still fits. */
const counterBits = varintBits(2 ** 20 - 1);
const attemptsBits = varintBits(2 ** 10 - 1);
const triesBits = varintBits(mostTries);
const sumBits = varintBits(2 ** 25 - 1);
const scoreBits = 14;
const seenBits = 4;
const wallBits = 31;
/** Seconds used, when that was noted, and whether the extra time was taken. */
const clockBits = varintBits(mostUsed) + wallBits + 1;
const bitsPerCharacter = 6;

/** All that stands before and behind the fields, in bits, as `pack.ts` writes it. */
function frameBits(fields: number): number {
  const lengthBits = varintBits(fields);
  const version = bitsPerCharacter;
  const run = 60;
  const list =
    lengthBits + namedHashBits + varintBits(buildsNamed) + buildsNamed * (lengthBits + buildHashBits);
  const bookmark = lengthBits;
  const verdicts = 3 + scoreBits;
  const endMark = 1;
  return (
    version + run + counterBits + list + bookmark + verdicts + endMark + checksumLength * bitsPerCharacter
  );
}

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

function quizBits(index: number, fields: readonly Field[], needs: QuizNeeds | undefined): number {
  const plain = seenBits + 1 + attemptsBits + 2 + 3 * scoreBits + sumBits + 1;
  if (!needs) return plain;
  const { clock, wait, drawn } = needs;
  // How often each was met is kept of every question that the quiz ever had.
  const asked = fields.filter((field) => field.kind === 'answer' && field.quiz === index).length;
  const indexBits = Math.max(1, bitsFor(fields.length));
  const drawing = varintBits(drawn) + varintBits(indexBits) + drawn * indexBits;
  const meeting = varintBits(asked) + asked * mostMet;
  return plain + 4 + (drawn > 0 ? drawing + meeting : 0) + (clock ? clockBits : 0) + (wait ? wallBits : 0);
}

/**
 * Bits of every field in the worst case: each at its largest, all quizzes open at once; of what a quiz draws only as
 * many answers as it asks, the largest ones.
 */
export function worstFields(fields: readonly Field[], quizzes: readonly QuizNeeds[] = []): number[] {
  const needs = new Map(quizzes.map((each) => [each.quiz, each]));
  const bits = fields.map((field, index) => {
    if (field.kind === 'slide') return seenBits;
    if (field.kind === 'answer') return answerBits(field.slots);
    if (field.kind === 'practice') return seenBits + answerBits(field.slots);
    return quizBits(index, fields, needs.get(index));
  });
  for (const { drawn, drawnFields } of quizzes) {
    const largestFirst = [...drawnFields].sort((a, b) => (bits[b] ?? 0) - (bits[a] ?? 0));
    for (const field of largestFirst.slice(drawn)) bits[field] = 1;
  }
  return bits;
}

/** Characters of resume data in the worst case. */
export function worstState(fields: readonly Field[], quizzes: readonly QuizNeeds[] = []): number {
  const bits = worstFields(fields, quizzes).reduce((sum, each) => sum + each, 0);
  return Math.ceil((frameBits(fields.length) + bits) / bitsPerCharacter);
}

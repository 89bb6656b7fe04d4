import { formatShape, parseShape, type Slot, type SlotValue } from './slots.ts';

/** What one line of the lock means for the saved state. */
export type Field =
  | { kind: 'slide' }
  | { kind: 'quiz' }
  /** A question of a quiz; `quiz` is the index of the quiz's own field. */
  | { kind: 'answer'; quiz: number; slots: Slot[] }
  /** A question among the slides: the slide and its answer in one. */
  | { kind: 'practice'; slots: Slot[] };

/** The lock as the player needs it. */
export interface FieldList {
  fields: Field[];
  /** The list's length and hash after each build that appended to it, oldest first; the last one is the present. */
  builds: { length: number; hash: number }[];
}

export interface Seen {
  visited: boolean;
  done: boolean;
}

export interface Answer {
  values: SlotValue[];
  /** 0..1 once the answer was checked or submitted; absent while it can still be changed. */
  share?: number;
}

/** A quiz's attempts. Scores are percent with at most two decimals, 0..100. */
export interface QuizValue extends Seen {
  submitted: number;
  /** An attempt is under way; its answers stand in the quiz's answer fields, as do those of the last submitted one. */
  open: boolean;
  passed: boolean;
  best: number;
  last: number;
  first: number;
  /** Of all submitted scores, for an average. */
  sum: number;
}

export type SlideValue = Seen;
export type PracticeValue = Seen & { answer?: Answer };
export type FieldValue = SlideValue | QuizValue | PracticeValue | Answer;

/** Everything that is kept of one learner's run through a course. Plain data; every change makes a new object. */
export interface Progress {
  /** Ten base64url characters, minted at random when a launch has no readable state. */
  run: string;
  /** Rises with every save, over all devices. */
  counter: number;
  /** Index of the field of the slide where the learner is; absent at the start. */
  bookmark?: number;
  /** Verdicts that were reached once and stand for ever. */
  passed: boolean;
  completed: boolean;
  /** The best course score so far, 0..100; absent before a quiz that counts was submitted. */
  score?: number;
  /** In the list's order; `undefined`: nothing is known. */
  values: (FieldValue | undefined)[];
  /** What a newer package wrote behind the fields that this one knows; carried along unread. */
  beyond?: { bits: number[]; length: number; hash: number; builds: { length: number; hash: number }[] };
}

export const unseen: Seen = { visited: false, done: false };
export const untouchedQuiz: QuizValue = {
  ...unseen,
  submitted: 0,
  open: false,
  passed: false,
  best: 0,
  last: 0,
  first: 0,
  sum: 0,
};

export function newProgress(run: string): Progress {
  return { run, counter: 0, passed: false, completed: false, values: [] };
}

export function quizValue(progress: Progress, field: number): QuizValue {
  return (progress.values[field] as QuizValue | undefined) ?? untouchedQuiz;
}

export function seen(progress: Progress, field: number): Seen {
  return (progress.values[field] as Seen | undefined) ?? unseen;
}

/** The answer in a question's field, whether it stands in a quiz or among the slides. */
export function answerOf(progress: Progress, list: FieldList, field: number): Answer | undefined {
  const value = progress.values[field];
  return list.fields[field]?.kind === 'practice'
    ? (value as PracticeValue | undefined)?.answer
    : (value as Answer | undefined);
}

/** A field as the player's data carries it: `slide`, `quiz`, `answer 3 2*4`, `practice 4`. */
export function formatField(field: Field): string {
  if (field.kind === 'answer') return `answer ${field.quiz} ${formatShape(field.slots)}`;
  return field.kind === 'practice' ? `practice ${formatShape(field.slots)}` : field.kind;
}

/** Reads what `formatField` wrote; throws on anything else. */
export function parseField(text: string): Field {
  const [kind, ...rest] = text.split(' ');
  if (kind === 'slide' || kind === 'quiz') return { kind };
  const slots = parseShape(rest.at(-1) ?? '?');
  if (kind === 'answer' && slots) return { kind, quiz: Number(rest[0]), slots };
  if (kind === 'practice' && slots) return { kind, slots };
  throw new Error(`not a field: ${text}`);
}

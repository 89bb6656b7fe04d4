import type { Branch } from './branches.ts';
import { formatShape, parseShape, type Slot, type SlotValue } from './slots.ts';

/** What one line of the lock means for the saved state. */
export type Field =
  | { kind: 'slide' }
  | { kind: 'quiz' }
  /** A question of a quiz; `quiz` is the index of the quiz's own field, `from` that of the answer which it had in another quiz before it moved. */
  | { kind: 'answer'; quiz: number; slots: Slot[]; from?: number }
  /** A question among the slides: the slide and its answer in one. `from`: the field that it had before it was revised. */
  | { kind: 'practice'; slots: Slot[]; from?: number };

/** The lock as the player needs it. */
export interface FieldList {
  fields: Field[];
  /** The list's length and hash after each build that appended to it, oldest first; the last one is the present. */
  builds: { length: number; hash: number }[];
  /** Lists that grew beside this one and were joined to it. */
  branches?: Branch[];
}

export interface Seen {
  visited: boolean;
  done: boolean;
  /** It was open to the learner once, and so is for ever; what was visited was open. */
  opened: boolean;
}

/** What is known of a question in the current attempt, or the last one. */
export interface Answer {
  /** Absent: nothing was answered, only flagged. */
  values?: SlotValue[];
  /** 0..1, with four decimals, once a try was checked or submitted; absent while it can still be changed. */
  share?: number;
  /** Tries that were checked or submitted; absent: as many as there is a share, one or none. */
  tries?: number;
  /** The learner wants to come back to it. */
  flagged?: true;
  /** It was right in the attempt before, and is not asked in this one. */
  kept?: true;
}

/** The running time of an attempt. */
export interface Clock {
  /** Seconds that were used up. */
  used: number;
  /** When that was noted: wall clock, seconds since 1970. */
  at: number;
  /** The learner took the extra time. */
  extra: boolean;
}

/** How often a question was met is counted up to this. */
export const mostMet = 3;
/** Tries of a question are counted up to this. */
export const mostTries = 2 ** 10 - 1;

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
  /** What the current attempt drew, in the order of its draws: indexes of the questions' fields. */
  drawn?: number[];
  /** How often this learner met each of the quiz's questions, in the order of `answersOf`; only where some are drawn. */
  met?: number[];
  clock?: Clock;
  /** When the last attempt was submitted (seconds since 1970), where the next one has to wait. */
  submittedAt?: number;
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

export const unseen: Seen = { visited: false, done: false, opened: false };
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

/** Indexes of the fields of a quiz's questions, those of former revisions too; a place in it never changes. */
export function answersOf(quiz: number, list: FieldList): number[] {
  return list.fields.flatMap((field, index) =>
    field.kind === 'answer' && field.quiz === quiz ? [index] : [],
  );
}

/** How many tries of a question were checked or submitted. */
export function triesOf(answer: Answer | undefined): number {
  return answer?.tries ?? (answer?.share === undefined ? 0 : 1);
}

/**
 * A field as the player's data carries it: `slide`, `quiz`, `answer 3 2*4`, `practice 4`, and at the end the field that
 * it comes from (`answer 3 2*4 2`).
 */
export function formatField(field: Field): string {
  if (field.kind === 'slide' || field.kind === 'quiz') return field.kind;
  const from = field.from === undefined ? '' : ` ${field.from}`;
  const quiz = field.kind === 'answer' ? ` ${field.quiz}` : '';
  return `${field.kind}${quiz} ${formatShape(field.slots)}${from}`;
}

/** Reads what `formatField` wrote; throws on anything else. */
export function parseField(text: string): Field {
  const [kind, ...rest] = text.split(' ');
  if (kind === 'slide' || kind === 'quiz') return { kind };
  const quiz = kind === 'answer' ? Number(rest.shift()) : 0;
  const slots = parseShape(rest[0] ?? '?');
  const from = rest[1] === undefined ? {} : { from: Number(rest[1]) };
  if (kind === 'answer' && slots) return { kind, quiz, slots, ...from };
  if (kind === 'practice' && slots) return { kind, slots, ...from };
  throw new Error(`not a field: ${text}`);
}

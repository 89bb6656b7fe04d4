import type { Slot, SlotValue } from '../state/slots.ts';

/** What a learner's answer is worth. */
export interface Grade {
  /** 0..1 of the question's points. */
  share: number;
}

/** One answered question in the words of SCORM's `cmi.interactions.n` (SCORM 1.2 RTE 3.4.2.7). */
export interface CmiInteraction {
  type: string;
  response: string;
  /** Alternatives, each a whole correct answer; empty where nothing is correct. */
  patterns: string[];
}

/**
 * What compiler, player and trackers must agree on about a question type: pure, no Node, no DOM.
 * `K` is the answer key and all that grading needs; `A` a learner's answer. Both are plain JSON.
 */
export interface QuestionRules<K, A> {
  type: string;
  /** How an answer lies in the saved state. Parts (choices and the like) come in the order of their ids. */
  slots(key: K): Slot[];
  /** One value for each slot. */
  pack(key: K, answer: A): SlotValue[];
  /** `undefined`: the values are not an answer to this key; ask again. */
  unpack(key: K, values: readonly SlotValue[]): A | undefined;
  /** Whether something was answered at all (an empty set of ticks is no answer). */
  isAnswered(key: K, answer: A): boolean;
  /** Format 1, "Grading": all or nothing, or by right parts when `partial`. */
  grade(key: K, answer: A, partial: boolean): Grade;
  scorm12(key: K, answer: A): CmiInteraction;
}

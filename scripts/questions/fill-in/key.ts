import type { Ignorable } from './compare.ts';

/** A blank to type into, or, where the question has a word bank, to fill with one of its words. */
export interface TypedBlank {
  /** The first one is shown as the answer. */
  accept: string[];
  ignore: Ignorable[];
  /** Slips that are let pass; absent: none. */
  typos?: number;
  /** UTF-16 units of the longest text that can be typed. */
  max: number;
  /** Wrong answers with a feedback of their own. */
  foreseen?: string[];
}

/** A blank to pick from. */
export interface PickBlank {
  /** Ids, sorted by code units. */
  choices: string[];
  /** Plain texts, in the order of `choices`. */
  texts: string[];
  answer: string;
}

export type Blank = TypedBlank | PickBlank;

export interface FillInKey {
  /** Ids of the blanks, sorted by code units: the order in the saved state. */
  parts: string[];
  /** In the order of `parts`. */
  blanks: Blank[];
  /** Ids in the order of the text, which is that of reports; absent where it is that of `parts`. */
  order?: string[];
  /** Words to pick from, sorted by code units. */
  bank?: string[];
}

/** What stands in a blank: a typed text, a word of the bank, or a choice's id. */
export interface Given {
  blank: string;
  text: string;
  /** The text was typed and is not kept any more (`text` is empty); what it was worth is. */
  lost?: 'right' | 'wrong';
}

/** In the order of `parts`; blanks in which nothing stands are left out. */
export type FillInAnswer = Given[];

/** Id of the blank of a question that has one below its stem. */
export const onlyBlank = 'answer';

/** Key of the feedback on a foreseen wrong answer, or on a picked choice. */
export const feedbackKey = (blank: string, which: number | string): string => `${blank}.${which}`;

export const isPick = (blank: Blank): blank is PickBlank => 'choices' in blank;

import type { Slot, SlotValue } from '../../state/slots.ts';
import type { QuestionRules } from '../rules.ts';
import { asScorm2004 } from '../tokens.ts';
import { matches } from './compare.ts';
import { feedbackKey, isPick, type Blank, type FillInAnswer, type FillInKey, type Given } from './key.ts';
import { fillInScorm12, describeFillIn, fillInXapi } from './reports.ts';

const isFilled = (text: string) => text.trim() !== '';

export interface Judged {
  right: boolean;
  /** Of the type's own feedback. */
  feedback?: string;
  /** The accepted text, where the typed one is right but for slips. */
  meant?: string;
}

/** What an answer to one blank is worth. An accepted text first, then a foreseen wrong one, then one with slips. */
export function judge(key: FillInKey, { blank: id, text, lost }: Given): Judged {
  if (lost) return { right: lost === 'right' };
  const blank = key.blanks[key.parts.indexOf(id)];
  if (!blank || !isFilled(text)) return { right: false };
  if (isPick(blank))
    return {
      right: text === blank.answer,
      ...(text === blank.answer ? {} : { feedback: feedbackKey(id, text) }),
    };
  const { accept, ignore, typos = 0, foreseen = [] } = blank;
  if (accept.some((each) => matches(text, each, ignore))) return { right: true };
  const known = foreseen.findIndex((each) => matches(text, each, ignore));
  if (known >= 0) return { right: false, feedback: feedbackKey(id, known) };
  const meant = accept.find((each) => matches(text, each, ignore, typos));
  return meant === undefined ? { right: false } : { right: true, meant };
}

/** What is left of a typed text once it is not kept: nothing was typed, it was wrong, it was right. */
const outcomes = [undefined, 'wrong', 'right'] as const;

/** Beginning of a text of at most so many UTF-16 units, without half a character at its end. */
const atMost = (text: string, length: number) => text.slice(0, length).replace(/[\ud800-\udbff]$/, '');

/** Slots of one blank: the place of what was picked from 1, or the text and what it is worth. */
function slotsOf(blank: Blank, bank: readonly string[] | undefined): Slot[] {
  if (isPick(blank)) return [{ radix: blank.choices.length + 1 }];
  return bank ? [{ radix: bank.length + 1 }] : [{ text: blank.max }, { radix: outcomes.length }];
}

const listOf = (blank: Blank, bank: readonly string[] | undefined) => (isPick(blank) ? blank.choices : bank);

export const fillInRules: QuestionRules<FillInKey, FillInAnswer> = {
  type: 'fill-in',

  slots: ({ blanks, bank }) => blanks.flatMap((blank) => slotsOf(blank, bank)),

  pack(key, answer) {
    return key.parts.flatMap((id, index): SlotValue[] => {
      const blank = key.blanks[index];
      const given = answer.find((each) => each.blank === id);
      if (!blank) return [];
      const list = listOf(blank, key.bank);
      if (list) return [list.indexOf(given?.text ?? '') + 1];
      if (isPick(blank) || !given) return ['', 0];
      const text = atMost(given.text, blank.max);
      const worth =
        given.lost ??
        (isFilled(text) ? (judge(key, { blank: id, text }).right ? 'right' : 'wrong') : undefined);
      return [worth === undefined ? '' : text, outcomes.indexOf(worth)];
    });
  },

  unpack(key, values) {
    const left = [...values];
    const answer: FillInAnswer = [];
    for (const [index, id] of key.parts.entries()) {
      const given = unpackOne(id, key.blanks[index], key.bank, left);
      if (given === undefined) return undefined;
      if (given) answer.push(given);
    }
    return left.length === 0 ? answer : undefined;
  },

  isAnswered: (_, answer) => answer.some(({ text, lost }) => lost !== undefined || isFilled(text)),

  /** By right parts of all parts, or all or nothing (format 1, "Grading"). */
  grade(key, answer, partial) {
    const judged = answer.map((given) => judge(key, given));
    const right = judged.filter((each) => each.right).length;
    const feedback = judged.flatMap((each) => each.feedback ?? []);
    const share = right === key.parts.length ? 1 : partial ? right / key.parts.length : 0;
    return { share, ...(feedback.length > 0 ? { feedback } : {}) };
  },

  scorm12: fillInScorm12,
  scorm2004: (key, answer) => asScorm2004(fillInXapi(key, answer)),
  xapi: fillInXapi,
  describe: describeFillIn,
};

/** Takes the values of one blank off the front. `null`: nothing stands in it; `undefined`: they are no answer. */
function unpackOne(
  id: string,
  blank: Blank | undefined,
  bank: readonly string[] | undefined,
  values: SlotValue[],
): Given | null | undefined {
  const first = values.shift();
  if (!blank) return undefined;
  const list = listOf(blank, bank);
  if (list) {
    if (first === 0) return null;
    const text = typeof first === 'number' ? list[first - 1] : undefined;
    return text === undefined ? undefined : { blank: id, text };
  }
  const worth = values.shift();
  if (isPick(blank) || typeof first !== 'string' || first.length > blank.max) return undefined;
  const lost = typeof worth === 'number' ? outcomes[worth] : undefined;
  if (worth === 0) return first === '' ? null : undefined;
  if (lost === undefined) return undefined;
  if (first === '') return { blank: id, text: '', lost };
  return isFilled(first) ? { blank: id, text: first } : undefined;
}

import type { Responses } from '../../course/quiz-words.ts';
import type { SlotValue } from '../../state/slots.ts';
import type { CmiInteraction, QuestionRules, XapiDescription, XapiInteraction } from '../rules.ts';
import { asScorm2004, range as to } from '../tokens.ts';
import { compare, decimalPattern } from './decimal.ts';

/** Numbers from `min` to `max`, both included; decimals as `decimal.ts` has them. Absent: no limit on that side. */
export interface Range {
  min?: string;
  max?: string;
}

/** Numbers that earn less. */
export interface NearRange extends Range {
  /** 0..1 */
  credit: number;
}

export interface NumericKey extends Range {
  /** The number itself, where the author gave one and not a range. */
  answer?: string;
  /** In the author's order. */
  near?: NearRange[];
}

export interface NumericAnswer {
  /** As a decimal; empty: nothing was typed, or what was typed is no number. */
  number: string;
  /** The number is not kept any more; what it met is: `wrong`, `right`, or the index of a near range. */
  met?: Met;
}

type Met = 'wrong' | 'right' | number;

/** Characters of a number that are kept: more than any measurement has. */
export const longestNumber = 20;

/** Key of the feedback on a near range. */
export const nearFeedbackKey = (index: number): string => `near.${index}`;

const isWithin = (number: string, { min, max }: Range) =>
  (min === undefined || compare(number, min) >= 0) && (max === undefined || compare(number, max) <= 0);

/** Where two ranges share an end, it belongs to the right one; of two near ones to the one that earns more. */
export function meet(key: NumericKey, { number, met }: NumericAnswer): Met {
  if (met !== undefined) return met;
  if (number === '') return 'wrong';
  if (isWithin(number, key)) return 'right';
  const near = key.near ?? [];
  const [best] = near
    .map(({ credit }, index) => ({ credit, index }))
    .filter(({ index }) => isWithin(number, near[index] ?? {}))
    .sort((a, b) => b.credit - a.credit);
  return best?.index ?? 'wrong';
}

/** In the state: nothing, wrong, right, or a near range. */
const met = {
  write: (value: Met) => (value === 'wrong' ? 1 : value === 'right' ? 2 : value + 3),
  read: (value: number): Met => (value === 1 ? 'wrong' : value === 2 ? 'right' : value - 3),
};

const nearCount = ({ near }: NumericKey) => near?.length ?? 0;

export const numericRules: QuestionRules<NumericKey, NumericAnswer> = {
  type: 'numeric',

  /** Beside the number what it met, since a typed number is kept only as long as its quiz is open. */
  slots: (key) => [{ typed: longestNumber }, { radix: 3 + nearCount(key) }],

  pack(key, answer): SlotValue[] {
    const isGiven = answer.number !== '' || answer.met !== undefined;
    return [answer.number, isGiven ? met.write(meet(key, answer)) : 0];
  },

  unpack(key, values) {
    const [number, worth, ...more] = values;
    if (typeof number !== 'string' || typeof worth !== 'number' || more.length > 0) return undefined;
    if (number.length > longestNumber || (number !== '' && !decimalPattern.test(number))) return undefined;
    if (!Number.isInteger(worth) || worth < 0 || worth > 2 + nearCount(key)) return undefined;
    if (worth === 0) return number === '' ? { number } : undefined;
    return number === '' ? { number, met: met.read(worth) } : { number };
  },

  isAnswered: (_, { number, met: known }) => number !== '' || known !== undefined,

  /** All or nothing, and with `partial` also what near ranges earn (format 1, "Grading"). */
  grade(key, answer, partial) {
    const found = meet(key, answer);
    if (found === 'right') return { share: 1 };
    const near = typeof found === 'number' && partial ? key.near?.[found] : undefined;
    if (!near || typeof found !== 'number') return { share: 0 };
    return { share: near.credit, feedback: [nearFeedbackKey(found)] };
  },

  /** SCORM 1.2 (RTE 3.4.2.7) knows a number as a pattern, no range; as a text for readers it can be one. */
  scorm12(key, { number, met: known }, responses: Responses): CmiInteraction {
    const exact = exactly(key);
    const one = key.answer ?? exact;
    const ids = one === undefined ? [] : [one];
    const text = exact === undefined ? [`${key.min ?? ''}..${key.max ?? ''}`] : ids;
    return {
      type: 'numeric',
      ...(known === undefined ? { response: number } : {}),
      patterns: responses === 'ids' ? ids : text,
    };
  },

  /** SCORM 2004 (RTE 4.2.9.1) has a pattern as a range, also where both ends are one number. */
  scorm2004(key, answer) {
    return asScorm2004({ ...numericXapi(key, answer), correctResponsesPattern: [rangeOf(key)] });
  },

  xapi: numericXapi,
  describe: describeNumeric,
};

/** The one right number, where there is one only. */
const exactly = ({ min, max }: Range) => (min === max ? min : undefined);

const rangeOf = ({ min = '', max = '' }: Range) => `${min}${to}${max}`;

function numericXapi(key: NumericKey, { number }: NumericAnswer): XapiInteraction {
  return { ...describeNumeric(key), response: number };
}

/** xAPI (1.0.3, Data 4.1.4.1): a number, or a range with its open side left empty. */
function describeNumeric(key: NumericKey): XapiDescription {
  return { interactionType: 'numeric', correctResponsesPattern: [exactly(key) ?? rangeOf(key)] };
}

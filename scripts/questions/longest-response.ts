import type { Slot, SlotValue } from '../state/slots.ts';
import type { Cmi2004Interaction, QuestionRules } from './rules.ts';
import { asScorm2004 } from './tokens.ts';

/** Of a slot with more values than this, some are tried that lie apart. */
const mostTried = 64;
/** What takes most bytes of a typed text: three in UTF-8 for one character. */
const widest = '漢';

/** Values that a slot may have: all, or the extremes. */
function candidates(slot: Slot): SlotValue[] {
  if ('text' in slot) return ['', widest.repeat(slot.text)];
  if ('typed' in slot) return ['', '9'.repeat(slot.typed)];
  const { radix } = slot;
  if (radix <= mostTried) return Array.from({ length: radix }, (_, value) => value);
  return Array.from({ length: mostTried }, (_, index) => Math.floor((index * (radix - 1)) / (mostTried - 1)));
}

const encoder = new TextEncoder();

/** Bytes in UTF-8. */
export const bytesOf = (text: string): number => encoder.encode(text).length;

/**
 * The answer with the longest response that some learner could give, in SCORM 2004's words. Found slot by slot: each
 * takes the value that makes the response longest with what the others have, which is exact where each adds its part.
 */
export function longestAnswer<K, A>(rules: QuestionRules<K, A>, key: K): Cmi2004Interaction {
  const say = (values: SlotValue[]): Cmi2004Interaction | undefined => {
    const answer = rules.unpack(key, values);
    return answer === undefined ? undefined : rules.scorm2004(key, answer);
  };
  const slots = rules.slots(key);
  const values = slots.map((slot) => candidates(slot)[0] ?? 0);
  let longest = say(values) ?? asScorm2004({ ...rules.describe(key), response: '' });
  slots.forEach((slot, index) => {
    for (const value of candidates(slot)) {
      const tried = say(values.with(index, value));
      if (!tried || bytesOf(tried.response ?? '') <= bytesOf(longest.response ?? '')) continue;
      values[index] = value;
      longest = tried;
    }
  });
  return longest;
}

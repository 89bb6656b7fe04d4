import { entry, reporterOf } from '../../diagnostics/diagnostic.ts';
import type { Range } from './rules.ts';

/** A range in words. */
function say({ min, max }: Range): string {
  if (min === max) return min ?? 'any number';
  if (max === undefined) return `${min ?? ''} and above`;
  return min === undefined ? `${max} and below` : `${min} to ${max}`;
}

/** What can be wrong with a numeric question beyond its keys. */
export const numericDiagnostics = {
  'answer-or-range': entry<{ both: boolean }>('error', ({ both }) => ({
    message: both
      ? 'The right number is said twice, by `answer` and by `min` or `max`.'
      : 'Nothing says which number is right.',
    hint: both
      ? 'Keep `answer` (with `tolerance`), or `min` and `max`.'
      : 'Write `answer: 42`, or `min` or `max`, or both.',
  })),
  'tolerance-without-answer': entry('error', () => ({
    message: '`tolerance` says how far from the answer is still right, and there is no `answer`.',
    hint: 'Widen `min` and `max` instead, or write `answer`.',
  })),
  'tolerance-of-zero': entry<{ percent: string }>('warning', ({ percent }) => ({
    message: `${percent}% of 0 is 0, so only 0 itself is right.`,
    hint: 'Write the tolerance as a number, such as `0.05`.',
  })),
  'range-upside-down': entry<{ min: string; max: string }>('error', ({ min, max }) => ({
    message: `\`min: ${min}\` is above \`max: ${max}\`, so no number is within.`,
    hint: `Write \`min: ${max}\` and \`max: ${min}\`.`,
  })),
  'near-without-range': entry('error', () => ({
    message: 'This near range has neither `min` nor `max`.',
    hint: 'Write one of them or both: `{ min: 5, max: 10, credit: 50% }`.',
  })),
  'near-earns-all': entry('error', () => ({
    message: 'A near range with all of the credit would be right.',
    hint: 'Give it less than `100%`, or widen what is right.',
  })),
  'ranges-overlap': entry<{ near: Range; other: Range; isRight: boolean }>(
    'error',
    ({ near, other, isRight }) => ({
      message: `The near range ${say(near)} overlaps ${isRight ? 'what is right' : 'another one'}, ${say(other)}.`,
      hint: 'Let one end where the other begins. The end that both have belongs to the one that earns more.',
    }),
  ),
  'near-never-reached': entry<{ near: Range; why: 'partial' | 'taken' }>('warning', ({ near, why }) => ({
    message:
      why === 'partial'
        ? 'With `partial: false` an answer earns all or nothing, so near ranges do nothing here.'
        : `${say(near)} belongs to a range that earns more, so this one is never met.`,
    hint: why === 'partial' ? 'Delete `near`, or write `partial: true`.' : 'Widen it, or delete it.',
  })),
};

export const reportNumeric = reporterOf(numericDiagnostics);

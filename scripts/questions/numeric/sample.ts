import type { Samples } from '../author.ts';
import { add, fitting } from './decimal.ts';
import { longestNumber, meet, type NumericAnswer, type NumericKey } from './rules.ts';

/** Wrong is a number beyond an end, and outside of all that earns something where that can be. */
export function sampleNumeric(key: NumericKey): Samples<NumericAnswer> {
  const ends = [key, ...(key.near ?? [])];
  const outside = ends.flatMap(({ min, max }) => [
    ...(max === undefined ? [] : [add(max, '1')]),
    ...(min === undefined ? [] : [add(min, '-1')]),
  ]);
  const met = (numbers: (string | undefined)[], isIt: (worth: ReturnType<typeof meet>) => boolean) =>
    numbers
      .flatMap((number) => (number === undefined ? [] : (fitting(number, longestNumber) ?? [])))
      .find((number) => isIt(meet(key, { number })));
  const right = met([key.answer, key.min, key.max, '0'], (worth) => worth === 'right');
  const wrong = met(outside, (worth) => worth === 'wrong') ?? met(outside, (worth) => worth !== 'right');
  return {
    right: { number: right ?? key.answer ?? key.min ?? key.max ?? '0' },
    ...(wrong === undefined ? {} : { wrong: { number: wrong } }),
  };
}

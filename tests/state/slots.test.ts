import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { formatField, parseField } from '../../scripts/state/progress.ts';
import { formatShape, parseShape } from '../../scripts/state/slots.ts';
import { fieldList } from './arbitraries.ts';

describe('the shape of an answer', () => {
  it('is written and read in the same words', () => {
    expect(parseShape('4.2*3.t40.n16*2')).toEqual([
      { radix: 4 },
      { radix: 2 },
      { radix: 2 },
      { radix: 2 },
      { text: 40 },
      { typed: 16 },
      { typed: 16 },
    ]);
    fc.assert(
      fc.property(fieldList, ({ fields }) => {
        for (const field of fields) {
          expect(parseField(formatField(field))).toEqual(field);
          if ('slots' in field) expect(parseShape(formatShape(field.slots))).toEqual(field.slots);
        }
      }),
    );
  });

  it('of nothing to answer is empty', () => {
    expect(parseShape('')).toEqual([]);
    expect(formatShape([])).toBe('');
  });

  it.each(['x4', '0', '4.', '.4', 't', 'n0', '4*0', '2 *4', '-2', '4*2*2'])('is never %j', (text) => {
    expect(parseShape(text)).toBeUndefined();
  });
});

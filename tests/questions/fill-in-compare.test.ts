import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import {
  comparable,
  letters,
  matches,
  slips,
  type Ignorable,
} from '../../scripts/questions/fill-in/compare.ts';

const usual: Ignorable[] = ['case', 'spaces'];

describe('a typed text is the accepted one', () => {
  it.each<[why: string, typed: string, accepted: string, ignore: Ignorable[], same: boolean]>([
    ['letter by letter', 'for', 'for', [], true],
    ['not with another capital, exactly', 'For', 'for', [], false],
    ['not with a blank behind it, exactly', 'for ', 'for', [], false],
    ['in either of Unicode’s spellings', 'schla\u0308ft', 'schläft', [], true],
    ['with the quotes of a telephone', '“don’t”', '"don\'t"', [], true],
    ['with marks that nobody sees', '\u200efor\u200b', 'for', [], true],
    ['with joiners that a script needs, not without', 'می‌خواهم', 'میخواهم', usual, false],
    ['with other capitals', 'BERLIN', 'Berlin', ['case'], true],
    ['with full-width letters', 'Ｂｅｒｌｉｎ', 'Berlin', ['case'], true],
    ['not with a superscript', 'x2', 'x²', ['case'], false],
    ['with a final sigma', 'ΛΟΓΟΣ', 'λόγος', ['case', 'accents'], true],
    ['in capitals, which ß has not', 'STRASSE', 'Straße', usual, true],
    ['with the capital ẞ', 'STRAẞE', 'Straße', usual, true],
    ['not with ss for ß', 'Strasse', 'Straße', usual, false],
    ['with ss for ß where accents don’t count', 'Strasse', 'Straße', ['case', 'accents'], true],
    ['in capitals, which ı shares with i', 'KIZ', 'kız', usual, true],
    ['not with i for ı', 'kiz', 'kız', usual, false],
    ['with İ for i', 'İSTANBUL', 'istanbul', usual, true],
    ['with i for İ', 'istanbul', 'İstanbul', usual, true],
    ['without accents', 'schlaft', 'schläft', ['accents'], true],
    ['not with ae for ä', 'schlaeft', 'schläft', ['accents'], false],
    ['with oe for œ', 'coeur', 'cœur', ['accents'], true],
    ['without an accent of Vietnamese', 'Viet Nam', 'Việt Nam', ['accents'], true],
    ['without vowel signs of Arabic', 'كتب', 'كَتَبَ', ['accents'], true],
    ['without a hamza of Arabic', 'احمد', 'أحمد', ['accents'], true],
    ['with vowel signs where they count', 'كتب', 'كَتَبَ', usual, false],
    ['without points of Hebrew', 'שלום', 'שָׁלוֹם', ['accents'], true],
    ['not without vowels of Hindi', 'हनद', 'हिन्दी', ['accents'], false],
    ['not without a sound mark of Japanese', 'か', 'が', ['accents'], false],
    ['as Korean, whole or in parts', '한국', '한국'.normalize('NFD'), ['accents'], true],
    ['without punctuation', 'Ja gern', 'Ja, gern!', ['punctuation'], true],
    ['without an apostrophe', 'dont', "don't", ['punctuation'], true],
    ['with a plus, which is no punctuation', 'C', 'C++', ['punctuation'], false],
    ['with blanks around and between', '  new   York ', 'New York', usual, true],
    ['with a blank that does not break', 'New\u00a0York', 'New York', ['spaces'], true],
    ['with a wide blank', 'New\u3000York', 'New York', ['spaces'], true],
    ['not without its blank', 'NewYork', 'New York', ['spaces'], false],
  ])('%s: %s', (_, typed, accepted, ignore, same) => {
    expect(matches(typed, accepted, ignore)).toBe(same);
  });

  it.each<[typed: string, accepted: string, typos: number, same: boolean]>([
    ['Wohnzimer', 'Wohnzimmer', 1, true],
    ['Wohnzimmmer', 'Wohnzimmer', 1, true],
    ['Wohnzimmre', 'Wohnzimmer', 1, true],
    ['Wohmzimmer', 'Wohnzimmer', 1, true],
    ['Wohmzimer', 'Wohnzimmer', 1, false],
    ['Wohmzimer', 'Wohnzimmer', 2, true],
    ['wohnzimmer', 'Wohnzimmer', 0, true],
    ['schläfd', 'schlaft', 1, false],
    ['ca', 'abc', 2, false],
  ])('%s for %s with %i typos: %s', (typed, accepted, typos, same) => {
    expect(matches(typed, accepted, usual, typos)).toBe(same);
  });
});

const anyText = fc.string({ unit: 'binary', maxLength: 30 });
const anyIgnore = fc.subarray<Ignorable>(['case', 'accents', 'punctuation', 'spaces']);

describe('comparing', () => {
  it('any text with itself finds it the same, and reads a compared text as it is', () => {
    fc.assert(
      fc.property(anyText, anyIgnore, (text, ignore) => {
        expect(matches(text, text, ignore)).toBe(true);
        expect(comparable(comparable(text, ignore), ignore)).toBe(comparable(text, ignore));
      }),
    );
  });

  it('counts slips the same both ways, none between equals, at most the longer one’s letters', () => {
    fc.assert(
      fc.property(anyText, anyText, (one, other) => {
        expect(slips(one, other)).toBe(slips(other, one));
        expect(slips(one, other)).toBeLessThanOrEqual(Math.max(letters(one).length, letters(other).length));
        expect(slips(one, one)).toBe(0);
      }),
    );
  });
});

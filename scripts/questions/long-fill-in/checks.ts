import type { Diagnostic } from '../../diagnostics/diagnostic.ts';
import type { Asked, QuestionReader } from '../author.ts';
import { plainOf } from '../parts.ts';
import type { LongFields } from './author.ts';
import { reportLong } from './diagnostics.ts';

/** A word and the blank behind it, on average over languages that part words by blanks. */
const usualWord = 6;
const writtenInCharacters = /(?=\p{L})[\p{scx=Han}\p{scx=Hiragana}\p{scx=Katakana}]/u;

/** What can be wrong with the limits and the checklist. */
export function checkLong(fields: LongFields, reader: QuestionReader, { stem }: Asked): Diagnostic[] {
  const { words, maxLength, checklist } = fields;
  const found: Diagnostic[] = [];
  if (words) {
    const { min, max } = words;
    const place = reader.place(['words']);
    if (min === undefined && max === undefined) found.push(reportLong('words-without-limit', place, {}));
    if (min !== undefined && max !== undefined && min > max)
      found.push(reportLong('words-min-over-max', place, { min, max }));
    const room = (min ?? 0) * (writtenInCharacters.test(stem.markdown) ? 1 : usualWord);
    if (min !== undefined && room > maxLength) {
      const values = { min, room, length: maxLength };
      found.push(reportLong('words-hardly-fit', reader.place(['words', 'min']), values));
    }
  }
  if (checklist?.length === 0) found.push(reportLong('empty-checklist', reader.place(['checklist']), {}));
  checklist?.forEach(({ id, text }, index) => {
    const same = checklist.slice(0, index).find((each) => plainOf(each.text) === plainOf(text));
    if (!same) return;
    const related = [{ place: reader.place(['checklist', same.id]), message: 'the same' }];
    const values = { id, other: same.id, text: plainOf(text) };
    found.push(reportLong('equal-checklist-entries', reader.place(['checklist', id]), values, related));
  });
  return found;
}

import type { Diagnostic } from '../../diagnostics/diagnostic.ts';
import type { QuestionReader } from '../author.ts';
import { partLook, plainOf } from '../parts.ts';
import type { Item, SequencingFields } from './author.ts';
import { codeLine } from './code.ts';
import { reportSequencing } from './diagnostics.ts';

/** SCORM 2004 RTE 4.2.9.1, smallest permitted maximum of a sequencing response; SCORM 1.2 has 36 one-character ids. */
const mostItems = 36;

/** What can be wrong with items beyond their keys. */
export function checkSequencing(
  { items, code, labels }: SequencingFields,
  reader: QuestionReader,
): Diagnostic[] {
  const found: Diagnostic[] = [];
  const count = items.length;
  if (count < 2) found.push(reportSequencing('too-few-items', reader.place(['items']), { count }));
  if (count > mostItems)
    found.push(reportSequencing('too-many-items', reader.place(['items']), { count, most: mostItems }));
  if (labels && labels.length !== 2)
    found.push(reportSequencing('labels-not-two', reader.place(['labels']), { count: labels.length }));

  /** In code a line further in is another line. */
  const lookOf = ({ content }: Item) => (code && content.text ? codeLine(content.text) : partLook(content));
  items.forEach((item, index) => {
    const look = lookOf(item);
    const same = items.slice(0, index).find((other) => lookOf(other) === look);
    if (!same || look.trim() === '') return;
    const values = { id: item.id, other: same.id, text: item.content.text ? plainOf(item.content.text) : '' };
    const related = [{ place: reader.place(['items', same.id]), message: 'the same' }];
    found.push(reportSequencing('equal-items', reader.place(['items', item.id]), values, related));
  });
  return found;
}

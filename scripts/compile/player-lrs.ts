import type { LrsAddress, PlayerLrs } from '../course/player-course.ts';
import type { TextRenderer } from '../questions/author.ts';
import { baseIri } from '../xapi/identifiers.ts';
import type { Plan } from './plan.ts';

/**
 * What `course.json` says for statements, for a package that may report to an LRS. Identifiers outlive names: whatever
 * was renamed keeps the one that it was born with.
 * Without an `iri` of the course there is no package (`checkLrs`).
 * @param address the course's own LRS, where this package reports to it
 */
export function playerLrs(
  { course, names }: Plan,
  text: TextRenderer,
  address: LrsAddress | undefined,
): PlayerLrs {
  const born = course.lessons.flatMap(({ id, was, slides }): [string, string][] => [
    // The lock knows no lessons, since no record of a learner points at them.
    [id, was?.id ?? id],
    ...slides.map((slide): [string, string] => [slide.id, names.bornAs(slide.id)]),
  ]);
  const renamed = born.filter(([id, before]) => id !== before);
  const { freeText, name } = course.omit;
  return {
    iri: baseIri(course.iri ?? ''),
    ...(course.description ? { description: text.plain(course.description) } : {}),
    ...(renamed.length > 0 ? { bornAs: Object.fromEntries(renamed) } : {}),
    ...(address ? { address } : {}),
    ...(freeText || name ? { omit: { ...(freeText ? { freeText } : {}), ...(name ? { name } : {}) } } : {}),
  };
}

import type { PlayerLrs } from '../course/player-course.ts';
import type { TextRenderer } from '../questions/author.ts';
import { baseIri } from '../xapi/identifiers.ts';
import type { Plan } from './plan.ts';

/**
 * What `course.json` says for statements, for a package that may report to an LRS. Identifiers outlive names: whatever
 * was renamed keeps the one that it was born with.
 * @param iri the course's own, as the author wrote it
 */
export function playerLrs({ course, names }: Plan, iri: string, text: TextRenderer): PlayerLrs {
  const born = course.lessons.flatMap(({ id, was, slides }): [string, string][] => [
    // The lock knows no lessons, since no record of a learner points at them.
    [id, was?.id ?? id],
    ...slides.map((slide): [string, string] => [slide.id, names.bornAs(slide.id)]),
  ]);
  const renamed = born.filter(([id, before]) => id !== before);
  const { freeText, name } = course.omit;
  return {
    iri: baseIri(iri),
    ...(course.description ? { description: text.plain(course.description) } : {}),
    ...(renamed.length > 0 ? { bornAs: Object.fromEntries(renamed) } : {}),
    ...(freeText || name ? { omit: { ...(freeText ? { freeText } : {}), ...(name ? { name } : {}) } } : {}),
  };
}

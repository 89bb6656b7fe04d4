import type { Activity, Context, Extensions } from '@xapi/xapi';
import type { PlayerCourse } from '../course/player-course.ts';
import { asIri } from './identifiers.ts';
import type { Identity, Loose } from './told.ts';
import { isUuid } from './uuid.ts';

/** What one statement adds to the context of all. */
export type Around = Loose<{
  parent: Activity[];
  grouping: Activity[];
  category: Activity[];
  other: Activity[];
  extensions: Extensions;
}>;

const kinds = ['parent', 'grouping', 'category', 'other'] as const;

/** The activities that a Tin Can launch groups statements under: ids alone, whatever else it says of them. */
const idsIn = (given: readonly unknown[] = []) =>
  given.flatMap((each) => {
    const id = (each as Partial<Activity> | null)?.id ?? each;
    return typeof id === 'string' && id.includes(':') ? [{ id: asIri(id) }] : [];
  });

/**
 * Makes the context of a statement. What the launch's template says stands, and lists grow (cmi5 10.2.1). The revision
 * may stand everywhere, since every object is an activity (xAPI 1.0.3, Data 4.1.6).
 */
export function contextOf(course: PlayerCourse, identity: Identity): (around: Around) => Loose<Context> {
  const { registration, template = {}, grouping, platform = 'Coursewright' } = identity;
  const launched = { grouping: idsIn(grouping) } as Around;
  return (around) => {
    const lists = kinds.flatMap((kind) => {
      // A template may have one activity where a list is meant, as xAPI lets it.
      const all = [template.contextActivities?.[kind], around[kind], launched[kind]].flatMap(
        (each) => each ?? [],
      );
      return all.length > 0 ? [[kind, all]] : [];
    });
    const extensions = { ...around.extensions, ...template.extensions };
    return {
      platform,
      language: course.language,
      revision: course.version,
      ...template,
      registration: isUuid(registration) ? registration : undefined,
      contextActivities:
        lists.length > 0 ? (Object.fromEntries(lists) as Context['contextActivities']) : undefined,
      extensions: Object.keys(extensions).length > 0 ? extensions : undefined,
    };
  };
}

import type { Activity, Context, Extensions } from '@xapi/xapi';
import type { PlayerCourse } from '../course/player-course.ts';
import type { Identity } from './told.ts';
import { isUuid } from './uuid.ts';

/** What one statement adds to the context of all. */
export interface Around {
  parent?: Activity[];
  grouping?: Activity[];
  category?: Activity[];
  other?: Activity[];
  extensions?: Extensions;
}

const kinds = ['parent', 'grouping', 'category', 'other'] as const;

/** The activities that a Tin Can launch groups statements under: ids alone, whatever else it says of them. */
function groupingOf(given: readonly unknown[] = []): Activity[] {
  return given.flatMap((each) => {
    const id = typeof each === 'object' && each !== null && 'id' in each ? each.id : each;
    return typeof id === 'string' && id.includes(':') ? [{ id }] : [];
  });
}

/**
 * Makes the context of a statement. What the launch's template says stands, and lists grow (cmi5 10.2.1). The revision
 * may stand everywhere, since every object is an activity (xAPI 1.0.3, Data 4.1.6).
 */
export function contextOf(course: PlayerCourse, identity: Identity): (around: Around) => Context {
  const { registration, template = {}, grouping, platform = 'Coursewright' } = identity;
  const launched: Around = { grouping: groupingOf(grouping) };
  return (around) => {
    const { contextActivities = {}, extensions, ...given } = copy(template);
    const lists = kinds.flatMap((kind) => {
      const all = [contextActivities[kind] ?? [], around[kind] ?? [], launched[kind] ?? []].flat();
      // A template may have one activity where a list is meant, as xAPI lets it.
      const each = all.filter(({ id }, index) => all.findIndex((other) => other.id === id) === index);
      return each.length > 0 ? [[kind, each]] : [];
    });
    const more: Extensions = { ...around.extensions, ...extensions };
    return {
      platform,
      language: course.language,
      revision: course.version,
      ...given,
      ...(isUuid(registration) ? { registration } : {}),
      ...(lists.length > 0 ? { contextActivities: Object.fromEntries(lists) } : {}),
      ...(Object.keys(more).length > 0 ? { extensions: more } : {}),
    };
  };
}

const copy = (template: Context): Context => JSON.parse(JSON.stringify(template)) as Context;

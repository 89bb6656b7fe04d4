import type { Activity, Context } from '@xapi/xapi';
import type { Identity, Told } from '../told.ts';

const kinds = ['parent', 'grouping', 'category', 'other'] as const;
const sessionId = 'https://w3id.org/xapi/cmi5/context/extensions/sessionid';
const wordOf = (verb: string) => verb.replace(/.*\//, '');

/**
 * What a former session of cmi5 left, in the words of this one: an LMS takes no statement of a session that is over
 * (cmi5 9.6.3.1), so it gets this session's context and time; what it was before stands in extensions below the course's
 * `iri`. Statements of this session stay the same object.
 * @param at ms since 1970: not before this session's `initialized`
 * @returns `undefined` for what can't be said any more: beginning and end of a session that is over, a verdict that the LRS
 * has already, and a verdict on another registration, which this one's record must not get
 */
export function adopted(left: Told, identity: Identity, iri: string, at: number): Told | undefined {
  const { statement, once } = left;
  const { template = {}, registration, cmi5, activityId } = identity;
  const context: Context = statement.context ?? {};
  const original = (name: string) => `${iri}/extensions/original-${name}`;
  const session = template.extensions?.[sessionId];
  const former = context.extensions?.[sessionId];
  const same = context.registration === registration;
  if (same && session !== undefined && session === former) return left;
  const word = wordOf(statement.verb.id);
  const ofCourse = 'id' in statement.object && statement.object.id === activityId;
  if (ofCourse && (word === 'initialized' || word === 'terminated')) return undefined;
  if (once && (!same || cmi5?.told.some((verb) => wordOf(verb) === word))) return undefined;
  const given = template.contextActivities ?? {};
  const lists = kinds.flatMap((kind) => {
    const all: Activity[] = [given[kind] ?? [], context.contextActivities?.[kind] ?? []].flat();
    const each = all.filter(({ id }, index) => all.findIndex((other) => other.id === id) === index);
    return each.length > 0 ? [[kind, each]] : [];
  });
  const extensions = {
    ...context.extensions,
    ...template.extensions,
    [original('time')]: statement.timestamp,
    ...(typeof former === 'string' ? { [original('session')]: former } : {}),
    ...(same ? {} : { [original('registration')]: context.registration ?? '' }),
  };
  const contextActivities = Object.fromEntries(lists) as NonNullable<Context['contextActivities']>;
  return {
    once,
    statement: {
      ...statement,
      timestamp: new Date(at).toISOString(),
      context: {
        ...context,
        ...template,
        registration,
        ...(lists.length > 0 ? { contextActivities } : {}),
        extensions,
      },
    },
  };
}

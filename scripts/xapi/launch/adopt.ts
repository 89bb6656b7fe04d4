import type { Activity, Context } from '@xapi/xapi';
import type { Identity, Told } from '../told.ts';
import { masteryScoreExtension, sessionId } from '../vocabulary.ts';

const kinds = ['parent', 'grouping', 'category', 'other'] as const;
/** How a session began and ended: of another session's nothing can be made. */
const ofSession = /^(initialized|resumed|suspended|terminated)$/;
const wordOf = (verb: string) => verb.replace(/.*\//, '');

/**
 * What a former session of cmi5 left, in the words of this one: an LMS takes no statement of a session that is over
 * (cmi5 9.6.3.1), so it gets this session's context and time; what it was before stands in extensions below the course's
 * `iri`. Statements of this session stay the same object.
 * @param at ms since 1970: not before this session's `initialized`
 * @returns `undefined` for what can't be said any more: beginning and end of a session that is over, and a verdict that the
 * LRS has already. `not mine`: what is said of the course in another registration, which this one's record must not get;
 * and anything, where the learner may only look
 */
export function adopted(
  left: Told,
  identity: Identity,
  iri: string,
  at: number,
): Told | 'not mine' | undefined {
  const { statement, once } = left;
  const { template = {}, registration, cmi5, activityId } = identity;
  const context: Context = statement.context ?? {};
  const original = (name: string) => `${iri}/extensions/original-${name}`;
  const session = template.extensions?.[sessionId];
  const former = context.extensions?.[sessionId];
  const same = context.registration === registration;
  if (same && session !== undefined && session === former) return left;
  if (cmi5 && cmi5.mode !== 'Normal') return 'not mine';
  const word = wordOf(statement.verb.id);
  const about = statement.object as Activity;
  // An LMS may have another id for each registration: it alone describes the course, so ours says nothing of it.
  const ofCourse = about.id === activityId || about.definition === undefined;
  if (ofCourse && ofSession.test(word)) return undefined;
  if (ofCourse && !same) return 'not mine';
  if (once && cmi5?.told.some((verb) => wordOf(verb) === word)) return undefined;
  const given = template.contextActivities ?? {};
  const lists = kinds.flatMap((kind) => {
    const all: Activity[] = [given[kind] ?? [], context.contextActivities?.[kind] ?? []].flat();
    const each = all.filter(({ id }, index) => all.findIndex((other) => other.id === id) === index);
    return each.length > 0 ? [[kind, each]] : [];
  });
  const { [masteryScoreExtension]: _, ...kept } = context.extensions ?? {};
  const { score, ...rest } = statement.result ?? {};
  const scaled = score?.scaled;
  const mastery = cmi5?.masteryScore;
  // This launch may hold its learners to another mark (9.3.4, 9.3.5).
  const contradicted =
    once && scaled !== undefined && mastery !== undefined && scaled >= mastery !== (word === 'passed');
  const isJudged = once && scaled !== undefined && mastery !== undefined && !contradicted;
  const extensions = {
    [original('time')]: statement.timestamp,
    ...(typeof former === 'string' ? { [original('session')]: former } : {}),
    ...(same ? {} : { [original('registration')]: context.registration ?? '' }),
    // What was left twice keeps what it was at first.
    ...kept,
    ...(isJudged ? { [masteryScoreExtension]: mastery } : {}),
    ...template.extensions,
  };
  const contextActivities = Object.fromEntries(lists) as NonNullable<Context['contextActivities']>;
  return {
    once,
    statement: {
      ...statement,
      ...(contradicted ? { result: rest } : {}),
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

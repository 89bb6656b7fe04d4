import type { StoredStatement } from './statements.ts';

/** One launch of an AU by an LMS, and what has become of it. */
export interface Cmi5Session {
  id: string;
  registration: string;
  token: string;
  fetched: boolean;
  /** The AU asked for the learner's preferences. */
  profileRead: boolean;
  /** A newer launch has taken its place. */
  abandoned: boolean;
  mode: 'Normal' | 'Browse' | 'Review';
  masteryScore?: number;
  moveOn: string;
  template: { contextActivities: { grouping: { id: string }[] }; extensions: Record<string, unknown> };
  returnURL?: string;
}

const extension = (name: string) => `https://w3id.org/xapi/cmi5/context/extensions/${name}`;
const category = (name: string) => `https://w3id.org/xapi/cmi5/context/categories/${name}`;
const once = new Set(['initialized', 'completed', 'passed', 'failed', 'terminated']);
/** Those that say success, or completion. */
const says = { passed: 'success', failed: 'success', completed: 'completion' } as Record<string, string>;

/** As far as it is read here; whatever is missing is `undefined`. */
interface Given {
  verb?: { id: string };
  object?: { id: string };
  context?: {
    registration?: string;
    extensions?: Record<string, unknown>;
    contextActivities?: { category?: { id: string }[]; grouping?: { id: string }[] };
  };
  result?: Record<string, unknown>;
  actor?: unknown;
  timestamp?: string;
}

interface Read {
  id: string;
  verb: string;
  activity: string;
  actor: unknown;
  timestamp: string;
  registration: unknown;
  session: unknown;
  extensions: Record<string, unknown>;
  categories: string[];
  grouping: string[];
  result: Record<string, unknown>;
  isDefined: boolean;
}

function read(statement: StoredStatement): Read {
  const { verb, object, context = {}, result = {}, actor, timestamp } = statement as Given;
  const ids = (list: { id: string }[] | undefined) => (list ?? []).map(({ id }) => id);
  const categories = ids(context.contextActivities?.category);
  return {
    id: statement.id,
    verb: String(verb?.id).replace(/.*\//, ''),
    activity: object?.id ?? '',
    actor,
    timestamp: timestamp ?? '',
    registration: context.registration,
    session: context.extensions?.[extension('sessionid')],
    extensions: context.extensions ?? {},
    categories,
    grouping: ids(context.contextActivities?.grouping),
    result,
    isDefined: categories.includes(category('cmi5')),
  };
}

/**
 * Why an LMS refuses a statement of a session (cmi5 9 and 10), or `undefined`.
 * @param stored all statements of the LMS
 */
export function refusalOf(
  statement: StoredStatement,
  stored: readonly StoredStatement[],
  session: Cmi5Session,
  { actor, activityId }: { actor: unknown; activityId: string },
): string | undefined {
  const now = read(statement);
  const all = stored.map(read).filter(({ registration }) => registration === session.registration);
  const own = all.filter((each) => each.session === session.id);
  const has = (list: readonly Read[], verb: string) =>
    list.some((each) => each.isDefined && each.verb === verb);
  const { verb, result } = now;
  const score = result.score as { scaled?: number } | undefined;
  const aboutResult = 'success' in result || 'completion' in result;

  if (!session.profileRead) return '11.0.0.0-3: the learner preferences were not asked for';
  if (JSON.stringify(now.actor) !== JSON.stringify(actor)) return '8.1.3.0-3: another actor';
  if (now.registration !== session.registration) return '9.6.1.0-1: another registration';
  if (now.session !== session.id) return '9.6.3.1-1: another session id';
  if (session.template.contextActivities.grouping.some(({ id }) => !now.grouping.includes(id)))
    return '10.2.1.0-3: the grouping of the template is gone';
  if (!/Z$/.test(now.timestamp)) return '9.7.0.0-1: the time is not in UTC';
  if (!has(own, 'initialized') && !(now.isDefined && verb === 'initialized'))
    return '9.3.0.0-4: initialized comes first';
  if (has(own, 'terminated')) return '9.3.0.0-6: nothing follows terminated';
  if (own.some((each) => each.timestamp > now.timestamp) && verb === 'terminated')
    return '9.3.0.0-6: terminated is earlier than something else';
  const first = own.find((each) => each.isDefined && each.verb === 'initialized');
  if (first && first.timestamp > now.timestamp) return '9.3.0.0-4: earlier than initialized';
  if (!now.isDefined) {
    if (now.categories.includes(category('moveon'))) return '9.6.2.2-1: moveon on an allowed statement';
    return undefined;
  }
  if (now.activity !== activityId) return '9.4.0.0-1: another activity';
  if (!once.has(verb)) return `9.3.0.0-1: cmi5 defines no ${verb} of an AU`;
  if (has(own, verb)) return `9.3.0.0-2: ${verb} a second time`;
  if (aboutResult !== now.categories.includes(category('moveon'))) return '9.6.2.2-1: moveon and result';
  const wanted = says[verb];
  if (wanted === undefined ? aboutResult || score : result[wanted] === undefined)
    return `9.5.0.0-1: the result of ${verb}`;
  if (verb === 'completed' && (score || 'success' in result)) return '9.3.3.0-1: completed with a score';
  if (verb !== 'initialized' && !/^PT\d/.test(String(result.duration))) return '9.5.4.0-1: no duration';
  if (wanted === undefined) return undefined;
  if (session.mode !== 'Normal') return `10.2.2.0-2: ${verb} in ${session.mode}`;
  if (verb !== 'failed' && has(all, verb)) return `9.3.0.0-3: ${verb} twice in a registration`;
  if (verb === 'failed' && has(all, 'passed')) return '9.3.5.0-1: failed after passed';
  if (verb !== 'completed' && has(own, verb === 'passed' ? 'failed' : 'passed'))
    return '9.3.0.0-5: passed and failed';
  if (score && session.masteryScore !== undefined) {
    if (now.extensions[extension('masteryscore')] !== session.masteryScore)
      return '9.6.3.2-2: not the mastery score of the launch';
    if ((score.scaled ?? 0) >= session.masteryScore !== (verb === 'passed'))
      return '9.3.4.0-2: the score says the opposite';
  }
  return undefined;
}

import {
  activity,
  idsIn,
  isDefined,
  masteryScore,
  moveOnCategory,
  same,
  sessionId,
  verbOf,
  type Cmi5Launch,
} from './reading.ts';
import type { Context, Statement } from './statement.ts';

const defined = ['initialized', 'completed', 'passed', 'failed', 'terminated'];
const required: Record<string, (result: NonNullable<Statement['result']>) => boolean> = {
  completed: ({ completion, duration }) => completion === true && duration !== undefined,
  passed: ({ success, duration }) => success === true && duration !== undefined,
  failed: ({ success, duration }) => success === false && duration !== undefined,
  terminated: ({ duration }) => duration !== undefined,
};
const forbidden: Record<string, string[]> = {
  initialized: ['score', 'success', 'completion'],
  completed: ['score', 'success'],
  passed: ['completion'],
  failed: ['completion'],
  terminated: ['score', 'success', 'completion'],
};

type Cmi5Finder = (statement: Statement, launch: Cmi5Launch) => string | undefined | false;
type Cmi5OverAll = (statements: readonly Statement[], launch: Cmi5Launch) => string | undefined | false;

/** Rules about one statement, of cmi5. */
export const cmi5Rules: Record<string, Cmi5Finder> = {
  'actor-is-the-launchs': ({ actor }, launch) => !same(actor, launch.actor) && 'actor',
  'registration-is-the-launchs': ({ context }, { registration }) =>
    context?.registration !== registration && `${context?.registration}`,
  'template-is-kept': (statement, { template }) => {
    const { contextActivities = {}, extensions = {}, ...rest } = template;
    const { context = {} } = statement;
    const lost = Object.entries(rest).find(([key, value]) => !same(context[key as keyof Context], value));
    const activities = Object.entries(contextActivities).find(([list, each]) =>
      each.some(({ id }) => !idsIn(statement, list as 'parent').includes(id)),
    );
    const extension = Object.entries(extensions).find(
      ([key, value]) => !same(context.extensions?.[key], value),
    );
    return (lost ?? activities ?? extension)?.[0];
  },
  'session-id-is-there': ({ context }) => !context?.extensions?.[sessionId] && 'sessionid',
  'defined-verb-is-defined': (statement) =>
    isDefined(statement) && !defined.includes(verbOf(statement)) && verbOf(statement),
  'verb-on-the-activity-has-the-category': (statement, { activityId }) =>
    activity(statement).id === activityId &&
    defined.includes(verbOf(statement)) &&
    !isDefined(statement) &&
    verbOf(statement),
  'defined-object-is-the-activity': (statement, { activityId }) =>
    isDefined(statement) && activity(statement).id !== activityId && activity(statement).id,
  'moveon-iff-success-or-completion': (statement) => {
    const { success, completion } = statement.result ?? {};
    const says = isDefined(statement) && (success !== undefined || completion !== undefined);
    return says !== idsIn(statement, 'category').includes(moveOnCategory) && verbOf(statement);
  },
  'required-results': (statement) =>
    isDefined(statement) &&
    required[verbOf(statement)]?.(statement.result ?? {}) === false &&
    verbOf(statement),
  'forbidden-results': (statement) =>
    isDefined(statement) && forbidden[verbOf(statement)]?.find((key) => key in (statement.result ?? {})),
  'scaled-is-0-to-1': ({ result }) => result?.score && result.score.scaled < 0 && `${result.score.scaled}`,
  'raw-is-an-integer': (statement) => {
    const { raw } = statement.result?.score ?? {};
    return isDefined(statement) && raw !== undefined && !Number.isInteger(raw) && `${raw}`;
  },
  'score-fits-the-mastery-score': (statement, { masteryScore: mastery }) => {
    const scaled = statement.result?.score?.scaled;
    if (!isDefined(statement) || scaled === undefined || mastery === undefined) return undefined;
    return scaled >= mastery !== (verbOf(statement) === 'passed') && `${verbOf(statement)} with ${scaled}`;
  },
  'mastery-score-is-the-launchs': (statement, { masteryScore: mastery }) => {
    const told = statement.context?.extensions?.[masteryScore];
    const isJudged = isDefined(statement) && statement.result?.score !== undefined && mastery !== undefined;
    return told === undefined ? isJudged && 'missing' : told !== mastery && `${String(told)}`;
  },
};

/** Rules about a session, of cmi5. */
export const cmi5SessionRules: Record<string, Cmi5OverAll> = {
  'defined-verbs-are-once': (all) =>
    defined.find((verb) => all.filter((each) => isDefined(each) && verbOf(each) === verb).length > 1),
  'passed-or-failed': (all) => {
    const verbs = all.filter(isDefined).map(verbOf);
    return verbs.includes('passed') && verbs.includes('failed') && 'passed and failed';
  },
  'not-told-again': (all, { before = [] }) => {
    const verbs = all.filter(isDefined).map(verbOf);
    const again = verbs.find((verb) => ['completed', 'passed'].includes(verb) && before.includes(verb));
    return again ?? (before.includes('passed') && verbs.includes('failed') && 'failed after passed');
  },
  'no-verdict-to-look-at': (all, { mode = 'Normal' }) =>
    mode !== 'Normal' &&
    all
      .filter(isDefined)
      .map(verbOf)
      .find((verb) => required[verb] && verb !== 'terminated'),
  'no-progress-after-completed': (all, { activityId }) => {
    const verbs = all.filter((each) => activity(each).id === activityId).map(verbOf);
    return (
      verbs.includes('completed') &&
      verbs.lastIndexOf('progressed') > verbs.indexOf('completed') &&
      'progressed'
    );
  },
};

import { activity, progress, verbOf, type OverAll } from './reading.ts';

/** Rules about a session, of xAPI and of what we promise beside it. */
export const sessionRules: Record<string, OverAll> = {
  'ids-are-unique': (all) => all.find(({ id }) => all.filter((other) => other.id === id).length > 1)?.id,
  'times-never-decrease': (all, { oneSession = true }) =>
    oneSession &&
    all.find(({ timestamp = '' }, index) => timestamp < (all[index - 1]?.timestamp ?? ''))?.timestamp,
  'initialized-is-first': (all, { oneSession = true }) =>
    oneSession &&
    all.some((each, index) => (verbOf(each) === 'initialized') !== (index === 0)) &&
    'initialized',
  'terminated-is-last': (all, { oneSession = true }) =>
    oneSession &&
    all.some((each, index) => verbOf(each) === 'terminated' && index !== all.length - 1) &&
    'terminated',
  'suspended-is-before-terminated': (all, { oneSession = true }) =>
    oneSession &&
    all.some((each, index) => verbOf(each) === 'suspended' && index !== all.length - 2) &&
    'suspended',
  'one-verdict-each': (all, { activityId }) =>
    ['completed', 'passed', 'failed'].find(
      (verb) => all.filter((each) => verbOf(each) === verb && activity(each).id === activityId).length > 1,
    ),
  'failed-never-follows-passed': (all, { activityId }) => {
    const own = all.filter((each) => activity(each).id === activityId).map(verbOf);
    return own.includes('passed') && own.lastIndexOf('failed') > own.indexOf('passed') && 'failed';
  },
  'progress-rises': (all) => {
    const values = all.flatMap(({ result }) => (result?.extensions?.[progress] as number | undefined) ?? []);
    return (
      values.some((value, index) => Math.floor(value / 10) <= Math.floor((values[index - 1] ?? -1) / 10)) &&
      'progress'
    );
  },
};

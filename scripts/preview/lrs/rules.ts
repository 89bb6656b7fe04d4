import { cmi5Rules, cmi5SessionRules } from './rules/cmi5-rules.ts';
import { dataRules } from './rules/data-rules.ts';
import type { RuleOptions } from './rules/reading.ts';
import { sessionRules } from './rules/session-rules.ts';
import type { Statement } from './rules/statement.ts';

export type { Cmi5Launch, RuleOptions } from './rules/reading.ts';
export type { Statement } from './rules/statement.ts';

/**
 * Rules of xAPI 1.0.3 (Data) and cmi5 (Quartz) over the statements of whole sessions, written apart from the code that
 * makes them. Each finding begins with the name of its rule.
 */

/** Names of all rules. */
export const ruleNames: string[] = [dataRules, sessionRules, cmi5Rules, cmi5SessionRules].flatMap(
  Object.keys,
);

type Found = string | undefined | false;

function found<About, Options>(
  rules: Record<string, (about: About, options: Options) => Found>,
  about: About,
  options: Options,
): string[] {
  return Object.entries(rules).flatMap(([name, find]) => {
    const what = find(about, options);
    return what === undefined || what === false || what === '' ? [] : [`${name}: ${what}`];
  });
}

const whole = (options: RuleOptions) => ({
  ...options,
  activityId: options.activityId ?? options.cmi5?.activityId ?? '',
});

/** What is wrong with one statement by itself, each as `rule: what`. */
export function statementFindings(statement: Statement, options: RuleOptions = {}): string[] {
  const { cmi5 } = options;
  return [...found(dataRules, statement, whole(options)), ...(cmi5 ? found(cmi5Rules, statement, cmi5) : [])];
}

/** What is wrong with the statements of a session, or of several (`oneSession: false`), taken together. */
export function sessionFindings(statements: readonly Statement[], options: RuleOptions = {}): string[] {
  const { cmi5 } = options;
  return [
    ...found(sessionRules, statements, whole(options)),
    ...(cmi5 ? found(cmi5SessionRules, statements, cmi5) : []),
  ];
}

/** All that is wrong with the statements of a session, or of several: each one's, then what they say together. */
export const findings = (statements: readonly Statement[], options: RuleOptions = {}): string[] => [
  ...statements.flatMap((statement) => statementFindings(statement, options)),
  ...sessionFindings(statements, options),
];

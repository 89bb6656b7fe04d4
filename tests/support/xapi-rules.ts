import type { Statement } from '@xapi/xapi';
import { cmi5Rules, cmi5SessionRules } from './xapi/cmi5-rules.ts';
import { dataRules } from './xapi/data-rules.ts';
import type { RuleOptions } from './xapi/reading.ts';
import { sessionRules } from './xapi/session-rules.ts';

export type { Cmi5Launch, RuleOptions } from './xapi/reading.ts';

/**
 * Rules of xAPI 1.0.3 (Data) and cmi5 (Quartz) over the statements of whole sessions, written apart from the code that
 * makes them. Each finding begins with the name of its rule.
 */

/** Names of all rules. */
export const ruleNames: string[] = [dataRules, sessionRules, cmi5Rules, cmi5SessionRules].flatMap(
  Object.keys,
);

/** What is wrong with the statements of a session, or of several (`oneSession: false`), each as `rule: what`. */
export function findings(statements: readonly Statement[], options: RuleOptions = {}): string[] {
  const { cmi5 } = options;
  const all = { ...options, activityId: options.activityId ?? cmi5?.activityId ?? '' };
  const found: string[] = [];
  const note = (name: string, what: string | undefined | false) => {
    if (what !== undefined && what !== false && what !== '') found.push(`${name}: ${what}`);
  };
  for (const statement of statements) {
    for (const [name, find] of Object.entries(dataRules)) note(name, find(statement, all));
    if (cmi5) for (const [name, find] of Object.entries(cmi5Rules)) note(name, find(statement, cmi5));
  }
  for (const [name, find] of Object.entries(sessionRules)) note(name, find(statements, all));
  if (cmi5) for (const [name, find] of Object.entries(cmi5SessionRules)) note(name, find(statements, cmi5));
  return found;
}

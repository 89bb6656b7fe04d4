import type { Activity, Agent, Context, Statement } from './statement.ts';

/** What the rules about statements share. */

export interface RuleOptions {
  /** IRI of the course's activity. */
  activityId?: string;
  /** The launch of each cmi5 session, by its session id. */
  cmi5?: Cmi5Launch;
  /** One session's statements, in the order in which they were stored; default true. */
  oneSession?: boolean;
}

export interface Cmi5Launch {
  activityId: string;
  registration: string;
  actor: Agent;
  template: Context;
  masteryScore?: number;
  mode?: 'Normal' | 'Browse' | 'Review';
  /** Verbs of this registration that former sessions have told. */
  before?: readonly string[];
}

export const adl = 'http://adlnet.gov/expapi/';
export const cmi5Category = 'https://w3id.org/xapi/cmi5/context/categories/cmi5';
export const moveOnCategory = 'https://w3id.org/xapi/cmi5/context/categories/moveon';
export const masteryScore = 'https://w3id.org/xapi/cmi5/context/extensions/masteryscore';
export const sessionId = 'https://w3id.org/xapi/cmi5/context/extensions/sessionid';
export const progress = 'https://w3id.org/xapi/cmi5/result/extensions/progress';

export const uuid = /^[\da-f]{8}-[\da-f]{4}-[1-8][\da-f]{3}-[89ab][\da-f]{3}-[\da-f]{12}$/;
export const iri = /^[a-z][a-z\d+.-]*:[!#$&-;=?-Z_a-z~[\]%\u00a1-\u{10ffff}]+$/iu;
export const utc = /^\d{4}-\d\d-\d\dT\d\d:\d\d:\d\d\.\d{3,}Z$/;
export const time = /^PT\d+(\.\d{1,2})?S$/;
export const language = /^[a-z]{2,3}(-[a-z\d]{1,8})*$/i;

export type Finder = (statement: Statement, options: RuleOptions) => string | undefined | false;
export type OverAll = (statements: readonly Statement[], options: RuleOptions) => string | undefined | false;

export const activity = ({ object }: Statement) => object as Activity;
export const verbOf = ({ verb }: Statement) => verb.id.replace(`${adl}verbs/`, '');
export const idsIn = ({ context }: Statement, list: 'parent' | 'grouping' | 'category' | 'other') =>
  (context?.contextActivities?.[list] ?? []).map(({ id }) => id);
export const isDefined = (statement: Statement) => idsIn(statement, 'category').includes(cmi5Category);
/** Everything in a value, with the key that it stands under. */
export function* within(value: unknown, key = ''): Generator<[key: string, value: unknown]> {
  yield [key, value];
  if (typeof value === 'object' && value !== null)
    for (const [name, inside] of Object.entries(value)) yield* within(inside, name);
}
export const same = (one: unknown, other: unknown): boolean => {
  if (typeof one !== 'object' || typeof other !== 'object' || !one || !other) return one === other;
  const [a, b] = [one as Record<string, unknown>, other as Record<string, unknown>];
  const keys = new Set([...Object.keys(a), ...Object.keys(b)]);
  return [...keys].every((key) => same(a[key], b[key]));
};

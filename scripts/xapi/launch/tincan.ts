import type { Agent } from '@xapi/xapi';
import { agentOf } from './agent.ts';
import { asIri } from '../identifiers.ts';
import { authorizationOf } from './authorization.ts';

/** What a Tin Can launch says in the address of the page (Rustici, "Launch"). All texts stay texts: `42` is no number. */
export interface TinCanLaunch {
  endpoint: string;
  /** A whole Authorization value; absent: the launch has none. */
  authorization?: string;
  actor: Agent;
  registration?: string;
  /** IRI of the course's activity. */
  activityId?: string;
  grouping?: unknown[];
  platform?: string;
  /** All else, as a query: it is said to the LRS with each statement. */
  echo?: string;
}

/** What an LMS may add and means for the course, or its page, alone; `method` would make another request of each. */
const known =
  /^(endpoint|auth|actor|registration|activity_id|activity_platform|grouping|accept-language|content_token|content_endpoint|method)$/i;

/** Reads a Tin Can launch; `undefined` where the address has none, or not enough to report to anybody. */
export function tinCanLaunch(search: string): TinCanLaunch | undefined {
  const given = new URLSearchParams(search);
  const endpoint = given.get('endpoint') ?? '';
  const actor = agentOf(given.get('actor'));
  if (!/^https?:\/\//i.test(endpoint) || !URL.canParse(endpoint) || !actor) return undefined;
  const auth = given.get('auth');
  const registration = given.get('registration');
  const activityId = given.get('activity_id')?.trim();
  const platform = given.get('activity_platform');
  const grouping = groupingIn(given.get('grouping'));
  const echo = new URLSearchParams([...given].filter(([name]) => !known.test(name))).toString();
  return {
    endpoint,
    actor,
    ...(auth ? { authorization: authorizationOf(auth, 'Basic') } : {}),
    ...(registration ? { registration } : {}),
    // An IRI has a scheme; `42` would be refused with every statement.
    ...(activityId && /^[a-z][a-z\d+.-]*:./i.test(activityId) ? { activityId: asIri(activityId) } : {}),
    ...(grouping.length > 0 ? { grouping } : {}),
    ...(platform ? { platform } : {}),
    ...(echo ? { echo } : {}),
  };
}

/** An activity or a list of them in JSON, or the bare id of one. */
function groupingIn(given: string | null): unknown[] {
  if (!given) return [];
  try {
    const value: unknown = JSON.parse(given);
    return typeof value === 'object' && value !== null ? [value].flat() : [given];
  } catch {
    return [given];
  }
}

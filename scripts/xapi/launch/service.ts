import type { Agent } from '@xapi/xapi';
import { authorizationOf } from './authorization.ts';
import { identifierOf } from '../identifiers.ts';
import { fieldsIn } from './agent.ts';

/** Seconds before its end at which a token is taken for over: a request takes its time. */
const margin = 30;
/** Ms for which the service is waited for. */
const patience = 15_000;

/** Whose token is wanted, and for which course. */
export interface TokenFor {
  actor: Agent;
  course: string;
}

/**
 * Asks a token service, and remembers its answer as long as that is good. The one who is answered has it for the
 * asking, so the answer stays in memory alone.
 * @returns a whole Authorization value; throws where the service gives none
 */
export function tokenService(url: string, { actor, course }: TokenFor): (again: boolean) => Promise<string> {
  let known: { value: string; until: number } | undefined;
  let asking: Promise<string> | undefined;
  // In the body, since addresses end up in logs; as a form, which a browser sends without asking first.
  const body = new URLSearchParams({
    learner: actor.account?.name ?? identifierOf(actor),
    home_page: actor.account?.homePage ?? '',
    course,
  });

  async function ask(): Promise<string> {
    const response = await fetch(url, {
      method: 'POST',
      body,
      cache: 'no-store',
      // Its own site's cookies may say who the learner is; those of others are nobody's business.
      credentials: 'same-origin',
      headers: { accept: 'application/json' },
      signal: AbortSignal.timeout(patience),
    });
    const given = fieldsIn(await response.text());
    const { token, 'auth-token': asInCmi5, expires_in: seconds } = given ?? {};
    const text = token ?? asInCmi5;
    if (!response.ok || typeof text !== 'string' || text === '')
      throw new Error(`token service: ${response.status}`);
    const value = authorizationOf(text, token === undefined ? 'Basic' : 'Bearer');
    const life = Number(seconds);
    known = { value, until: life > 0 ? performance.now() + Math.max(0, life - margin) * 1000 : Infinity };
    return value;
  }

  return async (again) => {
    if (known && !again && performance.now() < known.until) return known.value;
    asking ??= ask().finally(() => (asking = undefined));
    return asking;
  };
}

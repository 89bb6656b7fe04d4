import type { Agent } from '@xapi/xapi';
import { authorizationOf } from './authorization.ts';
import { identifierOf } from '../identifiers.ts';
import { fieldsIn } from './agent.ts';

/** Seconds before its end at which a token is asked for anew, and the fewest between two that nobody asked for. */
const margin = 60;
/** Ms that a browser's timer can be set to at most. */
const longest = 2 ** 31 - 1;
/** Ms for which the service is waited for. */
const patience = 15_000;

/** Whose token is wanted, and for which course. */
export interface TokenFor {
  actor: Agent;
  course: string;
}

/**
 * Asks a token service, remembers its answer as long as that is good, and asks again before it runs out, since a page
 * that goes away can't wait for a new one. The one who is answered has it for the asking, so the answer stays in memory
 * alone.
 * @returns a whole Authorization value, at once where there is a good one; rejects where the service gives none
 */
export function tokenService(
  url: string,
  { actor, course }: TokenFor,
): (refused?: boolean) => string | Promise<string> {
  let known: { value: string; until: number } | undefined;
  let asking: Promise<string> | undefined;
  let renewal: ReturnType<typeof setTimeout> | undefined;
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
    known = { value, until: life > 0 ? performance.now() + life * 1000 : Infinity };
    clearTimeout(renewal);
    if (life > 0)
      renewal = setTimeout(
        () => void askOnce().catch(() => undefined),
        Math.min(longest, Math.max(margin, life - margin) * 1000),
      );
    return value;
  }

  const askOnce = () => (asking ??= ask().finally(() => (asking = undefined)));

  return (refused) => (known && !refused && performance.now() < known.until ? known.value : askOnce());
}

import type { Surroundings } from '../surroundings.ts';
import { fieldsIn } from './agent.ts';
import { insist } from './insist.ts';

/** Names of what a cmi5 launch adds to the address (cmi5 8.1); all of them are required. */
const required = ['endpoint', 'fetch', 'actor', 'registration', 'activityId'] as const;

export interface Cmi5Parameters {
  endpoint: string;
  fetch: string;
  /** As the launch has it, to the letter (8.1.3): nothing is dropped or added. */
  actor: Record<string, unknown>;
  registration: string;
  activityId: string;
}

/** The parameters of a cmi5 launch; `undefined` where the page was opened in another way. */
export function cmi5Parameters(search: string): Cmi5Parameters | undefined {
  const given = new URLSearchParams(search);
  const [endpoint, fetch, actor, registration, activityId] = required.map((name) => given.get(name) ?? '');
  const agent = fieldsIn(actor ?? '');
  if (!endpoint || !fetch || !agent || !registration || !activityId) return undefined;
  return URL.canParse(endpoint) && URL.canParse(fetch)
    ? { endpoint, fetch, actor: agent, registration, activityId }
    : undefined;
}

/** What is kept of a session so that a reload goes on with it: its fetch URL is good for one answer only. */
export interface Kept {
  token: string;
  /** `initialized` is safe: stored by the LRS, or in a queue that survives. */
  initialized: boolean;
  /** `terminated` was sent: nothing may follow. */
  terminated: boolean;
  /** Ms since 1970 of what was said first, and last. */
  first?: number;
  last?: number;
  /** The document, once it was read: what is done after the end is told in its words, by a session to come. */
  launchData?: unknown;
}

/** A session's memory in this tab, by its fetch URL. Where the browser keeps nothing, a reload can't go on. */
export interface SessionMemory {
  read(): Kept | undefined;
  write(kept: Kept): void;
}

export function sessionMemory(fetchUrl: string, { tab }: Pick<Surroundings, 'tab'>): SessionMemory {
  const key = `coursewright:cmi5:${fetchUrl}`;
  return {
    read() {
      try {
        const kept = fieldsIn(tab.read(key)) ?? {};
        const { token, initialized, terminated, first, last, launchData } = kept;
        return typeof token === 'string'
          ? {
              token,
              initialized: initialized === true,
              terminated: terminated === true,
              ...(typeof first === 'number' ? { first } : {}),
              ...(typeof last === 'number' ? { last } : {}),
              launchData,
            }
          : undefined;
      } catch {
        return undefined;
      }
    },
    write(kept) {
      try {
        tab.write(key, JSON.stringify(kept));
      } catch {
        // Forbidden or full: then a reload asks for another launch.
      }
    },
  };
}

/** Why a fetch URL gave no token: `used` (cmi5 8.2.3, error code 1), refused otherwise, or not reached. */
export type FetchFailure = 'used' | 'refused' | 'unreached';

/**
 * Fetches the session's token (cmi5 8.2): a POST without a body. Errors also come with status 200, so what counts is
 * whether there is a token.
 */
export const fetchToken = (
  url: string,
  { post }: Pick<Surroundings, 'post'>,
): Promise<{ token: string } | { failure: FetchFailure }> =>
  insist(
    () => fetchOnce(url, post),
    (got) => 'failure' in got && got.failure === 'unreached',
  );

async function fetchOnce(
  url: string,
  post: Surroundings['post'],
): Promise<{ token: string } | { failure: FetchFailure }> {
  try {
    const { status, text } = await post(url);
    const given = fieldsIn(text);
    const token = given?.['auth-token'];
    if (typeof token === 'string' && token !== '') return { token };
    // A page in its place, or a server in trouble: that was not the LMS's word.
    if (!given || status >= 500) return { failure: 'unreached' };
    return { failure: String(given['error-code']) === '1' ? 'used' : 'refused' };
  } catch {
    return { failure: 'unreached' };
  }
}

/** `LMS.LaunchData` (cmi5 10.2), as far as the course uses it; whatever has not the form that it should is left out. */
export interface LaunchData {
  template: Record<string, unknown>;
  mode: 'Normal' | 'Browse' | 'Review';
  moveOn?: string;
  /** 0..1; 0 is one too. */
  masteryScore?: number;
  /** http or https, and nothing that would run as a script. */
  returnUrl?: string;
}

export function readLaunchData(document: unknown): LaunchData | undefined {
  if (typeof document !== 'object' || document === null) return undefined;
  const { contextTemplate, launchMode, moveOn, masteryScore, returnURL } = document as Record<
    string,
    unknown
  >;
  const mode = launchMode === 'Browse' || launchMode === 'Review' ? launchMode : 'Normal';
  const score = typeof masteryScore === 'string' && masteryScore !== '' ? Number(masteryScore) : masteryScore;
  return {
    template:
      typeof contextTemplate === 'object' && contextTemplate !== null
        ? (contextTemplate as Record<string, unknown>)
        : {},
    mode,
    ...(typeof moveOn === 'string' ? { moveOn } : {}),
    ...(typeof score === 'number' && score >= 0 && score <= 1 ? { masteryScore: score } : {}),
    ...(typeof returnURL === 'string' && /^https?:\/\//i.test(returnURL) ? { returnUrl: returnURL } : {}),
  };
}

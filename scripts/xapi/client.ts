import XAPI, { type Statement } from '@xapi/xapi';
import { addressIn } from './address.ts';
import type { Lasting, LrsAccess, LrsAnswer, LrsClient, XapiVersion } from './lrs.ts';

export type * from './lrs.ts';

interface Options extends Lasting {
  headers?: Record<string, string>;
  /** The resource that is read before a version is agreed upon. */
  about?: boolean;
  /** Parameters beside those of xAPI, as a query. */
  echo?: string | undefined;
}

/** A request as the library makes it. */
interface Prepared {
  url: string;
  method: string;
  headers?: Record<string, string>;
  data?: unknown;
}

type Adapter = Exclude<ConstructorParameters<typeof XAPI>[0]['adapter'], string | undefined>;

/** Milliseconds after which an answer isn't waited for any longer. */
const limit = 30_000;
const versionHeader = 'X-Experience-API-Version';

/** The way to one LRS. The library makes addresses and headers; this adds what it lacks: time, status, keepalive. */
export function createClient(access: LrsAccess): LrsClient {
  const { activityId, actor: agent, registration } = access;
  const { endpoint, addressed } = addressIn(access.endpoint);
  const place = { agent, activityId, ...(registration && { registration }) };
  let auth = '';
  let { version, echo } = access;
  let flying = 0;
  /** How often the LRS was asked for its versions and did not name any. */
  let unheard = 0;

  /** A page that goes away can't wait for one that is not at hand. */
  const authorize = (leaving?: boolean): string | Promise<string> => {
    const given = access.authorization();
    if (typeof given === 'string') return (auth = given);
    const known = given.then((value) => (auth = value));
    known.catch(() => undefined);
    return leaving && auth ? auth : known;
  };
  // Known before it is needed.
  void authorize();

  /** Starts its request before it returns: in `pagehide` nothing later runs. */
  async function send(work: (api: XAPI) => Promise<unknown>, options: Options): Promise<LrsAnswer> {
    let answer: LrsAnswer = { status: 0 };
    const adapter = async ({ url, ...prepared }: Prepared) => {
      const body = prepared.data === undefined ? null : JSON.stringify(prepared.data);
      const bytes = options.keepalive && body ? new TextEncoder().encode(body).length : 0;
      flying += bytes;
      try {
        answer = await request({ ...prepared, url: addressed(url, options.echo), body }, options, version);
      } finally {
        flying -= bytes;
      }
      // Nothing for the library to look into.
      return { headers: {} };
    };
    await work(new XAPI({ endpoint, auth, adapter: adapter as unknown as Adapter }));
    return answer;
  }

  async function ask(work: (api: XAPI) => Promise<unknown>, options: Options = {}): Promise<LrsAnswer> {
    try {
      const given = authorize(options.leaving);
      const used = typeof given === 'string' ? given : await given;
      if (!version && !options.about && !options.leaving) {
        const { versions, status } = await client.about();
        // Without a word from the LRS none is tried: the wrong one would be answered as a bad statement is.
        if (!status || status === 429 || status >= 500) return { status: 0 };
        // What says nothing may stand between; an LRS that never does is not asked each time.
        if (versions || ++unheard > 2) version = chooseVersion(versions ?? []);
      }
      const answer = await send(work, options);
      if (answer.status !== 401) return answer;
      auth = await access.authorization(true);
      return auth === used ? answer : await send(work, options);
    } catch {
      return { status: 0 };
    }
  }

  const client: LrsClient = {
    async post(statements, options) {
      const told = (api: XAPI) => api.sendStatements({ statements: [...statements] });
      let answer = await ask(told, { ...options, echo });
      if (answer.status === 400 && echo) {
        // By xAPI an LRS refuses parameters that it doesn't know; only one that is part of the LMS takes them.
        echo = undefined;
        answer = await ask(told, options);
      }
      const ids: unknown = answer.document;
      return { ...answer, taken: Array.isArray(ids) && statements.every(({ id }) => ids.includes(id)) };
    },
    async find(id) {
      const answer = await ask((api) => api.getStatement({ statementId: id }));
      const found = answer.document as Statement | null | undefined;
      return { ...answer, statement: answer.status === 200 && found?.id ? found : undefined };
    },
    async about() {
      const answer = await ask((api) => api.getAbout(), { about: true });
      const { version: versions } = (answer.document ?? {}) as { version?: unknown };
      return { ...answer, versions: Array.isArray(versions) ? versions.map(String) : undefined };
    },
    getState: (stateId) => ask((api) => api.getState({ ...place, stateId })),
    async putState(stateId, document, { etag, merge, ...options } = {}) {
      const put = (state: unknown, tag: string | undefined) =>
        ask((api) => api.setState({ ...place, stateId, state }), {
          ...options,
          headers: tag ? { 'If-Match': tag } : { 'If-None-Match': '*' },
        });
      const isOther = ({ status }: LrsAnswer) => status === 412 || status === 409;
      const answer = await put(document, etag);
      if (!merge || !isOther(answer)) return answer;
      const theirs = await client.getState(stateId);
      if (theirs.status === 404) return put(document, undefined);
      const merged = theirs.status === 200 ? merge(theirs.document) : undefined;
      if (merged === undefined) return theirs;
      const again = await put(merged, theirs.etag);
      return isOther(again) ? put(merged, '*') : again;
    },
    getAgentProfile: (profileId) => ask((api) => api.getAgentProfile({ agent, profileId })),
    flying: () => flying,
  };
  return client;
}

/** 1.0.3 where an LRS offers any 1.0.x, which all of them take; else 2.0.0. */
export function chooseVersion(offered: readonly string[]): XapiVersion {
  const offers = (start: string) => offered.some((version) => version.startsWith(start));
  return offers('2.') && !offers('1.0') ? '2.0.0' : '1.0.3';
}

async function request(
  { url, method, headers, body }: Omit<Prepared, 'data'> & { body: string | null },
  { about, keepalive, headers: more }: Options,
  version: string = '1.0.3',
): Promise<LrsAnswer> {
  const all = { ...headers, ...more, [versionHeader]: version };
  if (about) delete (all as Record<string, string>)[versionHeader];
  const abort = new AbortController();
  const timer = setTimeout(() => abort.abort(), limit);
  try {
    const response = await fetch(url, {
      method,
      headers: all,
      keepalive: keepalive === true,
      // With cookies, a 401 of an LRS on the same origin opens the browser's login window, and the request hangs.
      credentials: 'omit',
      cache: 'no-store',
      signal: abort.signal,
      body,
    });
    const text = await response.text();
    return {
      status: response.status,
      text,
      document: parsed(text),
      etag: response.headers.get('ETag') ?? undefined,
      retryAfter: secondsOf(response.headers.get('Retry-After') ?? ''),
    };
  } finally {
    clearTimeout(timer);
  }
}

/** `Retry-After` is a number of seconds or a date (RFC 9110 10.2.3). */
function secondsOf(value: string): number | undefined {
  const seconds = Number(value) || (Date.parse(value) - Date.now()) / 1000;
  return seconds > 0 ? seconds : undefined;
}

function parsed(text: string): unknown {
  try {
    return JSON.parse(text) as unknown;
  } catch {
    return undefined;
  }
}

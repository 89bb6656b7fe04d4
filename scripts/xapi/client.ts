import XAPI, { type Statement } from '@xapi/xapi';
import type { Lasting, LrsAccess, LrsAnswer, LrsClient, XapiVersion } from './lrs.ts';

export type * from './lrs.ts';

interface Options extends Lasting {
  headers?: Record<string, string>;
  /** The resource that is read before a version is agreed upon. */
  about?: boolean;
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
  const { endpoint, activityId, actor: agent, registration } = access;
  const place = { agent, activityId, ...(registration && { registration }) };
  let auth = '';
  let { version } = access;
  // Known before it is needed: a page that goes away can't wait for it.
  access.authorization().then(
    (value) => (auth ||= value),
    () => {},
  );

  /** Starts its request before it returns: in `pagehide` nothing later runs. */
  async function send(work: (api: XAPI) => Promise<unknown>, options: Options): Promise<LrsAnswer> {
    let answer: LrsAnswer = { status: 0 };
    const adapter = async (prepared: Prepared) => {
      answer = await request(prepared, options, version);
      // Nothing for the library to look into.
      return { headers: {} };
    };
    await work(new XAPI({ endpoint, auth, adapter: adapter as unknown as Adapter }));
    return answer;
  }

  async function ask(work: (api: XAPI) => Promise<unknown>, options: Options = {}): Promise<LrsAnswer> {
    try {
      auth ||= await access.authorization();
      if (!version && !options.about && !options.leaving) {
        const { versions = [], status } = await client.about();
        // Without a word from the LRS none is tried: the wrong one would be answered as a bad statement is.
        if (!status || status === 429 || status >= 500) return { status: 0 };
        version = chooseVersion(versions);
      }
      const used = auth;
      const answer = await send(work, options);
      if (answer.status !== 401) return answer;
      auth = await access.authorization();
      return auth === used ? answer : await send(work, options);
    } catch {
      return { status: 0 };
    }
  }

  const client: LrsClient = {
    async post(statements, options) {
      const answer = await ask((api) => api.sendStatements({ statements: [...statements] }), options);
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
      const answer = await put(document, etag);
      if (!merge || (answer.status !== 412 && answer.status !== 409)) return answer;
      const theirs = await client.getState(stateId);
      if (theirs.status === 404) return put(document, undefined);
      const merged = theirs.status === 200 ? merge(theirs.document) : undefined;
      return merged === undefined ? theirs : put(merged, theirs.etag);
    },
    getAgentProfile: (profileId) => ask((api) => api.getAgentProfile({ agent, profileId })),
  };
  return client;
}

/** 1.0.3 where an LRS offers any 1.0.x, which all of them take; else 2.0.0. */
export function chooseVersion(offered: readonly string[]): XapiVersion {
  const offers = (start: string) => offered.some((version) => version.startsWith(start));
  return offers('2.') && !offers('1.0') ? '2.0.0' : '1.0.3';
}

async function request(
  { url, method, headers, data }: Prepared,
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
      body: data === undefined ? null : JSON.stringify(data),
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

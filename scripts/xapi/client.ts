import XAPI from '@xapi/xapi';
import type { Lasting, LrsAccess, LrsAnswer, LrsClient, XapiVersion } from './lrs.ts';

export type * from './lrs.ts';

interface Reply extends LrsAnswer {
  json?: unknown;
  etag?: string;
}

interface Options extends Lasting {
  headers?: Record<string, string>;
  /** The resource that is read before a version is agreed upon. */
  about?: boolean;
}

type Adapter = Extract<
  NonNullable<ConstructorParameters<typeof XAPI>[0]['adapter']>,
  (...parameters: never[]) => unknown
>;

/** Milliseconds after which an answer isn't waited for any longer. */
const limit = 30_000;

/** The way to one LRS. The library makes addresses and headers; this adds what it lacks: time, status, keepalive. */
export function createClient(access: LrsAccess): LrsClient {
  const { endpoint, activityId, actor: agent, registration } = access;
  const place = { agent, activityId, ...(registration !== undefined && { registration }) };
  let authorization: string | undefined;
  let { version } = access;

  let asking: Promise<string> | undefined;
  const renew = () =>
    (asking ??= access
      .authorization()
      .then((value) => (authorization = value))
      .finally(() => (asking = undefined)));
  // Known before it is needed: a page that goes away can't wait for it.
  renew().catch(() => undefined);

  /** Starts its request before it returns: in `pagehide` nothing later runs. */
  async function send(work: (api: XAPI) => Promise<unknown>, options: Options): Promise<Reply> {
    let reply: Reply = { status: 0 };
    const adapter = async (request: Parameters<Adapter>[0]) => {
      reply = await request_(request, version, options);
      // Without headers, so that the library doesn't look into the body.
      return { data: undefined, headers: {}, status: reply.status };
    };
    await work(
      new XAPI({ endpoint, adapter: adapter as Adapter, ...(authorization && { auth: authorization }) }),
    );
    return reply;
  }

  async function ask(work: (api: XAPI) => Promise<unknown>, options: Options = {}): Promise<Reply> {
    try {
      if (authorization === undefined) await renew();
      if (version === undefined && !options.about && !options.leaving) {
        const { versions, status } = await client.about();
        // Without a word from the LRS none is tried: the wrong one would be answered as a bad statement is.
        if (status === 0 || status === 429 || status >= 500) return { status: 0 };
        version = chooseVersion(versions ?? []);
      }
      const used = authorization;
      const reply = await send(work, options);
      return reply.status === 401 && (await renew()) !== used ? await send(work, options) : reply;
    } catch {
      return { status: 0 };
    }
  }

  const client: LrsClient = {
    async post(statements, options) {
      const { json, ...answer } = await ask(
        (api) => api.sendStatements({ statements: [...statements] }),
        options,
      );
      const ids = Array.isArray(json) ? json.map((id) => String(id).toLowerCase()) : [];
      return {
        ...answer,
        taken: answer.status === 200 && statements.every(({ id }) => ids.includes(String(id).toLowerCase())),
      };
    },
    async find(id) {
      const { json, ...answer } = await ask((api) => api.getStatement({ statementId: id }));
      const found = json as { id?: unknown } | null | undefined;
      return answer.status === 200 && typeof found?.id === 'string'
        ? { ...answer, statement: found as never }
        : answer;
    },
    async about() {
      const { json, ...answer } = await ask((api) => api.getAbout(), { about: true });
      const versions = (json as { version?: unknown } | null | undefined)?.version;
      return Array.isArray(versions) ? { ...answer, versions: versions.map(String) } : answer;
    },
    async getState(stateId) {
      const { json, ...answer } = await ask((api) => api.getState({ ...place, stateId }));
      return answer.status === 200 ? { ...answer, document: json } : answer;
    },
    async putState(stateId, document, { etag, merge, ...lasting } = {}) {
      const put = (state: unknown, tag: string | undefined) =>
        ask((api) => api.setState({ ...place, stateId, state }), {
          ...lasting,
          headers: tag === undefined ? { 'If-None-Match': '*' } : { 'If-Match': tag },
        });
      const reply = await put(document, etag);
      if (!merge || (reply.status !== 412 && reply.status !== 409)) return reply;
      const theirs = await client.getState(stateId);
      if (theirs.status !== 200 && theirs.status !== 404) return theirs;
      const merged = theirs.status === 404 ? document : merge(theirs.document);
      return merged === undefined ? theirs : put(merged, theirs.etag);
    },
    async getAgentProfile(profileId) {
      const { json, ...answer } = await ask((api) => api.getAgentProfile({ agent, profileId }));
      return answer.status === 200 ? { ...answer, document: json } : answer;
    },
  };
  return client;
}

/** 1.0.3 where an LRS offers any 1.0.x, which all of them take; else 2.0.0. */
export function chooseVersion(offered: readonly string[]): XapiVersion {
  return !offered.some((version) => version.startsWith('1.0')) &&
    offered.some((version) => version.startsWith('2.'))
    ? '2.0.0'
    : '1.0.3';
}

async function request_(
  { url, method, headers, data }: { url: string; method: string; headers?: object; data?: unknown },
  version: XapiVersion | undefined,
  { keepalive = false, headers: more, about }: Options,
): Promise<Reply> {
  const all = new Headers({ ...headers, ...more });
  all.set('X-Experience-API-Version', version ?? '1.0.3');
  if (about) all.delete('X-Experience-API-Version');
  if (data === undefined) all.delete('Content-Type');
  const abort = new AbortController();
  const timer = setTimeout(() => abort.abort(), limit);
  try {
    const response = await fetch(url, {
      method,
      headers: all,
      keepalive,
      // With cookies, a 401 of an LRS on the same origin opens the browser's login window, and the request hangs.
      credentials: 'omit',
      cache: 'no-store',
      signal: abort.signal,
      ...(data !== undefined && { body: JSON.stringify(data) }),
    });
    const text = await response.text();
    const etag = response.headers.get('ETag');
    const retryAfter = secondsOf(response.headers.get('Retry-After'));
    return {
      status: response.status,
      text,
      json: parsed(text),
      ...(etag !== null && { etag }),
      ...(retryAfter !== undefined && { retryAfter }),
    };
  } finally {
    clearTimeout(timer);
  }
}

/** `Retry-After` is a number of seconds or a date (RFC 9110 10.2.3). */
function secondsOf(value: string | null): number | undefined {
  if (value === null) return undefined;
  const seconds = /^\d+$/.test(value) ? Number(value) : (Date.parse(value) - Date.now()) / 1000;
  return seconds >= 0 ? seconds : undefined;
}

function parsed(text: string): unknown {
  try {
    return JSON.parse(text) as unknown;
  } catch {
    return undefined;
  }
}

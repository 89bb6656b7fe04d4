import type { LrsRequest, LrsResponse } from '../preview/lrs/http.ts';
import type { LrsAccess, LrsAnswer, LrsClient } from '../xapi/lrs.ts';
import { openQueueAt } from '../xapi/queue/queue.ts';
import type { StoredRecord } from '../xapi/queue/record.ts';
import type { Store } from '../xapi/queue/types.ts';
import type { Surroundings } from '../xapi/surroundings.ts';

/** Whatever answers as an LRS, in the same process. */
interface Answering {
  handle(request: LrsRequest): LrsResponse;
}

export interface InMemory {
  lrs: Answering;
  /** What this learner's device keeps of statements. */
  store: Store;
  /** The query of the course's address. */
  search: string;
  now(): number;
  random(): Uint8Array;
}

/** What lies around a tracker that runs in no page: an LRS that always answers, and a page that never goes by itself. */
export function surroundingsInMemory({ lrs, store, search, now, random }: InMemory): Surroundings {
  const memory = new Map<string, string>();
  return {
    now,
    random,
    search: () => search,
    createClient: (access) => clientInMemory(lrs, access),
    openQueue: (parts) =>
      openQueueAt(
        // Nothing has to be tried again.
        { ...parts, now, random: () => 0, later: () => () => undefined },
        {
          openStores: () => Promise.resolve({ stores: [store], local: undefined }),
          openLocal: () => undefined,
          createLease: () => ({ hold: (work) => work(), release: () => undefined }),
          whenOnline: () => undefined,
        },
      ),
    leaveUnopened: () => undefined,
    post(url) {
      const { status, body } = lrs.handle({ method: 'POST', url, headers: {}, body: '' });
      return Promise.resolve({ status, text: body });
    },
    tab: {
      read: (key) => memory.get(key) ?? null,
      write: (key, text) => void memory.set(key, text),
    },
    leaving: { goesOn: () => false, going: () => false },
    whenGone: () => undefined,
    whenAsked: () => undefined,
    goTo: () => undefined,
    set: () => undefined,
  };
}

/** A store of a queue, as a browser has one. */
export function memoryStore(): Store {
  const records = new Map<string, StoredRecord>();
  return {
    where: 'indexeddb',
    all: () => Promise.resolve([...records.values()]),
    put: (added) => Promise.resolve(added.forEach((record) => records.set(record.i, record))),
    remove: (places) => Promise.resolve(places.forEach(({ i }) => records.delete(i))),
  };
}

/** The requests that the client of packages makes (xAPI 1.0.3, Communication), without a line between. */
function clientInMemory(lrs: Answering, access: LrsAccess): LrsClient {
  const { activityId, actor, registration } = access;
  const endpoint = access.endpoint.replace(/\/*$/, '/');
  const place = {
    activityId,
    agent: JSON.stringify(actor),
    ...(registration === undefined ? {} : { registration }),
  };

  async function ask(
    method: string,
    resource: string,
    query: Record<string, string>,
    { body, headers }: { body?: unknown; headers?: Record<string, string> } = {},
  ): Promise<LrsAnswer> {
    const { status, ...answer } = lrs.handle({
      method,
      url: `${endpoint}${resource}?${new URLSearchParams(query).toString()}`,
      headers: {
        authorization: await access.authorization(),
        'x-experience-api-version': access.version ?? '1.0.3',
        'content-type': 'application/json',
        ...headers,
      },
      body: body === undefined ? '' : JSON.stringify(body),
    });
    return { status, text: answer.body, document: parsed(answer.body), etag: answer.headers.etag };
  }

  return {
    flying: () => 0,
    async post(statements) {
      const answer = await ask('POST', 'statements', {}, { body: statements });
      const ids = answer.document;
      return { ...answer, taken: Array.isArray(ids) && statements.every(({ id }) => ids.includes(id)) };
    },
    async find(id) {
      const answer = await ask('GET', 'statements', { statementId: id });
      const found = answer.document as Awaited<ReturnType<LrsClient['find']>>['statement'];
      return { ...answer, statement: answer.status === 200 ? found : undefined };
    },
    about: () => ask('GET', 'about', {}),
    getState: (stateId) => ask('GET', 'activities/state', { ...place, stateId }),
    putState: (stateId, body, { etag } = {}) =>
      ask(
        'PUT',
        'activities/state',
        { ...place, stateId },
        { body, headers: etag === undefined ? { 'if-none-match': '*' } : { 'if-match': etag } },
      ),
    getAgentProfile: (profileId) => ask('GET', 'agents/profile', { agent: JSON.stringify(actor), profileId }),
  };
}

function parsed(text: string): unknown {
  try {
    return JSON.parse(text) as unknown;
  } catch {
    return undefined;
  }
}

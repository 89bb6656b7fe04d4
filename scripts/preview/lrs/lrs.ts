import { createDocuments } from './documents.ts';
import { withFaults, type FaultRule } from './faults.ts';
import { json, Refusal, text, type LrsRequest, type LrsResponse } from './http.ts';
import { createStatements, type StatementRules, type StoredStatement } from './statements.ts';

export interface LrsOptions {
  /** Where it lies, with a slash at both ends. */
  path?: string;
  /** Values of `Authorization` that it takes; may be changed at any time. Absent: all. */
  authorizations?: Set<string>;
  versions?: readonly string[];
  /** See `StatementRules`. */
  check?: StatementRules['check'];
  accept?: StatementRules['accept'];
  now?(): number;
}

/** A small LRS in memory: statements, states, agent and activity profiles, about. xAPI 1.0.3 and 2.0. */
export interface Lrs {
  handle(request: LrsRequest): LrsResponse;
  /** In the order of storing. */
  statements: readonly StoredStatement[];
  /** Puts a registration's statements as they were at another time. */
  restore(registration: string, statements: readonly StoredStatement[]): void;
  /** All that was asked, preflights too. */
  requests: LrsRequest[];
  /** What goes wrong; the first rule that fits a request is followed. */
  faults: FaultRule[];
}

export function createLrs(options: LrsOptions = {}): Lrs {
  const { path = '/xapi/', authorizations, versions = ['1.0.3'], check, accept } = options;
  const now = options.now ?? Date.now;
  let ids = 0;
  const statements = createStatements({
    check,
    accept,
    now,
    newId: () => `00000000-0000-4000-8000-${String(++ids).padStart(12, '0')}`,
  });
  const two = (version: string) => version.startsWith('2.');
  const states = createDocuments({
    idName: 'stateId',
    owner: ['activityId', 'agent', 'registration'],
    strict: two,
    now,
  });
  const always = () => true;
  const agents = createDocuments({ idName: 'profileId', owner: ['agent'], strict: always, now });
  const activities = createDocuments({ idName: 'profileId', owner: ['activityId'], strict: always, now });
  const requests: LrsRequest[] = [];
  const faults: FaultRule[] = [];

  function resource(request: LrsRequest): LrsResponse {
    const { pathname, searchParams } = new URL(request.url, 'http://lrs.invalid');
    if (!pathname.startsWith(path)) return text(404, 'There is no such resource.');
    const name = pathname.slice(path.length);
    if (name === 'about') return json(200, { version: versions });
    const version = request.headers['x-experience-api-version'] ?? '';
    if (!versions.some((one) => sameMinor(one, version)))
      return text(400, `Version ${version || '(none)'} is not spoken here.`);
    if (authorizations && !authorizations.has(request.headers.authorization ?? ''))
      return text(401, 'Who are you?', { 'www-authenticate': 'Basic realm="xAPI"' });
    switch (name) {
      case 'statements':
        return statements.handle(request, searchParams);
      case 'activities/state':
        return states.handle(request, searchParams, version);
      case 'agents/profile':
        return agents.handle(request, searchParams, version);
      case 'activities/profile':
        return activities.handle(request, searchParams, version);
      default:
        return text(404, 'There is no such resource.');
    }
  }

  function answer(request: LrsRequest): LrsResponse {
    const origin = request.headers.origin ?? '*';
    const response = withFaults(faults, request, () =>
      request.method === 'OPTIONS' ? preflight(request) : carriedOut(request),
    );
    return response.unreadable === true
      ? response
      : {
          ...response,
          headers: {
            ...response.headers,
            'access-control-allow-origin': origin,
            'access-control-expose-headers': 'ETag, Last-Modified, Retry-After, X-Experience-API-Version',
            'x-experience-api-version': versions.at(-1) ?? '',
            vary: 'origin',
          },
        };
  }

  const preflight = ({ headers }: LrsRequest) =>
    text(204, '', {
      'access-control-allow-methods': 'GET, PUT, POST, DELETE, HEAD',
      'access-control-allow-headers': headers['access-control-request-headers'] ?? '',
      'access-control-max-age': '600',
    });

  function carriedOut(request: LrsRequest): LrsResponse {
    try {
      return resource(request);
    } catch (error) {
      if (error instanceof Refusal) return text(error.status, error.message);
      throw error;
    }
  }

  return {
    statements: statements.stored,
    restore: statements.restore,
    requests,
    faults,
    handle(request) {
      requests.push(request);
      return answer(request);
    },
  };
}

/** 1.0.0 to 1.0.3 are one (xAPI 1.0.3 Communication 3.3), and so are 2.0.x. */
const sameMinor = (a: string, b: string) => a.split('.', 2).join('.') === b.split('.', 2).join('.');

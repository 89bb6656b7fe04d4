import { createHash } from 'node:crypto';
import { agentKey, isObject, json, parametersOf, parseJson, Refusal, text } from './http.ts';
import type { LrsRequest, LrsResponse } from './http.ts';

interface Document {
  id: string;
  type: string;
  body: string;
  at: number;
}

export interface DocumentRules {
  /** Which parameter names a document. */
  idName: 'stateId' | 'profileId';
  /** Parameters that say whose documents they are. */
  owner: readonly ('agent' | 'activityId' | 'registration')[];
  /** A document that is there is replaced only by one who names its tag (both profiles; in xAPI 2.0 states too). */
  strict(version: string): boolean;
  now(): number;
}

export const etagOf = (body: string): string => `"${createHash('sha1').update(body).digest('hex')}"`;

/** A resource of documents with tags: state, agent and activity profiles (xAPI 1.0.3 Communication 2.2 to 2.7, 3.1). */
export function createDocuments(rules: DocumentRules) {
  const owners = new Map<string, Map<string, Document>>();

  function ownerOf(parameters: Record<string, string>): string {
    return JSON.stringify(
      rules.owner.map((name) => {
        const value = parameters[name];
        if (value === undefined && name !== 'registration') throw new Refusal(400, `${name} is missing.`);
        return name === 'agent' ? agentKey(parseJson(value ?? '')) : (value ?? null);
      }),
    );
  }

  /** RFC 9110 13.1; without a condition, xAPI's own words. */
  function checkTags(
    headers: LrsRequest['headers'],
    present: Document | undefined,
    strict: boolean,
    needed: boolean,
  ): void {
    const [match, noneMatch] = [headers['if-match'], headers['if-none-match']];
    const tag = present && etagOf(present.body);
    if (match !== undefined && !(present && (match === '*' || match === tag)))
      throw new Refusal(412, 'The document is another one by now.');
    if (noneMatch !== undefined && present && (noneMatch === '*' || noneMatch === tag))
      throw new Refusal(412, 'There is a document already.');
    if (match !== undefined || noneMatch !== undefined || !strict) return;
    if (present) throw new Refusal(409, 'There is a document already. Say If-Match.');
    if (needed) throw new Refusal(400, 'Say If-Match or If-None-Match.');
  }

  return {
    all: owners,
    handle(request: LrsRequest, query: URLSearchParams, version: string): LrsResponse {
      const { method, headers, body } = request;
      const parameters = parametersOf(query, [rules.idName, 'since', ...rules.owner]);
      const owner = ownerOf(parameters);
      const documents = owners.get(owner) ?? new Map<string, Document>();
      owners.set(owner, documents);
      const id = parameters[rules.idName];
      if (id === undefined) {
        if (method === 'DELETE' && rules.idName === 'stateId') {
          documents.clear();
          return text(204);
        }
        if (method !== 'GET') throw new Refusal(400, `${rules.idName} is missing.`);
        const since = Date.parse(parameters.since ?? '') || 0;
        return json(
          200,
          [...documents.values()].filter(({ at }) => at > since).map((document) => document.id),
        );
      }
      const present = documents.get(id);
      if (method === 'GET')
        return present
          ? {
              status: 200,
              headers: {
                'content-type': present.type,
                etag: etagOf(present.body),
                'last-modified': new Date(present.at).toUTCString(),
              },
              body: present.body,
            }
          : text(404);
      const strict = rules.strict(version);
      checkTags(headers, present, strict, rules.idName === 'profileId' && method === 'PUT');
      if (method === 'DELETE') documents.delete(id);
      else if (method === 'PUT' || method === 'POST') {
        const type = headers['content-type'] ?? 'application/octet-stream';
        const written = method === 'POST' && present ? merged(present, type, body) : body;
        documents.set(id, { id, type, body: written, at: rules.now() });
      } else throw new Refusal(405, `${method} is not known here.`);
      return text(204);
    },
  };
}

/** POST joins the top level of two JSON objects (xAPI 1.0.3 Communication 2.2). */
function merged(present: Document, type: string, body: string): string {
  const [old, added] = [present.body, body].map(parseJson);
  const isJson = [present.type, type].every((one) => one.startsWith('application/json'));
  if (!isJson || !isObject(old) || !isObject(added)) throw new Refusal(400, 'Only JSON objects are merged.');
  return JSON.stringify({ ...old, ...added });
}

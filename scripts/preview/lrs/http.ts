/** A request as the LRS sees it. Header names in small letters. */
export interface LrsRequest {
  method: string;
  /** Path and query, or a whole address. */
  url: string;
  headers: Readonly<Record<string, string>>;
  body: string;
}

export interface LrsResponse {
  status: number;
  headers: Record<string, string>;
  body: string;
  /** The request, or the answer to it, never arrives. */
  lost?: boolean;
  /** Pages of another origin may not read it: the headers of CORS are missing. */
  unreadable?: boolean;
  /** Milliseconds that it takes. */
  delay?: number;
}

/** What ends a request early: thrown within the LRS only, and turned into a response. */
export class Refusal extends Error {
  readonly status: number;
  constructor(status: number, message: string) {
    super(message);
    this.status = status;
  }
}

export const text = (status: number, body = '', headers: Record<string, string> = {}): LrsResponse => ({
  status,
  headers: { 'content-type': 'text/plain; charset=utf-8', ...headers },
  body,
});

export const json = (status: number, value: unknown, headers: Record<string, string> = {}): LrsResponse => ({
  status,
  headers: { 'content-type': 'application/json; charset=utf-8', ...headers },
  body: JSON.stringify(value),
});

export function parseJson(body: string): unknown {
  try {
    return JSON.parse(body) as unknown;
  } catch {
    throw new Refusal(400, 'The body is no JSON.');
  }
}

export const isObject = (value: unknown): value is Record<string, unknown> =>
  typeof value === 'object' && value !== null && !Array.isArray(value);

/** Parameters that a resource knows; an LRS refuses all others, capitals included (xAPI 1.0.3 Communication 3). */
export function parametersOf(query: URLSearchParams, names: readonly string[]): Record<string, string> {
  for (const name of query.keys())
    if (!names.includes(name)) throw new Refusal(400, `Unknown parameter ${name}.`);
  return Object.fromEntries(query);
}

/** The value with its keys in order: equal JSON, equal text. */
export function canonical(value: unknown): string {
  return JSON.stringify(value, (_, part: unknown) =>
    isObject(part) ? Object.fromEntries(Object.entries(part).sort(([a], [b]) => (a < b ? -1 : 1))) : part,
  );
}

const identifiers = ['mbox', 'mbox_sha1sum', 'openid', 'account'];

/** Who an agent is, whatever it is called. */
export function agentKey(agent: unknown): string {
  if (!isObject(agent)) throw new Refusal(400, 'An agent is an object.');
  const found = identifiers.filter((name) => agent[name] !== undefined);
  const [name] = found;
  if (name === undefined || found.length > 1)
    throw new Refusal(400, `An agent has one of ${identifiers.join(', ')}.`);
  return canonical([name, agent[name]]);
}

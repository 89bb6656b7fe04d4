import { agentKey, canonical, isObject, json, parametersOf, parseJson, Refusal, text } from './http.ts';
import type { LrsRequest, LrsResponse } from './http.ts';

/** A statement with what the LRS adds: `stored`, `authority`, `version`, and what was missing. */
export type StoredStatement = Record<string, unknown> & { id: string; stored: string };

export interface StatementRules {
  /** What is wrong with a statement; empty: nothing. */
  check?: ((statement: unknown) => readonly string[]) | undefined;
  /** Why this LMS refuses a statement that is well-formed (403); `stored` is all that it has. */
  accept?:
    ((statement: StoredStatement, stored: readonly StoredStatement[]) => string | undefined) | undefined;
  now(): number;
  newId(): string;
}

const uuid = /^[0-9a-f]{8}-[0-9a-f]{4}-[0-9a-f]{4}-[0-9a-f]{4}-[0-9a-f]{12}$/i;
const filters = [
  'agent', 'verb', 'activity', 'registration', 'related_activities', 'related_agents',
  'since', 'until', 'limit', 'format', 'attachments', 'ascending',
]; // prettier-ignore

/** The Statement resource (xAPI 1.0.3 Communication 2.1). Without attachments and voiding. */
export function createStatements(rules: StatementRules) {
  const stored: StoredStatement[] = [];
  /** What was sent, by id, to tell a conflict from a repetition. */
  const sent = new Map<string, string>();

  /** All or nothing. */
  function take(values: readonly unknown[]): string[] {
    const at = new Date(rules.now()).toISOString();
    const fresh: { statement: StoredStatement; as: string }[] = [];
    const ids = new Set<string>();
    for (const value of values) {
      checkShape(value);
      const problems = rules.check?.(value) ?? [];
      if (problems.length > 0) throw new Refusal(400, problems.join('\n'));
      const id = typeof value.id === 'string' ? value.id.toLowerCase() : rules.newId();
      if (ids.has(id)) throw new Refusal(400, `${id} is in this batch twice.`);
      ids.add(id);
      const statement = { timestamp: at, version: '1.0.0', ...value, id, stored: at };
      const as = canonical({ ...value, id });
      // An LMS with rules of its own looks at a repetition too.
      const reason = rules.accept?.(statement, [...stored, ...fresh.map((one) => one.statement)]);
      if (reason !== undefined) throw new Refusal(403, reason);
      const before = sent.get(id);
      if (before !== undefined && before !== as)
        throw new Refusal(409, `${id} is stored already, with other content.`);
      if (before === undefined) fresh.push({ statement, as });
    }
    for (const { statement, as } of fresh) {
      stored.push(statement);
      sent.set(statement.id, as);
    }
    return [...ids];
  }

  function list(query: Record<string, string>): LrsResponse {
    const agent = query.agent === undefined ? undefined : agentKey(parseJson(query.agent));
    const found = stored.filter((statement) => {
      const {
        actor,
        verb,
        object,
        context,
        stored: at,
      } = statement as Record<string, Record<string, unknown>>;
      return (
        (agent === undefined || agentKey(actor) === agent) &&
        (query.verb === undefined || verb?.id === query.verb) &&
        (query.activity === undefined || object?.id === query.activity) &&
        (query.registration === undefined || context?.registration === query.registration) &&
        (query.since === undefined || Date.parse(String(at)) > Date.parse(query.since)) &&
        (query.until === undefined || Date.parse(String(at)) <= Date.parse(query.until))
      );
    });
    if (query.ascending !== 'true') found.reverse();
    const limit = Number(query.limit ?? 0);
    return json(200, { statements: limit > 0 ? found.slice(0, limit) : found, more: '' });
  }

  const registrationOf = ({ context }: StoredStatement) =>
    isObject(context) ? context.registration : undefined;

  return {
    stored,
    /** Puts the statements of a registration as they were at another time; what it has now is forgotten. */
    restore(registration: string, kept: readonly StoredStatement[]): void {
      const isOther = (each: StoredStatement) => registrationOf(each) !== registration;
      for (const each of stored) if (!isOther(each)) sent.delete(each.id);
      stored.splice(0, stored.length, ...stored.filter(isOther), ...kept);
      for (const { stored: _, ...statement } of kept) sent.set(statement.id, canonical(statement));
    },
    handle({ method, body }: LrsRequest, query: URLSearchParams): LrsResponse {
      if (method === 'POST') {
        parametersOf(query, []);
        const value = parseJson(body);
        return json(200, take(Array.isArray(value) ? value : [value]));
      }
      if (method === 'PUT') {
        const { statementId } = parametersOf(query, ['statementId']);
        const value = parseJson(body);
        if (statementId === undefined) throw new Refusal(400, 'statementId is missing.');
        if (isObject(value) && value.id !== undefined && value.id !== statementId)
          throw new Refusal(400, "The statement's id is not that of the address.");
        take([{ ...(value as object), id: statementId }]);
        return text(204);
      }
      if (method !== 'GET') throw new Refusal(405, `${method} is not known here.`);
      if (!query.has('statementId')) return list(parametersOf(query, filters));
      const { statementId = '' } = parametersOf(query, ['statementId', 'format', 'attachments']);
      const one = stored.find(({ id }) => id === statementId.toLowerCase());
      return one ? json(200, one) : text(404, 'There is no such statement.');
    },
  };
}

/** What can be seen without a validator. */
function checkShape(value: unknown): asserts value is Record<string, unknown> {
  if (!isObject(value)) throw new Refusal(400, 'A statement is an object.');
  const { id, actor, verb, object, timestamp } = value;
  if (id !== undefined && !(typeof id === 'string' && uuid.test(id)))
    throw new Refusal(400, 'id is no UUID.');
  agentKey(actor);
  if (!isObject(verb) || typeof verb.id !== 'string') throw new Refusal(400, 'verb.id is missing.');
  if (!isObject(object)) throw new Refusal(400, 'object is missing.');
  if (timestamp !== undefined && Number.isNaN(Date.parse(String(timestamp))))
    throw new Refusal(400, 'timestamp is none.');
}

import { randomUUID } from 'node:crypto';
import type { Cmi5Session } from './cmi5-refusals.ts';
import { isObject } from './http.ts';
import type { Registration } from './launcher.ts';
import type { StoredStatement } from './statements.ts';

/** A learner as an LMS of xAPI knows them: all of one registration, as plain data. */
export interface LearnerCopy {
  registration: Registration;
  /** The launches of cmi5; their tokens are of no use any more, and not in it. */
  sessions: Omit<Cmi5Session, 'token'>[];
  /** In the order of storing. */
  statements: StoredStatement[];
  /** The saved state's document; empty: none. */
  state: string;
}

const uuid = /^[0-9a-f]{8}-[0-9a-f]{4}-[0-9a-f]{4}-[0-9a-f]{4}-[0-9a-f]{12}$/i;
const isId = (value: unknown): value is string => typeof value === 'string' && uuid.test(value);

/** Reads such a copy from a file that somebody brings; `undefined`: it is none. */
export function readLearnerCopy(value: unknown): LearnerCopy | undefined {
  if (!isObject(value)) return undefined;
  const { registration, sessions, statements, state } = value;
  if (!isRegistration(registration) || !isStateDocument(state)) return undefined;
  if (!Array.isArray(sessions) || !sessions.every((each) => isSession(each, registration.id)))
    return undefined;
  if (!Array.isArray(statements) || !statements.every((each) => isStatement(each, registration.id)))
    return undefined;
  return { registration, sessions, statements, state };
}

function isStateDocument(value: unknown): value is string {
  if (value === '') return true;
  try {
    const document = JSON.parse(String(value)) as unknown;
    return typeof value === 'string' && isObject(document) && typeof document.state === 'string';
  } catch {
    return false;
  }
}

/** The sessions of a copy, as an LMS has them that has ended them all. */
export const endedSessions = ({ sessions }: LearnerCopy): Cmi5Session[] =>
  sessions.map((session) => ({ ...session, token: randomUUID(), fetched: true, abandoned: true }));

function isRegistration(value: unknown): value is Registration {
  if (!isObject(value) || !isId(value.id) || !isObject(value.actor)) return false;
  const { objectType, name, account } = value.actor;
  return (
    objectType === 'Agent' &&
    typeof name === 'string' &&
    isObject(account) &&
    typeof account.homePage === 'string' &&
    typeof account.name === 'string'
  );
}

function isSession(value: unknown, registration: string): value is Omit<Cmi5Session, 'token'> {
  if (!isObject(value) || !isId(value.id) || value.registration !== registration) return false;
  const { mode, moveOn, masteryScore, template } = value;
  const { contextActivities, extensions } = isObject(template) ? template : {};
  return (
    ['Normal', 'Browse', 'Review'].includes(String(mode)) &&
    typeof moveOn === 'string' &&
    (masteryScore === undefined || typeof masteryScore === 'number') &&
    isObject(extensions) &&
    isObject(contextActivities) &&
    Array.isArray(contextActivities.grouping)
  );
}

function isStatement(value: unknown, registration: string): value is StoredStatement {
  if (!isObject(value) || !isId(value.id) || typeof value.stored !== 'string') return false;
  const { actor, verb, object, context } = value;
  return (
    isObject(actor) &&
    isObject(verb) &&
    typeof verb.id === 'string' &&
    isObject(object) &&
    isObject(context) &&
    context.registration === registration
  );
}

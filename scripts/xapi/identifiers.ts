import type { Agent } from '@xapi/xapi';
import { v5 } from './uuid.ts';

/** The namespace of all names that ids of ours derive from; never to be changed. */
const namespace = '5b3d2c6e-9a41-5f0b-8d27-c0e3f6a1b974';

/**
 * A course's `iri` as the base of identifiers: without a slash at its end, and with all that a URI may not have
 * percent-encoded (RFC 3986, 2; RFC 3987, 3.1), so that an LRS that knows no IRIs takes it too. The same for ever.
 */
export function baseIri(iri: string): string {
  return iri
    .replace(/\/+$/, '')
    .replace(/%(?![\da-f]{2})/gi, '%25')
    .replace(/[^!#$%&'()*+,/:;=?@[\]~\w.-]/gu, encodeURIComponent);
}

/** An IRI of others as they have it, but for what none may have (RFC 3987, 2.2): with a blank every statement is refused. */
export const asIri = (given: string): string =>
  given.trim().replace(/[\s<>"{}|\\^`]|%(?![\da-f]{2})/gi, encodeURIComponent);

/** Stands for the registration where an LMS has none, as in SCORM. `run`: the id of the learner's run. */
export const registrationOf = (base: string, run: string): string => v5(namespace, `${base} run ${run}`);

/** Who the actor is, whatever they are called. */
export function identifierOf({ account, mbox, mbox_sha1sum, openid }: Agent): string {
  return account ? `${account.homePage} ${account.name}` : (mbox ?? mbox_sha1sum ?? openid ?? '');
}

/**
 * The id of a statement that a learner's registration has once. The actor is part of it, since some launches give one
 * registration to many.
 */
export function onceId(registration: string, actor: Agent, activityId: string, verb: string): string {
  return v5(namespace, [registration, identifierOf(actor), activityId, verb].join(' '));
}

/** The actor without their name; what tells them from others stays. Not for cmi5, whose actor is the launch's (8.1.3). */
export function withoutName(actor: Agent): Agent {
  const { name: _, ...rest } = actor;
  return rest;
}

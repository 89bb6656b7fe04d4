import type { Agent } from '@xapi/xapi';

type Fields = Record<string, unknown>;

const isFields = (value: unknown): value is Fields =>
  typeof value === 'object' && value !== null && !Array.isArray(value);
/** Before 1.0 each of an agent's fields was a list. */
const first = (value: unknown): unknown => (Array.isArray(value) ? value[0] : value);
const textOf = (value: unknown): string | undefined => {
  const text = first(value);
  return typeof text === 'string' && text !== '' ? text : undefined;
};

/** JSON as an object; whatever else it is, or is no JSON, is `undefined`. */
export function fieldsIn(json: string | null): Fields | undefined {
  try {
    const value: unknown = JSON.parse(json ?? '');
    return isFields(value) ? value : undefined;
  } catch {
    return undefined;
  }
}

/**
 * The learner of a Tin Can launch as xAPI 1.0.3 (Data 4.1.2.1) has an agent: one identifier, no lists. Old launches say
 * `{"name":["Ada"],"mbox":["mailto:ada@example.org"]}` or `account: [{accountServiceHomePage, accountName}]`.
 * `undefined` where nothing says who it is.
 */
export function agentOf(json: string | null): Agent | undefined {
  const given = fieldsIn(json);
  if (!given) return undefined;
  const { account, mbox, mbox_sha1sum: hash, openid } = given;
  const id = accountOf(first(account)) ?? mboxOf(textOf(mbox)) ?? otherOf(textOf(hash), textOf(openid));
  const name = textOf(given.name);
  return id && { objectType: 'Agent', ...(name === undefined ? {} : { name }), ...id };
}

function accountOf(given: unknown) {
  if (!isFields(given)) return undefined;
  const homePage = textOf(given.homePage ?? given.accountServiceHomePage);
  const name = textOf(given.name ?? given.accountName);
  return homePage !== undefined && name !== undefined ? { account: { homePage, name } } : undefined;
}

const mboxOf = (mbox: string | undefined) =>
  mbox === undefined ? undefined : { mbox: `mailto:${mbox.replace(/^mailto:/i, '')}` };

function otherOf(hash: string | undefined, openid: string | undefined) {
  if (hash !== undefined) return { mbox_sha1sum: hash };
  return openid === undefined ? undefined : { openid };
}

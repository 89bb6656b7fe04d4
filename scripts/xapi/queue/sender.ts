import type { Saved } from '../../log/tracker.ts';
import type { LrsAnswer, LrsClient } from '../lrs.ts';
import type { Told } from '../told.ts';
import { bytesOf, nextBatch, roomOfRequest } from './batch.ts';
import { isOurs } from './equal.ts';
import type { Waiting } from './record.ts';

/** What waits, as the sender sees it. */
export interface Backlog {
  /** In order; stored, as far as there is a store. */
  stored(): Promise<readonly Waiting[]>;
  remove(batch: readonly Waiting[]): Promise<void>;
  aside(one: Waiting, reason: string): Promise<void>;
  replace(one: Waiting, told: Told): Promise<void>;
}

/** How a pass ended, and after how many seconds the LRS wants to be asked again. */
export interface Verdict {
  saved: Saved;
  after?: number | undefined;
}

export interface Sender {
  /** Sends in order until nothing is left or somebody has to be waited for. */
  drain(): Promise<Verdict>;
  /** On its way, in a request that outlives the page. */
  inFlight(): readonly Waiting[];
}

/** Requests up to this size outlive the page by themselves; larger ones would leave no room for the last words. */
const small = 16_000;

const refused: Verdict = { saved: 'refused' };
const later = ({ retryAfter }: LrsAnswer): Verdict => ({ saved: 'waiting', after: retryAfter });

export function createSender(parts: {
  client: LrsClient;
  backlog: Backlog;
  renew(): void;
  note(call: string, result: string): void;
}): Sender {
  const { client, backlog, renew, note } = parts;
  let room = roomOfRequest;
  let most = Infinity;
  let inFlight: readonly Waiting[] = [];

  const find = async (one: Waiting) => {
    renew();
    const found = await client.find(one.record.i);
    note('find', String(found.status));
    return found;
  };

  /** `undefined`: go on. */
  async function deliver(batch: readonly Waiting[]): Promise<Verdict | undefined> {
    const before = batch.map(({ sent }) => sent);
    const keepalive = bytesOf(batch) < small;
    batch.forEach((one) => (one.sent = true));
    if (keepalive) inFlight = batch;
    renew();
    const answer = await client.post(
      batch.map(({ record }) => record.statement),
      { keepalive },
    );
    inFlight = [];
    const { status, taken } = answer;
    note(`post ${batch.length}`, taken ? 'taken' : String(status));
    if (taken) {
      most *= 2;
      return void (await backlog.remove(batch));
    }
    if ((status >= 200 && status < 300) || status === 409 || (status === 403 && before.includes(true)))
      return settle(batch, answer);
    if (![400, 401, 403, 413].includes(status)) return later(answer);
    batch.forEach((one, index) => (one.sent = before[index] === true));
    if (status === 401 || status === 403) return refused;
    if (batch.length === 1)
      for (const one of batch) await backlog.aside(one, `${status} ${answer.text ?? ''}`.trim());
    else if (status === 400) most = Math.ceil(batch.length / 2);
    else room = bytesOf(batch) / 2;
    return undefined;
  }

  /** An LRS that says "conflict", or "no" to what it may have: it alone knows what it has. */
  async function settle(batch: readonly Waiting[], answer: LrsAnswer): Promise<Verdict | undefined> {
    let settled = false;
    for (const one of batch) {
      const found = await find(one);
      if (found.statement) {
        settled = true;
        if (isOurs(one.record.statement, found.statement)) await backlog.remove([one]);
        else await backlog.aside(one, `${answer.status} ${answer.text ?? ''}`.trim());
        // What an LRS doesn't let us read is as good as not there.
      } else if (![401, 403, 404].includes(found.status)) return later(found);
    }
    if (settled) return undefined;
    if (answer.status === 403) return refused;
    if (answer.status !== 409) return later(answer);
    if (batch.length > 1) most = 1;
    else for (const one of batch) await backlog.aside(one, `409 ${answer.text ?? ''}`.trim());
    return undefined;
  }

  /** What another session left: the LRS may have it; else it is told in this session's words. */
  async function inherit(one: Waiting, heir: Told | null): Promise<Verdict | undefined> {
    const found = await find(one);
    if (found.statement) await backlog.remove([one]);
    else if (found.status === 401 || found.status === 403) return refused;
    else if (found.status !== 404) return later(found);
    else if (heir) await backlog.replace(one, heir);
    else await backlog.aside(one, 'left by a session that is over');
    return undefined;
  }

  return {
    inFlight: () => inFlight,
    async drain() {
      for (;;) {
        const batch = nextBatch(await backlog.stored(), room, most);
        const [first] = batch;
        if (!first) return { saved: 'saved' };
        const verdict = first.heir === undefined ? await deliver(batch) : await inherit(first, first.heir);
        if (verdict) return verdict;
      }
    },
  };
}

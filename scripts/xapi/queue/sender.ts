import type { LrsAnswer, LrsClient } from '../lrs.ts';
import type { Told } from '../told.ts';
import { bytesOf, isFirst, nextBatch, roomOfRequest } from './batch.ts';
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

/** How a pass ended; a number: after so many seconds the LRS may be asked again, 0: it did not say. */
export type Verdict = 'saved' | 'refused' | number;

export interface Sender {
  /** Sends in order until nothing is left or somebody has to be waited for. */
  drain(): Promise<Verdict>;
  /** On its way, in a request that outlives the page. */
  inFlight(): readonly Waiting[];
}

/**
 * What is refused alone is tried so many times, with longer and longer pauses (what comes first more often), since a
 * proxy, or an LRS that is out of order, refuses whatever it gets. Then it is passed over, and set aside when the LRS has
 * taken what follows and still not this one. So many may be passed over in a row before the LRS is left alone for a while,
 * the next time twice as many.
 */
const trials = { each: 4, first: 12, over: 5 };
/** Requests up to this size outlive the page by themselves; larger ones would leave no room for the last words. */
const small = 16_000;

const after = ({ retryAfter = 0 }: LrsAnswer): Verdict => retryAfter;
const isNo = (status: number) => status === 401 || status === 403;

export function createSender(
  client: LrsClient,
  backlog: Backlog,
  note: (call: string, result: string) => void,
): Sender {
  let room = roomOfRequest;
  let most = Infinity;
  let inFlight: readonly Waiting[] = [];
  /** Passed over, since it was refused. */
  let over: Waiting | undefined;
  /** Passed over as well: what was refused as bad, and may be so. */
  let doubted: Waiting[] = [];
  let lastRefusal: LrsAnswer = { status: 0 };
  let reach = trials.over;

  async function setAside(one: Waiting, { status, text = '' }: LrsAnswer): Promise<void> {
    await backlog.aside(one, `${status} ${text}`.trim());
  }

  /** `undefined`: go on. */
  async function deliver(batch: readonly Waiting[]): Promise<Verdict | undefined> {
    const [first] = batch as [Waiting];
    const keepalive = bytesOf(batch) < small;
    if (keepalive) inFlight = batch;
    const answer = await client.post(
      batch.map(({ record }) => record.statement),
      { keepalive },
    );
    inFlight = [];
    const { status, taken } = answer;
    note(`post ${batch.length}`, taken ? 'taken' : String(status));
    if (taken) {
      most *= 2;
      await backlog.remove(batch);
      if (over) over.refused = 'alone';
      over = undefined;
      for (const one of doubted.splice(0)) one.alone = true;
      reach = trials.over;
      return undefined;
    }
    if (status === 400 || status === 413) {
      if (batch.length === 1) return doubt(first, answer);
      if (status === 400) most = Math.ceil(batch.length / 2);
      else room = bytesOf(batch) / 2;
      return undefined;
    }
    if (status === 401) return 'refused';
    if (status === 403 && first.alone) return doubt(first, answer);
    if (status === 403 && !batch.some(({ sent }) => sent)) return refuse(batch, answer);
    batch.forEach((one) => (one.sent = true));
    return status === 403 || status === 409 || (status >= 200 && status < 300)
      ? settle(batch, answer)
      : after(answer);
  }

  /** One that was refused alone. */
  async function doubt(one: Waiting, answer: LrsAnswer): Promise<Verdict | undefined> {
    one.doubts = (one.doubts ?? 0) + 1;
    if (one.alone) {
      await setAside(one, answer);
      return undefined;
    }
    if (one.doubts === 1) return undefined;
    if (one.doubts < (isFirst(one.record) ? trials.first : trials.each)) return after(answer);
    lastRefusal = answer;
    doubted.push(one);
    if (doubted.length < reach) return undefined;
    reach *= 2;
    return after(answer);
  }

  /**
   * "No" may be meant for the session, for now, or for one statement. One that is refused again at the next flush is
   * passed over; when the LRS takes what follows and still not this one, it is set aside: it would keep back all others
   * for ever.
   */
  async function refuse(batch: readonly Waiting[], answer: LrsAnswer): Promise<Verdict | undefined> {
    const [one] = batch as [Waiting];
    if (over || !one.refused) {
      batch.forEach((each) => (each.refused ??= 'once'));
      return 'refused';
    }
    if (batch.length > 1) most = 1;
    else if (one.refused === 'alone') await setAside(one, answer);
    else over = one;
    return undefined;
  }

  /** An LRS that says "conflict", or "no" to what it may have: it alone knows what it has. */
  async function settle(batch: readonly Waiting[], answer: LrsAnswer): Promise<Verdict | undefined> {
    let settled = false;
    for (const one of batch) {
      const found = await client.find(one.record.i);
      if (found.statement) {
        settled = true;
        if (isOurs(one.record.statement, found.statement)) await backlog.remove([one]);
        else await setAside(one, answer);
        // What an LRS doesn't let us read is as good as not there.
      } else if (!isNo(found.status) && found.status !== 404) return after(found);
    }
    if (settled) return undefined;
    if (answer.status === 403) return refuse(batch, answer);
    if (answer.status !== 409) return after(answer);
    most = 1;
    const [one] = batch as [Waiting];
    return batch.length === 1 ? doubt(one, answer) : undefined;
  }

  /** What another session left: the LRS may have it; else it is told in this session's words. */
  async function inherit(one: Waiting, heir: Told | null): Promise<Verdict | undefined> {
    const found = await client.find(one.record.i);
    if (found.statement) await backlog.remove([one]);
    else if (isNo(found.status)) return 'refused';
    else if (found.status !== 404) return after(found);
    else if (heir) await backlog.replace(one, heir);
    else await backlog.aside(one, 'left by a session that is over');
    return undefined;
  }

  return {
    inFlight: () => inFlight,
    async drain() {
      over = undefined;
      doubted = [];
      for (;;) {
        const waiting = await backlog.stored();
        const batch = nextBatch(
          waiting.filter((one) => one !== over && !doubted.includes(one)),
          room,
          most,
        );
        const [first] = batch;
        if (!first) return over ? 'refused' : doubted.length > 0 ? after(lastRefusal) : 'saved';
        const verdict = await (first.heir === undefined ? deliver(batch) : inherit(first, first.heir));
        if (verdict !== undefined) return verdict;
      }
    },
  };
}

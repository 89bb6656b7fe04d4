import type { Saved } from '../../log/tracker.ts';
import type { Told } from '../told.ts';
import { isFirst, lastBatch } from './batch.ts';
import { createLease } from './one-sender.ts';
import { byPlace, format, isSound, queueKey, type StoredRecord, type Waiting } from './record.ts';
import { createSender, type Verdict } from './sender.ts';
import { localStore, openStores, type Store } from './store.ts';
import type { Queue, QueueParts } from './types.ts';

export type * from './types.ts';

/** Milliseconds of the first wait, and of the longest. */
const pauses = { first: 1_000, longest: 60_000 };

/**
 * Opens the queue of a course, LRS and learner with all that former sessions left in it. Sends nothing before the first
 * `flush`. Never rejects: where the browser stores nothing, it lives in memory, and `state().where` says so.
 */
export async function openQueue(parts: QueueParts): Promise<Queue> {
  const { client, adopt, note, registration } = parts;
  const now = parts.now ?? Date.now;
  const random = parts.random ?? Math.random;
  const later = parts.later ?? afterTimeout;
  const q = queueKey(parts.course, parts.endpoint, parts.actor);
  const { stores, local } = await openStores(q);
  const lease = createLease(`coursewright:lrs-sender:${q}`, now, random);
  const listeners: (() => void)[] = [];
  const changed = () => listeners.forEach((listener) => listener());

  let waiting: Waiting[] = [];
  let aside: StoredRecord[] = [];
  /** Ids that an LRS has, or that are on the list: they are never taken in again. */
  const known = new Set<string>();
  let last = 0;
  let denied = false;

  /** Stores are used one work at a time, so that what is read is never older than what was written. */
  let chain: Promise<unknown> = Promise.resolve();
  const inTurn = <T>(work: () => Promise<T>): Promise<T> => {
    const done = chain.then(work);
    chain = done.catch(() => undefined);
    return done;
  };

  /** Puts what lies nowhere into the best store that takes it. */
  const keep = () =>
    inTurn(async () => {
      const homeless = waiting.filter(({ kept }) => !kept);
      if (homeless.length === 0) return;
      let home = null;
      for (const store of stores) {
        home = await store.put(homeless.map(({ record }) => record)).then(
          () => store,
          () => null,
        );
        if (home) break;
      }
      homeless.forEach((one) => (one.kept ??= home));
    });

  /** Reads what all tabs and sessions have stored; what is gone was sent by another tab. */
  const load = () =>
    inTurn(async () => {
      const read: [Store, Partial<StoredRecord>[] | undefined][] = [];
      for (const store of stores) read.push([store, await store.all().catch(() => undefined)]);
      // From here on nothing else runs: meanwhile more may have been added.
      const mine = new Map(waiting.map((one) => [one.record.i, one]));
      const list = waiting.filter(({ kept }) => !kept);
      const seen = new Set(list.map(({ record }) => record.i));
      const damaged: StoredRecord[] = [];
      aside = [];
      for (const [store, values] of read) {
        if (!values) list.push(...waiting.filter(({ kept }) => kept === store));
        for (const record of (values ?? []) as StoredRecord[]) {
          if ((record.v ?? format) > format || seen.has(record.i)) continue;
          seen.add(record.i);
          if (record.aside === undefined && !isSound(record)) {
            record.aside = 'damaged';
            damaged.push(record);
          }
          last = Math.max(last, Number(record.n) || 0);
          if (record.aside !== undefined) aside.push(record);
          else if (mine.has(record.i) || !known.has(record.i))
            list.push(mine.get(record.i) ?? { record, kept: store, sent: true });
          known.add(record.i);
        }
      }
      waiting = list.sort(byPlace);
      for (const store of stores) if (damaged.length > 0) await store.put(damaged).catch(() => undefined);
    });

  /** The clock may be set back, and another tab may have added meanwhile. */
  function nextPlace(): number {
    const storage = localStore();
    const name = 'coursewright:lrs-place';
    last = Math.max(now(), last + 1, (Number(storage?.getItem(name)) || 0) + 1);
    try {
      storage?.setItem(name, String(last));
    } catch {
      // Full: then this tab's own order holds.
    }
    return last;
  }

  function enlist(told: readonly Told[]): void {
    for (const { statement, once } of told) {
      if (known.has(statement.id)) continue;
      known.add(statement.id);
      const before = adopt && isFirst({ statement }) ? waiting[0] : undefined;
      const n = before ? before.record.n - 1 : nextPlace();
      const record = { q, n, i: statement.id, v: format, registration, once, statement };
      waiting.push({ record, sent: false });
    }
    waiting.sort(byPlace);
    changed();
  }

  const forget = (records: readonly StoredRecord[]) =>
    inTurn(async () => {
      for (const store of stores) await store.remove(records).catch(() => undefined);
    });

  async function remove(batch: readonly Waiting[]): Promise<void> {
    attempts = 0;
    waiting = waiting.filter((one) => !batch.includes(one));
    await forget(batch.map(({ record }) => record));
    changed();
  }

  const sender = createSender({
    client,
    note,
    renew: lease.renew,
    backlog: {
      async stored() {
        await chain;
        return waiting;
      },
      remove,
      async aside(one, reason) {
        note('set aside', reason);
        const record = { ...one.record, aside: reason };
        aside.push(record);
        waiting = waiting.filter((other) => other !== one);
        await inTurn(async () => (one.kept ? one.kept.put([record]).catch(() => undefined) : undefined));
        changed();
      },
      async replace(one, { statement, once }) {
        const old = one.record;
        known.add(statement.id);
        one.record = { ...old, i: statement.id, registration, once, statement };
        delete one.heir;
        delete one.kept;
        delete one.bytes;
        one.sent = false;
        await keep();
        if (old.i !== statement.id) await forget([old]);
      },
    },
  });

  let passing: Promise<Saved> | undefined;
  let attempts = 0;
  /** Until then the LRS wants to be left alone. */
  let notBefore = 0;
  let cancel = () => {};

  async function pass(): Promise<Saved> {
    cancel();
    let verdict: Verdict = { saved: 'waiting', after: Math.max(0, notBefore - now()) / 1000 || undefined };
    if (verdict.after === undefined)
      await lease.hold(async () => {
        await load();
        verdict = await sender.drain();
      });
    denied = verdict.saved === 'refused';
    if (verdict.saved === 'waiting') {
      const { after } = verdict;
      const backoff = Math.min(pauses.longest, pauses.first * 2 ** attempts++);
      const pause = after === undefined ? backoff * (0.5 + random() / 2) : after * 1000;
      notBefore = after === undefined ? 0 : now() + pause;
      cancel = later(() => {
        notBefore = 0;
        void flush();
      }, pause);
    }
    changed();
    return verdict.saved;
  }

  const flush = () =>
    (passing ??= pass().finally(() => {
      passing = undefined;
    }));

  globalThis.addEventListener?.('online', () => {
    notBefore = 0;
    if (attempts > 0) void flush();
  });

  await load();
  if (adopt)
    for (const one of waiting) {
      const left = { statement: one.record.statement, once: one.record.once } as Told;
      const heir = adopt(left);
      if (heir !== left) one.heir = heir ?? null;
    }

  return {
    async add(told) {
      enlist(told);
      await keep();
      changed();
    },
    flush,
    leave(told) {
      enlist(told);
      try {
        local?.putNow(waiting.filter(({ kept }) => !kept || kept.where === 'memory'));
      } catch {
        // Full: what fits into the request below still goes.
      }
      lease.release();
      if (denied) return;
      const batch = lastBatch(waiting, sender.inFlight(), adopt !== undefined);
      if (batch.length === 0) return;
      batch.forEach((one) => (one.sent = true));
      const sent = client.post(
        batch.map(({ record }) => record.statement),
        { keepalive: true, leaving: true },
      );
      // Heard only by a page that comes back.
      void sent.then(({ taken }) => (taken ? remove(batch) : undefined));
    },
    state: () => ({
      waiting: waiting.length,
      aside: aside.map(({ statement, aside: reason = '' }) => ({ statement, reason })),
      where: waiting.some(({ kept }) => kept === null)
        ? 'memory'
        : (waiting.find(({ kept }) => kept?.where === 'localstorage')?.kept?.where ??
          stores[0]?.where ??
          'memory'),
      denied,
    }),
    onChange: (listener) => void listeners.push(listener),
  };
}

function afterTimeout(work: () => void, ms: number): () => void {
  const timer = setTimeout(work, ms);
  return () => clearTimeout(timer);
}

import type { Saved } from '../../log/tracker.ts';
import type { Told } from '../told.ts';
import { isFirst, lastBatch } from './batch.ts';
import { byPlace, format, isSound, queueKey, type StoredRecord, type Waiting } from './record.ts';
import { createSender, type Verdict } from './sender.ts';
import type { Place, Queue, QueueParts, Store, Surface } from './types.ts';

/** Milliseconds of the first wait, and of the longest. */
const pauses = { first: 1_000, longest: 60_000 };

/**
 * Opens the queue of a course, LRS and learner with all that former sessions left in it. Sends nothing before the first
 * `flush`. Never rejects: where the browser stores nothing, it lives in memory, and `state().where` says so.
 */
export async function openQueueAt(
  parts: QueueParts,
  { openStores, createLease, whenOnline }: Surface,
): Promise<Queue> {
  const { client, adopt, note, registration, now = Date.now, random = Math.random } = parts;
  const later = parts.later ?? afterTimeout;
  const q = queueKey(parts.course, parts.endpoint, parts.actor);
  const { stores, local } = await openStores(q);
  const lease = createLease(`coursewright:lrs-sender:${q}`, { now, random, later });
  const listeners: (() => void)[] = [];
  const changed = () => listeners.forEach((listener) => listener());

  /** In order; what was set aside too. */
  let list: Waiting[] = [];
  const waiting = () => list.filter(({ record }) => record.aside === undefined);
  /** Ids that the LRS has. */
  const done = new Set<string>();

  /** Stores are used one work at a time, so that what is read is never older than what was written. */
  let chain = Promise.resolve();
  const inTurn = (work: () => Promise<void>) => (chain = chain.then(work).catch(() => undefined));

  /** Puts what lies nowhere into the best store that takes it. */
  const keep = () =>
    inTurn(async () => {
      const homeless = list.filter(({ kept }) => !kept);
      let home: Store | null = null;
      for (const store of homeless.length > 0 ? stores : [])
        try {
          await store.put(homeless.map(({ record }) => record));
          home = store;
          break;
        } catch {
          // Full, or forbidden: the next one.
        }
      homeless.forEach((one) => (one.kept ??= home));
    });

  /** Reads what all tabs and sessions have stored; what is gone was sent by another tab. */
  const load = () =>
    inTurn(async () => {
      const read = await Promise.all(stores.map((store) => store.all().catch(() => undefined)));
      // From here on nothing else runs: meanwhile more may have been added.
      const mine = new Map(list.map((one) => [one.record.i, one]));
      const next = new Map(list.filter(({ kept }) => !kept).map((one) => [one.record.i, one]));
      stores.forEach((kept, index) => {
        const own = () => list.filter((one) => one.kept === kept).map(({ record }) => record);
        for (const record of read[index] ?? own()) {
          const { i, v = 0 } = record;
          // What a later format says is not for this one to read.
          if (v > format || done.has(i) || next.has(i)) continue;
          if (!isSound(record)) record.aside = 'damaged';
          next.set(i, mine.get(i) ?? { record, kept, sent: true });
        }
      });
      list = [...next.values()].sort(byPlace);
    });

  function enlist(told: readonly Told[]): void {
    for (const { statement, once } of told) {
      const i = statement.id;
      if (done.has(i) || list.some(({ record }) => record.i === i)) continue;
      const [first] = list;
      const leads = adopt && first && isFirst({ statement });
      // The clock may have been set back since the last one.
      const n = leads ? first.record.n - 1 : Math.max(now(), (list.at(-1)?.record.n ?? 0) + 1);
      const one = { record: { q, n, i, v: format, registration, once, statement }, sent: false };
      if (leads) list.unshift(one);
      else list.push(one);
    }
    changed();
  }

  const forget = async (places: Place[]) => {
    for (const store of stores) await store.remove(places).catch(() => undefined);
  };

  async function remove(batch: readonly Waiting[]): Promise<void> {
    attempts = 0;
    batch.forEach(({ record }) => done.add(record.i));
    list = list.filter(({ record }) => !done.has(record.i));
    await inTurn(() => forget(batch.map(({ record }) => record)));
    changed();
  }

  const sender = createSender(
    client,
    {
      stored: () => chain.then(waiting),
      remove,
      async aside(one, reason) {
        note('set aside', reason);
        const record: StoredRecord = (one.record = { ...one.record, aside: reason });
        await inTurn(async () => one.kept?.put([record]));
        changed();
      },
      replace(one, { statement, once }) {
        const old = one.record;
        const record = (one.record = { ...old, i: statement.id, registration, once, statement });
        delete one.heir;
        delete one.bytes;
        one.sent = false;
        return inTurn(async () => {
          await one.kept?.put([record]);
          if (old.i !== record.i) await forget([old]);
        });
      },
    },
    note,
  );

  let passing: Promise<Saved> | undefined;
  let denied = false;
  let attempts = 0;
  /** The LRS has said when it wants to be asked again. */
  let held = false;
  let cancel = () => {};

  async function pass(): Promise<Saved> {
    if (held) return 'waiting';
    cancel();
    // Where another tab is at it.
    let verdict: Verdict = 0;
    await lease.hold(async () => {
      await load();
      verdict = await sender.drain();
    });
    denied = verdict === ('refused' as Verdict);
    if (typeof verdict === 'number') {
      const backoff = Math.min(pauses.longest, pauses.first * 2 ** attempts++);
      held = verdict > 0;
      cancel = later(retry, verdict * 1000 || backoff * (0.5 + random() / 2));
    }
    changed();
    return typeof verdict === 'number' ? 'waiting' : verdict;
  }

  const flush = () => (passing ??= pass().finally(() => (passing = undefined)));
  const retry = () => {
    held = false;
    void flush();
  };

  whenOnline(() => attempts && retry());

  await load();
  if (adopt)
    for (const one of waiting()) {
      const left = one.record as unknown as Told;
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
        local?.putNow(list.filter(({ kept }) => !kept).map(({ record }) => record));
      } catch {
        // Full: what fits into the request below still goes.
      }
      lease.release();
      const batch = denied ? [] : lastBatch(waiting(), sender.inFlight(), adopt !== undefined);
      if (batch.length === 0) return;
      batch.forEach((one) => (one.sent = true));
      void client
        .post(
          batch.map(({ record }) => record.statement),
          { keepalive: true, leaving: true },
        )
        // Heard only by a page that comes back.
        .then(({ taken }) => (taken ? remove(batch) : undefined));
    },
    state: () => {
      const { kept = stores[0] } = list.at(-1) ?? {};
      return {
        waiting: waiting().length,
        aside: list.flatMap(({ record: { statement, aside: reason } }) =>
          reason === undefined ? [] : [{ statement, reason }],
        ),
        where: kept?.where ?? 'memory',
        denied,
      };
    },
    onChange: (listener) => void listeners.push(listener),
  };
}

function afterTimeout(work: () => void, ms: number): () => void {
  const timer = setTimeout(work, ms);
  return () => clearTimeout(timer);
}

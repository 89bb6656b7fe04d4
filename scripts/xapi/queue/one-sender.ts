import { localStore } from './store.ts';
import type { Lease, QueueClock } from './types.ts';

/** Milliseconds that a note holds, and after which it is written again. */
const holds = 45_000;

/**
 * One sender over all tabs: Web Locks, and where there are none (they need https) a note in `localStorage` that runs
 * out. Two that hold it at once do no harm, since ids stay: they only ask the LRS more often.
 */
export function createLease(name: string, { now, random, later }: QueueClock): Lease {
  const storage = localStore();
  const me = String(random());
  let cancel = () => {};

  const read = () => (storage?.getItem(name) ?? me).split(' ') as [string, string | undefined];
  const write = (): void => {
    try {
      storage?.setItem(name, `${me} ${now() + holds}`);
    } catch {
      // Full: then there are two senders.
    }
    cancel = later(write, holds / 3);
  };
  const release = () => {
    cancel();
    if (read()[0] === me) storage?.removeItem(name);
  };

  async function leased(work: () => Promise<void>): Promise<void> {
    const [owner, until] = read();
    const left = Number(until) - now();
    // One that holds longer than any was written before the clock was set back.
    if (owner !== me && left > 0 && left <= holds) return;
    write();
    // Another tab may have read the same and written at the same time: the last one has it.
    await new Promise((resolve) => setTimeout(resolve, 50 * random()));
    if (read()[0] === me) await work();
    release();
  }

  return {
    release,
    async hold(work) {
      let ran = false;
      try {
        // A tab that sleeps may hold its lock for hours.
        await navigator.locks.request(name, { signal: AbortSignal.timeout(holds) }, () => {
          ran = true;
          return work();
        });
      } catch {
        if (!ran) await leased(work);
      }
    },
  };
}

import { localStore } from './store.ts';

/** Longer than a request may take. */
const length = 45_000;

export interface Lease {
  /** Runs `work` while no other tab does; `false`: another one is at it, and this lot was not run. */
  hold(work: () => Promise<void>): Promise<boolean>;
  /** To be called before each request. */
  renew(): void;
  release(): void;
}

/**
 * One sender over all tabs: Web Locks, and where there are none (they need https) a note in `localStorage` that runs
 * out. Two that hold it at once do no harm, since ids stay: they only ask the LRS more often.
 */
export function createLease(name: string, now: () => number, random: () => number): Lease {
  const storage = localStore();
  const me = String(random());
  let held = false;

  const read = (): { me?: string; until?: number } => {
    try {
      return (JSON.parse(storage?.getItem(name) ?? '{}') ?? {}) as object;
    } catch {
      return {};
    }
  };
  const renew = () => {
    try {
      if (held) storage?.setItem(name, JSON.stringify({ me, until: now() + length }));
    } catch {
      // Full: then there are two senders.
    }
  };
  const release = () => {
    if (held && read().me === me) storage?.removeItem(name);
    held = false;
  };

  async function leased(work: () => Promise<void>): Promise<boolean> {
    const { me: owner, until = 0 } = read();
    // One from a time to come was written before the clock was set back.
    if (owner !== undefined && owner !== me && until > now() && until <= now() + length) return false;
    held = true;
    renew();
    // Another tab may have read the same and written at the same time: the last one has it.
    await new Promise((resolve) => setTimeout(resolve, 50 * random()));
    const mine = read().me;
    if (mine !== undefined && mine !== me) {
      held = false;
      return false;
    }
    try {
      await work();
    } finally {
      release();
    }
    return true;
  }

  return {
    renew,
    release,
    async hold(work) {
      let ran = false;
      try {
        await navigator.locks.request(name, () => {
          ran = true;
          return work();
        });
        return true;
      } catch {
        return ran || leased(work);
      }
    },
  };
}

import { createClient } from './client.ts';
import { watchLeaving } from './leaving.ts';
import { leaveUnopened, openQueue } from './queue/in-browser.ts';
import type { Surroundings } from './surroundings.ts';

/** Ms for which a fetch URL is waited for. */
const patience = 30_000;

/** A browser's page around what reports to an LRS. */
export const inBrowser: Omit<Surroundings, 'leaving'> = {
  now: () => Date.now(),
  random: () => crypto.getRandomValues(new Uint8Array(16)),
  search: () => location.search,
  createClient,
  openQueue,
  leaveUnopened,
  async post(url) {
    const response = await fetch(url, {
      method: 'POST',
      cache: 'no-store',
      credentials: 'omit',
      signal: AbortSignal.timeout(patience),
    });
    return { status: response.status, text: await response.text() };
  },
  tab: {
    read: (key) => sessionStorage.getItem(key),
    write: (key, text) => sessionStorage.setItem(key, text),
  },
  whenGone: (work) => addEventListener('pagehide', work),
  whenAsked(work) {
    addEventListener('click', ({ target }) => {
      if (target instanceof Element && target.closest('[data-action="save-now"]')) work();
    });
  },
  goTo: (address) => location.assign(address),
  set(selector, properties) {
    const met = new WeakSet<Element>();
    const look = () => {
      for (const element of document.querySelectorAll(selector)) {
        if (!met.has(element)) Object.assign(element, properties);
        met.add(element);
      }
    };
    look();
    new MutationObserver(look).observe(document, { childList: true, subtree: true });
  },
};

/** The same, and how the page goes: watched from now on. */
export const pageSurroundings = (): Surroundings => ({ ...inBrowser, leaving: watchLeaving() });

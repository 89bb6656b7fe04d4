import { seek } from '../../player/dom.ts';
import type { Words } from '../../player/words.ts';

const worker = 'service-worker.js';

/**
 * Lets the browser keep the course for offline use, and says in About how far that is. Needs a secure page; a browser
 * that can't, or a learner who forbids it, misses nothing else.
 */
export function offerOffline(words: Words): void {
  const place = seek(document, 'offline');
  const say = (key: string) => {
    if (place) place.textContent = words(key);
  };
  const { serviceWorker } = navigator as { serviceWorker?: ServiceWorkerContainer };
  if (!serviceWorker) return say('offline_not');
  say('offline_later');
  serviceWorker
    // Past the browser's own cache: an older worker must not live on because of a host's headers.
    .register(worker, { updateViaCache: 'none' })
    .then(() => serviceWorker.ready)
    .then(() => say('offline_ready'))
    .catch(() => say('offline_not'));
}

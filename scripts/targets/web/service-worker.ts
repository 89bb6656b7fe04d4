/**
 * Keeps one version of the course for offline use. Each file is kept under the hash of its content, and taken over only
 * when what the server sends has that hash: so a version is here whole or not at all, also while its files are being
 * replaced on the server. A new version waits until no window shows the old one; then the old one's files go.
 * Progress isn't touched: it lies in the browser's storage, and every version reads what older ones wrote.
 */

/** Put in front of this script when a course is built: hashes (SHA-256, base64) by path. */
declare const files: Record<string, string>;

export type {};

interface WaitableEvent extends Event {
  waitUntil(work: Promise<unknown>): void;
}
interface RequestEvent extends Event {
  request: Request;
  respondWith(answer: Promise<Response>): void;
}
interface Worker {
  registration: ServiceWorkerRegistration;
  clients: { matchAll(): Promise<readonly unknown[]> };
  skipWaiting(): Promise<void>;
  addEventListener(type: 'install' | 'activate', listener: (event: WaitableEvent) => void): void;
  addEventListener(type: 'fetch', listener: (event: RequestEvent) => void): void;
  addEventListener(type: 'message', listener: (event: MessageEvent) => void): void;
}
const worker = self as unknown as Worker;
const { scope } = worker.registration;
const cacheName = `coursewright:${scope}`;

const urlOf = (path: string) => new URL(path.split('/').map(encodeURIComponent).join('/'), scope).href;
/** Under which a file's content is kept: an address that no server is ever asked for. */
const keyOf = (path: string) => `${urlOf(path)}?${files[path] ?? ''}`;

/** Past every cache, and refused when it isn't this version's file. */
async function load(path: string): Promise<Response> {
  const response = await fetch(urlOf(path), {
    cache: 'no-cache',
    integrity: `sha256-${files[path] ?? ''}`,
  });
  if (!response.ok) throw new Error(`${path}: ${response.status}`);
  // A page may not be answered with what a server has sent from elsewhere.
  return new Response(response.body, { headers: response.headers });
}

async function install(): Promise<void> {
  const cache = await caches.open(cacheName);
  const kept = new Set((await cache.keys()).map(({ url }) => url));
  for (const path of Object.keys(files))
    if (!kept.has(keyOf(path))) await cache.put(keyOf(path), await load(path));
}

async function activate(): Promise<void> {
  const cache = await caches.open(cacheName);
  const ours = new Set(Object.keys(files).map(keyOf));
  for (const request of await cache.keys()) if (!ours.has(request.url)) await cache.delete(request);
}

/** A film asks for pieces: a whole file can't answer that. */
async function piece(response: Response, range: string): Promise<Response> {
  const blob = await response.blob();
  const [, from = '', to = ''] = /^bytes=(\d*)-(\d*)$/.exec(range) ?? [];
  const start = from === '' ? Math.max(0, blob.size - Number(to)) : Number(from);
  const end = from === '' || to === '' ? blob.size - 1 : Math.min(Number(to), blob.size - 1);
  if (start > end)
    return new Response('', { status: 416, headers: { 'content-range': `bytes */${blob.size}` } });
  const headers = new Headers(response.headers);
  headers.set('content-range', `bytes ${start}-${end}/${blob.size}`);
  headers.set('content-length', String(end - start + 1));
  return new Response(blob.slice(start, end + 1), { status: 206, headers });
}

async function answer(request: Request, path: string): Promise<Response> {
  if (
    request.mode === 'navigate' &&
    worker.registration.waiting &&
    (await worker.clients.matchAll()).length < 2
  ) {
    // Nobody but this window has the course open, and it shows nothing yet: the new version takes over.
    worker.registration.waiting.postMessage('take over');
    // To the same address with its fragment a browser would only scroll, on a page that is empty.
    return new Response('', { headers: { refresh: `0; url=${request.url.replace(/#.*$/s, '')}` } });
  }
  const cached = await (await caches.open(cacheName)).match(keyOf(path));
  const response = cached ?? (await load(path));
  const range = request.headers.get('range');
  return range === null ? response : piece(response, range);
}

worker.addEventListener('install', (event) => event.waitUntil(install()));
worker.addEventListener('activate', (event) => event.waitUntil(activate()));
worker.addEventListener('message', ({ data }) => {
  if (data === 'take over') void worker.skipWaiting();
});
worker.addEventListener('fetch', (event) => {
  const { request } = event;
  const url = new URL(request.url);
  const inside = request.method === 'GET' && url.href.startsWith(scope);
  const asked = inside ? decodeURIComponent(url.pathname.slice(new URL(scope).pathname.length)) : '';
  const path = asked === '' ? 'index.html' : asked;
  if (inside && Object.hasOwn(files, path)) event.respondWith(answer(request, path));
});

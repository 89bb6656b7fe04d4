import type { IncomingMessage } from 'node:http';
import { networkInterfaces } from 'node:os';

const loopback = ['127.0.0.1', 'localhost', '[::1]'];
const everywhere = new Set(['0.0.0.0', '::', '[::]']);

const bracketed = (address: string) =>
  address.includes(':') && !address.startsWith('[') ? `[${address}]` : address;

/** Whether a host listens beyond this machine. */
export const isOpen = (host: string): boolean => !['127.0.0.1', 'localhost', '::1', '[::1]'].includes(host);

/** Names under which a server at this host may be asked: never one that somebody else's DNS could point here. */
function namesOf(host: string): string[] {
  if (!isOpen(host)) return loopback;
  if (!everywhere.has(host)) return [...loopback, bracketed(host)];
  const own = Object.values(networkInterfaces()).flatMap((addresses) => addresses ?? []);
  return [...loopback, ...own.map(({ address }) => bracketed(address.replace(/%.*$/, '')))];
}

/**
 * Whether a request comes from the preview's own page: asked under a name of this machine (a name of another one that
 * points here would let its pages in: DNS rebinding), and by no page of another site.
 */
export function isOwn({ headers }: IncomingMessage, host: string): boolean {
  const asked = (headers.host ?? '').toLowerCase();
  // A tunnel may have another port at its other end; it is the name that tells whose page asks.
  if (!namesOf(host).includes(asked.replace(/:\d+$/, ''))) return false;
  const { origin } = headers;
  if (origin !== undefined && origin.toLowerCase() !== `http://${asked}`) return false;
  const site = headers['sec-fetch-site'];
  // A link on another page may lead here; nothing here may be put into one.
  const isLink = headers['sec-fetch-mode'] === 'navigate' && headers['sec-fetch-dest'] === 'document';
  return site === undefined || site === 'same-origin' || site === 'none' || isLink;
}

import { createReadStream, realpathSync, statSync } from 'node:fs';
import type { IncomingMessage, ServerResponse } from 'node:http';
import { extname, sep } from 'node:path';
import type { FileEntry } from '../../compile/files.ts';

const types: Record<string, string> = {
  '.html': 'text/html; charset=utf-8',
  '.js': 'text/javascript; charset=utf-8',
  '.css': 'text/css; charset=utf-8',
  '.json': 'application/json; charset=utf-8',
  '.webmanifest': 'application/manifest+json',
  '.xml': 'application/xml; charset=utf-8',
  '.xsd': 'application/xml; charset=utf-8',
  '.txt': 'text/plain; charset=utf-8',
  '.csv': 'text/csv; charset=utf-8',
  '.vtt': 'text/vtt; charset=utf-8',
  '.svg': 'image/svg+xml',
  '.png': 'image/png',
  '.jpg': 'image/jpeg',
  '.jpeg': 'image/jpeg',
  '.gif': 'image/gif',
  '.webp': 'image/webp',
  '.avif': 'image/avif',
  '.ico': 'image/x-icon',
  '.mp3': 'audio/mpeg',
  '.m4a': 'audio/mp4',
  '.ogg': 'audio/ogg',
  '.wav': 'audio/wav',
  '.mp4': 'video/mp4',
  '.webm': 'video/webm',
  '.pdf': 'application/pdf',
  '.woff2': 'font/woff2',
};

export const typeOf = (path: string): string =>
  types[extname(path).toLowerCase()] ?? 'application/octet-stream';

/**
 * Nothing is cached, nothing guessed, nothing lent to other sites; and pages ask this server alone: an LRS or a token
 * service of the course must never hear of a preview.
 */
const always = {
  'cache-control': 'no-store',
  'x-content-type-options': 'nosniff',
  'referrer-policy': 'no-referrer',
  'cross-origin-resource-policy': 'same-origin',
  'cross-origin-opener-policy': 'same-origin',
  'content-security-policy': "frame-ancestors 'self'; connect-src 'self'",
};

export function send(
  response: ServerResponse,
  status: number,
  type: string,
  body: string | Uint8Array,
  more: Record<string, string> = {},
): void {
  response.writeHead(status, {
    ...always,
    'content-type': type,
    'content-length': Buffer.byteLength(body),
    ...more,
  });
  response.end(response.req.method === 'HEAD' ? undefined : body);
}

export const sendJson = (response: ServerResponse, status: number, value: unknown): void =>
  send(response, status, typeOf('.json'), JSON.stringify(value));

export const refuse = (response: ServerResponse, status: number, why: string): void =>
  send(response, status, typeOf('.txt'), `${why}\n`);

/**
 * Sends one file of a package: bytes, or what lies on the disk, also in part, as films are fetched.
 * @param roots folders that a file on the disk may lie in, once every link is followed
 */
export function sendFile(
  request: IncomingMessage,
  response: ServerResponse,
  file: FileEntry,
  roots: readonly string[],
): void {
  if ('bytes' in file) return send(response, 200, typeOf(file.path), file.bytes);
  const real = realPath(file.from);
  const size = real === undefined ? undefined : statSync(real, { throwIfNoEntry: false });
  const isInside = roots.some((root) => real?.startsWith(root.endsWith(sep) ? root : root + sep));
  if (real === undefined || !isInside || !size?.isFile()) return refuse(response, 404, 'It is gone.');
  const range = rangeOf(request.headers.range, size.size);
  if (range === 'none')
    return send(response, 416, typeOf('.txt'), '', { 'content-range': `bytes */${size.size}` });
  const { start, end } = range ?? { start: 0, end: size.size - 1 };
  response.writeHead(range ? 206 : 200, {
    ...always,
    'content-type': typeOf(file.path),
    'content-length': end - start + 1,
    'accept-ranges': 'bytes',
    ...(range ? { 'content-range': `bytes ${start}-${end}/${size.size}` } : {}),
  });
  if (request.method === 'HEAD' || size.size === 0) return void response.end();
  const stream = createReadStream(real, { start, end });
  stream.on('error', () => response.destroy());
  response.on('close', () => stream.destroy());
  stream.pipe(response);
}

function realPath(path: string): string | undefined {
  try {
    return realpathSync.native(path);
  } catch {
    return undefined;
  }
}

/** One range of bytes (RFC 9110, 14.1.2); `undefined`: the whole; `none`: there is nothing of it. */
function rangeOf(
  header: string | undefined,
  size: number,
): { start: number; end: number } | 'none' | undefined {
  const [, from = '', to = ''] = /^bytes=(\d*)-(\d*)$/.exec(header ?? '') ?? [];
  if (from === '' && to === '') return undefined;
  const start = from === '' ? Math.max(0, size - Number(to)) : Number(from);
  const end = from === '' || to === '' ? size - 1 : Math.min(Number(to), size - 1);
  return start > end ? 'none' : { start, end };
}

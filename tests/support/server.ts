import { createServer, type IncomingMessage, type ServerResponse } from 'node:http';
import { build } from 'esbuild';
import type { AddressInfo } from 'node:net';
import { dirname, extname, join } from 'node:path';
import { fileURLToPath } from 'node:url';
import type { Call, Elements } from '../../scripts/preview/stand-in.ts';
import type { PageOptions } from './lms/api.ts';
import type { LmsRecords } from './lms/records.ts';

/** One LMS with one course on the test server. Each device (a browser profile) has its own line to it. */
export interface Site {
  records: LmsRecords;
  /** The package's files by path; replaced when a new version is uploaded. */
  files: ReadonlyMap<string, Uint8Array>;
  /** Rises with each upload, and with it the address of the files. */
  revision: number;
  page: PageOptions;
  /** Devices whose line is dead: connections break off. */
  dead: Set<string>;
  /** Decides about single files of the package; `hold` waits for `release`. */
  content: (path: string) => 'send' | 'cut' | 'missing' | 'error' | Promise<void>;
  /** Requests for files of the package, in order of arrival. */
  requests: { device: string; path: string }[];
  /** Each opening of the LMS's page, by number. */
  visits: Visit[];
}

/** What the server knows of one opening of the LMS's page. */
export interface Visit {
  /** Beacons that arrived. */
  arrived: number;
  /** Told by the page with its last breath. */
  gone?: { beacons: number; calls: Call[] };
}

const types: Record<string, string> = {
  '.html': 'text/html; charset=utf-8',
  '.js': 'text/javascript; charset=utf-8',
  '.css': 'text/css; charset=utf-8',
  '.json': 'application/json; charset=utf-8',
  '.xml': 'application/xml; charset=utf-8',
  '.svg': 'image/svg+xml',
  '.png': 'image/png',
  '.jpg': 'image/jpeg',
  '.jpeg': 'image/jpeg',
  '.gif': 'image/gif',
  '.webp': 'image/webp',
  '.mp3': 'audio/mpeg',
  '.mp4': 'video/mp4',
  '.vtt': 'text/vtt; charset=utf-8',
  '.woff2': 'font/woff2',
};

export interface TestServer {
  origin: string;
  sites: Map<string, Site>;
  close(): Promise<void>;
}

const pageFolder = join(dirname(fileURLToPath(import.meta.url)), 'page');

/** Bundles a script of `page/` that runs in the browser. */
export async function pageScript(name: string): Promise<string> {
  const result = await build({
    entryPoints: [join(pageFolder, `${name}.ts`)],
    bundle: true,
    write: false,
    format: 'iife',
    target: 'es2022',
  });
  return result.outputFiles[0]?.text ?? '';
}

/**
 * Serves packages as an LMS does, on 127.0.0.1 and a free port:
 * `/<site>/<device>/launch`, `commit` and `gone` of a visit, `files/<revision>/<path>`; `/scripts/<name>.js`.
 */
export async function startServer(): Promise<TestServer> {
  const sites = new Map<string, Site>();
  const scripts = new Map<string, Promise<string>>();
  const server = createServer((request, response) => {
    void answer(request, response).catch(() => response.destroy());
  });

  async function answer(request: IncomingMessage, response: ServerResponse): Promise<void> {
    const url = new URL(request.url ?? '/', 'http://test');
    const [, first = '', device = '', what = '', ...rest] = url.pathname.split('/').map(decodeURIComponent);
    if (first === 'scripts') {
      const name = device.replace('.js', '');
      if (!scripts.has(name)) scripts.set(name, pageScript(name));
      return send(response, 200, '.js', await (scripts.get(name) ?? ''));
    }
    if (first === 'favicon.ico') return send(response, 204, '.png', '');
    const site = sites.get(first);
    if (!site) return send(response, 404, '.html', '');
    const body = request.method === 'POST' ? await bodyOf(request) : Buffer.alloc(0);
    const visit = site.visits[Number(url.searchParams.get('visit') ?? -1)];
    if (what === 'gone' && visit) {
      visit.gone = JSON.parse(body.toString('utf8')) as NonNullable<Visit['gone']>;
      return send(response, 204, '.json', '');
    }
    if (site.dead.has(device)) return void response.destroy();
    if (what === 'launch')
      return send(response, 200, '.html', launchPage(site, first, device, url.searchParams));
    if (what === 'commit') return commit(site, url.searchParams, body, request, response, visit);
    if (what === 'files') return sendFile(site, device, rest.slice(1).join('/'), response);
    return send(response, 404, '.html', '');
  }

  await new Promise<void>((resolve) => server.listen(0, '127.0.0.1', resolve));
  const { port } = server.address() as AddressInfo;
  return {
    origin: `http://127.0.0.1:${port}`,
    sites,
    close: () =>
      new Promise((resolve) => {
        server.closeAllConnections();
        server.close(() => resolve());
      }),
  };
}

function send(response: ServerResponse, status: number, extension: string, body: string | Uint8Array): void {
  response.writeHead(status, { 'content-type': types[extension] ?? 'application/octet-stream' });
  response.end(body);
}

async function sendFile(site: Site, device: string, path: string, response: ServerResponse): Promise<void> {
  site.requests.push({ device, path });
  const fate = site.content(path);
  if (typeof fate === 'object') await fate;
  if (fate === 'cut') return void response.destroy();
  const bytes = site.files.get(path);
  if (fate === 'error') return send(response, 500, '.html', '');
  if (fate === 'missing' || !bytes) return send(response, 404, '.html', '');
  response.writeHead(200, {
    'content-type': types[extname(path)] ?? 'application/octet-stream',
    'cache-control': 'private, max-age=7776000, immutable',
  });
  response.end(bytes);
}

async function bodyOf(request: IncomingMessage): Promise<Buffer> {
  const parts: Buffer[] = [];
  for await (const part of request) parts.push(part as Buffer);
  return Buffer.concat(parts);
}

async function commit(
  site: Site,
  query: URLSearchParams,
  body: Buffer,
  request: IncomingMessage,
  response: ServerResponse,
  visit: Visit | undefined,
): Promise<void> {
  const changed = await elementsOf(body, request.headers['content-type'] ?? '');
  const fate = site.records.commit(query.get('learner') ?? '', changed);
  if (visit && query.has('beacon')) visit.arrived++;
  const stored = fate === 'kept' || fate === 'lost';
  if (fate === 'error') return send(response, 500, '.json', '');
  send(
    response,
    200,
    '.json',
    JSON.stringify({ result: stored ? 'true' : 'false', errorCode: stored ? 0 : 101 }),
  );
}

/** A commit is a form from the Moodle double, JSON from the others (as text when it is a beacon). */
async function elementsOf(body: Buffer, type: string): Promise<Elements> {
  if (!type.startsWith('multipart/')) return JSON.parse(body.toString('utf8')) as Elements;
  const form = await new Response(new Uint8Array(body), { headers: { 'content-type': type } }).formData();
  return Object.fromEntries([...form].map(([element, value]) => [shortName(element), String(value)]));
}

/** `cmi__interactions__N3__id` -> `cmi.interactions.3.id`. */
function shortName(element: string): string {
  return element.includes('__') ? element.replaceAll('__', '.').replace(/\.N(?=\d+\.)/g, '.') : element;
}

function launchPage(site: Site, id: string, device: string, query: URLSearchParams): string {
  const learner = query.get('learner') ?? '';
  const visit = site.visits.push({ arrived: 0 }) - 1;
  const commitUrl = `/${id}/${device}/commit?visit=${visit}&learner=${encodeURIComponent(learner)}`;
  const goneUrl = `/${id}/${device}/gone?visit=${visit}`;
  const launch = site.records.launch(learner, query.get('name') ?? '', commitUrl);
  const start = `/${id}/${device}/files/${site.revision}/index.html`;
  const data = JSON.stringify({ launch, page: site.page, start, goneUrl }).replaceAll('<', '\\u003c');
  return `<!doctype html>
<html lang="en">
  <head>
    <meta charset="utf-8" />
    <title>LMS</title>
    <style>
      html, body, iframe { margin: 0; border: 0; width: 100%; height: 100%; display: block; }
    </style>
  </head>
  <body>
    <script type="application/json" id="launch">${data}</script>
    <script src="/scripts/${launch.double === 'moodle' ? 'moodle' : 'again'}.js"></script>
  </body>
</html>`;
}

import { randomBytes, timingSafeEqual } from 'node:crypto';
import { realpathSync } from 'node:fs';
import { createServer, type IncomingMessage, type ServerResponse } from 'node:http';
import { basename } from 'node:path';
import { diskFs } from '../../compile/disk.ts';
import { profiles } from '../../profiles/list.ts';
import { targets } from '../../targets/list.ts';
import {
  launcherActs,
  lines,
  type Choices,
  type Line,
  type LrsHeard,
  type Outcome,
  type Variant,
} from '../messages.ts';
import { createBuilder, keyOf, type BuildResult, type BuiltVariant } from './builder.ts';
import { editorOf, openEditor } from './editor.ts';
import { factsOf, samplesOf, shownFindings } from './facts.ts';
import { isOwn } from './guard.ts';
import { listen, urlHost } from './listen.ts';
import { createLrsHost } from './lrs-host.ts';
import { packageLaunch } from './package-launch.ts';
import { refuse, send, sendFile, sendJson, typeOf } from './send.ts';
import { rememberingFs } from './source.ts';
import { watchFolder } from './watch.ts';

export interface PreviewOptions {
  /** The course's folder, absolute, and as its author names it. */
  folder: string;
  shownFolder: string;
  /** The folder that holds templates/ and .build/. */
  home: string;
  host: string;
  /** Where it is taken, another free one is used. */
  port: number;
  env: NodeJS.ProcessEnv;
  /** Told of each build. */
  onResult(result: BuildResult): void;
}

export interface Preview {
  url: string;
  /** Whether the port is the one that was asked for. */
  asAsked: boolean;
  close(): Promise<void>;
}

/** Milliseconds that a slow line takes for everything. */
const slowness = 700;

/**
 * Serves a course as its package, and beside it the panel with the stand-in LMS; builds whenever the folder changes.
 * Rejects where it can't listen at all.
 */
export async function startPreview(options: PreviewOptions): Promise<Preview> {
  const { folder, home, host, env } = options;
  const course = rememberingFs(diskFs(folder));
  const assets = rememberingFs(diskFs(home));
  const token = randomBytes(18).toString('base64url');
  /** Two previews one after the other have no address in common. */
  const run = randomBytes(4).toString('hex');
  const roots = [realpathSync.native(folder), realpathSync.native(home)];
  const listeners = new Map<string, Set<(outcome: Outcome) => void>>();
  const lineOf = new Map<string, Line>();
  /** Who is told of what a tab's course asks its LRS. */
  const hearers = new Map<string, Set<(heard: LrsHeard) => void>>();
  const lrs = createLrsHost({
    passes,
    heard(tab, failed) {
      for (const tell of hearers.get(tab) ?? []) tell({ kind: 'lrs', failed });
    },
  });

  const builder = createBuilder({
    course,
    assets,
    folderName: basename(folder),
    onResult(result) {
      options.onResult(result);
      void outcomeOf(result).then((outcome) => {
        for (const tell of listeners.get(keyOf(result.variant)) ?? []) tell(outcome);
      });
    },
  });
  const watcher = watchFolder(folder, () => builder.changed());
  // The page is asked for in a moment, mostly as the course is published.
  builder.begin();

  async function outcomeOf({ value, diagnostics, variant }: BuildResult): Promise<Outcome> {
    const findings = await shownFindings(diagnostics, course);
    if (!value) return { kind: 'broken', findings };
    const { id, title } = value.built.plan.course;
    const launch = packageLaunch(value);
    return {
      kind: 'built',
      revision: value.revision,
      target: value.package.target.name,
      path: `${run}-${value.revision}/${keyOf(variant)}/`,
      course: { id, title: title.markdown },
      ...(launch ? { lrs: launch.fromLms ? 'lms' : 'course' } : {}),
      findings,
    };
  }

  /** Server-sent events: the state as it is, then every change of it. */
  function events(response: ServerResponse, variant: Variant, tab: string): void {
    response.writeHead(200, { 'content-type': 'text/event-stream', 'cache-control': 'no-store' });
    const tell = (what: Outcome | LrsHeard) => void response.write(`data: ${JSON.stringify(what)}\n\n`);
    const hearing = hearers.get(tab) ?? new Set();
    hearers.set(tab, hearing.add(tell));
    const key = keyOf(variant);
    const told = listeners.get(key) ?? new Set();
    listeners.set(key, told.add(tell));
    const { result } = builder.last(variant);
    if (result) void outcomeOf(result).then(tell);
    builder.want(variant);
    response.write('retry: 500\n\n');
    response.on('close', () => {
      hearing.delete(tell);
      told.delete(tell);
      builder.unwant(variant);
    });
  }

  /** Lets time pass as a tab's line wants it; `false`: nothing gets through. */
  async function passes(tab: string): Promise<boolean> {
    const line = lineOf.get(tab);
    if (line === 'slow') await pause();
    return line !== 'broken';
  }

  /** A file of the last good package: `/run/<tab>/<revision>/<variant>/<path>`. */
  async function packageFile(
    request: IncomingMessage,
    response: ServerResponse,
    path: string[],
  ): Promise<void> {
    const [tab = '', , key = '', ...rest] = path;
    if (!(await passes(tab))) return void response.destroy();
    const good = goodOf(variantOf(key));
    // It would keep files of this build for ever, past the next save.
    if (request.headers['service-worker'] === 'script')
      return refuse(response, 404, 'A preview is never offline.');
    const wanted = rest.join('/');
    const file = good?.package.files.find((each) => each.path === wanted);
    if (!file) return refuse(response, 404, 'There is no such file in the package.');
    sendFile(request, response, file, roots);
  }

  const goodOf = (variant: Variant | undefined): BuiltVariant | undefined =>
    variant && builder.last(variant).good;

  function choices(): Choices {
    return {
      folder: options.shownFolder,
      targets: targets.map(({ name, about }) => ({ name, about })),
      profiles: profiles.map(({ name, title, rules = 'standard' }) => ({ name, title, rules })),
      words: [],
      token,
    };
  }

  async function get(
    request: IncomingMessage,
    response: ServerResponse,
    url: URL,
    path: string[],
  ): Promise<void> {
    const [first = '', ...rest] = path;
    const variant = askedVariant(url.searchParams);
    if (first === 'run') return packageFile(request, response, rest);
    if (first === 'learner') {
      const { launch, whose } = learnerAsked(url, rest);
      return launch
        ? sendJson(response, 200, lrs.record(whose, launch))
        : refuse(response, 404, 'It reports to no LRS.');
    }
    if (first === 'learner-copy') {
      const { launch, whose } = learnerAsked(url, rest);
      return launch
        ? sendJson(response, 200, lrs.copy(whose, launch))
        : refuse(response, 404, 'It reports to no LRS.');
    }
    if (rest.length > 0) return refuse(response, 404, 'There is no such page.');
    if (first === 'events')
      return variant
        ? events(response, variant, url.searchParams.get('tab') ?? '')
        : refuse(response, 400, 'No such variant.');
    if (first === 'choices') return sendJson(response, 200, { ...choices(), words: await languages() });
    const good = goodOf(variant);
    if (first === 'facts' || first === 'samples') {
      if (!good) return refuse(response, 404, 'Nothing was built yet.');
      return sendJson(
        response,
        200,
        first === 'facts' ? factsOf(good, editorOf(env) !== undefined) : samplesOf(good),
      );
    }
    const page = pages[first];
    if (page === undefined) return refuse(response, 404, 'There is no such page.');
    send(response, 200, typeOf(page), await assets.read(`.build/preview/${page}`), {
      'content-security-policy': panelPolicy,
    });
  }

  /** The learner of a tab at the variant that the address names, and how its package is launched. */
  function learnerAsked({ searchParams }: URL, [tab = '']: string[]) {
    const good = goodOf(askedVariant(searchParams));
    const launch = good && isWord(tab) ? packageLaunch(good) : undefined;
    return { launch, whose: { tab, target: good?.package.target.name ?? '' } };
  }

  const languages = async () =>
    (await assets.list('templates/strings')).flatMap((name) => /^(.+)\.ya?ml$/.exec(name)?.[1] ?? []);

  async function post(
    request: IncomingMessage,
    response: ServerResponse,
    url: URL,
    path: string[],
  ): Promise<void> {
    if (!isToken(request.headers['x-preview-token'], token))
      return refuse(response, 403, 'Not from the panel.');
    const [what = '', tab = ''] = path;
    const { searchParams: query } = url;
    if (what === 'line') {
      const line = lines.find((each) => each === query.get('is'));
      if (line === undefined) return refuse(response, 400, 'No such line.');
      lineOf.set(tab, line);
      return sendJson(response, 200, {});
    }
    // A save that the panel's LMS sends over the line: what it carries stays in the panel.
    if (what === 'commit') {
      return (await passes(tab)) ? sendJson(response, 200, {}) : void response.destroy();
    }
    if (what === 'learner') {
      const { launch, whose } = learnerAsked(url, [tab]);
      const act = launcherActs.find((each) => each === query.get('do'));
      if (!launch || !act) return refuse(response, 404, 'It reports to no LRS.');
      const origin = `http://${request.headers.host ?? ''}`;
      const parameters = lrs.act(act, whose, launch, { origin, mode: query.get('mode') ?? '' });
      return sendJson(response, 200, { parameters });
    }
    if (what === 'learner-copy') {
      const { launch, whose } = learnerAsked(url, [tab]);
      if (!launch) return refuse(response, 404, 'It reports to no LRS.');
      return sendJson(response, 200, { taken: lrs.restore(whose, launch, await readJson(request)) });
    }
    if (what !== 'open') return refuse(response, 404, 'There is no such page.');
    const file = query.get('file') ?? '';
    const number = (name: string) => Math.max(1, Math.trunc(Number(query.get(name))) || 1);
    if ((await course.stat(file))?.kind !== 'file')
      return refuse(response, 404, 'The course has no such file.');
    const place = { file: course.locate(file), line: number('line'), column: number('column') };
    const why = await openEditor(place, env);
    return sendJson(response, why === undefined ? 200 : 409, why === undefined ? {} : { why });
  }

  const server = createServer((request, response) => {
    answer(request, response).catch(() => {
      if (response.headersSent) response.destroy();
      else refuse(response, 500, 'The preview has made a mistake.');
    });
  });

  async function answer(request: IncomingMessage, response: ServerResponse): Promise<void> {
    if (!isOwn(request, host)) return refuse(response, 403, 'Not from here.');
    let path: string[];
    let url: URL;
    try {
      url = new URL(request.url ?? '/', 'http://preview');
      path = url.pathname.slice(1).split('/').map(decodeURIComponent);
    } catch {
      return refuse(response, 400, 'Not an address.');
    }
    if (path[0] === 'lrs') return lrs.answer(request, response, path.slice(1));
    if (request.method === 'GET' || request.method === 'HEAD') return get(request, response, url, path);
    if (request.method === 'POST') return post(request, response, url, path);
    refuse(response, 405, 'Only to be read.');
  }

  let port: number;
  try {
    port = await listen(server, host, options.port);
  } catch (error) {
    watcher.close();
    throw error;
  }
  return {
    url: `http://${urlHost(host)}:${port}/`,
    asAsked: port === options.port,
    close: () =>
      new Promise((resolve) => {
        watcher.close();
        server.close(() => resolve());
        server.closeAllConnections();
      }),
  };
}

const pages: Record<string, string> = { '': 'panel.html', 'panel.js': 'panel.js', 'panel.css': 'panel.css' };

/** The panel loads itself, the course, and the tracker of the package, from here alone. */
const panelPolicy =
  "default-src 'none'; script-src 'self'; style-src 'self'; connect-src 'self'; frame-src 'self'; img-src 'self' data:; base-uri 'none'; form-action 'none'; frame-ancestors 'none'";

/** What a request carries, as JSON; `undefined`: it is none. */
async function readJson(request: IncomingMessage): Promise<unknown> {
  const parts: Buffer[] = [];
  for await (const part of request) parts.push(part as Buffer);
  try {
    return JSON.parse(Buffer.concat(parts).toString('utf8')) as unknown;
  } catch {
    return undefined;
  }
}

const pause = () => new Promise((resolve) => setTimeout(resolve, slowness));

const isWord = (text: string) => /^[A-Za-z0-9-]{0,40}$/.test(text);

function variantOf(key: string): Variant | undefined {
  const [target = '', words = '', ...more] = key.split('~');
  const known = target === '' || targets.some(({ name }) => name === target);
  return known && isWord(words) && more.length === 0 ? { target, words } : undefined;
}

const askedVariant = (query: URLSearchParams): Variant | undefined =>
  variantOf(`${query.get('target') ?? ''}~${query.get('words') ?? ''}`);

function isToken(given: string | string[] | undefined, token: string): boolean {
  const bytes = Buffer.from(String(given ?? ''));
  return bytes.length === token.length && timingSafeEqual(bytes, Buffer.from(token));
}

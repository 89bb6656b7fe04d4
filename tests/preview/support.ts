import { cp, mkdtemp } from 'node:fs/promises';
import { request } from 'node:http';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { onTestFinished } from 'vitest';
import type { Outcome } from '../../scripts/preview/messages.ts';
import type { BuildResult } from '../../scripts/preview/server/builder.ts';
import { startPreview, type Preview } from '../../scripts/preview/server/server.ts';

export const root = join(import.meta.dirname, '../..');

/** A course folder of a test's own. */
export async function courseFolder(): Promise<string> {
  const folder = join(await mkdtemp(join(tmpdir(), 'coursewright-preview-')), 'example');
  await cp(join(root, 'tests/support/base-course'), folder, { recursive: true });
  return folder;
}

export interface Served {
  preview: Preview;
  folder: string;
  results: BuildResult[];
  get(path: string, headers?: Record<string, string>, method?: string): Promise<Answer>;
  /** What the panel is told, from the beginning. */
  outcomes(query?: string): Told;
}

export interface Answer {
  status: number;
  headers: Record<string, string | string[] | undefined>;
  body: string;
}

export interface Told {
  all: Outcome[];
  /** Waits for one that fits. */
  until(fits: (outcome: Outcome) => boolean): Promise<Outcome>;
}

/** A preview of a course, closed after the test, or when `whenDone` has it done. */
export async function serve(
  folder: string,
  env: NodeJS.ProcessEnv = {},
  whenDone: (close: () => Promise<void>) => void = onTestFinished,
): Promise<Served> {
  const results: BuildResult[] = [];
  const preview = await startPreview({
    folder,
    shownFolder: 'example',
    home: root,
    host: '127.0.0.1',
    port: 0,
    env,
    onResult: (result) => void results.push(result),
  });
  whenDone(() => preview.close());
  const { port } = new URL(preview.url);
  // By hand: `fetch` lets nobody set Host and Origin, and tidies up paths.
  const get: Served['get'] = (path, headers = {}, method = 'GET') =>
    new Promise((resolve, reject) => {
      const sent = request({ host: '127.0.0.1', port, path, method, headers }, (response) => {
        let body = '';
        response.setEncoding('utf8');
        response.on('data', (chunk: string) => (body += chunk));
        response.on('end', () =>
          resolve({ status: response.statusCode ?? 0, headers: response.headers, body }),
        );
      });
      sent.on('error', reject);
      sent.end();
    });
  return {
    preview,
    folder,
    results,
    get,
    outcomes: (query = 'target=&words=') => follow(`${preview.url}events?${query}`),
  };
}

function follow(url: string): Told {
  const all: Outcome[] = [];
  const waiting = new Set<() => void>();
  void (async () => {
    const { body } = await fetch(url);
    let text = '';
    for await (const chunk of body?.pipeThrough(new TextDecoderStream()) ?? []) {
      text += chunk;
      const events = text.split('\n\n');
      text = events.pop() ?? '';
      for (const event of events)
        if (event.startsWith('data: ')) all.push(JSON.parse(event.slice('data: '.length)) as Outcome);
      for (const look of waiting) look();
    }
  })().catch(() => undefined);
  return {
    all,
    until: (fits) =>
      new Promise((resolve) => {
        const look = () => {
          const found = all.find(fits);
          if (!found) return;
          waiting.delete(look);
          resolve(found);
        };
        waiting.add(look);
        look();
      }),
  };
}

/** The package's file that the last good build has. */
export async function packageText({ get }: Served, outcome: Outcome, path: string): Promise<string> {
  if (outcome.kind !== 'built') throw new Error('it was not built');
  return (await get(`/run/tab1/${outcome.path}${path}`)).body;
}

import type { BrowserContext, Route } from 'playwright-core';
import type { FileEntry, SourceFs } from '../../compile/files.ts';
import type { Api, StandIn } from '../../preview/stand-in.ts';

/** Nothing leaves the machine: each request is answered from here. */
const origin = 'http://localhost';
export const lmsPage = `${origin}/lms.html`;

const types: Record<string, string> = {
  css: 'text/css',
  html: 'text/html',
  js: 'text/javascript',
  json: 'application/json',
  svg: 'image/svg+xml',
};

/** What a learner's browser gets. */
export interface Site {
  files: readonly FileEntry[];
  fs: SourceFs;
  standIn: StandIn;
  /** The LMS's API of the present launch. */
  api(): Api;
}

/** Answers all requests of a browser: the LMS's page, its API, the files of the package. */
export async function serve(context: BrowserContext, site: Site): Promise<void> {
  const files = new Map(site.files.map((file) => [file.path, file]));
  await context.route('**/*', async (route) => {
    const url = new URL(route.request().url());
    if (url.origin !== origin) return route.abort();
    if (url.pathname === '/api') return answer(route, site.api());
    if (url.pathname === '/lms.html')
      return route.fulfill({ contentType: 'text/html', body: pageOf(site.standIn) });
    const path = decodeURIComponent(url.pathname.replace(/^\/course\//, ''));
    const file = files.get(path);
    if (!file) return route.fulfill({ status: 404, body: '' });
    const contentType = types[/\.(\w+)$/.exec(path)?.[1] ?? ''] ?? 'application/octet-stream';
    const seat = /^js\/question-[\w-]+\.js$/.test(path) && !url.searchParams.has('own');
    if (seat) return route.fulfill({ contentType, body: seated(path) });
    const bytes = 'bytes' in file ? file.bytes : await site.fs.read(file.path);
    return route.fulfill({ contentType, body: Buffer.from(bytes) });
  });
}

/** The page waits for each answer, as SCORM has it. */
async function answer(route: Route, api: Api): Promise<void> {
  const { method, args } = route.request().postDataJSON() as { method: string; args: string[] };
  await route.fulfill({ contentType: 'text/plain', body: api[method]?.(...args) ?? '' });
}

const pageOf = ({ object, methods }: StandIn): string => `<!doctype html><html lang="en"><title>LMS</title>
<style>html,body,iframe{margin:0;border:0;width:100%;height:100%}</style>
<script>
const call = (method) => (...args) => {
  const request = new XMLHttpRequest();
  request.open('POST', '/api', false);
  request.send(JSON.stringify({ method, args }));
  return request.responseText;
};
window[${JSON.stringify(object)}] = Object.fromEntries(${JSON.stringify(methods)}.map((name) => [name, call(name)]));
</script><iframe name="course" title="Course" src="/course/index.html"></iframe></html>`;

/**
 * In place of a question type's module one that passes everything on, and remembers each mounted question: so answers of
 * all types are given by the seam that restores them, and the package has nothing for it.
 */
const seated = (path: string): string => `import * as own from './${path.replace(/^js\//, '')}?own';
export * from './${path.replace(/^js\//, '')}?own';
export function mount(form, key, host) {
  const mounted = own.mount(form, key, host);
  (window.seats ??= new Map()).set(form, { mounted, host });
  return mounted;
}
`;

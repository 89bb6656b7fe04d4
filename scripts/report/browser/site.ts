import type { BrowserContext } from 'playwright-core';
import type { FileEntry, SourceFs } from '../../compile/files.ts';
import type { LmsSite } from '../lms.ts';

/** Nothing leaves the machine: each request is answered from here. */
export const origin = 'http://localhost';
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
  /** The script of the LMS's own page. */
  lmsScript: Uint8Array;
  lms: LmsSite;
}

/** Answers all requests of a browser: the LMS's page, what it asks, the files of the package. */
export async function serve(context: BrowserContext, site: Site): Promise<void> {
  const files = new Map(site.files.map((file) => [file.path, file]));
  await context.route('**/*', async (route) => {
    const request = route.request();
    const url = new URL(request.url());
    if (url.origin !== origin) return route.abort();
    const answer = site.lms.answer({
      method: request.method(),
      url: url.pathname + url.search,
      headers: request.headers(),
      body: request.postData() ?? '',
    });
    if (answer) return route.fulfill(answer);
    if (url.pathname === '/lms.html')
      return route.fulfill({ contentType: 'text/html', body: page(site.lms) });
    if (url.pathname === '/lms.js')
      return route.fulfill({ contentType: 'text/javascript', body: Buffer.from(site.lmsScript) });
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

const page = ({ script, query }: LmsSite): string => `<!doctype html><html lang="en"><title>LMS</title>
<style>html,body,iframe{margin:0;border:0;width:100%;height:100%}</style>
${script ? '<script src="/lms.js"></script>' : ''}<iframe name="course" title="Course" src="/course/index.html${query().replaceAll('&', '&amp;')}"></iframe></html>`;

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

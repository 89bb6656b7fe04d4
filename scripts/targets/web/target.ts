import type { FileEntry } from '../../compile/files.ts';
import type { Plan } from '../../compile/plan.ts';
import type { Publishing, Target } from '../target.ts';
import { singleLine } from '../imsmanifest.ts';
import { courseIcon } from './icon.ts';

const webManifest = 'manifest.webmanifest';
const worker = 'service-worker.js';
const icon = 'icon.svg';
/** A file that is larger isn't fetched before somebody asks for it, and is there online only. */
const offlineLimit = 32 * 1024 * 1024;

const sizeOf = (file: FileEntry) => ('bytes' in file ? file.bytes.length : file.size);
const encode = (text: string) => new TextEncoder().encode(text);

/** A course on any web server, without an LMS: progress stays in the browser. */
export const web: Target = {
  name: 'web',
  about: 'A folder and a zip for any web server: progress in the browser, a result to keep, offline use.',
  limits: { resumeData: null },
  tracker: null,
  page: {
    module: 'page-web.js',
    webManifest,
    files: [webManifest, icon],
    policy: ["manifest-src 'self'", "worker-src 'self'"],
    result: true,
  },
  unpacked: true,
  async manifest(plan, files, publishing) {
    const own: FileEntry[] = [
      { path: icon, bytes: encode(courseIcon(plan.course.theme.accent)) },
      { path: webManifest, bytes: encode(appManifest(plan, publishing)) },
    ];
    return [...own, { path: worker, bytes: await serviceWorker([...files, ...own], publishing) }];
  },
};

/** Web App Manifest (W3C): paths are relative to it, so that the course may lie in any folder of a server. */
function appManifest({ course }: Plan, { text }: Publishing): string {
  const title = singleLine(text.plain(course.title));
  const manifest = {
    id: './index.html',
    name: title,
    short_name: title,
    ...(course.description ? { description: singleLine(text.plain(course.description)) } : {}),
    lang: course.language,
    start_url: './index.html',
    scope: './',
    display: 'minimal-ui',
    theme_color: `#${course.theme.accent}`,
    background_color: '#ffffff',
    icons: [{ src: icon, sizes: 'any', type: 'image/svg+xml', purpose: 'any' }],
  };
  return `${JSON.stringify(manifest, null, 2)}\n`;
}

/** The worker with the list of what it keeps: files in order, each with the hash of its content. */
async function serviceWorker(files: readonly FileEntry[], publishing: Publishing): Promise<Uint8Array> {
  const kept = files.filter((file) => sizeOf(file) <= offlineLimit);
  const hashes = await Promise.all(
    kept.map(async (file): Promise<[string, string]> => [file.path, await publishing.hash(file)]),
  );
  const list = Object.fromEntries(hashes.sort(([a], [b]) => (a < b ? -1 : 1)));
  const code = new TextDecoder().decode(await publishing.module('service-worker-web.js'));
  return encode(`const files=${JSON.stringify(list)};\n${code}`);
}

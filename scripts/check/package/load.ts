import { htmlTokens } from '../html/tokens.ts';
import type { Limits } from '../limits.ts';
import { readScorm } from '../manifest/scorm.ts';
import { schemaFaults } from '../manifest/schema.ts';
import type { PackageEntry, PackageReader } from '../reader.ts';
import type { Standard } from '../rule.ts';
import { readApi } from '../script/api.ts';
import { scanScript } from '../script/scan.ts';
import { decode, type Text } from '../text.ts';
import { parseXml } from '../xml/parse.ts';
import { launchPathsOf } from './launch.ts';
import { extensionOf, folderOf, resolveUrl } from './paths.ts';
import { pageReferences, scriptReferences, styleReferences } from './references.ts';
import type { Descriptor, PackageView, Page, Script } from './view.ts';

/** Root files that make a package, in the order in which they count. */
export const descriptorNames = ['imsmanifest.xml', 'cmi5.xml', 'tincan.xml'] as const;

const pageKinds = new Set(['html', 'htm', 'xhtml']);
const scriptKinds = new Set(['js', 'mjs', 'cjs']);
const dataKinds = new Set([
  'json',
  'xml',
  'txt',
  'md',
  'env',
  'yml',
  'yaml',
  'ini',
  'conf',
  'config',
  'map',
  'svg',
]);

/** Files in the order in which they are looked into, so that what matters most is seen when time or room run out. */
function rankOf(path: string): number {
  if ((descriptorNames as readonly string[]).includes(path)) return 0;
  const kind = extensionOf(path);
  if (pageKinds.has(kind)) return 1;
  if (scriptKinds.has(kind)) return 2;
  if (kind === 'css') return 3;
  return dataKinds.has(kind) || isBareSecret(path) ? 4 : 5;
}

const isBareSecret = (path: string) => /(?:^|\/)(?:\.env|\.npmrc|\.netrc|id_rsa)[^/]*$/i.test(path);

/**
 * Reads a package into what rules see. Never throws for what is in it.
 * @param late whether the time is up
 */
export function loadPackage(reader: PackageReader, limits: Limits, late: () => boolean): PackageView {
  const files = new Map<string, PackageEntry>();
  for (const entry of reader.entries) if (!files.has(entry.path)) files.set(entry.path, entry);
  const skipped: PackageView['skipped'][number][] = [];
  const texts: Text[] = [];
  const descriptors: Descriptor[] = [];
  let room = limits.texts;

  const ordered = [...files.values()].map((entry) => ({ entry, rank: rankOf(entry.path) }));
  ordered.sort((a, b) => a.rank - b.rank);
  for (const { entry, rank } of ordered) {
    const isText = rank < 5;
    // Other files are read for their checksums alone, which a folder has none of.
    if (!isText && reader.kind === 'folder') continue;
    const limit = isText ? Math.min(limits.text, room) : limits.entry;
    const read = late() ? { problem: 'time' as const } : reader.read(entry, limit);
    if ('problem' in read) {
      if (isText || read.problem !== 'too-large') skipped.push({ path: entry.path, problem: read.problem });
      continue;
    }
    if (!isText) continue;
    room -= read.bytes.length;
    if (rank === 4 && read.bytes.subarray(0, 8000).includes(0)) continue;
    const decoded = decode(read.bytes);
    const text: Text = { path: entry.path, text: decoded.text };
    texts.push(text);
    if (rank === 0) descriptors.push({ ...text, decoded, xml: parseXml(decoded.text, limits.depth) });
  }
  descriptors.sort((a, b) => indexOf(a) - indexOf(b));
  return createView(reader, limits, files, skipped, texts, descriptors);
}

const indexOf = ({ path }: Descriptor) => (descriptorNames as readonly string[]).indexOf(path);

function createView(
  reader: PackageReader,
  limits: Limits,
  files: ReadonlyMap<string, PackageEntry>,
  skipped: PackageView['skipped'],
  texts: readonly Text[],
  descriptors: readonly Descriptor[],
): PackageView {
  const [descriptor] = descriptors;
  const root = descriptor?.xml.root;
  const manifest = descriptor?.path === 'imsmanifest.xml' && root ? readScorm(root) : undefined;
  const kindOf = (text: Text) => extensionOf(text.path);
  const pages: Page[] = texts
    .filter((text) => pageKinds.has(kindOf(text)))
    .map((text) => ({ ...text, tokens: htmlTokens(text.text) }));
  const moduleFiles = new Set<string>();
  const pageScripts = pages.flatMap((page) => scriptsOf(page));
  const ofPages = pages.flatMap(pageReferences);
  for (const { by, target, file, at } of ofPages)
    if (by === 'script' && target.kind === 'inside' && isModuleAt(file, at)) moduleFiles.add(target.path);
  const fileScripts = texts
    .filter((text) => scriptKinds.has(kindOf(text)))
    .map((file): Script => {
      const module =
        moduleFiles.has(file.path) ||
        /(?:^|[;}\n])\s{0,9}(?:import\s?[\w{*"']|export\s?[{*\w])/.test(file.text);
      return { ...scanScript(file.text), file, offset: 0, inline: false, module };
    });
  const scripts = [...fileScripts, ...pageScripts];
  const styles = texts.filter((text) => kindOf(text) === 'css');
  const references = ofPages.concat(styles.flatMap(styleReferences), scripts.flatMap(scriptReferences));
  const standard = standardOf(descriptor, manifest?.family, files);
  const launchPaths = standard === 'web' ? [webPage] : launchPathsOf(descriptor, manifest);
  const fragments = lazy(() => new Set(pages.filter(isFragment).map(({ path }) => path)));
  const similar = lazy(() => similarPaths(files));
  const api = lazy(() => readApi(scripts));
  const faults = lazy(() => (root ? schemaFaults(root) : []));
  const remoteScript = references.some(({ by, target }) => by === 'script' && target.kind === 'remote');
  const unseen = skipped.some(
    ({ path }) => pageKinds.has(extensionOf(path)) || scriptKinds.has(extensionOf(path)),
  );
  return {
    reader,
    limits,
    standard,
    descriptors,
    descriptor,
    manifest,
    files,
    launchPaths,
    pages,
    scripts,
    styles,
    texts,
    references,
    skipped,
    unrun: [],
    sawAllScripts: !remoteScript && !unseen,
    get api() {
      return api();
    },
    get schemaFaults() {
      return faults();
    },
    faultsOf: (kind) => reader.faults.filter((fault) => fault.kind === kind),
    similarTo: (path) => similar().get(loosen(path)),
    isFragment: (path) => fragments().has(path),
    launchFolders: [...new Set(launchPaths.map(folderOf))],
    resolveInside: (url, folder) => {
      const target = resolveUrl(url, folder);
      return target.kind === 'inside' ? target.path : undefined;
    },
  };
}

const webPage = 'index.html';

/** For a web server, and meant so: a page with a Web App Manifest (W3C) beside it. */
const isWebApp = (files: ReadonlyMap<string, PackageEntry>): boolean =>
  files.has(webPage) && [...files.keys()].some((path) => /^[^/]+\.webmanifest$/.test(path));

function standardOf(
  descriptor: Descriptor | undefined,
  family: 'scorm12' | 'scorm2004' | undefined,
  files: ReadonlyMap<string, PackageEntry>,
): Standard | undefined {
  if (!descriptor) return isWebApp(files) ? 'web' : undefined;
  if (descriptor.path === 'cmi5.xml') return 'cmi5';
  return descriptor.path === 'tincan.xml' ? 'tincan' : family;
}

const isFragment = ({ tokens }: Page) =>
  !tokens.some((token) => token.kind === 'open' && /^(?:html|head|body|frameset)$/.test(token.name));

/** Scripts in a page: elements without `src`, and handlers in attributes. Data blocks and templates are none. */
function scriptsOf(page: Page): Script[] {
  const found: Script[] = [];
  const add = (start: number, end: number, module: boolean) =>
    found.push({
      ...scanScript(page.text.slice(start, end)),
      file: page,
      offset: start,
      inline: true,
      module,
    });
  let element: { module: boolean } | undefined;
  for (const token of page.tokens) {
    if (token.kind === 'text' && element) add(token.start, token.end, element.module);
    element = undefined;
    if (token.kind !== 'open') continue;
    const valueOf = (name: string) => token.attributes.find((each) => each.name === name)?.value;
    if (token.name === 'script' && valueOf('src') === undefined) {
      const type = (valueOf('type') ?? '').trim().toLowerCase();
      if (
        type === '' ||
        type === 'module' ||
        /^(?:text|application)\/(?:x-)?(?:java|ecma|j)script$/.test(type)
      )
        element = { module: type === 'module' };
    }
    for (const { name, value, valueStart } of token.attributes)
      if (/^on[a-z]{3,}$/.test(name) && value.trim() !== '')
        add(valueStart, valueStart + value.length, false);
  }
  return found;
}

function isModuleAt(file: Text, at: number): boolean {
  const open = file.text.lastIndexOf('<', at);
  return /\stype\s*=\s*["']?module\b/i.test(file.text.slice(open, file.text.indexOf('>', at)));
}

/** Capitals and composed or decomposed accents aside, two names of one file. */
const loosen = (path: string) => path.normalize('NFC').toLowerCase();

function similarPaths(files: ReadonlyMap<string, PackageEntry>): Map<string, string> {
  return new Map([...files.keys()].map((path) => [loosen(path), path]));
}

function lazy<T>(make: () => T): () => T {
  let made: { value: T } | undefined;
  return () => (made ??= { value: make() }).value;
}

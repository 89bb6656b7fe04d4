import { reportTemplate } from '../diagnostics/catalogue/template.ts';
import type { Diagnostic } from '../diagnostics/diagnostic.ts';
import { suggest } from '../diagnostics/suggest.ts';
import type { SourceFs } from './files.ts';
import { decodeSource, readFolder, readSource } from './yaml/source.ts';

/** One template's text. */
export interface TemplateFile {
  /** Within the course's folder, or within Coursewright's own. */
  path: string;
  source: string;
  /** Whether the course brings it. */
  own: boolean;
}

/**
 * The style sheets of every package in their order: later ones may refine earlier ones. All others of ours are a question
 * type's own, bear its name and come behind `blanks`.
 */
const styleSheets = [
  'base',
  'layout',
  'slides',
  'prose',
  'code',
  'media',
  'questions',
  'blanks',
  'quiz',
  'menu',
  'dialogs',
  'modes',
  'print',
];

const root = 'templates';
const folders = ['parts', 'slides', 'questions', 'css', 'strings'];
/** Partials may be new; in the other folders a file only replaces one of the same name. */
const openFolder = 'parts/';

export interface TemplateFiles {
  /** By name without `templates/` and `.hbs`. */
  templates: Map<string, TemplateFile>;
  /** The style sheets of a package that asks questions of these types, one behind the other. */
  css: (types: ReadonlySet<string>) => string;
  diagnostics: Diagnostic[];
}

/** Reads all templates and style sheets; a course's own stand in the place of ours. */
export async function readTemplateFiles(assets: SourceFs, course: SourceFs): Promise<TemplateFiles> {
  const diagnostics: Diagnostic[] = [];
  const [ours, theirs] = await Promise.all([listFiles(assets, diagnostics), listFiles(course, diagnostics)]);
  const isRead = (path: string) => /\.(hbs|css)$/.test(path);
  const files = new Map<string, TemplateFile>();
  const decoder = new TextDecoder();
  const read = ours
    .filter(isRead)
    .map(async (path): Promise<[string, TemplateFile]> => [
      path,
      { path: `${root}/${path}`, source: decoder.decode(await assets.read(`${root}/${path}`)), own: false },
    ]);
  for (const [path, file] of await Promise.all(read)) files.set(path, file);

  const replaceable = ours.filter(isRead);
  for (const path of theirs) {
    // The player's words are read by `words.ts`; a README explains, and is no template.
    if (path.startsWith('strings/') || path === 'README.md') continue;
    const place = { file: `${root}/${path}`, line: 1, column: 1 };
    if (!files.has(path) && !(path.startsWith(openFolder) && path.endsWith('.hbs'))) {
      const values = { path, suggestion: suggest(path, replaceable) };
      diagnostics.push(reportTemplate('template-overrides-nothing', place, values));
      continue;
    }
    const { bytes, diagnostics: unread } = await readSource(course, `${root}/${path}`);
    diagnostics.push(...unread);
    if (!bytes) continue;
    const { text, diagnostics: undecoded } = decodeSource(`${root}/${path}`, bytes);
    diagnostics.push(...undecoded);
    if (text !== undefined) files.set(path, { path: `${root}/${path}`, source: text, own: true });
  }

  const templates = new Map(
    [...files]
      .filter(([path]) => path.endsWith('.hbs'))
      .map(([path, file]) => [path.slice(0, -'.hbs'.length), file]),
  );
  const ofTypes = [...files.keys()]
    .flatMap((path) => /^css\/(.+)\.css$/.exec(path)?.[1] ?? [])
    .filter((name) => !styleSheets.includes(name));
  const css = (types: ReadonlySet<string>) =>
    styleSheets
      .flatMap((name) => (name === 'blanks' ? [name, ...ofTypes.filter((type) => types.has(type))] : [name]))
      .map((name) => compact(files.get(`css/${name}.css`)))
      .join('');
  return { templates, css, diagnostics };
}

/** Paths of all files below `templates/`, without it, in a fixed order. Files whose names begin with a dot are no one's. */
async function listFiles(fs: SourceFs, diagnostics: Diagnostic[]): Promise<string[]> {
  const namesIn = async (folder: string) => {
    const { names, diagnostics: unread } = await readFolder(fs, folder);
    diagnostics.push(...unread);
    return names;
  };
  const top = (await namesIn(root)).filter((name) => !name.startsWith('.'));
  const inner = await Promise.all(
    top
      .filter((name) => folders.includes(name))
      .map(async (folder) => (await namesIn(`${root}/${folder}`)).map((name) => `${folder}/${name}`)),
  );
  return [...top.filter((name) => !folders.includes(name)), ...inner.flat()].filter(
    (path) => !/(^|\/)\./.test(path),
  );
}

/** Our own style sheets without comments and indents; a course's stays as it was written. */
function compact(file: TemplateFile | undefined): string {
  if (!file) return '';
  if (file.own) return `${file.source}\n`;
  return file.source.replace(/\/\*[^]*?\*\//g, '').replace(/^\s+/gm, '');
}

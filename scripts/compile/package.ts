import type { Diagnostic, Place } from '../diagnostics/diagnostic.ts';
import { reportOutput } from '../diagnostics/catalogue/output.ts';
import type { FileEntry, SourceFs, WithDiagnostics } from './files.ts';
import { Shelf } from './media.ts';
import { kindOfUrl, packagePath, referencesInCss, referencesInHtml, type Reference } from './references.ts';

/**
 * Adds to the pages and scripts of a package every file of the course that they ask for: media, fonts, captions, the
 * author's style sheet and what that asks for in turn. So nothing is packed that nobody sees, and a reference that
 * leads nowhere is found whoever wrote it: author, style sheet or template.
 * @param there files that have been through this already
 * @param later paths of files that the target makes afterwards
 */
export async function addReferenced(
  files: readonly FileEntry[],
  course: SourceFs,
  there: readonly FileEntry[] = [],
  later: readonly string[] = [],
): Promise<WithDiagnostics<FileEntry[]>> {
  const packed = new Map([...files, ...there].map((file) => [file.path, file]));
  const shelf = new Shelf(course);
  const diagnostics: Diagnostic[] = [];
  const seen = new Set<string>(later);

  const add = async (path: string, place: Place): Promise<void> => {
    await shelf.fetch(path, 'file');
    const taken = shelf.take(path, 'file', place);
    if ('severity' in taken) return void diagnostics.push(taken);
    // Style sheets are looked through for further files; all else goes from the disk into the zip.
    const { size } = taken.file;
    const file: FileEntry = isStyle(path)
      ? { path, bytes: await course.read(path) }
      : { path, from: course.locate(path), size };
    packed.set(path, file);
    await follow(file);
  };

  const follow = async (file: FileEntry): Promise<void> => {
    if (!('bytes' in file) || !(isStyle(file.path) || isPage(file.path))) return;
    const style = isStyle(file.path);
    // A lesson becomes part of index.html, so its addresses are relative to that.
    const folder = style ? file.path.split('/').slice(0, -1).join('/') : '';
    for (const reference of referencesIn(file.bytes, style)) {
      const kind = kindOfUrl(reference.url);
      // Worked out only where it is wanted: a page may have thousands of references.
      const place = () => placeIn(file.path, new TextDecoder().decode(file.bytes), reference);
      if (style && kind === 'outside')
        diagnostics.push(reportOutput('style-loads-from-outside', place(), { reference: reference.url }));
      if (style && kind === 'data') diagnostics.push(reportOutput('style-has-data-url', place(), {}));
      const path = packagePath(reference.url, folder);
      if (kind !== 'package' || packed.has(path) || seen.has(path)) continue;
      seen.add(path);
      await add(path, place());
    }
  };

  for (const file of files) await follow(file);
  return diagnostics.length > 0 ? { diagnostics } : { value: [...packed.values()], diagnostics };
}

/** References by the bytes of their file, which stay the same object where a build goes on from the one before. */
const known = new WeakMap<Uint8Array, readonly Reference[]>();

function referencesIn(bytes: Uint8Array, style: boolean): readonly Reference[] {
  const before = known.get(bytes);
  if (before) return before;
  const text = new TextDecoder().decode(bytes);
  const found = style ? referencesInCss(text) : referencesInHtml(text);
  known.set(bytes, found);
  return found;
}

const isStyle = (path: string) => path.endsWith('.css');
const isPage = (path: string) => path.endsWith('.html');

function placeIn(file: string, text: string, { index, url }: Reference): Place {
  const before = text.slice(0, index).split('\n');
  return {
    file,
    line: before.length,
    column: (before.at(-1)?.length ?? 0) + 1,
    length: Math.max(1, url.length),
  };
}

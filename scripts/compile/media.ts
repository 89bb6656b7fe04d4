import type { MediaFile } from '../course/course.ts';
import { reportMedia } from '../diagnostics/catalogue/media.ts';
import type { Diagnostic, Place } from '../diagnostics/diagnostic.ts';
import { suggest } from '../diagnostics/suggest.ts';
import { SourceError, type SourceFs } from './files.ts';
import { sniffImage } from './image-size.ts';
import { mediaUses, portable, serverSideEnding, unportable, type MediaUse } from './media-names.ts';
import { unsafeSvg } from './svg.ts';

/** A file of the course, or what is wrong with the reference to it, with the path that should stand instead. */
export type Found =
  | { path: string; size: number; bytes?: Uint8Array; width?: number; height?: number }
  | { problem: (place: Place, mended?: string) => Diagnostic; instead?: string };

/** What `Shelf.take` gives for a good reference. */
export interface Taken {
  file: MediaFile;
  /** Content of an image, captions or text; other media is never in memory. */
  bytes?: Uint8Array;
  width?: number;
  height?: number;
}

const problem = (make: (place: Place, mended?: string) => Diagnostic, instead?: string): Found =>
  instead === undefined ? { problem: make } : { problem: make, instead };

/** What can be seen from the reference alone. */
function misplaced(reference: string): Found | undefined {
  const outside = (why: string) =>
    problem((place) => reportMedia('media-outside-course', place, { path: reference, why }));
  if (/^[a-z][a-z0-9+.-]+:\/\//i.test(reference) || reference.startsWith('//'))
    return outside('it is a web address');
  if (/^([a-z]:|\/|~\/|file:)/i.test(reference)) return outside('it is a path on your own computer');
  if (reference.split(/[/\\]/).includes('..')) return outside('`..` leads out of a folder');
  if (reference.includes('\\')) {
    const suggestion = reference.replaceAll('\\', '/');
    const why = 'folders are separated by `/`, on Windows too';
    return problem(
      (place) => reportMedia('media-bad-name', place, { path: reference, why, suggestion }),
      suggestion,
    );
  }
  return undefined;
}

/**
 * The course's files as references name them. Each is looked at once (`fetch`); afterwards `take` gives it, or the
 * finding about it, at any number of places.
 */
export class Shelf {
  readonly #fs: SourceFs;
  readonly #found = new Map<string, Found>();
  readonly #folders = new Map<string, Promise<string[]>>();

  constructor(fs: SourceFs) {
    this.#fs = fs;
  }

  /** Looks at a file. Never throws for the author's sake. */
  async fetch(reference: string, use: MediaUse): Promise<void> {
    const key = `${use} ${reference}`;
    if (!this.#found.has(key)) this.#found.set(key, await this.#look(reference, use));
  }

  /**
   * The file behind a reference that was fetched before, or a diagnostic at `place`.
   * @param mend gives the author's line with another path in it
   */
  take(
    reference: string,
    use: MediaUse,
    place: Place,
    mend: (instead: string) => string | undefined = () => undefined,
  ): Taken | Diagnostic {
    const found = this.#found.get(`${use} ${reference}`);
    if (found === undefined) return reportMedia('media-missing', place, { path: reference });
    if ('problem' in found) {
      return found.problem(place, found.instead === undefined ? undefined : mend(found.instead));
    }
    const { path, size, ...rest } = found;
    return { file: { path, size, place }, ...rest };
  }

  #list(folder: string): Promise<string[]> {
    const known = this.#folders.get(folder);
    if (known) return known;
    const names = this.#fs.list(folder);
    this.#folders.set(folder, names);
    return names;
  }

  /** Names in a folder, or what is wrong with it. */
  #namesIn(folder: string): Promise<string[] | Found> {
    return this.#list(folder).catch((error: unknown) => {
      if (!(error instanceof SourceError)) throw error;
      return error.reason === 'outside'
        ? problem((place) => reportMedia('media-link-outside', place, { path: folder }))
        : unreadable(folder, 'your computer refuses it');
    });
  }

  async #look(reference: string, use: MediaUse): Promise<Found> {
    const wrong = misplaced(reference);
    if (wrong) return wrong;
    const path = reference
      .split('/')
      .filter((segment) => segment !== '' && segment !== '.')
      .join('/');
    const absent = await this.#absent(path, reference);
    if (absent) return absent;
    const ending = serverSideEnding(path);
    if (ending !== undefined) {
      return problem((place) => reportMedia('media-server-side', place, { path, ending }));
    }
    const why = unportable(path);
    if (why !== undefined) {
      return problem((place) =>
        reportMedia('media-bad-name', place, { path, why, suggestion: portable(path) }),
      );
    }
    return this.#open(path, use);
  }

  /** Compares with the names in the folders, so that a disk that doesn't tell capitals apart hides nothing. */
  async #absent(path: string, reference: string): Promise<Found | undefined> {
    let folder = '';
    for (const segment of path.split('/')) {
      const names = await this.#namesIn(folder);
      if (!Array.isArray(names)) return names;
      const actual = names.find((name) => name === segment);
      if (actual === undefined) {
        const other = names.find((name) => name.toLowerCase() === segment.toLowerCase());
        if (other !== undefined) {
          const rest = path.slice(`${folder}${segment}`.length + (folder === '' ? 0 : 1));
          const right = `${join(folder, other)}${rest}`;
          return problem(
            (place, mended) =>
              reportMedia('media-case-differs', place, { path: reference, actual: right, mended }),
            right,
          );
        }
        const suggestion = await this.#similar(path, folder);
        return problem(
          (place, mended) => reportMedia('media-missing', place, { path: reference, suggestion, mended }),
          suggestion,
        );
      }
      folder = join(folder, segment);
    }
    return path === ''
      ? problem((place) => reportMedia('media-missing', place, { path: reference }))
      : undefined;
  }

  async #similar(path: string, folder: string): Promise<string | undefined> {
    const folders = [...new Set([folder, 'media'])];
    const lists = await Promise.all(
      folders.map(async (each) => {
        const names = await this.#namesIn(each);
        return Array.isArray(names) ? names.map((name) => join(each, name)) : [];
      }),
    );
    const all = lists.flat().filter((each) => each.includes('.'));
    const base = path.slice(path.lastIndexOf('/') + 1);
    return all.find((each) => each.endsWith(`/${base}`)) ?? suggest(path, all);
  }

  async #open(path: string, use: MediaUse): Promise<Found> {
    const stat = await this.#fs.stat(path);
    if (stat === undefined) return problem((place) => reportMedia('media-missing', place, { path }));
    if (stat.kind === 'outside')
      return problem((place) => reportMedia('media-link-outside', place, { path }));
    if (stat.kind === 'folder') return problem((place) => reportMedia('media-is-folder', place, { path }));
    if (stat.kind === 'other') return unreadable(path, 'it is no ordinary file');
    const { what, endings } = mediaUses[use];
    const ending = path.slice(path.lastIndexOf('.') + 1).toLowerCase();
    if (endings.length > 0 && !endings.includes(ending)) {
      return problem((place) => reportMedia('media-wrong-kind', place, { path, what, endings }));
    }
    if (stat.size === 0) return unreadable(path, 'it is empty');
    if (!['image', 'captions', 'text'].includes(use)) return { path, size: stat.size };
    try {
      const bytes = await this.#fs.read(path);
      return use === 'image' ? image(path, bytes, ending) : { path, size: bytes.length, bytes };
    } catch (error) {
      if (error instanceof SourceError) {
        return unreadable(
          path,
          error.reason === 'too-large' ? 'it is too large' : 'your computer refuses it',
        );
      }
      throw error;
    }
  }
}

const join = (folder: string, name: string) => (folder === '' ? name : `${folder}/${name}`);

const unreadable = (path: string, why: string) =>
  problem((place) => reportMedia('media-unreadable', place, { path, why }));

/** Checks an image's content. A server announces it by its ending, so a drawing must not be called a photo. */
function image(path: string, bytes: Uint8Array, ending: string): Found {
  const sniffed = sniffImage(bytes);
  if (sniffed.kind === 'other' || (sniffed.kind === 'svg') !== (ending === 'svg')) {
    const found = sniffed.kind === 'other' ? sniffed.found : `a ${sniffed.kind.toUpperCase()} file`;
    return problem((place) => reportMedia('not-an-image', place, { path, found }));
  }
  const what = sniffed.kind === 'svg' ? unsafeSvg(new TextDecoder().decode(bytes)) : undefined;
  if (what !== undefined) return problem((place) => reportMedia('svg-unsafe', place, { path, what }));
  const { width, height } = sniffed;
  const size = width === undefined || height === undefined ? {} : { width, height };
  return { path, size: bytes.length, ...size };
}

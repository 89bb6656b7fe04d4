import type { FileEntry, SourceFs } from '../compile/files.ts';
import { mediaUrl } from '../compile/media-view.ts';

/** Pictures by the address that a page of the course has for them, as `data:` addresses. */
export type Pictures = ReadonlyMap<string, string>;

const types: Record<string, string> = {
  avif: 'image/avif',
  gif: 'image/gif',
  jpeg: 'image/jpeg',
  jpg: 'image/jpeg',
  png: 'image/png',
  svg: 'image/svg+xml',
  webp: 'image/webp',
};

/** What a page may carry, so that it can still be sent by mail. */
const mostBytes = 24_000_000;

/** The pictures of a package, the smallest first, until a page is full of them. */
export async function picturesOf(files: readonly FileEntry[], fs: SourceFs): Promise<Pictures> {
  const found = files
    .flatMap((file) => {
      const type = types[/\.([a-z]+)$/i.exec(file.path)?.[1]?.toLowerCase() ?? ''];
      return type !== undefined && 'from' in file ? [{ ...file, type }] : [];
    })
    .sort((a, b) => a.size - b.size || (a.path < b.path ? -1 : 1));
  const pictures = new Map<string, string>();
  let room = mostBytes;
  for (const { path, size, type } of found) {
    room -= size;
    if (room < 0) break;
    pictures.set(mediaUrl(path), `data:${type};base64,${base64(await fs.read(path))}`);
  }
  return pictures;
}

function base64(bytes: Uint8Array): string {
  let text = '';
  for (let at = 0; at < bytes.length; at += 8192)
    text += String.fromCharCode(...bytes.subarray(at, at + 8192));
  return btoa(text);
}

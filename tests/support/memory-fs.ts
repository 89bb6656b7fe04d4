import { createHash } from 'node:crypto';
import { SourceError, type SourceFs } from '../../scripts/compile/files.ts';

const encoder = new TextEncoder();

/** A course's folder in memory, from paths and contents. A path that ends in `/` is an empty folder. */
export function memoryFs(files: Record<string, string | Uint8Array>): SourceFs {
  const bytesOf = (path: string) => {
    const content = Object.hasOwn(files, path) ? files[path] : undefined;
    return typeof content === 'string' ? encoder.encode(content) : content;
  };
  const isFolder = (path: string) =>
    path === '' || Object.keys(files).some((name) => name.startsWith(`${path}/`));
  return {
    hash: (path) =>
      Promise.resolve(
        createHash('sha256')
          .update(bytesOf(path) ?? '')
          .digest('base64'),
      ),
    read(path) {
      const bytes = bytesOf(path);
      if (bytes) return Promise.resolve(bytes);
      return Promise.reject(new SourceError(path, isFolder(path) ? 'folder' : 'missing'));
    },
    stat(path) {
      const bytes = bytesOf(path);
      if (bytes) return Promise.resolve({ kind: 'file', size: bytes.length });
      return Promise.resolve(isFolder(path) ? { kind: 'folder', size: 0 } : undefined);
    },
    list(path) {
      const prefix = path === '' ? '' : `${path}/`;
      const inside = Object.keys(files).filter((name) => name.startsWith(prefix) && name !== prefix);
      const names = new Set(inside.map((name) => name.slice(prefix.length).split('/')[0] ?? ''));
      return Promise.resolve([...names].sort());
    },
    locate: (path) => `/memory/${path}`,
  };
}

/** A path's folder with its `/`; empty at the root. */
export const folderOf = (path: string): string => path.slice(0, path.lastIndexOf('/') + 1);

export const extensionOf = (path: string): string =>
  /\.([a-z0-9]{1,10})$/i.exec(path)?.[1]?.toLowerCase() ?? '';

/** What a URL within a package leads to. */
export type Target =
  /** A file of the package, by its path; `raw` is the path as written, before percent signs are resolved. */
  | { kind: 'inside'; path: string; raw: string }
  | { kind: 'outside' }
  | { kind: 'absolute' }
  | { kind: 'remote'; url: string; host: string; secure: boolean }
  /** A path of somebody's disk. */
  | { kind: 'local' }
  /** Nothing to look for: an anchor, `data:`, `javascript:`, mail, or a template's placeholder. */
  | { kind: 'none' };

const placeholder = /\{\{|\}\}|\$\{|<%|%>|@@|\[\[|^%\w+%|^\$\$|\{%|__\w+__/;

/**
 * Resolves a URL as a browser does for a file in a folder of the package (WHATWG URL: backslashes count as slashes,
 * blanks at the ends are cut).
 * @param base the folder, with its `/`; empty at the root
 */
export function resolveUrl(url: string, base: string): Target {
  const text = url.trim().replace(/[\t\r\n]/g, '');
  if (text === '' || text.startsWith('#') || placeholder.test(text)) return { kind: 'none' };
  if (/^[a-z]:[\\/]/i.test(text) || /^file:/i.test(text) || text.startsWith('\\\\')) return { kind: 'local' };
  const remote = /^(https?|wss?):\/\/([^/?#\\]+)/i.exec(text) ?? /^(\/\/)([^/?#\\]+)/.exec(text);
  if (remote) {
    const scheme = remote[1]?.toLowerCase() ?? '';
    const host = (remote[2] ?? '').replace(/^[^@]*@/, '').toLowerCase();
    return { kind: 'remote', url: text, host, secure: scheme !== 'http' && scheme !== 'ws' };
  }
  if (/^[a-z][a-z0-9+.-]*:/i.test(text)) return { kind: 'none' };
  const path = text.replace(/[?#].*$/s, '').replaceAll('\\', '/');
  if (path === '') return { kind: 'none' };
  if (path.startsWith('/')) return { kind: 'absolute' };
  const raw = joinPath(base, path);
  const decoded = joinPath(base, decodePath(path));
  if (decoded === undefined || raw === undefined) return { kind: 'outside' };
  return { kind: 'inside', path: decoded, raw };
}

/** Percent signs resolved; where they make no text, as it is. */
export function decodePath(path: string): string {
  try {
    return decodeURIComponent(path);
  } catch {
    return path;
  }
}

/** Joins and resolves `.` and `..`; nothing where it leaves the root. */
export function joinPath(base: string, path: string): string | undefined {
  const parts: string[] = [];
  for (const part of `${base}${path}`.split('/')) {
    if (part === '' || part === '.') continue;
    if (part !== '..') parts.push(part);
    else if (parts.pop() === undefined) return undefined;
  }
  return parts.join('/') + (path.endsWith('/') && parts.length > 0 ? '/' : '');
}

import { readdirSync, readFileSync } from 'node:fs';
import { join } from 'node:path';
import { checkPackage, type CheckOptions, type CheckResult } from '../../scripts/check/check.ts';
import { defaultLimits } from '../../scripts/check/limits.ts';
import { bytesSource, type PackageReader } from '../../scripts/check/reader.ts';
import { openZip } from '../../scripts/check/zip/open.ts';

export type Files = Record<string, string | Uint8Array>;

/** Clean packages, one of each standard. */
export const standards = ['scorm12', 'scorm2004', 'cmi5', 'tincan'] as const;
export type FixtureName = (typeof standards)[number];

const read = (name: FixtureName): Files => {
  const folder = join('tests/check/fixtures', name);
  const entries = readdirSync(folder, { recursive: true, withFileTypes: true }).filter((entry) =>
    entry.isFile(),
  );
  return Object.fromEntries(
    entries
      .map((entry) => join(entry.parentPath, entry.name))
      .sort()
      .map((path) => [path.slice(folder.length + 1), readFileSync(path, 'utf8')]),
  );
};

export const fixtures: Readonly<Record<FixtureName, Files>> = {
  scorm12: read('scorm12'),
  scorm2004: read('scorm2004'),
  cmi5: read('cmi5'),
  tincan: read('tincan'),
};

export const bytesOf = (content: string | Uint8Array): Uint8Array =>
  typeof content === 'string' ? new TextEncoder().encode(content) : content;

/** An unpacked package in memory. */
export function memoryReader(files: Files): PackageReader {
  const contents = new Map(Object.entries(files).map(([path, content]) => [path, bytesOf(content)]));
  const entries = [...contents].map(([path, { length }]) => ({ path, size: length, packed: length }));
  return {
    kind: 'folder',
    bytes: entries.reduce((sum, { size }) => sum + size, 0),
    entries,
    faults: [],
    unreadable: false,
    read: ({ path, size }, limit) => {
      const bytes = contents.get(path);
      if (size > limit) return { problem: 'too-large' };
      return bytes ? { bytes } : { problem: 'damaged' };
    },
  };
}

export const checkFiles = (files: Files, options?: CheckOptions): CheckResult =>
  checkPackage(memoryReader(files), options);

export const checkZip = (zip: Uint8Array, options?: CheckOptions): CheckResult =>
  checkPackage(openZip(bytesSource(zip), { ...defaultLimits, ...options?.limits }), options);

/** Names of rules that found something, each once, in order. */
export const namesIn = ({ findings }: CheckResult): string[] =>
  [...new Set(findings.map(({ name }) => name))].sort();

/** A fixture with some files changed; `null` removes one. */
export function changed(name: FixtureName, changes: Record<string, string | Uint8Array | null>): Files {
  const files: Files = { ...fixtures[name] };
  for (const [path, content] of Object.entries(changes)) {
    if (content === null) delete files[path];
    else files[path] = content;
  }
  return files;
}

/** A fixture with a text of one file replaced; throws where it doesn't stand there. */
export function edited(name: FixtureName, path: string, from: string | RegExp, to: string): Files {
  const text = String(fixtures[name][path] ?? '');
  const result = typeof from === 'string' ? text.replaceAll(from, () => to) : text.replace(from, to);
  if (result === text) throw new Error(`${name}/${path} has no ${String(from)}`);
  return changed(name, { [path]: result });
}

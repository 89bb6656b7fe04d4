import type { Diagnostic } from '../diagnostics/diagnostic.ts';

/**
 * The file system as the compiler sees it: one root folder, paths relative to it with `/`.
 * A parameter, so that tests and the preview can give their own; `diskFs` in `disk.ts` is the real one.
 */
export interface SourceFs {
  /** Whole content. Throws `SourceError`. */
  read(path: string): Promise<Uint8Array>;
  /** `undefined` when nothing is there. Follows links; `outside` when the link leaves the root. */
  stat(path: string): Promise<SourceStat | undefined>;
  /** Names in a folder, sorted by code units; empty when there is no such folder. */
  list(path: string): Promise<string[]>;
  /** SHA-256 of a file in base64, read piece by piece. Throws `SourceError`. */
  hash(path: string): Promise<string>;
  /** Where a zip writer can stream a file from. */
  locate(path: string): string;
}

export interface SourceStat {
  kind: 'file' | 'folder' | 'other' | 'outside';
  size: number;
}

/** Why a file can't be read. `path` is relative to the root. */
export class SourceError extends Error {
  constructor(
    readonly path: string,
    readonly reason: 'missing' | 'folder' | 'unreadable' | 'too-large' | 'outside',
  ) {
    super(`${path}: ${reason}`);
  }
}

/** One file of a package: small ones as bytes, media by reference, never in memory. */
export type FileEntry = { path: string } & ({ bytes: Uint8Array } | { from: string; size: number });

/** What every step of the compiler gives beside its result. */
export interface WithDiagnostics<T> {
  /** Absent when there was an error. */
  value?: T;
  diagnostics: Diagnostic[];
}

/**
 * A package as bytes: a zip or a folder. Nothing is unpacked to disk; contents are read one entry at a time and only as
 * far as a limit allows.
 */
export interface PackageReader {
  kind: 'zip' | 'folder';
  /** Bytes of the zip, or of all files of the folder. */
  bytes: number;
  /** Files, in the order of the zip's directory or of their paths; folders are left out. */
  entries: readonly PackageEntry[];
  /** What is wrong with the container itself. */
  faults: readonly ContainerFault[];
  /** Set when the container can't be read at all: then nothing is known of its files. */
  unreadable: boolean;
  /** The content of a file of this reader. Never throws. */
  read(entry: PackageEntry, limit: number): ReadResult;
}

export interface PackageEntry {
  /** As it stands in the container; `/` between folders unless the zip has something else. */
  path: string;
  /** Bytes when unpacked. */
  size: number;
  /** Bytes in the zip; the same as `size` in a folder. */
  packed: number;
}

export type ReadResult = { bytes: Uint8Array } | { problem: 'too-large' | 'damaged' | 'unsupported' };

/** Kinds of faults; each is the subject of one rule. */
export type ContainerFaultKind =
  | 'not-found'
  | 'unreadable'
  | 'not-a-zip'
  | 'damaged'
  | 'foreign-bytes'
  | 'encrypted'
  | 'method'
  | 'stored-with-descriptor'
  | 'names-differ'
  | 'name-unmarked'
  | 'name-not-utf8'
  | 'link'
  | 'bomb'
  | 'too-many-entries';

export interface ContainerFault {
  kind: ContainerFaultKind;
  /** Path of the entry at fault; absent when it is the container as a whole. */
  path?: string;
  /** More about it, in words that follow a colon or stand in brackets. */
  detail?: string;
}

/** Random access to the bytes of a zip. Reading past the end gives fewer bytes. Throws when the disk does. */
export interface ByteSource {
  size: number;
  read(offset: number, length: number): Uint8Array;
}

export function bytesSource(bytes: Uint8Array): ByteSource {
  return { size: bytes.length, read: (offset, length) => bytes.subarray(offset, offset + length) };
}

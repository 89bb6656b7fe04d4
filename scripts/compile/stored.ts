import type { FileEntry } from './files.ts';

/** Formats that are compressed already: deflating them again costs time and wins nothing. */
const compressed =
  /\.(?:png|jpe?g|webp|avif|gif|mp4|m4v|m4a|mov|webm|mp3|aac|og[agv]|opus|flac|woff2?|zip|gz|pdf|docx|pptx|xlsx)$/i;

/** Bytes of a file, wherever they are. */
export const sizeOfFile = (file: FileEntry): number => ('bytes' in file ? file.bytes.length : file.size);

/**
 * Whether a package has a file as it is, not deflated. An empty file too: deflated it would be marked as stored with a
 * descriptor, which strict readers refuse.
 */
export const isStored = (file: FileEntry): boolean => sizeOfFile(file) === 0 || compressed.test(file.path);

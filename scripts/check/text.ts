/** A text of a package, with the means to say where in it something stands. */
export interface Text {
  path: string;
  text: string;
}

/** A position within a text: lines and columns count from 1, columns in UTF-16 units. */
export interface Position {
  line: number;
  column: number;
}

export type Encoding = 'utf-8' | 'utf-16le' | 'utf-16be' | 'windows-1252';

export interface Decoded {
  text: string;
  encoding: Encoding;
  /** Whether a byte order mark says the encoding. */
  marked: boolean;
}

/** Bytes as text: by the byte order mark, else as UTF-8, else, where that can't be, as Windows-1252, which takes any byte. */
export function decode(bytes: Uint8Array): Decoded {
  const [a, b, c] = bytes;
  if (a === 0xef && b === 0xbb && c === 0xbf) return decodeUtf8(bytes.subarray(3), true);
  if (a === 0xff && b === 0xfe) return utf16(bytes.subarray(2), 'utf-16le', true);
  if (a === 0xfe && b === 0xff) return utf16(bytes.subarray(2), 'utf-16be', true);
  // `<?` in UTF-16 without a mark: XML 1.0, appendix F.
  if (a === 0x3c && b === 0) return utf16(bytes, 'utf-16le', false);
  if (a === 0 && b === 0x3c) return utf16(bytes, 'utf-16be', false);
  return decodeUtf8(bytes, false);
}

function decodeUtf8(bytes: Uint8Array, marked: boolean): Decoded {
  try {
    return { text: new TextDecoder('utf-8', { fatal: true }).decode(bytes), encoding: 'utf-8', marked };
  } catch {
    return { text: new TextDecoder('windows-1252').decode(bytes), encoding: 'windows-1252', marked };
  }
}

const utf16 = (bytes: Uint8Array, encoding: 'utf-16le' | 'utf-16be', marked: boolean): Decoded => ({
  text: new TextDecoder(encoding).decode(bytes),
  encoding,
  marked,
});

const starts = new WeakMap<Text, number[]>();

/** Where a line and column an offset of a text is. */
export function positionOf(text: Text, offset: number): Position {
  let lines = starts.get(text);
  if (!lines) starts.set(text, (lines = lineStarts(text.text)));
  let low = 0;
  let high = lines.length - 1;
  while (low < high) {
    const middle = (low + high + 1) >> 1;
    if ((lines[middle] ?? 0) <= offset) low = middle;
    else high = middle - 1;
  }
  return { line: low + 1, column: offset - (lines[low] ?? 0) + 1 };
}

function lineStarts(text: string): number[] {
  const found = [0];
  for (let at = 0; at < text.length; at++) {
    const code = text.charCodeAt(at);
    if (code === 10) found.push(at + 1);
    else if (code === 13 && text.charCodeAt(at + 1) !== 10) found.push(at + 1);
  }
  return found;
}

/** The lines of a text as they are shown; counted as `positionOf` counts. */
export const linesOf = (text: string): string[] => text.split(/\r\n|\r|\n/);

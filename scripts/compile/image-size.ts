/** What a file's first bytes say that it is. */
export type Sniffed =
  | { kind: 'png' | 'jpeg' | 'gif' | 'webp' | 'avif' | 'svg'; width?: number; height?: number }
  /** In words, such as "a PDF file". */
  | { kind: 'other'; found: string };

const ascii = (bytes: Uint8Array, from: number, to: number) =>
  String.fromCharCode(...bytes.subarray(from, to));

/** Tells an image by its content, whatever its name says, and reads its size in pixels where it has one. */
export function sniffImage(bytes: Uint8Array): Sniffed {
  const view = new DataView(bytes.buffer, bytes.byteOffset, bytes.byteLength);
  const head = ascii(bytes, 0, 12);
  if (head.startsWith('\x89PNG\r\n\x1a\n') && bytes.length >= 24) {
    return { kind: 'png', width: view.getUint32(16), height: view.getUint32(20) };
  }
  if (/^GIF8[79]a/.test(head) && bytes.length >= 10) {
    return { kind: 'gif', width: view.getUint16(6, true), height: view.getUint16(8, true) };
  }
  if (head.startsWith('\xff\xd8\xff')) return { kind: 'jpeg', ...jpegSize(view) };
  if (head.startsWith('RIFF') && head.endsWith('WEBP')) return { kind: 'webp', ...webpSize(bytes, view) };
  if (head.slice(4, 8) === 'ftyp') {
    if (/^avi[fs]/.test(head.slice(8))) return { kind: 'avif' };
    const heic = /^(hei[cxms]|hev[cx]|mif1|msf1)/.test(head.slice(8));
    return { kind: 'other', found: heic ? "a HEIC photo, which browsers don't show" : 'a film' };
  }
  return textKind(bytes, head);
}

/** JPEG: the size stands in the start-of-frame segment (ITU-T T.81, B.2.2). */
function jpegSize(view: DataView): { width?: number; height?: number } {
  let at = 2;
  while (at + 9 < view.byteLength) {
    if (view.getUint8(at) !== 0xff) return {};
    const marker = view.getUint8(at + 1);
    const frame = marker >= 0xc0 && marker <= 0xcf && ![0xc4, 0xc8, 0xcc].includes(marker);
    if (frame) return { height: view.getUint16(at + 5), width: view.getUint16(at + 7) };
    const padding = marker === 0xff;
    const alone = marker === 0x01 || (marker >= 0xd0 && marker <= 0xd8);
    at += padding ? 1 : alone ? 2 : 2 + view.getUint16(at + 2);
  }
  return {};
}

/** WebP container: lossy (`VP8 `), lossless (`VP8L`) or extended (`VP8X`) first chunk (RFC 9649, 2). */
function webpSize(bytes: Uint8Array, view: DataView): { width?: number; height?: number } {
  if (bytes.length < 30) return {};
  const chunk = ascii(bytes, 12, 16);
  if (chunk === 'VP8 ') {
    return { width: view.getUint16(26, true) & 0x3fff, height: view.getUint16(28, true) & 0x3fff };
  }
  if (chunk === 'VP8L') {
    const bits = view.getUint32(21, true);
    return { width: (bits & 0x3fff) + 1, height: ((bits >>> 14) & 0x3fff) + 1 };
  }
  const three = (at: number) => view.getUint16(at, true) + (view.getUint8(at + 2) << 16) + 1;
  return chunk === 'VP8X' ? { width: three(24), height: three(27) } : {};
}

const others: [RegExp, string][] = [
  [/^%PDF/, 'a PDF file'],
  [/^BM/, 'a BMP image, which is too large for a course'],
  [/^(II\*\0|MM\0\*)/, "a TIFF image, which browsers don't show"],
  [/^PK/, 'a zip or office file'],
  [/^(ID3|\xff[\xfb\xf3\xf2])/, 'a sound'],
];

function textKind(bytes: Uint8Array, head: string): Sniffed {
  if (bytes.length === 0) return { kind: 'other', found: 'empty' };
  const known = others.find(([pattern]) => pattern.test(head));
  if (known) return { kind: 'other', found: known[1] };
  if (bytes.subarray(0, 512).includes(0)) return { kind: 'other', found: 'something else' };
  const text = new TextDecoder().decode(bytes);
  const root =
    /^\uFEFF?\s*(?:<\?xml[^>]*>\s*)?(?:<!--[\s\S]*?-->\s*)*(?:<!DOCTYPE svg[^>]*>\s*)?(?:<!--[\s\S]*?-->\s*)*<(?:svg:)?svg[\s>]/i;
  if (root.test(text)) return { kind: 'svg', ...svgSize(text) };
  return { kind: 'other', found: /<html|<!doctype html/i.test(text) ? 'a web page' : 'a text' };
}

/** Width and height in pixels; else the view box, which has the right proportions. */
function svgSize(text: string): { width?: number; height?: number } {
  const root = /<(?:svg:)?svg[^>]*>/i.exec(text)?.[0] ?? '';
  const number = (name: string) => {
    const value = new RegExp(`\\s${name}\\s*=\\s*["']\\s*(\\d+(?:\\.\\d+)?)(?:px)?\\s*["']`).exec(root)?.[1];
    return value === undefined ? undefined : Math.round(Number(value));
  };
  const width = number('width');
  const height = number('height');
  if (width !== undefined && height !== undefined) return { width, height };
  const box = /\sviewBox\s*=\s*["']([^"']*)["']/
    .exec(root)?.[1]
    ?.trim()
    .split(/[\s,]+/)
    .map(Number);
  const [, , boxWidth = 0, boxHeight = 0] = box ?? [];
  return boxWidth > 0 && boxHeight > 0 ? { width: Math.round(boxWidth), height: Math.round(boxHeight) } : {};
}

import { sha1 } from './sha1.ts';

/** 16 bytes as RFC 9562 writes them, with the version and variant that they are to have. */
function format(bytes: readonly number[], version: number): string {
  const digits = bytes.slice(0, 16).map((byte, index) => {
    const marked = index === 6 ? (byte & 15) | (version << 4) : index === 8 ? (byte & 63) | 128 : byte;
    return marked.toString(16).padStart(2, '0');
  });
  return digits.join('').replace(/^(.{8})(.{4})(.{4})(.{4})/, '$1-$2-$3-$4-');
}

/** A random UUID (RFC 9562, 5.4). `random`: 16 bytes. */
export function v4(random: Uint8Array): string {
  return format([...random], 4);
}

/** UTF-8; half a character becomes U+FFFD. */
function utf8(text: string): number[] {
  const whole = text.replace(/[\ud800-\udfff]/gu, '\ufffd');
  return [...encodeURIComponent(whole).matchAll(/%(..)|(.)/g)].map(([, hex, character = '']) =>
    hex === undefined ? character.charCodeAt(0) : parseInt(hex, 16),
  );
}

/** The UUID of a name (RFC 9562, 5.5): the same name gives the same one. `namespace`: a UUID. */
export function v5(namespace: string, name: string): string {
  const space = [...namespace.replaceAll('-', '').matchAll(/../g)].map(([hex]) => parseInt(hex, 16));
  return format(sha1([...space, ...utf8(name)]), 5);
}

/** Any UUID, as an LRS takes it. */
export const isUuid = (text: string): boolean =>
  /^[\da-f]{8}-[\da-f]{4}-[1-8][\da-f]{3}-[89ab][\da-f]{3}-[\da-f]{12}$/i.test(text);

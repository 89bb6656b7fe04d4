import { sha1 } from './sha1.ts';

/** The first 16 bytes as RFC 9562 writes them, with the version and variant that they are to have. */
const format = (bytes: Uint8Array, version: number): string =>
  [...bytes]
    .map((byte) => (byte + 256).toString(16).slice(1))
    .join('')
    .replace(
      /^(.{8})(.{4}).(.{3})(.)(.{3})(.{12}).*/,
      (_, a, b, c, variant: string, d, e) =>
        `${a}-${b}-${version}${c}-${'89ab'[parseInt(variant, 16) & 3]}${d}-${e}`,
    );

/** A random UUID (RFC 9562, 5.4). `random`: 16 bytes. */
export const v4 = (random: Uint8Array): string => format(random, 4);

/** UTF-8 in hexadecimal digits; half a character becomes U+FFFD. */
const utf8 = (text: string) =>
  encodeURIComponent(text.replace(/[\ud800-\udfff]/gu, '\ufffd')).replace(
    /%(..)|./g,
    (character, hex?: string) => hex ?? character.charCodeAt(0).toString(16),
  );

/** The UUID of a name (RFC 9562, 5.5): the same name gives the same one. `namespace`: a UUID. */
export function v5(namespace: string, name: string): string {
  const digits = namespace.replaceAll('-', '') + utf8(name);
  return format(sha1((digits.match(/../g) ?? []).map((hex) => parseInt(hex, 16))), 5);
}

/** Any UUID, as an LRS takes it. */
export const isUuid = (text: string): boolean => /^[\da-f]{8}(-[\da-f]{4}){3}-[\da-f]{12}$/i.test(text);

import type { XmlFault } from './tree.ts';

const predefined: Readonly<Record<string, string>> = { amp: '&', lt: '<', gt: '>', quot: '"', apos: "'" };

/**
 * Character data with its references resolved (XML 1.0, 4.1). Entities that a document type declares are not: they are
 * faults here, since nothing of a package is ever expanded.
 * @param offset where `raw` starts in the document
 */
export function resolveEntities(raw: string, offset: number, fault: (fault: XmlFault) => void): string {
  if (!raw.includes('&')) return raw;
  return raw.replace(
    /&(?:(#x?[0-9a-fA-F]{1,8}|[\w:.-]{1,40});)?/g,
    (whole, name: string | undefined, at: number) => {
      const place = { at: offset + at, length: whole.length };
      if (name === undefined) {
        fault({ ...place, message: 'A bare `&` is no text in XML.', hint: 'Write `&amp;` for it.' });
        return whole;
      }
      const known = name.startsWith('#') ? character(name) : predefined[name];
      if (known === undefined)
        fault({
          ...place,
          message: `XML knows no \`${whole}\`.`,
          hint: 'Write the character itself; beside it only `&amp;`, `&lt;`, `&gt;`, `&quot;`, `&apos;` and numbers exist.',
        });
      return known ?? whole;
    },
  );
}

function character(name: string): string | undefined {
  const hex = /^#x/.test(name);
  const digits = name.slice(hex ? 2 : 1);
  if (digits === '' || (!hex && /\D/.test(digits))) return undefined;
  const code = Number.parseInt(digits, hex ? 16 : 10);
  return isXmlCharacter(code) ? String.fromCodePoint(code) : undefined;
}

/** XML 1.0, production 2. */
export function isXmlCharacter(code: number): boolean {
  return (
    code === 9 ||
    code === 10 ||
    code === 13 ||
    (code >= 0x20 && code <= 0xd7ff) ||
    (code >= 0xe000 && code <= 0xfffd) ||
    (code >= 0x10000 && code <= 0x10ffff)
  );
}

import type { XmlElement, XmlFault } from './tree.ts';

const xml = 'http://www.w3.org/XML/1998/namespace';
const xmlns = 'http://www.w3.org/2000/xmlns/';

const declared = new WeakMap<XmlElement, ReadonlyMap<string, string>>();

/** Fills in the namespaces of an element and its attributes (Namespaces in XML 1.0, 5 and 6). Its parent has been done. */
export function resolveNamespaces(element: XmlElement, fault: (fault: XmlFault) => void): void {
  const above = (element.parent && declared.get(element.parent)) ?? new Map<string, string>();
  const own = element.attributes.filter(({ prefix, name }) => prefix === 'xmlns' || name === 'xmlns');
  const known =
    own.length === 0
      ? above
      : new Map([
          ...above,
          ...own.map(({ name, local, value }) => [name === 'xmlns' ? '' : local, value] as const),
        ]);
  declared.set(element, known);
  const find = (prefix: string, at: number) => {
    if (prefix === 'xml') return xml;
    if (prefix === 'xmlns') return xmlns;
    const found = known.get(prefix);
    if (found === undefined && prefix !== '')
      fault({
        at,
        length: prefix.length,
        message: `Nothing says what the prefix \`${prefix}\` means.`,
        hint: `Write \`xmlns:${prefix}="…"\` into the first element.`,
      });
    return found === '' ? undefined : found;
  };
  element.namespace = find(element.prefix, element.start + 1);
  for (const attribute of element.attributes)
    if (attribute.prefix !== '') attribute.namespace = find(attribute.prefix, attribute.start);
}

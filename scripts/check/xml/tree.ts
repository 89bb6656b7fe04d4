/** An element of an XML document. Offsets are those of the document's text. */
export interface XmlElement {
  /** As written, with its prefix. */
  name: string;
  prefix: string;
  local: string;
  /** Its namespace's name; absent when it has none. */
  namespace: string | undefined;
  attributes: XmlAttribute[];
  children: XmlElement[];
  parent: XmlElement | undefined;
  /** Its own character data, entities resolved, without that of its children. */
  text: string;
  /** Where its first CDATA section starts, if it has one. */
  cdata: number | undefined;
  /** Where `<` stands. */
  start: number;
  /** Behind the `>` of its start tag. */
  open: number;
}

export interface XmlAttribute {
  name: string;
  prefix: string;
  local: string;
  namespace: string | undefined;
  value: string;
  start: number;
  /** Behind the closing quote. */
  end: number;
}

/** Why a document is not well-formed. The document is read on from there as far as that makes sense. */
export interface XmlFault {
  at: number;
  length: number;
  /** What is wrong, as a sentence. */
  message: string;
  hint: string;
}

export interface XmlDocument {
  root: XmlElement | undefined;
  faults: XmlFault[];
  /** Where a document type declaration stands, if there is one. It is never carried out. */
  doctype: number | undefined;
  /** What the declaration names as the encoding. */
  encoding: string | undefined;
}

/** An attribute by its local name, whatever its prefix. */
export const attribute = (element: XmlElement, local: string): XmlAttribute | undefined =>
  element.attributes.find((each) => each.local === local && each.prefix !== 'xmlns' && each.name !== 'xmlns');

export const valueOf = (element: XmlElement, local: string): string | undefined =>
  attribute(element, local)?.value;

/** Children by their local name, whatever their namespace. */
export const childrenOf = (element: XmlElement | undefined, local: string): XmlElement[] =>
  element?.children.filter((child) => child.local === local) ?? [];

export const childOf = (element: XmlElement | undefined, local: string): XmlElement | undefined =>
  element?.children.find((child) => child.local === local);

/** The element and all below it, in document order. */
export function* descendants(element: XmlElement | undefined): Generator<XmlElement> {
  const rest = element ? [element] : [];
  for (let next = rest.pop(); next; next = rest.pop()) {
    yield next;
    for (let index = next.children.length - 1; index >= 0; index--) {
      const child = next.children[index];
      if (child) rest.push(child);
    }
  }
}

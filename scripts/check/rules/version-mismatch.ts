import { adl12, adl2004, content12, content2004 } from '../manifest/scorm.ts';
import { placeOfAttribute } from '../places.ts';
import { defineRule, scorm } from '../rule.ts';
import { descendants } from '../xml/tree.ts';

const versionOf: ReadonlyMap<string, string> = new Map([
  [content12, '1.2'],
  [adl12, '1.2'],
  [content2004, '2004'],
  [adl2004, '2004'],
]);

export const versionMismatch = defineRule<{ version: string; uri: string; other: string }>({
  name: 'version-mismatch',
  level: 'error',
  about: 'The version says one SCORM and the namespaces another.',
  source: 'SCORM 1.2 CAM 2.3; SCORM 2004 CAM 3.4.1.2; the version decides which API an LMS offers',
  on: scorm,
  group: 'file',
  words: ({ version, uri, other }) => ({
    message: `\`<schemaversion>\` says ${version}, and \`${uri}\` belongs to SCORM ${other}: an LMS may offer the wrong API.`,
    hint: 'Use the namespaces of one version throughout.',
  }),
  check: ({ descriptor, manifest }, report) => {
    const version = manifest?.version?.trim() ?? '';
    if (!descriptor || !manifest || version === '') return;
    const said = /2004|1\.3/.test(version) ? '2004' : version === '1.2' ? '1.2' : undefined;
    if (said === undefined) return;
    for (const element of descendants(manifest.root))
      for (const attribute of element.attributes) {
        if (attribute.prefix !== 'xmlns' && attribute.name !== 'xmlns') continue;
        const other = versionOf.get(attribute.value);
        if (other !== undefined && other !== said)
          report(placeOfAttribute(descriptor, attribute), { version, uri: attribute.value, other });
      }
  },
});

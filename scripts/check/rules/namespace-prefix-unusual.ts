import { placeOfAttribute } from '../places.ts';
import { namespaces } from '../manifest/schemas.ts';
import { defineRule, scorm } from '../rule.ts';
import { descendants } from '../xml/tree.ts';

const usual: Readonly<Record<string, string>> = {
  adlcp12: 'adlcp',
  adlcp: 'adlcp',
  imsss: 'imsss',
  adlseq: 'adlseq',
  adlnav: 'adlnav',
};

export const namespacePrefixUnusual = defineRule<{ found: string; expected: string }>({
  name: 'namespace-prefix-unusual',
  level: 'warning',
  about: 'A namespace of ADL or IMS has another prefix than usual.',
  source:
    'Moodle 4.5, mod/scorm/datamodels/scormlib.php: prefixes are taken literally, and a SCO becomes an asset',
  on: scorm,
  group: 'place',
  words: ({ found, expected }) => ({
    message: `The prefix \`${found}\` stands for what everybody calls \`${expected}\`: Moodle doesn't see what bears it, and takes a SCO for an asset.`,
    hint: `Call it \`${expected}\`.`,
  }),
  check: ({ descriptor, manifest }, report) => {
    if (!descriptor || !manifest) return;
    for (const element of descendants(manifest.root))
      for (const attribute of element.attributes) {
        if (attribute.prefix !== 'xmlns') continue;
        const expected = usual[namespaces.get(attribute.value) ?? ''];
        if (expected !== undefined && attribute.local !== expected)
          report(placeOfAttribute(descriptor, attribute), { found: attribute.local, expected });
      }
  },
});

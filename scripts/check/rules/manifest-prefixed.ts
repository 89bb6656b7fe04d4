import { placeOfElement } from '../places.ts';
import { defineRule, scorm } from '../rule.ts';

export const manifestPrefixed = defineRule<{ name: string; prefix: string }>({
  name: 'manifest-prefixed',
  level: 'warning',
  about: 'The elements of the manifest bear a prefix.',
  source:
    'Moodle 4.5, mod/scorm/datamodels/scormlib.php: names are compared with their prefix, and no SCO is found',
  on: scorm,
  group: 'place',
  words: ({ name, prefix }) => ({
    message: `\`<${name}>\` bears a prefix: Moodle then finds no course in the manifest, and says nothing.`,
    hint: `Make it the default namespace (\`xmlns="…"\` for \`xmlns:${prefix}="…"\`), and leave the prefix out.`,
  }),
  check: ({ descriptor, manifest }, report) => {
    if (descriptor && manifest && manifest.root.prefix !== '')
      report(placeOfElement(descriptor, manifest.root), manifest.root);
  },
});

import { placeOfElement } from '../places.ts';
import { defineRule, scorm } from '../rule.ts';
import { resolveUrl } from '../package/paths.ts';
import { descendants } from '../xml/tree.ts';

export const metadataFileMissing = defineRule<{ path: string }>({
  name: 'metadata-file-missing',
  level: 'warning',
  about: 'The metadata lies in a file that is not in the package.',
  source: 'SCORM 1.2 CAM 2.3.2.5; SCORM 2004 CAM 3.4.1.3: adlcp:location',
  on: scorm,
  group: 'file',
  words: ({ path }) => ({
    message: `The metadata is said to lie in \`${path}\`, which is not in the package.`,
    hint: 'Add the file, or delete `<adlcp:location>`.',
  }),
  check: ({ descriptor, manifest, files }, report) => {
    for (const element of descendants(manifest?.root)) {
      if (element.local !== 'location' || !descriptor) continue;
      const target = resolveUrl(element.text, '');
      if (target.kind === 'inside' && !files.has(target.path))
        report(placeOfElement(descriptor, element), { path: target.path });
    }
  },
});

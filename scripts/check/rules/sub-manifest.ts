import { placeOfElement } from '../places.ts';
import { defineRule, scorm } from '../rule.ts';
import { childrenOf } from '../xml/tree.ts';

export const subManifest = defineRule({
  name: 'sub-manifest',
  level: 'warning',
  about: 'A manifest lies within the manifest.',
  source: 'SCORM 2004 CAM 3.4.1: ADL recommends not to use (sub)manifests',
  on: scorm,
  group: 'place',
  words: () => ({
    message: 'A manifest within the manifest is understood by few LMSs.',
    hint: 'Put its items and resources into the first one.',
  }),
  check: ({ descriptor, manifest }, report) => {
    for (const element of childrenOf(manifest?.root, 'manifest'))
      if (descriptor) report(placeOfElement(descriptor, element), {});
  },
});

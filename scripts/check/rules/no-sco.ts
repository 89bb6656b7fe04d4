import { scoItems } from '../manifest/scos.ts';
import { placeOfElement } from '../places.ts';
import { defineRule, scorm } from '../rule.ts';

export const noSco = defineRule({
  name: 'no-sco',
  level: 'warning',
  about: 'All that is launched are assets, which report nothing.',
  source: 'SCORM 1.2 CAM 2.1; SCORM 2004 CAM 2.1: only a SCO talks to the LMS',
  on: scorm,
  group: 'package',
  words: () => ({
    message: 'Every resource is an asset: the LMS gets neither status nor score from this course.',
    hint: 'If it should report, write `sco` for `asset`.',
  }),
  check: ({ descriptor, manifest }, report) => {
    if (!descriptor || !manifest) return;
    const launched = manifest.resources.filter((resource) => resource.launched);
    const [first] = launched;
    if (first && scoItems(manifest).length === 0 && launched.every(({ scormType }) => scormType === 'asset'))
      report(placeOfElement(descriptor, first.element), {});
  },
});

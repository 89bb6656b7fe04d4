import { knownVersions } from '../manifest/scorm.ts';
import { placeOfElement } from '../places.ts';
import { defineRule } from '../rule.ts';
import { descendants } from '../xml/tree.ts';

export const completionThresholdForm = defineRule<{ is4th: boolean }>({
  name: 'completion-threshold-form',
  level: 'error',
  about: 'The completion threshold has the form of another edition.',
  source: 'adlcp_v1p3.xsd of the 3rd edition (a number) and of the 4th (attributes); SCORM 2004 CAM 3.4.1.15',
  on: ['scorm2004'],
  group: 'place',
  words: ({ is4th }) => ({
    message: is4th
      ? 'The 4th edition reads the threshold from attributes; the number between the tags is passed over.'
      : 'Before the 4th edition the threshold is a number between the tags; its attributes break the schema.',
    hint: is4th
      ? 'Write `<adlcp:completionThreshold completedByMeasure="true" minProgressMeasure="0.8"/>`.'
      : 'Write `<adlcp:completionThreshold>0.8</adlcp:completionThreshold>`.',
  }),
  check: ({ descriptor, manifest }, report) => {
    const version = manifest?.version?.trim() ?? '';
    const is4th = version === '2004 4th Edition';
    for (const element of descendants(manifest?.root)) {
      if (element.local !== 'completionThreshold' || !descriptor || !knownVersions.includes(version))
        continue;
      const wrong = is4th ? element.text.trim() !== '' : element.attributes.length > 0;
      if (wrong) report(placeOfElement(descriptor, element), { is4th });
    }
  },
});

import { placeOfAttribute } from '../places.ts';
import { defineRule, scorm } from '../rule.ts';
import { attribute } from '../xml/tree.ts';
import { quoted } from '../words.ts';

export const resourceType = defineRule<{ type: string }>({
  name: 'resource-type',
  level: 'warning',
  about: 'A resource that is launched is no webcontent.',
  source: 'SCORM 1.2 CAM 2.3.2.5.3; SCORM 2004 CAM 3.4.1.21: type is webcontent',
  on: scorm,
  group: 'place',
  words: ({ type }) => ({
    message: `\`type="${quoted(type)}"\` is not what SCORM launches.`,
    hint: 'Write `type="webcontent"`.',
  }),
  check: ({ descriptor, manifest }, report) => {
    if (!descriptor || !manifest) return;
    for (const { element, launched } of manifest.resources) {
      const type = attribute(element, 'type');
      if (launched && type && type.value !== 'webcontent')
        report(placeOfAttribute(descriptor, type), { type: type.value });
    }
  },
});

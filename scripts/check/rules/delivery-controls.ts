import { scoItems } from '../manifest/scos.ts';
import { placeOfElement } from '../places.ts';
import { defineRule } from '../rule.ts';
import { childOf, valueOf } from '../xml/tree.ts';

export const deliveryControls = defineRule<{ missing: string }>({
  name: 'delivery-controls',
  level: 'warning',
  about: 'A SCO does not say that it sets completion and success itself.',
  source: 'SCORM 2004 SN 3.13; SAP KBA 3403728: SuccessFactors marks the SCO complete on exit',
  on: ['scorm2004'],
  group: 'file',
  words: ({ missing }) => ({
    message: `This item doesn't set ${missing}: an LMS may mark it completed or passed after a mere look.`,
    hint: 'Write `<imsss:deliveryControls completionSetByContent="true" objectiveSetByContent="true"/>` into its `<imsss:sequencing>`.',
  }),
  check: ({ descriptor, manifest }, report) => {
    if (!descriptor || !manifest) return;
    for (const { element } of scoItems(manifest)) {
      const sequencing = childOf(element, 'sequencing');
      // Rules that are kept elsewhere and named by IDRef are not followed.
      if (sequencing && valueOf(sequencing, 'IDRef') !== undefined) continue;
      const controls = childOf(sequencing, 'deliveryControls');
      const missing = ['completionSetByContent', 'objectiveSetByContent'].filter(
        (name) => !/^(?:true|1)$/.test((controls && valueOf(controls, name)) ?? ''),
      );
      if (missing.length > 0)
        report(placeOfElement(descriptor, controls ?? element), {
          missing: missing.map((name) => `\`${name}\``).join(' and '),
        });
    }
  },
});

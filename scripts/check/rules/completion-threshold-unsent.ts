import { placeOfElement } from '../places.ts';
import { defineRule } from '../rule.ts';
import { descendants, valueOf } from '../xml/tree.ts';

export const completionThresholdUnsent = defineRule({
  name: 'completion-threshold-unsent',
  level: 'warning',
  about: 'Completion follows from a progress that no script sends.',
  source: 'SCORM 2004 RTE 4.2.4: with a threshold and no cmi.progress_measure, completion is unknown',
  on: ['scorm2004'],
  group: 'place',
  words: () => ({
    message:
      'The threshold makes completion follow from `cmi.progress_measure`, which no script of the package sends.',
    hint: 'Send `cmi.progress_measure`, or delete the threshold.',
  }),
  check: ({ descriptor, manifest, api, sawAllScripts }, report) => {
    if (!descriptor || !manifest || !sawAllScripts || !api.uses2004 || api.find(/progress_?measure/i)) return;
    for (const element of descendants(manifest.root)) {
      if (element.local !== 'completionThreshold') continue;
      // In the 4th edition it counts only when `completedByMeasure` says so.
      if (/^(?:true|1)$/.test(valueOf(element, 'completedByMeasure') ?? '') || element.text.trim() !== '')
        report(placeOfElement(descriptor, element), {});
    }
  },
});

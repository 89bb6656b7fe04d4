import { placeOfElement } from '../places.ts';
import { defineRule } from '../rule.ts';
import { descendants, valueOf } from '../xml/tree.ts';

export const satisfiedByMeasure = defineRule({
  name: 'satisfied-by-measure',
  level: 'warning',
  about: 'Success follows from a scaled score that no script sends.',
  source: 'SCORM 2004 RTE 4.2.22: with a passing score and no cmi.score.scaled, success is unknown',
  on: ['scorm2004'],
  group: 'place',
  words: () => ({
    message:
      '`satisfiedByMeasure` makes success follow from `cmi.score.scaled`, which no script of the package sends: it stays unknown.',
    hint: 'Send `cmi.score.scaled`, or delete `satisfiedByMeasure`.',
  }),
  check: ({ descriptor, manifest, api, sawAllScripts }, report) => {
    if (!descriptor || !manifest || !sawAllScripts || !api.uses2004 || api.find(/\bscaled\b/i)) return;
    for (const element of descendants(manifest.root))
      if (
        element.local === 'primaryObjective' &&
        /^(?:true|1)$/.test(valueOf(element, 'satisfiedByMeasure') ?? '')
      )
        report(placeOfElement(descriptor, element), {});
  },
});

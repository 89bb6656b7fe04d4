import { placeOfElement } from '../places.ts';
import { defineRule } from '../rule.ts';
import { descendants, valueOf } from '../xml/tree.ts';

export const objectivesGlobal = defineRule({
  name: 'objectives-global',
  level: 'info',
  about: 'Objectives are shared with all other courses of the learner.',
  source: 'SCORM 2004 SN 3.10.1: objectivesGlobalToSystem is true unless set',
  on: ['scorm2004'],
  group: 'place',
  words: () => ({
    message:
      'The global objectives of this course are shared with every other course that uses the same names.',
    hint: 'Write `adlseq:objectivesGlobalToSystem="false"` unless that is meant.',
  }),
  check: ({ descriptor, manifest }, report) => {
    if (!descriptor || !manifest) return;
    for (const organization of manifest.organizations) {
      const shares = [...descendants(organization)].some(({ local }) => local === 'mapInfo');
      if (shares && !/^(?:false|0)$/.test(valueOf(organization, 'objectivesGlobalToSystem') ?? ''))
        report(placeOfElement(descriptor, organization), {});
    }
  },
});

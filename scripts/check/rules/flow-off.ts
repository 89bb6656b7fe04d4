import { placeOfElement } from '../places.ts';
import { defineRule } from '../rule.ts';
import { childOf, valueOf } from '../xml/tree.ts';

export const flowOff = defineRule({
  name: 'flow-off',
  level: 'info',
  about: 'The LMS is not told to begin with the first item by itself.',
  source:
    'SCORM 2004 SN 3.2: flow is false unless set; SN, SB.2.5: a start request then finds nothing to deliver',
  on: ['scorm2004'],
  group: 'place',
  words: () => ({
    message:
      'The organization does not set `flow`: an LMS by the letter begins with nothing, and shows learners a list to choose from.',
    hint: 'Write `<imsss:sequencing><imsss:controlMode choice="true" flow="true"/></imsss:sequencing>` behind its items.',
  }),
  check: ({ descriptor, manifest }, report) => {
    // Of a manifest that breaks off nothing can be missed.
    if (!descriptor || !manifest || descriptor.xml.faults.length > 0) return;
    for (const organization of manifest.organizations) {
      const sequencing = childOf(organization, 'sequencing');
      // Rules that are kept elsewhere and named by IDRef are not followed.
      if (!childOf(organization, 'item') || (sequencing && valueOf(sequencing, 'IDRef') !== undefined))
        continue;
      const mode = childOf(sequencing, 'controlMode');
      if (!/^(?:true|1)$/.test((mode && valueOf(mode, 'flow')) ?? ''))
        report(placeOfElement(descriptor, mode ?? organization), {});
    }
  },
});

import { placeOfElement } from '../places.ts';
import { defineRule } from '../rule.ts';
import { childOf, childrenOf, descendants } from '../xml/tree.ts';

const exits = ['exit', 'exitAll', 'suspendAll', 'abandon', 'abandonAll'];

export const hiddenExit = defineRule({
  name: 'hidden-exit',
  level: 'warning',
  about: "All of the LMS's exits are hidden, and no script asks to leave.",
  source: 'SCORM 2004 SN 5.6.2 (hideLMSUI), 5.6.4 (adl.nav.request)',
  on: ['scorm2004'],
  group: 'place',
  words: () => ({
    message:
      'Every way out that the LMS offers is hidden, and no script of the package asks for one: a learner is trapped.',
    hint: 'Show `suspendAll` or `exitAll`, or request it from the course (`adl.nav.request`).',
  }),
  check: ({ descriptor, manifest, api, sawAllScripts }, report) => {
    if (!descriptor || !manifest || !sawAllScripts) return;
    if (api.find(/adl\.nav\.request|nav\.request|\.close\s?\(/)) return;
    for (const element of descendants(manifest.root)) {
      if (element.local !== 'presentation') continue;
      const hidden = childrenOf(childOf(element, 'navigationInterface'), 'hideLMSUI').map(({ text }) =>
        text.trim(),
      );
      if (exits.every((exit) => hidden.includes(exit))) report(placeOfElement(descriptor, element), {});
    }
  },
});

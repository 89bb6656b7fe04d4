import { placeOfElement } from '../places.ts';
import { defineRule, scorm } from '../rule.ts';

export const resourceWithoutHref = defineRule({
  name: 'resource-without-href',
  level: 'error',
  about: 'A resource that is launched names no page.',
  source: 'SCORM 1.2 CAM 2.3.2.5.3; SCORM 2004 CAM 3.4.1.21: a resource that an item references has an href',
  on: scorm,
  group: 'place',
  words: () => ({
    message: 'An item launches this resource, which has no `href`: there is no page to open.',
    hint: 'Write `href="index.html"`, with the name of its first page.',
  }),
  check: ({ descriptor, manifest }, report) => {
    if (!descriptor || !manifest) return;
    for (const { element, launched, href } of manifest.resources)
      if (launched && !href) report(placeOfElement(descriptor, element), {});
  },
});

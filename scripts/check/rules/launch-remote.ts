import { launchesOf } from '../package/launch.ts';
import { placeOfElement } from '../places.ts';
import { defineRule, scorm } from '../rule.ts';

export const launchRemote = defineRule<{ host: string }>({
  name: 'launch-remote',
  level: 'warning',
  about: 'The page that begins the course lies on another host.',
  source: 'browsers, same-origin policy: content of another host can not read the API of the LMS',
  on: scorm,
  group: 'place',
  words: ({ host }) => ({
    message: `The course is launched from \`${host}\`: a page of another host can't reach the LMS's API, so nothing is reported.`,
    hint: "Put the page into the package, or use your LMS's own bridge for content elsewhere.",
  }),
  check: ({ descriptor, manifest }, report) => {
    if (!descriptor) return;
    for (const { element, target } of launchesOf(descriptor, manifest))
      if (target.kind === 'remote') report(placeOfElement(descriptor, element), { host: target.host });
  },
});

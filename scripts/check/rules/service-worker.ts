import { placeInScript } from '../places.ts';
import { defineRule } from '../rule.ts';

export const serviceWorker = defineRule({
  name: 'service-worker',
  level: 'warning',
  about: 'The course registers a service worker.',
  source:
    "Service Workers: it is shared by all of the LMS's origin that lies below it; the Moodle app has none",
  on: ['package'],
  group: 'package',
  words: () => ({
    message:
      'A service worker outlives the course in the browser, and may serve the old package after an update.',
    hint: 'Leave it out of packages for an LMS.',
  }),
  check: ({ scripts }, report) => {
    for (const script of scripts) {
      const found = /serviceWorker\s?\.\s?register\b/.exec(script.code);
      if (found) report(placeInScript(script, found.index, found[0].length), {});
    }
  },
});

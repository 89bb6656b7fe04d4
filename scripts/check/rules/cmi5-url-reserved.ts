import { assignableUnits } from '../manifest/cmi5.ts';
import { placeOfElement } from '../places.ts';
import { defineRule } from '../rule.ts';

export const cmi5UrlReserved = defineRule<{ name: string }>({
  name: 'cmi5-url-reserved',
  level: 'error',
  about: 'The URL of an AU uses a name that belongs to the launch.',
  source: "cmi5 8.1: endpoint, fetch, actor, registration and activityId are the LMS's",
  on: ['cmi5'],
  group: 'place',
  words: ({ name }) => ({
    message: `The LMS itself adds \`${name}\` to this URL: with two of them the launch fails.`,
    hint: 'Use another name, or `<launchParameters>`.',
  }),
  check: (view, report) => {
    for (const { url } of assignableUnits(view)) {
      const name = /[?&](endpoint|fetch|actor|registration|activityId)=/.exec(url?.text ?? '')?.[1];
      if (url && name !== undefined && view.descriptor)
        report(placeOfElement(view.descriptor, url), { name });
    }
  },
});

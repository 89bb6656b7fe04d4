import { placeInScript } from '../places.ts';
import { defineRule, scorm } from '../rule.ts';
import { searchDepths } from '../script/search-depth.ts';

export const apiSearchShort = defineRule<{ parents: number }>({
  name: 'api-search-short',
  level: 'info',
  about: 'The search for the API gives up after five to nine parents.',
  source: "ADL's sample of SCORM 1.2 stops after 7 parents, that of 2004 and pipwerks after 500",
  on: scorm,
  group: 'package',
  words: ({ parents }) => ({
    message: `The search for the LMS's API stops after ${parents} parents: enough for nearly every LMS, and not for a course that is dispatched through another.`,
    hint: 'Raise the limit, to 500 for example: it costs nothing.',
  }),
  check: ({ api }, report) => {
    for (const { place, parents } of searchDepths(api))
      if (parents >= 5 && parents < 10)
        report(placeInScript(place.script, place.at, place.length), { parents });
  },
});

import { placeInScript } from '../places.ts';
import { defineRule, scorm } from '../rule.ts';
import { searchDepths } from '../script/search-depth.ts';

export const apiSearchTooShort = defineRule<{ parents: number }>({
  name: 'api-search-too-short',
  level: 'warning',
  about: 'The search for the API gives up after a few parents, or climbs none.',
  source:
    "SCORM 1.2 RTE 3.3.6.1; SCORM 2004 RTE 3.3.1: each parent up to the top, then the opener; ADL's sample of 2004 tries 500",
  on: scorm,
  group: 'package',
  words: ({ parents }) => ({
    message: `The search for the LMS's API stops after ${parents} ${parents === 1 ? 'parent' : 'parents'}; some LMSs lay more frames around a course, and nothing is reported there.`,
    hint: 'Climb until there is no further parent, with a limit such as 500, then do the same from `opener`.',
  }),
  check: ({ api }, report) => {
    for (const { place, parents } of searchDepths(api))
      if (parents < 5) report(placeInScript(place.script, place.at, place.length), { parents });
    if (searchDepths(api).length > 0) return;
    // No loop and no recursion: only the next window is looked at.
    for (const script of api.tracking) {
      const direct = /(?:window\s?\.\s?)?\bparent\s?\.\s?API(?:_1484_11)?\b(?!\s?=[^=])/.exec(script.bare);
      if (direct && !api.find(/\bwhile\s?\(|\bfor\s?\(|find_?api|get_?api|scan/i, [script]))
        report(placeInScript(script, direct.index, direct[0].length), { parents: 1 });
    }
  },
});

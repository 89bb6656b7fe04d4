import { placeInScript } from '../places.ts';
import { defineRule } from '../rule.ts';

export const scoreWithoutScaled = defineRule({
  name: 'score-without-scaled',
  level: 'warning',
  about: 'A score of SCORM 2004 is sent without its scaled form.',
  source: 'SCORM 2004 RTE 4.2.20: rollup and passing go by cmi.score.scaled alone',
  on: ['scorm2004'],
  group: 'package',
  words: () => ({
    message:
      'A raw score is sent and never `cmi.score.scaled`: LMSs of SCORM 2004 go by the scaled one and show none.',
    hint: 'Set `cmi.score.scaled` from 0 to 1 as well.',
  }),
  check: ({ api, sawAllScripts }, report) => {
    if (!sawAllScripts || !api.uses2004 || api.find(/\bscaled\b/i)) return;
    const set = api.sets.find(({ element }) => element === 'cmi.score.raw');
    if (set) report(placeInScript(set.script, set.at, set.length), {});
  },
});

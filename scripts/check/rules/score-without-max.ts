import { placeInScript } from '../places.ts';
import { defineRule, scorm } from '../rule.ts';

export const scoreWithoutMax = defineRule({
  name: 'score-without-max',
  level: 'warning',
  about: 'A score is sent without its maximum.',
  source: 'Brightspace, "Publish legacy SCORM objects": a grade needs score.max above 0',
  on: scorm,
  group: 'package',
  words: () => ({
    message: 'A raw score is sent and never its maximum: Brightspace makes no grade of it, others guess.',
    hint: 'Set `score.min` to 0 and `score.max` to 100 before `score.raw`.',
  }),
  check: ({ api, sawAllScripts }, report) => {
    if (!sawAllScripts || api.find(/score\.max|score_?max|max_?score|["'`.]max["'`]/i)) return;
    const set = api.sets.find(({ element }) => /^cmi\.(?:core\.)?score\.raw$/.test(element));
    if (set) report(placeInScript(set.script, set.at, set.length), {});
  },
});

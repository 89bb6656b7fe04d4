import { placeInScript } from '../places.ts';
import { defineRule, scorm } from '../rule.ts';

export const statusNeverSet = defineRule({
  name: 'status-never-set',
  level: 'warning',
  about: 'The scripts use the API and never set a status.',
  source:
    'SCORM 1.2 RTE 3.4.4: nothing set becomes completed at the end; SCORM 2004 RTE 4.2.4: it stays unknown',
  on: scorm,
  group: 'package',
  words: () => ({
    message: 'No script sets a status: the LMS decides by itself, often that opening the course was enough.',
    hint: 'Set `lesson_status` in SCORM 1.2, `completion_status` and `success_status` in SCORM 2004.',
  }),
  check: ({ api, sawAllScripts }, report) => {
    if (!sawAllScripts || !(api.uses12 || api.uses2004)) return;
    if (api.find(/lesson_?status|completion_?status|success_?status|\bstatus\s?\(\s?["']set/i)) return;
    const place = api.find(/\bLMSInitialize\b|\bAPI_1484_11\b/);
    if (place) report(placeInScript(place.script, place.at, place.length), {});
  },
});

import { placeInScript } from '../places.ts';
import { defineRule, scorm } from '../rule.ts';

export const apiOfOtherVersion = defineRule<{ is2004: boolean }>({
  name: 'api-of-other-version',
  level: 'error',
  about: 'The scripts look for the API of another version than the manifest says.',
  source: 'SCORM 1.2 RTE 3.3.6 (API); SCORM 2004 RTE 3.3 (API_1484_11)',
  on: scorm,
  group: 'package',
  words: ({ is2004 }) => ({
    message: is2004
      ? 'The manifest says SCORM 2004, and the scripts call `LMSInitialize` and its like of SCORM 1.2: they find no API.'
      : 'The manifest says SCORM 1.2, and the scripts look for `API_1484_11` of SCORM 2004: they find no API.',
    hint: 'Publish manifest and scripts for one version.',
  }),
  check: ({ manifest, api, sawAllScripts }, report) => {
    if (!manifest || !sawAllScripts || api.uses12 === api.uses2004) return;
    const is2004 = manifest.family === 'scorm2004';
    if (is2004 !== api.uses12) return;
    const place = api.find(is2004 ? /\bLMS(?:Initialize|GetValue|SetValue|Finish)\b/ : /\bAPI_1484_11\b/);
    if (place) report(placeInScript(place.script, place.at, place.length), { is2004 });
  },
});

import { placeInScript } from '../places.ts';
import { defineRule, scorm } from '../rule.ts';

export const windowClosed = defineRule({
  name: 'window-closed',
  level: 'info',
  about: 'A script closes the window.',
  source: 'Rustici, SCORM Driver, "Other notes"; HTML: a script closes only windows that a script opened',
  on: scorm,
  group: 'package',
  words: () => ({
    message: "The script closes the window: in an LMS's frame nothing happens, or the LMS goes with it.",
    hint: 'Finish the session and let the LMS close what it has opened; in SCORM 2004 request `exitAll` or `suspendAll`.',
  }),
  check: ({ scripts }, report) => {
    for (const script of scripts) {
      const found = /(?<![\w$.])(?:window|self|top|parent|window\.top|window\.parent)\s?\.\s?close\s?\(/.exec(
        script.bare,
      );
      if (found) report(placeInScript(script, found.index, found[0].length - 1), {});
    }
  },
});

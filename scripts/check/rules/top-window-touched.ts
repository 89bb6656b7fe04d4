import { placeInScript } from '../places.ts';
import { defineRule, scorm } from '../rule.ts';

export const topWindowTouched = defineRule({
  name: 'top-window-touched',
  level: 'warning',
  about: 'A script leads the whole window away or looks into it.',
  source:
    'Rustici, SCORM Driver, "Other notes"; HTML: sandboxed frames and frames of another origin forbid it',
  on: scorm,
  group: 'package',
  words: () => ({
    message:
      "The script touches the window of the LMS itself (`top`): inside an LMS's frame this throws, or takes the LMS away.",
    hint: 'Leave `top` alone but for finding the API.',
  }),
  check: ({ scripts }, report) => {
    const pattern =
      /(?<![\w$.])(?:window\s?\.\s?)?top\s?\.\s?(?:location|document|frames|resizeTo|moveTo)\b/g;
    for (const script of scripts) {
      if (isLibrary(script.code)) continue;
      for (const found of script.bare.matchAll(pattern)) {
        // `top.location === self.location` only asks whether there is a frame.
        const after = script.bare.slice(found.index + found[0].length, found.index + found[0].length + 40);
        const before = script.bare.slice(Math.max(0, found.index - 4), found.index);
        if (/^(?:\.href)?\s?[!=]==?/.test(after) || /[!=]=\s?$/.test(before)) continue;
        report(placeInScript(script, found.index, found[0].length), {});
      }
    }
  },
});

/** Frameworks for the open web ask for the top window too, in code that a course never runs. */
const isLibrary = (code: string) => /jQuery JavaScript Library|video\.js|modernizr/i.test(code.slice(0, 500));

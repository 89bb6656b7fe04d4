import { placeInScript } from '../places.ts';
import { defineRule, scorm } from '../rule.ts';
import { bodiesOf, leavingHandlers } from '../script/leaving.ts';

const completes =
  /\b\w{0,40}(?:set|complet|status|success|quit|finish)\w{0,40}\s?\(\s?(?:["'][\w.]{1,60}["']\s?,\s?)?["'](completed|passed)["']\s?\)/i;

export const statusSetAtUnload = defineRule<{ status: string }>({
  name: 'status-set-at-unload',
  level: 'info',
  about: 'The course becomes completed or passed when its page is left.',
  source: 'eXeLearning issue 2319: done after open and close, and later fails are ignored',
  on: scorm,
  group: 'package',
  words: ({ status }) => ({
    message: `The page sets "${status}" when it is left: see to it that a learner who only opens and closes it is not done.`,
    hint: 'Set the status when the learner has done what it takes.',
  }),
  check: (view, report) => {
    for (const handler of leavingHandlers(view))
      for (const { script, body } of bodiesOf(handler, view)) {
        const found = completes.exec(script.code.slice(body.start, body.end));
        if (found)
          report(placeInScript(script, body.start + found.index, found[0].length), {
            status: found[1] ?? '',
          });
      }
  },
});

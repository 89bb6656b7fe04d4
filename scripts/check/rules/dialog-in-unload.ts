import { placeInScript } from '../places.ts';
import { defineRule } from '../rule.ts';
import { reachedBodies, leavingHandlers } from '../script/leaving.ts';

export const dialogInUnload = defineRule<{ call: string }>({
  name: 'dialog-in-unload',
  level: 'warning',
  about: 'A dialog is shown while the page is being left.',
  source: 'HTML, 8.9.1: alert, confirm and prompt do nothing while a page unloads',
  on: ['package'],
  group: 'package',
  words: ({ call }) => ({
    message: `\`${call}\` does nothing while a page is being left, and what waits for its answer goes wrong.`,
    hint: 'Save without asking; for a warning before leaving return a text from `beforeunload`.',
  }),
  check: (view, report) => {
    for (const handler of leavingHandlers(view))
      for (const { script, body } of reachedBodies(handler, view)) {
        const found = /(?<![\w$])(?:window\s?\.\s?)?(alert|confirm|prompt)\s?\(/.exec(
          script.bare.slice(body.start, body.end),
        );
        if (found)
          report(placeInScript(script, body.start + found.index, found[0].length - 1), {
            call: found[1] ?? '',
          });
      }
  },
});

import { placeInScript } from '../places.ts';
import { defineRule } from '../rule.ts';
import { leavingHandlers } from '../script/leaving.ts';

export const unloadOnly = defineRule<{ event: string }>({
  name: 'unload-only',
  level: 'warning',
  about: 'What happened is saved only in unload or beforeunload.',
  source:
    'Chrome, "Deprecating the unload event"; Moodle 4.5: a tab that is closed without beforeunload saves only with pagehide or visibilitychange; eXeLearning issue 1831',
  on: ['package'],
  group: 'package',
  words: ({ event }) => ({
    message: `The course ends its session in \`${event}\` only: phones never fire it, and Chrome is taking it away, so scores get lost.`,
    hint: 'Do it in `pagehide` and `visibilitychange` as well, once; and commit whenever something has happened.',
  }),
  check: (view, report) => {
    const handlers = leavingHandlers(view);
    if (handlers.some(({ event }) => event === 'pagehide' || event === 'visibilitychange')) return;
    for (const { script, at, length, event } of handlers)
      report(placeInScript(script, at, length), { event });
  },
});

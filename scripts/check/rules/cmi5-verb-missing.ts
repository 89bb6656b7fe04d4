import { wholePackage } from '../places.ts';
import { defineRule } from '../rule.ts';

export const cmi5VerbMissing = defineRule<{ verb: string }>({
  name: 'cmi5-verb-missing',
  level: 'error',
  about: 'No script says that the session begins, or that it ends.',
  source: 'cmi5 9.3: initialized is the first statement of an AU, terminated the last',
  on: ['cmi5'],
  group: 'place',
  words: ({ verb }) => ({
    message: `No script sends \`${verb}\`, which every session of cmi5 has.`,
    hint:
      verb === 'initialized'
        ? 'Send it first: the LMS refuses what comes before it.'
        : 'Send it last, when the page is left.',
  }),
  check: ({ api, sawAllScripts, scripts }, report) => {
    if (!sawAllScripts || scripts.length === 0) return;
    for (const verb of ['initialized', 'terminated'])
      if (!api.find(new RegExp(`\\b${verb}\\b`, 'i'))) report(wholePackage, { verb });
  },
});

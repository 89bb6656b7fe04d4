import { placeInScript } from '../places.ts';
import { defineRule } from '../rule.ts';

export const inlineScript = defineRule({
  name: 'inline-script',
  level: 'info',
  about: 'Pages have scripts in them.',
  source: 'CSP Level 3: sites with a Content-Security-Policy run no inline script',
  on: ['package'],
  group: 'package',
  words: () => ({
    message:
      "The script stands in the page itself: a site whose Content-Security-Policy is strict won't run it.",
    hint: 'Well for most LMSs; a script in a file of its own runs everywhere.',
  }),
  check: ({ scripts }, report) => {
    for (const script of scripts)
      if (script.inline && script.bare.trim() !== '')
        report(placeInScript(script, script.bare.search(/\S/)), {});
  },
});

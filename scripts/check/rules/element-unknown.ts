import { suggest } from '../../diagnostics/suggest.ts';
import { placeInScript } from '../places.ts';
import { defineRule, scorm } from '../rule.ts';
import { elements12, elements2004, normalElement } from '../script/data-model.ts';

const known = [...new Set([...elements12, ...elements2004])];

export const elementUnknown = defineRule<{ element: string; suggestion: string }>({
  name: 'element-unknown',
  level: 'error',
  about: 'A script names an element of the data model that is misspelled.',
  source: 'SCORM 1.2 RTE 3.4 (error 201); SCORM 2004 RTE 4.2 (error 401)',
  on: scorm,
  group: 'file',
  words: ({ element, suggestion }) => ({
    message: `There is no \`${element}\`: the LMS refuses it, and says so to nobody.`,
    hint: `Did you mean \`${suggestion}\`?`,
  }),
  check: ({ api }, report) => {
    const suggestions = new Map<string, string | undefined>();
    for (const { script, at, length, element } of api.calls) {
      const normal = normalElement(element);
      // The beginning of one is handed to a function that adds the rest.
      if (known.some((each) => each === normal || each.startsWith(`${normal}.`))) continue;
      if (!suggestions.has(normal)) suggestions.set(normal, suggest(normal, known));
      const suggestion = suggestions.get(normal);
      if (suggestion !== undefined) report(placeInScript(script, at, length), { element, suggestion });
    }
  },
});

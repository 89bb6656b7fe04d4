import { placeInScript } from '../places.ts';
import { defineRule, scorm } from '../rule.ts';
import { versionOfCall } from '../script/api.ts';
import { hasOwnValues, valueProblem } from '../script/data-model.ts';
import { quoted } from '../words.ts';

export const elementValueWrong = defineRule<{ element: string; value: string; expected: string }>({
  name: 'element-value-wrong',
  level: 'error',
  about: 'A script sets an element to a value that an LMS refuses.',
  source: 'SCORM 1.2 RTE 3.4 (error 405); SCORM 2004 RTE 4.1 and 4.2 (errors 406, 407)',
  on: scorm,
  group: 'file',
  words: ({ element, value, expected }) => ({
    message: `\`${element}\` can't be "${quoted(value)}": the LMS refuses it, and says so to nobody.`,
    hint: `Set it to ${expected}.`,
  }),
  check: ({ api, manifest }, report) => {
    if (!manifest) return;
    for (const { script, element, values, callee } of api.sets) {
      // What both versions have, with words of their own, may stand in the half that is for the other one.
      if (hasOwnValues(element) && versionOfCall(api, callee) !== manifest.family) continue;
      for (const { text, at, length } of values) {
        const expected = text.includes('\\') ? undefined : valueProblem(element, text, manifest.family);
        if (expected !== undefined)
          report(placeInScript(script, at, length), { element, value: text, expected });
      }
    }
  },
});

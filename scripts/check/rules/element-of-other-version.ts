import { placeInScript } from '../places.ts';
import { defineRule, scorm } from '../rule.ts';
import { elements12, elements2004, normalElement } from '../script/data-model.ts';

export const elementOfOtherVersion = defineRule<{ element: string; other: string }>({
  name: 'element-of-other-version',
  level: 'error',
  about: 'A script uses an element that its version of SCORM does not have.',
  source:
    'SCORM 1.2 RTE 3.4 (error 201); SCORM 2004 RTE 4.2 (error 401); iteexe issue 464: such a call kept scores from being saved',
  on: scorm,
  group: 'file',
  words: ({ element, other }) => ({
    message: `\`${element}\` exists in SCORM ${other} only: here the LMS refuses it.`,
    hint: 'Use the element of this version, such as `cmi.core.lesson_status` in 1.2 and `cmi.completion_status` in 2004.',
  }),
  check: ({ api, manifest }, report) => {
    for (const { script, at, length, element, callee } of api.calls) {
      const normal = normalElement(element);
      const only12 = elements12.has(normal) && !elements2004.has(normal);
      const only2004 = elements2004.has(normal) && !elements12.has(normal);
      // Wrappers translate; a call of the API itself does not, nor does a package that knows one API alone.
      const calls12 = /^LMS[GS]etValue$/.test(callee) || (api.uses12 && !api.uses2004);
      const calls2004 = api.uses2004 && !api.uses12;
      if (only2004 && calls12 && manifest?.family === 'scorm12')
        report(placeInScript(script, at, length), { element, other: '2004' });
      else if (only12 && calls2004 && manifest?.family === 'scorm2004')
        report(placeInScript(script, at, length), { element, other: '1.2' });
    }
  },
});

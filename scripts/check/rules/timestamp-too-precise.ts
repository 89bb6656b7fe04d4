import { placeInScript } from '../places.ts';
import { defineRule } from '../rule.ts';

export const timestampTooPrecise = defineRule({
  name: 'timestamp-too-precise',
  level: 'warning',
  about: 'A time is sent with three decimals of a second.',
  source:
    'SCORM 2004 RTE 4.1.1.7: at most two decimals; Moodle 4.5 and ADL refuse what Date.toISOString() gives (406)',
  on: ['scorm2004'],
  group: 'file',
  words: () => ({
    message:
      '`toISOString()` has three decimals of a second, and SCORM 2004 allows two: the LMS refuses the timestamp.',
    hint: 'Cut it: `date.toISOString().slice(0, 19) + ".00Z"`.',
  }),
  check: ({ api }, report) => {
    for (const script of api.tracking)
      for (const found of script.code.matchAll(
        /\.timestamp["'`]\s?,\s?[^;\n]{0,80}\.toISOString\(\)(?!\s?\.)/g,
      ))
        report(
          placeInScript(script, found.index + found[0].indexOf(','), found[0].length - found[0].indexOf(',')),
          {},
        );
  },
});

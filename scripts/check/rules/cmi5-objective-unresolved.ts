import { placeOfAttribute } from '../places.ts';
import { defineRule } from '../rule.ts';
import { attribute, descendants } from '../xml/tree.ts';
import { quoted } from '../words.ts';

export const cmi5ObjectiveUnresolved = defineRule<{ id: string }>({
  name: 'cmi5-objective-unresolved',
  level: 'error',
  about: 'An AU or block names an objective that the course does not have.',
  source: 'cmi5 13.1: idref is the id of an objective of the course',
  on: ['cmi5'],
  group: 'place',
  words: ({ id }) => ({
    message: `The course has no objective \`${quoted(id)}\`.`,
    hint: 'Add it to `<objectives>` of the course, or delete this line.',
  }),
  check: ({ descriptor }, report) => {
    const objectives = [...descendants(descriptor?.xml.root)].filter(({ local }) => local === 'objective');
    const known = new Set(objectives.flatMap((each) => attribute(each, 'id')?.value.trim() ?? []));
    for (const each of objectives) {
      const reference = attribute(each, 'idref');
      if (descriptor && reference && !known.has(reference.value.trim()))
        report(placeOfAttribute(descriptor, reference), { id: reference.value });
    }
  },
});

import { identifiedElements } from '../manifest/cmi5.ts';
import { placeOfAttribute } from '../places.ts';
import { defineRule } from '../rule.ts';
import { quoted } from '../words.ts';

export const cmi5IdTwice = defineRule<{ id: string; kind: string }>({
  name: 'cmi5-id-twice',
  level: 'error',
  about: 'Two AUs, blocks or objectives share one id.',
  source: 'cmi5 13.1: unique among their kind within the course structure',
  on: ['cmi5'],
  group: 'place',
  words: ({ id, kind }) => ({
    message: `Another \`<${kind}>\` has the id \`${quoted(id)}\`: the LMS can't tell their records apart, and refuses the import.`,
    hint: 'Give one of them another.',
  }),
  check: (view, report) => {
    const seen = new Set<string>();
    for (const { element, id } of identifiedElements(view)) {
      const key = `${element.local} ${id.value.trim()}`;
      if (seen.has(key) && view.descriptor)
        report(placeOfAttribute(view.descriptor, id), { id: id.value, kind: element.local });
      seen.add(key);
    }
  },
});

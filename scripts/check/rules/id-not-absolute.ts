import { identifiedElements, isAbsoluteIri } from '../manifest/cmi5.ts';
import { placeOfAttribute } from '../places.ts';
import { defineRule } from '../rule.ts';
import { attribute, descendants } from '../xml/tree.ts';
import { quoted } from '../words.ts';

export const idNotAbsolute = defineRule<{ id: string }>({
  name: 'id-not-absolute',
  level: 'error',
  about: 'An id of cmi5 or Tin Can is no absolute address.',
  source: 'cmi5 3 and 13.1: ids are absolute IRIs, otherwise the import is rejected; xAPI 1.0.3, activity id',
  on: ['cmi5', 'tincan'],
  group: 'place',
  words: ({ id }) => ({
    message: /^[a-z][a-z0-9+.-]*:\/*\S+\s/i.test(id.trim())
      ? `\`${quoted(id)}\` has a blank in it, which no address has: the LMS or LRS refuses it as an id.`
      : `\`${quoted(id)}\` is no absolute address: the LMS or LRS refuses it as an id.`,
    hint: 'Write one of your own that never changes, such as `https://example.org/courses/fire-safety`.',
  }),
  check: (view, report) => {
    const { descriptor } = view;
    if (!descriptor) return;
    const activities = [...descendants(descriptor.xml.root)].filter(({ local }) => local === 'activity');
    const ids =
      view.standard === 'cmi5'
        ? identifiedElements(view).map(({ id }) => id)
        : activities.flatMap((activity) => attribute(activity, 'id') ?? []);
    for (const id of ids)
      if (!isAbsoluteIri(id.value.trim())) report(placeOfAttribute(descriptor, id), { id: id.value });
  },
});

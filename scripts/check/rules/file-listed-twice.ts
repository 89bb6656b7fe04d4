import { placeOfAttribute } from '../places.ts';
import { defineRule, scorm } from '../rule.ts';

export const fileListedTwice = defineRule<{ path: string }>({
  name: 'file-listed-twice',
  level: 'info',
  about: 'A resource lists a file twice.',
  source: 'practice: harmless, and a sign that the list was not made by a tool',
  on: scorm,
  group: 'file',
  words: ({ path }) => ({
    message: `\`${path}\` stands twice in one resource.`,
    hint: 'Delete one of the two lines.',
  }),
  check: ({ descriptor, manifest }, report) => {
    if (!descriptor || !manifest) return;
    for (const { files } of manifest.resources) {
      const seen = new Set<string>();
      for (const { attribute, target } of files) {
        if (target.kind !== 'inside') continue;
        if (seen.has(target.path)) report(placeOfAttribute(descriptor, attribute), { path: target.path });
        seen.add(target.path);
      }
    }
  },
});

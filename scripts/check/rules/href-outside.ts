import type { ManifestHref } from '../manifest/scorm.ts';
import { placeOfAttribute } from '../places.ts';
import { defineRule, scorm } from '../rule.ts';

export const hrefOutside = defineRule<{ url: string; why: string }>({
  name: 'href-outside',
  level: 'error',
  about: 'An address in the manifest leads out of the package.',
  source: 'SCORM 1.2 CAM 2.2.2.5; SCORM 2004 CAM 3.4.1.21: hrefs are relative, without a leading slash',
  on: scorm,
  group: 'file',
  words: ({ url, why }) => ({
    message: `\`${url}\` ${why}.`,
    hint: 'Write the path from the root of the package: `lessons/index.html`.',
  }),
  check: ({ descriptor, manifest }, report) => {
    if (!descriptor || !manifest) return;
    const why: Partial<Record<ManifestHref['target']['kind'], string>> = {
      outside: 'climbs out of the package with `..`',
      absolute: 'begins with a slash: it leads to the root of the LMS',
      local: "is a path on somebody's computer",
    };
    for (const { href, files } of manifest.resources)
      for (const each of href ? [href, ...files] : files) {
        const reason = why[each.target.kind];
        if (reason !== undefined)
          report(placeOfAttribute(descriptor, each.attribute), { url: each.attribute.value, why: reason });
      }
  },
});

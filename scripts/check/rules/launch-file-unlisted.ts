import { placeOfElement } from '../places.ts';
import { defineRule, scorm } from '../rule.ts';

export const launchFileUnlisted = defineRule<{ path: string }>({
  name: 'launch-file-unlisted',
  level: 'warning',
  about: 'A resource does not list the page that it launches.',
  source: 'SCORM 2004 CAM 3.4.1.21; ADL: the href is repeated by a file element',
  on: scorm,
  group: 'place',
  words: ({ path }) => ({
    message: `This resource launches \`${path}\` and has no \`<file>\` for it; ADL's own test fails such a package.`,
    hint: `Add \`<file href="${path}"/>\`.`,
  }),
  check: ({ descriptor, manifest, files }, report) => {
    if (!descriptor || !manifest) return;
    for (const { element, href, files: listed } of manifest.resources) {
      const target = href?.target;
      if (target?.kind !== 'inside' || !files.has(target.path)) continue;
      if (!listed.some((file) => file.target.kind === 'inside' && file.target.path === target.path))
        report(placeOfElement(descriptor, element), { path: target.path });
    }
  },
});

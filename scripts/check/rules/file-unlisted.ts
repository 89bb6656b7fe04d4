import { extensionOf } from '../package/paths.ts';
import { defineRule, scorm } from '../rule.ts';
import { descendants } from '../xml/tree.ts';

export const fileUnlisted = defineRule({
  name: 'file-unlisted',
  level: 'warning',
  about: 'A file of the package is not in the manifest.',
  source: 'Rustici, SCORM Driver, "Other notes": some LMSs expose only listed files; SCORM 2004 CAM 3.4.1.22',
  on: scorm,
  group: 'package',
  words: () => ({
    message: 'No resource of the manifest lists this file; some LMSs serve only what is listed.',
    hint: 'Add a `<file href="…"/>` for each, or leave out what the course does not need.',
  }),
  check: ({ descriptor, manifest, files, descriptors }, report) => {
    if (!descriptor || !manifest) return;
    const listed = new Set<string>(descriptors.map(({ path }) => path));
    for (const { href, files: all } of manifest.resources)
      for (const { target } of href ? [href, ...all] : all)
        if (target.kind === 'inside') listed.add(target.path);
    for (const element of descendants(manifest.root))
      if (element.local === 'location') listed.add(element.text.trim());
    const schemas = new Set(['xsd', 'dtd']);
    for (const path of files.keys())
      if (!listed.has(path) && !schemas.has(extensionOf(path)) && !path.startsWith('__MACOSX/'))
        report({ file: path }, {});
  },
});

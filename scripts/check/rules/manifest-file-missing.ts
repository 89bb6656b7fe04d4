import { placeOfAttribute } from '../places.ts';
import { defineRule, scorm } from '../rule.ts';

export const manifestFileMissing = defineRule<{ path: string; similar: string | undefined }>({
  name: 'manifest-file-missing',
  level: 'error',
  about: 'The manifest lists a file that is not in the package.',
  source: 'SCORM 1.2 CAM 2.2.2.5; SCORM 2004 CAM 3.4.1.22; names are compared letter by letter',
  on: scorm,
  group: 'file',
  words: ({ path, similar }) => ({
    message: `\`${path}\` is listed and not in the package: some LMSs refuse it, and what needs the file is broken.`,
    hint:
      similar === undefined
        ? 'Add the file, or delete the line.'
        : `There is \`${similar}\`: write it letter by letter.`,
  }),
  check: (view, report) => {
    const { descriptor, manifest, files } = view;
    if (!descriptor || !manifest) return;
    for (const { files: listed } of manifest.resources)
      for (const { attribute, target } of listed)
        if (target.kind === 'inside' && !target.path.endsWith('/') && !files.has(target.path))
          report(placeOfAttribute(descriptor, attribute), {
            path: target.path,
            similar: view.similarTo(target.path) ?? (files.has(target.raw) ? target.raw : undefined),
          });
  },
});

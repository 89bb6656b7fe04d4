import { launchesOf } from '../package/launch.ts';
import { placeOfElement } from '../places.ts';
import { defineRule } from '../rule.ts';

export const launchFileMissing = defineRule<{ path: string; similar: string | undefined }>({
  name: 'launch-file-missing',
  level: 'error',
  about: 'The page that begins the course is not in the package.',
  source: 'SCORM 1.2 CAM 2.3.2.5.3; SCORM 2004 CAM 3.4.1.21; cmi5 14.1; names are compared letter by letter',
  on: ['scorm12', 'scorm2004', 'cmi5', 'tincan'],
  group: 'place',
  words: ({ path, similar }) => ({
    message: `\`${path}\` is not in the package: the course opens with an error page.`,
    hint:
      similar === undefined
        ? 'Add the file, or name another.'
        : `There is \`${similar}\`: write it letter by letter.`,
  }),
  check: (view, report) => {
    const { descriptor, manifest, files } = view;
    if (!descriptor) return;
    for (const { element, target } of launchesOf(descriptor, manifest))
      if (target.kind === 'inside' && !files.has(target.path))
        report(placeOfElement(descriptor, element), {
          path: target.path,
          similar: view.similarTo(target.path) ?? (files.has(target.raw) ? target.raw : undefined),
        });
  },
});

import { extensionOf } from '../package/paths.ts';
import { reachableFrom, loadsMore } from '../package/reach.ts';
import { placeOfElement } from '../places.ts';
import { defineRule, scorm } from '../rule.ts';

export const scoWithoutApi = defineRule<{ path: string; isPage: boolean }>({
  name: 'sco-without-api',
  level: 'warning',
  about: 'A SCO never talks to the LMS.',
  source: 'SCORM 1.2 RTE 3.2, SCORM 2004 RTE 2.1: a SCO calls Initialize and Terminate at least',
  on: scorm,
  group: 'place',
  words: ({ path, isPage }) => ({
    message: isPage
      ? `\`${path}\` is launched as a SCO and names no API of SCORM: the LMS never learns that it was done.`
      : `\`${path}\` is launched as a SCO and is no page: it can't tell the LMS anything.`,
    hint: isPage
      ? 'Add the scripts that report, or write `asset` for `sco`.'
      : 'Put it into a page that reports, or write `asset` for `sco`.',
  }),
  check: (view, report) => {
    const { descriptor, manifest, files, sawAllScripts } = view;
    if (!descriptor || !manifest) return;
    for (const { element, launched, scormType, href } of manifest.resources) {
      if (!launched || scormType?.toLowerCase() !== 'sco' || href?.target.kind !== 'inside') continue;
      const { path } = href.target;
      if (!files.has(path)) continue;
      const isPage = /^(?:x?html?|svg)$/.test(extensionOf(path));
      if (!isPage) {
        report(placeOfElement(descriptor, element), { path, isPage });
        continue;
      }
      if (!sawAllScripts) continue;
      const reached = reachableFrom(path, view);
      const scripts = view.scripts.filter(({ file }) => reached.has(file.path));
      if (loadsMore(scripts, reached, view)) continue;
      if (!view.api.tracking.some(({ file }) => reached.has(file.path)))
        report(placeOfElement(descriptor, element), { path, isPage });
    }
  },
});

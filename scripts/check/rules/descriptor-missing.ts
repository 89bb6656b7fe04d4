import { missingDescriptor } from '../package/find-descriptor.ts';
import { wholePackage } from '../places.ts';
import { defineRule } from '../rule.ts';

export const descriptorMissing = defineRule<{ isAicc: boolean }>({
  name: 'descriptor-missing',
  level: 'error',
  about: 'The package has no imsmanifest.xml, cmi5.xml or tincan.xml.',
  source: 'SCORM 1.2 CAM 2.3.2; SCORM 2004 CAM 3.3; cmi5 14.1; Rustici, "Tin Can launch"',
  on: ['package'],
  group: 'package',
  words: ({ isAicc }) => ({
    message: isAicc
      ? 'This is an AICC package (.crs, .au): this program knows SCORM, cmi5 and Tin Can.'
      : 'There is neither an imsmanifest.xml nor a cmi5.xml nor a tincan.xml: no LMS can tell what this is.',
    hint: 'Publish the course as SCORM, cmi5 or xAPI in your authoring tool, and check the zip that it writes.',
  }),
  check: (view, report) => {
    if (view.standard !== 'web' && missingDescriptor(view)?.kind === 'nowhere')
      report(wholePackage, {
        isAicc: [...view.files.keys()].some((path) => /^[^/]*\.(?:crs|au)$/i.test(path)),
      });
  },
});

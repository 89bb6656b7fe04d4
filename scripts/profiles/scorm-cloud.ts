import type { LmsProfile } from './profile.ts';
import { common, fact, page, setting } from './sources.ts';

const versioning = page(
  'vendor',
  'SCORM Cloud: Versioning Feature',
  'https://support.scorm.com/hc/en-us/articles/206163676-SCORM-Cloud-Versioning-Feature',
);
const overwriting = page(
  'vendor',
  'SCORM Cloud documentation: Course Versioning and Overwriting',
  'https://cloud.scorm.com/docs/v2/guides/versioning',
);
const tour = page(
  'vendor',
  'Versioning in SCORM Cloud: files that overwrite a course',
  'https://scorm.com/scorm-solved/scorm-cloud/scorm-cloud-tour-library/scorm-cloud-versioning/',
);
const mastery = page(
  'vendor',
  'Mastery Score and SCORM 1.2',
  'https://support.scorm.com/hc/en-us/articles/206167486-Mastery-Score-and-SCORM-1-2',
);
const settingsGuide = page(
  'others',
  'Compono: Managing advanced SCORM module settings (of SCORM Cloud)',
  'https://support.compono.com/hc/en-us/articles/360039697792-Managing-advanced-SCORM-module-settings',
);

export const scormCloud: LmsProfile = {
  name: 'scorm-cloud',
  title: 'SCORM Cloud',
  about:
    "Rustici's service, whose engine plays packages in many other LMSs too: a good place for a first try. Known from its pages; not tried.",
  plays: [
    {
      target: 'scorm2004',
      editions: ['3', '4'],
      why: 'Completion and success are kept apart, and resume data has room.',
      source: settingsGuide,
    },
    {
      target: 'scorm12',
      why: 'Plays as well; with it you see what an LMS hears that knows nothing newer.',
      source: settingsGuide,
    },
  ],
  refuses: [],
  limits: {},
  traps: {},
  upload: [
    common.asItIs,
    fact('Add the zip to your Library as a new course.', versioning),
    fact(
      'Launch it from there: what the package sends, and what was refused, stands in the log of the launch.',
      'untested',
    ),
  ],
  settings: [
    setting(
      'Score Overrides Status',
      'off',
      'On, a mastery score decides even where the package has said the status. The packages have no mastery score.',
      mastery,
    ),
    setting(
      'Launch behaviour',
      'Frameset, as it comes; a new window works as well',
      'The package finds the API in a frame and from a window of its own.',
      settingsGuide,
    ),
    setting(
      'Maximum suspend data size',
      'as it comes, or larger',
      'The build says the most that the course can need, on the line "resume data".',
      settingsGuide,
    ),
  ],
  gradebook: [
    common.score,
    common.status,
    fact('Without a mastery score the status of SCORM 1.2 is the one that the package says.', mastery),
  ],
  replace: [
    common.sameId,
    fact(
      'Create New Version: those who have begun stay with the old version (Never, as it comes), or move to the new one and lose their progress. New learners get the new version.',
      versioning,
    ),
    fact(
      'Overwriting keeps the registrations as long as imsmanifest.xml is the same, and offers to reset them all where it has changed. It changes with the list of files, so a rebuild may change it.',
      tour,
    ),
    fact(
      'Overwrite for small mends only: nothing checks whether those who are half way can go on.',
      overwriting,
    ),
  ],
};

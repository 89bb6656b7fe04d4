import type { LmsProfile } from './profile.ts';
import { common, fact, page, setting } from './sources.ts';

const packages = page(
  'vendor',
  'Blackboard Help: Add Content Packages (Original)',
  'https://help.anthology.com/blackboard-preview/instructor/en/original-course-view/original-course-content/original-create-content/original-add-content-packages.html',
);
const sizes = page(
  'vendor',
  'Blackboard Help: File Size Limit',
  'https://help.blackboard.com/nl-nl/Learn/Administrator/Hosting/System_Management/File_Size_Limit',
);
const ultra = page(
  'others',
  'Academic Technology Services: Adding SCORM content (Ultra)',
  'https://academic-technology-services.scrollhelp.site/ats/how-do-i-add-scorm-content-to-blackboard-ultra',
);

export const blackboard: LmsProfile = {
  name: 'blackboard',
  title: 'Blackboard Learn',
  about:
    'Ultra and Original, with the SCORM Engine that Blackboard brings. Known from help pages; not tried.',
  plays: [
    {
      target: 'scorm2004',
      why: 'Its SCORM Engine plays SCORM 2004; resume data has more room.',
      source: packages,
    },
    { target: 'scorm12', why: 'Its SCORM Engine plays SCORM 1.2 as well.', source: packages },
  ],
  refuses: [],
  limits: {},
  traps: {},
  upload: [
    common.asItIs,
    fact('Ultra: on the Course Content page, plus, Create, SCORM package, Upload SCORM package.', ultra),
    fact(
      'Original: add it as a content package. The institution must have enabled the SCORM Engine; the older Java player is given up since 2015.',
      packages,
    ),
    fact("The limit for files in a course doesn't apply to SCORM packages.", sizes),
    common.playOnce,
  ],
  settings: [
    setting(
      'Grade SCORM',
      'on where a quiz counts, with the maximum score 100',
      'It makes the column in the gradebook. Choose well: after the import it cannot be changed.',
      ultra,
    ),
    setting(
      'Grade individual SCOs',
      'off',
      'The package has one part; its grade is that of the package.',
      ultra,
    ),
    setting(
      'Attempts allowed',
      'one, unless the course needs more',
      'With several, the last attempt that has a grade counts, and that is fixed: a later one that goes badly would take points away. A quiz counts its own attempts within one.',
      ultra,
    ),
  ],
  gradebook: [
    common.score,
    common.status,
    fact('Of several attempts at the package the last one with a grade counts.', ultra),
  ],
  replace: [
    common.sameId,
    fact(
      'Whether learners keep their progress when the file is replaced is not known. Try it with an account of your own.',
      'untested',
    ),
  ],
};

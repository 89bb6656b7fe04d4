import type { LmsProfile } from './profile.ts';
import { common, fact, page, setting } from './sources.ts';

const signed = page(
  'vendor',
  'Instructure Community: SCORM to Require Signed Launch Links',
  'https://community.canvaslms.com/t5/The-Product-Blog/SCORM-to-Require-Signed-Launch-Links/bc-p/470023/highlight/true',
);
const versions = page(
  'others',
  "canvas-lms issue 1277, quoting Canvas's guide of 2018",
  'https://github.com/instructure/canvas-lms/issues/1277',
);
const hosted = page(
  'vendor',
  'canvas-lms issue 2236: no SCORM in the open-source Canvas',
  'https://github.com/instructure/canvas-lms/issues/2236',
);
const titles = page(
  'others',
  'A courseware author on oddities of Canvas, 2024',
  'https://polistrasmill.com/2024/02/18/finished-the-task',
);

export const canvas: LmsProfile = {
  name: 'canvas',
  title: 'Canvas',
  about: 'The SCORM tool of the hosted Canvas; a Canvas that you host yourself has none. Not tried.',
  plays: [
    {
      target: 'scorm2004',
      editions: ['3', '4'],
      why: 'Listed as supported, 2nd to 4th edition; resume data has more room.',
      source: versions,
    },
    { target: 'scorm12', why: 'Listed as supported.', source: versions },
  ],
  refuses: [],
  limits: {},
  traps: {},
  upload: [
    common.asItIs,
    fact(
      'Have an administrator enable the SCORM tool (an LTI tool) for the account; the open-source Canvas has no such tool.',
      hosted,
    ),
    fact('In the course: SCORM in the course navigation, then upload the zip there.', signed),
    fact(
      'Never put a link to a file of the package into a page or an assignment: since 2021 launches are signed, and such links are dead.',
      signed,
    ),
    fact('The title that learners see is that of the package, so give the course the right one.', titles),
    common.playOnce,
  ],
  settings: [
    setting(
      'How it is imported',
      'as a graded assignment where a quiz counts, else as a page',
      'Only an assignment has a column in the gradebook.',
      'untested',
    ),
    setting('Points', '100', 'The package sends 0 to 100.', 'untested'),
  ],
  gradebook: [common.score, common.status],
  replace: [
    common.sameId,
    fact(
      'What learners keep when a package is uploaded anew is not known. Try it with an account of your own.',
      'untested',
    ),
    fact(
      'To take it away, delete it on the SCORM page: deleted elsewhere, it stays there and no longer opens.',
      versions,
    ),
  ],
};

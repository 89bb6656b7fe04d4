import type { LmsProfile } from './profile.ts';
import { common, fact, page, setting } from './sources.ts';

const about = page(
  'vendor',
  'Brightspace help: Define how learning materials interact with one another',
  'https://boris.sdbor.edu/d2ldocs/InstructorHelp_201912/le/scorm/admin/about_scorm.htm',
);
const setUp = page(
  'vendor',
  'D2L: Set up the new SCORM solution',
  'https://community.d2l.com/brightspace/kb/articles/4269-set-up-the-new-scorm-solution',
);
const legacy = page(
  'vendor',
  'D2L: Publish legacy SCORM objects',
  'https://community.d2l.com/brightspace/kb/articles/4271-publish-legacy-scorm-objects',
);
const zeros = page(
  'vendor',
  'D2L: Override SCORM grade settings',
  'https://documentation.brightspace.com/EN/le/scorm/admin/enable_scorm_grade_config.htm',
);

export const brightspace: LmsProfile = {
  name: 'brightspace',
  title: 'D2L Brightspace',
  about: 'The newer SCORM player (Content Service) and the legacy one. Known from help pages; not tried.',
  plays: [
    {
      target: 'scorm12',
      why: 'Both players take it, and how its grade comes about is written down.',
      source: legacy,
    },
    { target: 'scorm2004', why: 'Supported; resume data has more room.', source: about },
  ],
  refuses: [],
  limits: {},
  traps: {},
  upload: [
    common.asItIs,
    fact(
      'Ask which of the two players is on. Both in one course are confusing to learners and hard to run.',
      setUp,
    ),
    fact(
      'Newer player: an administrator turns on Content Service and lets instructors add SCORM objects; then add the zip in the module where it belongs.',
      setUp,
    ),
    fact("Legacy player: the Learning Object Repository doesn't publish SCORM 2004 from a computer.", about),
    common.playOnce,
  ],
  settings: [
    setting(
      'd2l.Tools.Content.AllowAutoSCORMGradeItem (legacy player)',
      'On, as it comes',
      'The grade item is then made for you.',
      legacy,
    ),
    setting(
      'd2l.Tools.ContentService.AlwaysSubmitZeroGrade (newer player)',
      'Off, as it comes',
      'On, learners who are not through yet get a 0. The package sends no score before there is one.',
      zeros,
    ),
  ],
  gradebook: [
    common.score,
    common.status,
    fact(
      'Legacy player, SCORM 1.2: a grade needs a raw score, a maximum above 0 and a proper finish. The package sends all three.',
      legacy,
    ),
    fact('Newer player: a score of 0 arrives only once the course is failed.', zeros),
  ],
  replace: [
    common.sameId,
    fact(
      'Whether learners keep their progress when the object is replaced is not known. Try it with an account of your own.',
      'untested',
    ),
  ],
};

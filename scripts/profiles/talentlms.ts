import type { LmsProfile } from './profile.ts';
import { common, fact, page, setting } from './sources.ts';

const overview = page(
  'vendor',
  'TalentLMS help: SCORM in TalentLMS, Overview, Setup and Best Practices',
  'https://help.talentlms.com/hc/en-us/articles/26499696329756-SCORM-in-TalentLMS-Overview-Setup-and-Best-Practices',
);
const adding = page(
  'vendor',
  'TalentLMS help: How to import content (SCORM | xAPI | cmi5)',
  'https://help.talentlms.com/hc/en-us/articles/9651373731356-How-to-import-and-track-cmi5-content-in-TalentLMS',
);

export const talentlms: LmsProfile = {
  name: 'talentlms',
  title: 'TalentLMS',
  about: 'Of SCORM it supports 1.2 only. Known from help pages; not tried.',
  plays: [{ target: 'scorm12', why: 'The one version of SCORM that it supports.', source: overview }],
  refuses: [{ target: 'scorm2004', why: 'Of SCORM it supports version 1.2 only.', source: overview }],
  limits: {},
  traps: {},
  upload: [
    common.asItIs,
    fact('Edit the course, Add, Learning Activities, SCORM | xAPI | cmi5, then upload the zip.', adding),
    fact('The manifest has to lie at the top of the zip, as it does in these packages.', overview),
    common.playOnce,
  ],
  settings: [
    setting(
      'Completion of the unit',
      'by the package',
      'The package says itself when the course is completed, passed or failed.',
      'untested',
    ),
  ],
  gradebook: [common.score, common.status],
  replace: [
    common.sameId,
    fact(
      'Whether learners keep their progress when the file of a unit is replaced is not known. Try it with an account of your own.',
      'untested',
    ),
  ],
};

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
const updating = page(
  'vendor',
  'TalentLMS help (older): How updating Units works while people have the related Course',
  'https://support.talentlms.com/knowledgebase/articles/326481-how-updating-units-works-while-people-have-the-rel',
);

export const talentlms: LmsProfile = {
  name: 'talentlms',
  title: 'TalentLMS',
  about: 'Of SCORM it supports 1.2 only; cmi5 and xAPI beside it. Known from help pages; not tried.',
  plays: [
    { target: 'scorm12', why: 'The one version of SCORM that it supports.', source: overview },
    { target: 'cmi5', why: 'Imported in the same way; it launches and tracks it itself.', source: adding },
    { target: 'xapi', why: 'Imported in the same way.', source: adding },
  ],
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
      'Update the unit that is there: who has completed it stays so. A unit that is deleted and made anew is incomplete for everybody.',
      updating,
    ),
    fact(
      'Whether those who are half way keep their progress is not known. Try it with an account of your own.',
      'untested',
    ),
  ],
};

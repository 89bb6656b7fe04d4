import type { LmsProfile } from './profile.ts';
import { common, fact, page, setting } from './sources.ts';

const code = page(
  'code',
  'ILIAS: Modules/ScormAicc/scripts/SCORM1_2standard.js and basisAPI.js',
  'https://github.com/ILIAS-eLearning/ILIAS/blob/86bdfc8310b67a5a9e96469037676005460bb712/Modules/ScormAicc/scripts/SCORM1_2standard.js',
);
const tutorial = page(
  'others',
  'ILIAS tutorials: SCORM learning module, presentation mode',
  'https://iliastutorials.com/learning-module-scorm-presentation-mode',
);
const suspend = page(
  'vendor',
  'ILIAS feature wiki: SCORM 2004, option to set cmi.exit automatically to suspend',
  'https://docu.ilias.de/goto_docu_wiki_1357_SCORM_2004:_option_to_set_cmi.exit_automatically_to_suspend.html?lang=en',
);
const settingsWiki = page(
  'vendor',
  'ILIAS feature wiki: Adopt Settings From Other SCORM Modules',
  'https://docu.ilias.de/go/wiki/wpage_8814_1357',
);

export const ilias: LmsProfile = {
  name: 'ilias',
  title: 'ILIAS',
  about: 'The SCORM learning module. Its SCORM 1.2 was read in the code; nothing was tried.',
  plays: [
    { target: 'scorm12', why: 'How it is played, stored and limited was read in the code.', source: code },
    { target: 'scorm2004', why: 'Plays as well; resume data has more room.', source: suspend },
  ],
  refuses: [],
  limits: {
    resumeData: {
      scorm12: {
        value: 4096,
        text: 'Checked only where the module is told to check what packages send.',
        source: code,
      },
    },
  },
  traps: {},
  upload: [
    common.asItIs,
    fact('Add a SCORM/AICC learning module in the course, group or category, and import the zip.', tutorial),
    fact('Put it online in its settings.', 'untested'),
    fact(
      'The settings of each module are its own, and what they come with suits few courses: look at them all.',
      settingsWiki,
    ),
    common.playOnce,
  ],
  settings: [
    setting('Store interactions', 'on', 'Off, the answers to single questions are not kept.', code),
    setting(
      'Check what the package sends (SCORM 1.2)',
      'either',
      'On, values beyond the standard are refused. These packages keep to it.',
      code,
    ),
    setting(
      'Review mode after completion',
      'as you like',
      'In it the package shows everything and saves nothing.',
      code,
    ),
    setting(
      'Set cmi.exit to suspend (SCORM 2004)',
      'either',
      'Without suspend ILIAS begins anew at each launch; the package sets it itself.',
      suspend,
    ),
  ],
  gradebook: [
    common.score,
    common.status,
    fact('SCORM 1.2: for a learner without credit, score and status are accepted and dropped.', code),
  ],
  replace: [
    common.sameId,
    fact('Small mends: single files can be replaced in the File Directory tab.', tutorial),
    fact(
      'What learners keep when a new zip is imported is not known. Try it with an account of your own.',
      'untested',
    ),
  ],
};

import type { LmsProfile } from './profile.ts';
import { common, fact, ownTests, page, setting } from './sources.ts';

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
const module = page(
  'code',
  'ILIAS 8: class.ilObjSCORMLearningModuleGUI.php, settings and new versions of a module',
  'https://github.com/ILIAS-eLearning/ILIAS/blob/release_8/Modules/ScormAicc/classes/class.ilObjSCORMLearningModuleGUI.php',
);

export const ilias: LmsProfile = {
  name: 'ilias',
  title: 'ILIAS',
  about:
    'The SCORM learning module, up to ILIAS 8. Its SCORM 1.2 was read in the code; nothing was tried. The settings are named by what they do: ILIAS words them in its own way.',
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
    fact('Put it online in its settings.', module),
    fact(
      'The settings of each module are its own, and what they come with suits few courses: look at them all.',
      settingsWiki,
    ),
    common.playOnce,
  ],
  settings: [
    setting('Lesson mode', 'normal', 'In browse mode nothing is kept.', code),
    setting('Credit', 'for credit', 'Without credit score and status are accepted and dropped.', code),
    setting(
      'Store interactions, store objectives',
      'on',
      'Off, the answers to single questions, and what was reached by outcome, are not kept.',
      module,
    ),
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
    fact(
      'Tracking data, by user or by part: status and score, and for export the interactions and objectives.',
      module,
    ),
    fact(
      'A SCORM 1.2 package that has said nothing is completed when it ends; these say incomplete from the start.',
      code,
    ),
  ],
  replace: [
    common.sameId,
    fact('Small mends: single files can be replaced in the File Directory tab.', tutorial),
    fact(
      'Settings, new version: the new zip is taken only if its imsmanifest.xml is the same to the letter, and is turned away otherwise. Learners then go on where they were.',
      module,
    ),
    fact(
      'So for a mend keep the version, title and description in course.yaml as they are, and add or remove no files, no lessons and no kinds of questions: the manifest names them all.',
      ownTests,
    ),
    fact('Anything more is a new module, in which learners begin anew.', module),
  ],
};

import type { LmsProfile, Source } from './profile.ts';
import { common, fact, page, setting } from './sources.ts';

const tried: Source = {
  kind: 'tried',
  what: 'Moodle 4.5.6: packages uploaded, played, left in every way and replaced, in headless Chromium',
  date: '2026-11',
};
const code = page(
  'code',
  'Moodle 4.5.6 (4.2 to 5.1 compared): mod/scorm',
  'https://github.com/moodle/moodle/tree/MOODLE_405_STABLE/mod/scorm',
);
const settingNames = page(
  'code',
  'Moodle 5.1: names and help texts of the settings, mod/scorm/lang/en/scorm.php',
  'https://github.com/moodle/moodle/blob/32b37d1ed2dc72e70afbb331ae0a03c0da3d91f5/public/mod/scorm/lang/en/scorm.php',
);
const docs = page(
  'vendor',
  'MoodleDocs: SCORM settings',
  'https://docs.moodle.org/401/en/Adding/editing_a_SCORM',
);
const app = page(
  'code',
  'Moodle app: src/addons/mod/scorm',
  'https://github.com/moodlehq/moodleapp/tree/main/src/addons/mod/scorm',
);

export const moodle: LmsProfile = {
  name: 'moodle',
  title: 'Moodle',
  about:
    'The SCORM activity of Moodle 4.2 to 5.1. Tried in 4.5.6; the others were compared with it in their code.',
  rules: 'moodle',
  plays: [
    {
      target: 'scorm12',
      why: 'Its interactions report shows each answer.',
      source: tried,
    },
    {
      target: 'scorm2004',
      editions: ['3', '4'],
      why: 'More room for resume data, completion apart from passing; no answers in the interactions report.',
      source: tried,
    },
  ],
  refuses: [
    {
      target: 'web',
      why: 'The SCORM activity turns away what has no imsmanifest.xml. Put the folder on a web server, and link to it with a URL resource: nothing is then reported to Moodle.',
      source: tried,
    },
    {
      target: 'cmi5',
      why: 'The SCORM activity turns away what has no imsmanifest.xml, and no other activity of its own plays it.',
      source: tried,
    },
    {
      target: 'xapi',
      why: 'The SCORM activity turns away what has no imsmanifest.xml, and Moodle itself is no LRS.',
      source: tried,
    },
  ],
  limits: {
    resumeData: {
      scorm12: {
        value: 4096,
        text: '64,000 where the site is as lax as Moodle comes; 4,096 where its administrator asks for the standard (scorm/scormstandard).',
        source: tried,
      },
      scorm2004: { value: 64_000, source: tried },
    },
    saveBytes: {
      value: 60 * 1024,
      text: 'What is saved while the window closes goes as a beacon of at most 64 KiB; a larger one is dropped whole.',
      source: tried,
    },
  },
  traps: {
    noScore: {
      text: 'In Moodle a course without a score gets the grade 0 as soon as it is completed.',
      instead:
        'set Grading method to Learning objects and Maximum grade to 1, so that completing the course is 1 of 1',
      source: tried,
    },
    noAnswers: [
      {
        target: 'scorm2004',
        text: 'The interactions report looks for answers under names that SCORM 2004 does not use, and shows empty cells. They stand in the Track details of each attempt only.',
        source: tried,
      },
    ],
  },
  upload: [
    common.asItIs,
    fact('In the course: Add an activity or resource, SCORM package. Drop the zip into Package file.', docs),
    fact("Give it a name: Moodle shows yours, not the package's.", tried),
    fact('Choose what stands under Settings, save, and play it once in the role of a student.', docs),
    fact(
      'The Moodle app downloads SCORM 1.2 and plays it without a line, where the site lets packages be downloaded.',
      app,
    ),
    fact(
      'How large a file may be is set by the site, the course and PHP; the file picker says the number.',
      'untested',
    ),
  ],
  settings: [
    setting(
      'Display package',
      'New window, or Current window',
      'Both work, and both save however they are left. A window of its own has more room.',
      tried,
    ),
    setting(
      'Student skip content structure page',
      'Always',
      'The package has one part, so that page is one more click.',
      docs,
    ),
    setting(
      'Disable preview mode',
      'Yes',
      'In a preview the package saves nothing, and learners take it for the course. (Moodle itself would store what a package writes there.)',
      tried,
    ),
    setting(
      'Display course structure in player',
      'Disabled',
      'The course has a menu of its own. Moodle 5.1 calls the setting Display content structure in player.',
      settingNames,
    ),
    setting(
      'Grading method',
      'Highest grade',
      'The score is then the grade. Learning objects would count parts, of which there is one.',
      tried,
    ),
    setting(
      'Maximum grade',
      '100',
      'Moodle takes the score as points: it does not scale 0 to 100 to another maximum, it cuts off.',
      tried,
    ),
    setting(
      'Attempts grading',
      'Highest attempt',
      'A later attempt that goes badly takes nothing away.',
      code,
    ),
    setting(
      'Number of attempts',
      'Unlimited, or as many as you allow',
      "These are Moodle's attempts: each begins the course anew. A quiz counts its own within one of them.",
      tried,
    ),
    setting(
      'Force new attempt',
      'No',
      'Learners come back into what they began. "When previous attempt completed, passed or failed" is for a refresher each year. Never "Always": each launch abandons what was begun.',
      code,
    ),
    setting(
      'Force completed',
      'No',
      'It would make every SCORM 1.2 attempt completed; the package says itself when it is.',
      settingNames,
    ),
    setting(
      'Auto-commit',
      'No',
      'The package saves after each answer and each slide. Auto-commit saves once, a minute later.',
      tried,
    ),
    setting(
      'Mastery score overrides status',
      'either',
      'The package has no mastery score: by one, Moodle would turn incomplete into passed or failed whenever a learner leaves with a score.',
      tried,
    ),
    setting(
      'Activity completion: Require status',
      'Passed where a quiz has to be passed, else Completed',
      'Any attempt counts, and a later one takes nothing back. Not a minimum score instead: that is reached before the last slide.',
      tried,
    ),
  ],
  gradebook: [
    common.score,
    fact(
      'The grade is the raw score as points, of the best attempt. It is updated with each score that is saved.',
      tried,
    ),
    fact(
      'By other settings of Attempts grading: the average is rounded to whole points, and attempts without a score do not count for it; Last completed attempt is the last one with anything completed or passed in it, else the first.',
      code,
    ),
    common.status,
    fact(
      'After passed, completed or failed (SCORM 1.2), or completed (SCORM 2004), Moodle opens in review mode. The package then shows everything and saves nothing.',
      tried,
    ),
    fact(
      'For another chance delete the attempt in Reports, or allow a further one: the learner ticks Start a new attempt before entering.',
      tried,
    ),
    fact(
      'Reports, Interactions report (SCORM 1.2): tick question, right answer and result. Each question has the same columns for all learners.',
      tried,
    ),
    fact(
      "The objectives report shows ids without values, and in 4.5 a user's own interactions page is empty. Outcomes stand in Track details.",
      tried,
    ),
  ],
  replace: [
    common.sameId,
    fact(
      'Settings of the same activity: replace the zip in Package file, save. Attempts, grades and progress stay, since Moodle knows them by the item identifier, which follows from the id of the course.',
      tried,
    ),
    fact(
      'Never a package with another id: Moodle deletes the tracks of all learners at once, without a warning and for good.',
      tried,
    ),
    fact(
      'Keep the kind of package. After a change from SCORM 1.2 to 2004 the old rows stay, but the course finds nothing in them and begins anew.',
      tried,
    ),
    fact(
      'Who is in the course at that moment ends with the old package, and gets the new one at the next launch.',
      'untested',
    ),
  ],
};

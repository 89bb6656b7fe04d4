import type { LmsProfile } from './profile.ts';
import { common, fact, keepalive, page, setting } from './sources.ts';

const rte12 = page(
  'standard',
  'SCORM 1.2 Run-Time Environment, 3.4.2 to 3.4.4',
  'https://adlnet.gov/projects/scorm-1-2/',
);
const rte2004 = page(
  'standard',
  'SCORM 2004 4th Edition Run-Time Environment, 4.2',
  'https://adlnet.gov/projects/scorm-2004-4th-edition/',
);

/** Any LMS: what the standards ask for, at their strictest. */
export const generic: LmsProfile = {
  name: 'generic',
  title: 'Any other LMS',
  about: 'What the standards promise, at their strictest, and nothing beyond.',
  plays: [
    {
      target: 'scorm12',
      why: 'The oldest of the standards in use, and the one that most LMSs play.',
      source: 'untested',
    },
    {
      target: 'scorm2004',
      why: 'Completion apart from passing, and room for 64,000 characters of resume data. Ask first which edition it names: `edition: 3` is for those that stop at the third.',
      source: 'untested',
    },
  ],
  refuses: [],
  limits: {
    resumeData: {
      scorm12: { value: 4096, source: rte12 },
      scorm2004: { value: 64_000, source: rte2004 },
    },
    saveBytes: {
      value: 60 * 1024,
      text: 'A browser sends 64 KiB of a window that closes; 4 KiB are left for what goes with it.',
      source: keepalive,
    },
  },
  traps: {},
  upload: [
    common.asItIs,
    fact(
      'Look for "SCORM", "content package" or "e-learning package" where a lesson or activity is added.',
      'untested',
    ),
    common.playOnce,
  ],
  settings: [
    setting(
      'Resume, bookmark',
      'on',
      'Learners come back to where they were, with the answers that they have given.',
      'untested',
    ),
    setting(
      'Attempts',
      'unlimited, the best one counts',
      'These are attempts at the whole course; a quiz counts its own attempts within one of them.',
      'untested',
    ),
    setting(
      'Mastery score, passing score',
      'empty',
      'The package says itself whether the course is passed. A score of the LMS could overrule that in the middle of the course.',
      rte12,
    ),
    setting(
      'Window',
      'a new window, or a frame as large as the page',
      'On a small screen a frame within a page leaves little room.',
      'untested',
    ),
  ],
  gradebook: [
    common.score,
    common.status,
    fact('Whether single answers are shown is up to the LMS; the package sends them all.', 'untested'),
  ],
  replace: [
    common.sameId,
    fact(
      "Replace the file of the activity that is there. A new activity begins without anybody's progress.",
      'untested',
    ),
    fact('Try it with an account of your own first: begin the course, replace it, go on.', 'untested'),
  ],
};

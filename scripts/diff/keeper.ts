import type { PlayerCourse } from '../course/player-course.ts';
import type { Side } from './side.ts';

/** Who keeps what learners have, and what becomes of it when a package takes the place of another. */
export interface Keeper {
  /** It is the same course, for the same kind of LMS. */
  keeps: string[];
  /** The course has another id. */
  forgets: string[];
  /** What takes a new pass; absent: nobody could ask for one. */
  passAgain?: string;
  /** What stands behind a verdict that changes though it was final. */
  finalNote: string;
}

/** Moodle 4.5 finds what learners have by the item's identifier alone (`mod/scorm`, "Package update"). */
const scorm: Keeper = {
  keeps: [
    'Moodle keeps every attempt, score and status: the identifiers in the package are the same.',
    'Whoever has the course open goes on with the old edition until it is opened anew.',
  ],
  forgets: [
    'Replaced in the same activity, Moodle deletes every attempt and grade at once, without asking: it finds them by an identifier that is another one now.',
  ],
  passAgain:
    'Who should pass again needs a new attempt ("Force new attempt" in Moodle) or a new activity: a passed SCORM 1.2 activity opens for review.',
  // After a final status SCORM 1.2 platforms open an activity for review (Moodle 4.5, `mod/scorm`): nothing is written.
  finalNote: '; the LMS opens what is over for review, and hears of it in a new attempt only',
};

const launchedWithLrs: Keeper = {
  keeps: [
    'Registrations, progress and statements are found again: the identifiers in the package are the same.',
    'An LMS that takes the package for another course starts a new registration, in which everybody begins anew.',
    'Whoever has the course open goes on with the old edition until it is launched anew.',
  ],
  forgets: ['Under another id nothing is found of what learners have: everybody begins anew.'],
  passAgain: 'Who should pass again needs a new registration.',
  finalNote: '',
};

const browser: Keeper = {
  keeps: [
    "Progress stays in each learner's browser, and is found again at the same address.",
    'Whoever has the course open goes on with the old edition until the page is loaded anew.',
  ],
  forgets: ['Under another id the browser finds nothing of what it has: everybody begins anew.'],
  finalNote: '',
};

export function keeperOf({ modules, lrs }: PlayerCourse): Keeper {
  if (modules.tracker === null) return browser;
  return lrs && !lrs.address ? launchedWithLrs : scorm;
}

/** Whether a package finds, in the LMS, what the other one has saved there. */
export const isSameActivity = (old: Side, now: Side): boolean =>
  old.course.id === now.course.id && old.course.modules.tracker === now.course.modules.tracker;

/** Rows of another version of SCORM are kept, and their elements have other names. */
const findsNothing = [
  'The package is for another standard, which finds nothing of what the old one saved: the LMS has it under other names. Everybody begins anew.',
  'Replaced in the same activity, Moodle shows the old grade until there is a new result; some LMSs refuse such a package.',
];

/** What the LMS does when the package is replaced. */
export function onReplacement(old: Side, now: Side): string[] {
  if (old.course.id !== now.course.id) return keeperOf(old.course).forgets;
  return isSameActivity(old, now) ? keeperOf(old.course).keeps : findsNothing;
}

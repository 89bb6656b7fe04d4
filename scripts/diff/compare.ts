import { changesOf, heavier, type Change, type Weight } from './changes.ts';
import { consequencesOf, isSameActivity, worse, type Consequence, type Severity } from './consequences.ts';
import type { Learner } from './learners.ts';
import { pairsOf } from './pairs.ts';
import type { Side } from './side.ts';

/** What replacing one edition of a course by another means. */
export interface Comparison {
  from: string;
  to: string;
  changes: Change[];
  learners: Consequence[];
  /** The worst that happens to anybody. */
  severity: Severity;
  /** The smallest version step that says enough; absent where nothing changed. */
  step?: Weight;
  /** What the LMS does when the package is replaced. */
  lms: string[];
  advice: 'safe' | 'replace-knowingly' | 'new-activity';
  adviceWords: string[];
}

/**
 * Pure: both editions as their packages have them.
 * @param recorded learners of the old edition whose states were recorded, beside those that are made
 */
export function compare(old: Side, now: Side, recorded: readonly Learner[] = []): Comparison {
  const pairs = pairsOf(old, now);
  const changes = changesOf(old, now, pairs);
  const learners = consequencesOf(old, now, pairs, recorded);
  const severity = learners.reduce<Severity>((worst, each) => worse(worst, each.severity), 'keeps');
  const hard: Weight = severity === 'redo' || severity === 'loses' ? 'major' : 'patch';
  const step = changes.reduce<Weight>((most, { weight }) => heavier(most, weight), hard);
  const advice =
    !isSameActivity(old, now) || !pairs.readable || severity === 'loses'
      ? 'new-activity'
      : severity === 'redo'
        ? 'replace-knowingly'
        : 'safe';
  return {
    from: old.course.version,
    to: now.course.version,
    changes,
    learners,
    severity,
    ...(changes.length > 0 ? { step } : {}),
    lms: old.course.id !== now.course.id ? lmsDeletes : isSameActivity(old, now) ? lmsKeeps : lmsFindsNothing,
    advice,
    adviceWords: words(advice, learners),
  };
}

/** Moodle 4.5 finds what learners have by the item's identifier alone (`mod/scorm`, "Package update"). */
const lmsKeeps = [
  'Moodle keeps every attempt, score and status: the identifiers in the package are the same.',
  'Whoever has the course open goes on with the old edition until it is opened anew.',
];
/** Rows of another version of SCORM are kept, and their elements have other names. */
const lmsFindsNothing = [
  'The package is for another standard, which finds nothing of what the old one saved: the LMS has it under other names. Everybody begins anew.',
  'Replaced in the same activity, Moodle shows the old grade until there is a new result; some LMSs refuse such a package.',
];
const lmsDeletes = [
  'Replaced in the same activity, Moodle deletes every attempt and grade at once, without asking: it finds them by an identifier that is another one now.',
];

function words(advice: Comparison['advice'], learners: readonly Consequence[]): string[] {
  const passed = learners.some(({ before }) => before.outcome === 'passed');
  const again = passed
    ? [
        'Who has passed stays passed. Who should pass again needs a new attempt ("Force new attempt" in Moodle) or a new activity: a passed SCORM 1.2 activity opens for review.',
      ]
    : [];
  if (advice === 'safe')
    return ['Replace the package in the same activity: everybody goes on where they were.', ...again];
  if (advice === 'replace-knowingly')
    return [
      'Replace the package when few are in the middle of a quiz: they answer some questions again. Nobody loses a result.',
      ...again,
    ];
  return [
    'Publish it as a new activity, and leave the old one to those who have begun; or mend what is named above first.',
    ...again,
  ];
}

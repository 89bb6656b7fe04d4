import { heavier, type Change, type Weight } from './change.ts';
import { changesOf } from './changes.ts';
import { consequencesOf, worse, type Consequence, type Severity } from './consequences.ts';
import { isSameActivity, keeperOf, onReplacement, type Keeper } from './keeper.ts';
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
    lms: onReplacement(old, now),
    advice,
    adviceWords: words(advice, learners, keeperOf(now.course)),
  };
}

function words(
  advice: Comparison['advice'],
  learners: readonly Consequence[],
  { passAgain }: Keeper,
): string[] {
  const passed = learners.some(({ before }) => before.outcome === 'passed');
  const again = passed ? [['Who has passed stays passed.', passAgain ?? ''].join(' ').trim()] : [];
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

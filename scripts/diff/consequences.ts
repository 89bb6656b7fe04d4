import { factsOf, quizzesOf, slidesOf, type Facts } from '../log/facts.ts';
import { applyEvent } from '../log/log.ts';
import { bookmarkIndex, mendAttempt, migrated } from '../log/migration.ts';
import { packState, unpackState } from '../state/pack.ts';
import { quizValue, seen, type Progress } from '../state/progress.ts';
import { effectsOnAttempts } from './attempts.ts';
import { learnersOf, type Learner } from './learners.ts';
import { isSameActivity, keeperOf } from './keeper.ts';
import type { Pairs } from './pairs.ts';
import type { Side } from './side.ts';

/** What a rebuild does to somebody: `keeps` nothing bad, `more` is to be done, `redo` something done, `loses` it. */
export type Severity = 'keeps' | 'more' | 'redo' | 'loses';

export interface Effect {
  severity: Severity;
  what: string;
}

export interface Consequence {
  who: string;
  before: Standing;
  /** Absent where nothing of the learner's state can be read. */
  after?: Standing;
  severity: Severity;
  effects: Effect[];
}

export interface Standing {
  outcome: Facts['outcome'];
  score?: number;
  slidesDone: number;
  slidesNeeded: number;
}

/** More slides may be done than completion asks for. */
export function standingWords({ outcome, score, slidesDone, slidesNeeded }: Standing): string {
  const needed = slidesNeeded === 0 ? 'none' : slidesNeeded;
  const slides =
    slidesNeeded > 0 && slidesDone <= slidesNeeded
      ? `${slidesDone} of ${slidesNeeded} slides`
      : `${slidesDone} ${slidesDone === 1 ? 'slide' : 'slides'} (${needed} needed)`;
  return [outcome, slides, ...(score === undefined ? [] : [`score ${score}`])].join(', ');
}

const order: readonly Severity[] = ['keeps', 'more', 'redo', 'loses'];
export const worse = (a: Severity, b: Severity): Severity => (order.indexOf(a) >= order.indexOf(b) ? a : b);

/** Well after the learners of the old edition have left. */
const later = Date.UTC(2025, 5, 1);

/**
 * Replays learners of all conditions: what the old edition would have saved is packed, read by the new one, and taken
 * through the steps that its player takes at launch.
 */
export function consequencesOf(
  old: Side,
  now: Side,
  pairs: Pairs,
  recorded: readonly Learner[],
): Consequence[] {
  return [...learnersOf(old), ...recorded].map((learner) => consequenceFor(learner, old, now, pairs));
}

export function consequenceFor({ who, progress }: Learner, old: Side, now: Side, pairs: Pairs): Consequence {
  const before = standing(old, progress);
  const resumed = resume(progress, old, now);
  const effects = resumed
    ? effectsOn(progress, resumed, old, now, pairs)
    : [
        {
          severity: 'loses' as const,
          // What becomes of score and status elsewhere is said under what the LMS does.
          what: isSameActivity(old, now)
            ? "what was saved can't be read: the course begins anew; the LMS keeps its score and status"
            : 'what was saved is not found: the course begins anew',
        },
      ];
  // Where there is nothing yet, nothing can be lost.
  const felt =
    before.slidesDone === 0 && progress.score === undefined
      ? effects.filter(({ severity }) => severity !== 'loses')
      : effects;
  return {
    who,
    before,
    ...(resumed ? { after: standing(now, resumed) } : {}),
    severity: felt.reduce<Severity>((worst, { severity }) => worse(worst, severity), 'keeps'),
    effects: felt,
  };
}

/** What the new edition's player has before the learner does anything; `undefined`: it could not read the state. */
export function resume(progress: Progress, old: Side, now: Side): Progress | undefined {
  // Another course, or another target: what the LMS kept is not found.
  if (!isSameActivity(old, now)) return undefined;
  const read = unpackState(packState(progress, old.list), now.list);
  if ('unreadable' in read) return undefined;
  const { course, list } = now;
  let resumed = applyEvent(
    migrated(read.progress, list),
    { type: 'launched', resumed: true },
    course,
    list,
    later,
  );
  for (const quiz of quizzesOf(course)) {
    const event = mendAttempt(quiz, resumed, list);
    if (event) resumed = applyEvent(resumed, event, course, list, later);
  }
  return resumed;
}

function standing({ course }: Side, progress: Progress): Standing {
  const { outcome, score, slides } = factsOf(course, progress);
  return {
    outcome,
    ...(score === undefined ? {} : { score }),
    slidesDone: slides.done,
    slidesNeeded: slides.needed,
  };
}

function effectsOn(before: Progress, after: Progress, old: Side, now: Side, pairs: Pairs): Effect[] {
  const effects: Effect[] = [];
  const tell = (severity: Severity, what: string) => effects.push({ severity, what });
  const [was, is] = [factsOf(old.course, before), factsOf(now.course, after)];

  if (was.outcome !== is.outcome) {
    const good = is.outcome === 'passed' || is.outcome === 'completed';
    const bad = was.outcome === 'passed' || was.outcome === 'completed' || is.outcome === 'failed';
    tell(
      good ? 'keeps' : bad ? 'loses' : 'more',
      `was ${was.outcome}, is ${is.outcome} now${was.outcome === 'incomplete' ? '' : keeperOf(old.course).finalNote}`,
    );
  } else if (is.outcome === 'passed') tell('keeps', 'stays passed, and need not do anything');
  if (was.score !== is.score)
    tell(
      (is.score ?? 0) < (was.score ?? 0) ? 'loses' : 'keeps',
      `the score was ${said(was.score)} and is ${said(is.score)}`,
    );

  for (const each of old.slides) {
    if (!each.slide.quiz) continue;
    const { open, submitted } = quizValue(before, each.slide.field);
    if (pairs.slide(each)) continue;
    const { id, quiz } = each.slide;
    if (submitted > 0 && !quiz.counts) tell('keeps', `practice quiz ${id} is gone, and its result with it`);
    else if (submitted > 0) tell('loses', `the result of quiz ${id} is no longer part of the course`);
    else if (open) tell('redo', `the answers given in quiz ${id} are gone with it`);
  }
  effects.push(...effectsOnAttempts(before, after, old, now, pairs));

  const twins = old.slides.filter(
    (each) =>
      !pairs.slide(each) &&
      seen(before, each.slide.field).done &&
      now.slides.some((one) => pairs.isNew(one) && one.slide.title === each.slide.title && one.slide.counts),
  );
  const isOver = is.outcome === 'passed' || is.outcome === 'completed';
  if (twins.length > 0 && !isOver)
    tell('redo', `to be seen again under another id: ${twins.map(({ slide }) => slide.id).join(', ')}`);
  const finished = was.missing.slides.length === 0 && !isOver;
  const missing = is.missing.slides.filter(({ id }) => !twins.some(({ slide }) => slide.id === id));
  if (finished && missing.length > 0)
    tell(
      'more',
      `has ${missing.length === 1 ? 'one more slide' : `${missing.length} more slides`} to see: ${missing.map(({ id }) => id).join(', ')}`,
    );

  const fresh = is.missing.quizzes.filter(
    ({ slide }) => !was.missing.quizzes.some((each) => pairs.fieldNow(each.slide.field) === slide.field),
  );
  if (finished && fresh.length > 0) {
    const many = fresh.length === 1 ? 'one more quiz' : `${fresh.length} more quizzes`;
    const must = fresh.some((each) => each.must === 'passed') ? 'pass' : 'submit';
    tell('more', `has ${many} to ${must}: ${fresh.map(({ slide }) => slide.id).join(', ')}`);
  }
  if (finished && is.missing.score !== undefined && was.missing.score === undefined)
    tell('more', `needs a score of ${is.missing.score} for the whole course`);

  const stood = old.slides.find(({ slide }) => slide.field === before.bookmark);
  const stands = slidesOf(now.course)[bookmarkIndex(now.course, after, now.list)];
  if (stood && stands && !pairs.slide(stood))
    tell('keeps', `comes back on ${stands.id}, since ${stood.slide.id} is gone`);
  return effects;
}

const said = (score: number | undefined) => (score === undefined ? 'none' : String(score));

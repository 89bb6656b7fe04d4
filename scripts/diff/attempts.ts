import { askedNow } from '../log/attempt.ts';
import { isPassed, quizzesOf } from '../log/facts.ts';
import { quizValue, type Answer, type Progress } from '../state/progress.ts';
import type { Effect } from './consequences.ts';
import { questionsIn, type AskedQuestion, type Pairs } from './pairs.ts';
import { span } from './said.ts';
import type { Side } from './side.ts';

const isAnswered = (progress: Progress, field: number) =>
  (progress.values[field] as Answer | undefined)?.values !== undefined;

/** What an edit does to the attempts that a learner has under way, and to quizzes that are over. */
export function effectsOnAttempts(
  before: Progress,
  after: Progress,
  old: Side,
  now: Side,
  pairs: Pairs,
): Effect[] {
  const asked = askedIn(now, after);
  const answered = questionsIn(old).filter(
    ({ slide: { slide }, field }) =>
      slide.quiz && quizValue(before, slide.field).open && isAnswered(before, field),
  );
  const again: string[] = [];
  const renamed: AskedQuestion[] = [];
  const gone: AskedQuestion[] = [];
  for (const each of answered) {
    // Of what went with its quiz more is said elsewhere.
    if (!pairs.slide(each.slide)) continue;
    const { how, now: found, twin } = pairs.question(each);
    if (twin) renamed.push(twin);
    else if (!found || !isAskedOrToBe(found, after, asked)) gone.push(each);
    else if (how !== 'moved' && !isAnswered(after, found.field)) again.push(found.fullId);
  }
  const known = new Set(askedIn(old, before).map(({ field }) => pairs.fieldNow(field)));
  const fresh = asked.filter(
    (each) =>
      !isAnswered(after, each.field) &&
      !again.includes(each.fullId) &&
      !renamed.some(({ field }) => field === each.field) &&
      !known.has(each.field),
  );
  // What stands in the place of something answered is to be done again, in another way; what was drawn for it first.
  const isNew = ({ field }: AskedQuestion) => pairs.newQuestions.some((each) => each.field === field);
  const instead = old.slides.flatMap((slide) => {
    const home = pairs.slide(slide);
    const here = [...fresh]
      .sort((a, b) => Number(isNew(a)) - Number(isNew(b)))
      .filter((each) => each.slide === home);
    return here.slice(0, gone.filter((each) => each.slide === slide).length);
  });
  const more = fresh.filter((each) => !instead.includes(each));

  const names = (list: readonly AskedQuestion[]) => list.map(({ fullId }) => fullId);
  const effects: Effect[] = [];
  const tell = (severity: Effect['severity'], ids: readonly string[], one: string, several: string) => {
    if (ids.length === 0) return;
    const words = ids.length === 1 ? `one ${one}` : `${ids.length} ${several}`;
    effects.push({ severity, what: `${words}: ${ids.join(', ')}` });
  };
  const inOpen = 'in the open attempt';
  tell('redo', again, `question is asked again ${inOpen}`, `questions are asked again ${inOpen}`);
  const silent = 'asked again, since nothing says that';
  tell(
    'redo',
    names(renamed),
    `question is ${silent} it was renamed or moved`,
    `questions are ${silent} they were renamed or moved`,
  );
  const other = `asked ${inOpen} in place of what was answered`;
  tell('redo', names(instead), `question is ${other}`, `questions are ${other}`);
  tell(
    'keeps',
    names(gone),
    `answered question is no longer asked ${inOpen}`,
    `answered questions are no longer asked ${inOpen}`,
  );
  tell('more', names(more), `more question is asked ${inOpen}`, `more questions are asked ${inOpen}`);
  return [...effects, ...shorterTimes(before, old, pairs), ...newlyPassed(before, after, old, pairs)];
}

/** Questions of the open attempts of an edition. */
function askedIn(side: Side, progress: Progress): AskedQuestion[] {
  const all = questionsIn(side);
  return quizzesOf(side.course)
    .filter(({ field }) => quizValue(progress, field).open)
    .flatMap((quiz) => askedNow(quiz, progress))
    .flatMap(({ field }) => all.find((each) => each.field === field) ?? []);
}

/** A moved question takes its answer along into an attempt that may not have begun. */
function isAskedOrToBe(found: AskedQuestion, after: Progress, asked: readonly AskedQuestion[]): boolean {
  const { field } = found.slide.slide;
  if (asked.some((each) => each.field === found.field)) return true;
  return !quizValue(after, field).open && quizValue(after, field).submitted === 0;
}

/** Attempts under way that have less time from now on. */
function shorterTimes(before: Progress, old: Side, pairs: Pairs): Effect[] {
  return old.slides.flatMap((each): Effect[] => {
    const found = pairs.slide(each)?.slide;
    const { open, clock } = quizValue(before, each.slide.field);
    const [was, is] = [each.slide.quiz?.timeLimit, found?.quiz?.timeLimit];
    if (!open || !found || is === undefined || is >= (was ?? Infinity)) return [];
    const isOver = (clock?.used ?? 0) >= is * (1 + (clock?.extra ? (found.quiz?.extraTime ?? 0) : 0));
    const what = isOver
      ? `the time of the open attempt at ${found.id} is up: what is answered is submitted`
      : `the open attempt at ${found.id} has a time limit of ${span(is)} now`;
    return [{ severity: isOver ? 'loses' : 'more', what }];
  });
}

function newlyPassed(before: Progress, after: Progress, old: Side, pairs: Pairs): Effect[] {
  return old.slides.flatMap((each): Effect[] => {
    const found = pairs.slide(each)?.slide;
    if (!each.slide.quiz || !found?.quiz) return [];
    const was = isPassed(each.slide.quiz, quizValue(before, each.slide.field));
    if (was || !isPassed(found.quiz, quizValue(after, found.field))) return [];
    return [{ severity: 'keeps', what: `quiz ${found.id} is passed by what was scored already` }];
  });
}

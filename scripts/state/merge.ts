import {
  triesOf,
  untouchedQuiz,
  type Answer,
  type Clock,
  type Field,
  type FieldList,
  type FieldValue,
  type PracticeValue,
  type Progress,
  type QuizValue,
  type Seen,
} from './progress.ts';

/** Which of two equally new states decides what has no order of its own. */
export type Preferred = 'first' | 'second';

/**
 * Joins two states of one run so that nothing is lost: what was visited, done, submitted, scored or passed in either
 * stays so; an open attempt is joined answer by answer. Only what has no order (the bookmark, two different answers to
 * one question) goes by the higher counter, at a tie by `preferred`.
 * Commutative (with `preferred` turned round), idempotent, and never lowers anything.
 */
export function mergeProgress(
  first: Progress,
  second: Progress,
  list: FieldList,
  preferred: Preferred = 'first',
): Progress {
  const secondLeads =
    second.counter > first.counter || (second.counter === first.counter && preferred === 'second');
  const [lead, other] = secondLeads ? [second, first] : [first, second];
  const merged: Progress = {
    run: lead.run,
    counter: lead.counter,
    passed: lead.passed || other.passed,
    completed: lead.completed || other.completed,
    values: list.fields.map((field, index) => mergeField(field, index, lead, other)),
  };
  const bookmark = lead.bookmark ?? other.bookmark;
  if (bookmark !== undefined) merged.bookmark = bookmark;
  const score = mergeScore(lead, other, merged, list);
  if (score !== undefined) merged.score = score;
  const beyond = [lead.beyond, other.beyond].filter((tail) => tail !== undefined);
  const longest = beyond.sort((a, b) => b.length - a.length)[0];
  if (longest) merged.beyond = longest;
  return merged;
}

/**
 * The better score; but where the leading state has every submitted attempt and the other one lacks some, its own: a
 * score may have fallen since where the last attempt counts, or the average. It never falls once the course is passed.
 */
function mergeScore(lead: Progress, other: Progress, merged: Progress, list: FieldList): number | undefined {
  const submitted = (progress: Progress, index: number) =>
    (progress.values[index] as QuizValue | undefined)?.submitted ?? 0;
  const hasAll = list.fields.every(
    ({ kind }, index) => kind !== 'quiz' || submitted(lead, index) === submitted(merged, index),
  );
  const behind = list.fields.some(
    ({ kind }, index) => kind === 'quiz' && submitted(other, index) < submitted(lead, index),
  );
  if (hasAll && behind && !merged.passed) return lead.score ?? other.score;
  const scores = [lead.score, other.score].filter((score) => score !== undefined);
  return scores.length > 0 ? Math.max(...scores) : undefined;
}

function mergeField(field: Field, index: number, lead: Progress, other: Progress): FieldValue | undefined {
  const [mine, theirs] = [lead.values[index], other.values[index]];
  if (field.kind === 'answer') return mergeQuizAnswer(field.quiz, index, lead, other);
  if (mine === undefined || theirs === undefined) return mine ?? theirs;
  if (field.kind === 'quiz') return mergeQuiz(mine as QuizValue, theirs as QuizValue);
  const merged: PracticeValue = mergeSeen(mine as Seen, theirs as Seen);
  const answer = mergeAnswer((mine as PracticeValue).answer, (theirs as PracticeValue).answer);
  if (answer) merged.answer = answer;
  return merged;
}

function mergeSeen(lead: Seen, other: Seen): Seen {
  return {
    visited: lead.visited || other.visited,
    done: lead.done || other.done,
    opened: lead.opened || other.opened,
  };
}

/** The number of the attempt whose answers stand in the quiz's answer fields; 0 before the first. */
export function currentAttempt(quiz: QuizValue): number {
  return quiz.submitted + (quiz.open ? 1 : 0);
}

function mergeQuiz(lead: QuizValue, other: QuizValue): QuizValue {
  const [more, less] = other.submitted > lead.submitted ? [other, lead] : [lead, other];
  const merged: QuizValue = {
    ...mergeSeen(lead, other),
    submitted: more.submitted,
    // An attempt that is open on one side and submitted on the other is over.
    open: Math.max(currentAttempt(lead), currentAttempt(other)) > more.submitted,
    passed: lead.passed || other.passed,
    best: Math.max(lead.best, other.best),
    last: lead.submitted === other.submitted ? Math.max(lead.last, other.last) : more.last,
    first: less.submitted === 0 ? more.first : Math.max(lead.first, other.first),
    sum: Math.max(lead.sum, other.sum),
  };
  const submittedAt = latest(lead.submittedAt, other.submittedAt);
  if (submittedAt !== undefined) merged.submittedAt = submittedAt;
  return { ...merged, ...mergeAttempt(lead, other) };
}

const latest = (a: number | undefined, b: number | undefined) =>
  a === undefined || b === undefined ? (a ?? b) : Math.max(a, b);

/**
 * Whose attempt stands: the later one; of the same one the submitted before the open, and of two submitted the better.
 * `both`: it is joined answer by answer.
 */
function further(lead: QuizValue, other: QuizValue): 'lead' | 'other' | 'both' {
  const ahead = currentAttempt(lead) - currentAttempt(other);
  if (ahead !== 0) return ahead > 0 ? 'lead' : 'other';
  if (lead.open !== other.open) return lead.open ? 'other' : 'lead';
  if (!lead.open && lead.last !== other.last) return lead.last > other.last ? 'lead' : 'other';
  return 'both';
}

type Attempt = Pick<QuizValue, 'drawn' | 'met' | 'clock'>;

/** What belongs to one attempt comes from the side whose attempt stands; within one attempt no time is given back. */
function mergeAttempt(lead: QuizValue, other: QuizValue): Attempt {
  const side = further(lead, other);
  const mine = side === 'other' ? other : lead;
  const merged: Attempt = {};
  const drawn = side === 'both' ? drawnOf(lead, other) : mine.drawn;
  if (drawn) merged.drawn = drawn;
  const same = currentAttempt(lead) === currentAttempt(other);
  const met = same ? mergeMet(lead.met, other.met) : mine.met;
  if (met) merged.met = met;
  const clock = same ? mergeClock(lead.clock, other.clock) : mine.clock;
  if (clock) merged.clock = clock;
  return merged;
}

/** Two devices may have drawn differently for one attempt: the leading draw stands. */
const drawnOf = (lead: QuizValue, other: QuizValue) => lead.drawn ?? other.drawn;

function mergeMet(one: number[] | undefined, two: number[] | undefined): number[] | undefined {
  if (!one || !two) return one ?? two;
  const longer = one.length >= two.length ? one : two;
  return longer.map((_, index) => Math.max(one[index] ?? 0, two[index] ?? 0));
}

/** The earlier beginning and the longer use, so that no time is given back whether or not it runs while closed. */
function mergeClock(one: Clock | undefined, two: Clock | undefined): Clock | undefined {
  if (!one || !two) return one ?? two;
  const used = Math.max(one.used, two.used);
  const begun = Math.min(one.at - one.used, two.at - two.used);
  return { used, at: begun + used, extra: one.extra || two.extra };
}

/** Answers belong to the quiz's attempt that stands, and to the draw that stands: those of another draw go with it. */
function mergeQuizAnswer(quiz: number, index: number, lead: Progress, other: Progress): Answer | undefined {
  const mine = (lead.values[quiz] as QuizValue | undefined) ?? untouchedQuiz;
  const theirs = (other.values[quiz] as QuizValue | undefined) ?? untouchedQuiz;
  const myAnswer = lead.values[index] as Answer | undefined;
  const theirAnswer = other.values[index] as Answer | undefined;
  const side = further(mine, theirs);
  if (side !== 'both') return side === 'lead' ? myAnswer : theirAnswer;
  const ofOtherDraw = theirs.drawn?.includes(index) && !drawnOf(mine, theirs)?.includes(index);
  return ofOtherDraw ? myAnswer : mergeAnswer(myAnswer, theirAnswer);
}

/**
 * More tries stand before fewer, a checked answer before one that could still be changed; of two checked ones the
 * better stands. A flag is a wish, not work: the leading one decides.
 */
function mergeAnswer(lead: Answer | undefined, other: Answer | undefined): Answer | undefined {
  if (!lead || !other) return lead ?? other;
  const best = furtherAnswer(lead, other);
  const { flagged: _, ...bare } = best;
  return lead.flagged ? { ...bare, flagged: true } : bare;
}

function furtherAnswer(lead: Answer, other: Answer): Answer {
  const more = triesOf(other) - triesOf(lead);
  if (more !== 0) return more > 0 ? other : lead;
  if ((lead.values === undefined) !== (other.values === undefined)) return lead.values ? lead : other;
  if (lead.share === undefined && other.share === undefined) return lead;
  return (other.share ?? -1) > (lead.share ?? -1) ? other : lead;
}

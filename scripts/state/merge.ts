import {
  triesOf,
  untouchedQuiz,
  type Answer,
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
 * The better score; but where the leading state has every submitted attempt, its own: a score may have fallen since
 * where the last attempt counts, or the average.
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
  if (hasAll && behind) return lead.score ?? other.score;
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
  const same = lead.submitted === other.submitted;
  const merged: QuizValue = {
    ...mergeSeen(lead, other),
    submitted: more.submitted,
    // An attempt that is open on one side and submitted on the other is over.
    open: Math.max(currentAttempt(lead), currentAttempt(other)) > more.submitted,
    passed: lead.passed || other.passed,
    best: Math.max(lead.best, other.best),
    last: same ? Math.max(lead.last, other.last) : more.last,
    first: less.submitted === 0 ? more.first : Math.max(lead.first, other.first),
    sum: same ? Math.max(lead.sum, other.sum) : Math.max(more.sum, less.sum),
  };
  const submittedAt = latest(lead.submittedAt, other.submittedAt);
  if (submittedAt !== undefined) merged.submittedAt = submittedAt;
  return { ...merged, ...mergeAttempt(lead, other) };
}

const latest = (a: number | undefined, b: number | undefined) =>
  a === undefined || b === undefined ? (a ?? b) : Math.max(a, b);

/** What belongs to one attempt comes from the side that is further; within one attempt no time is given back. */
function mergeAttempt(lead: QuizValue, other: QuizValue): Pick<QuizValue, 'drawn' | 'met' | 'clock'> {
  const [mine, theirs] = [currentAttempt(lead), currentAttempt(other)];
  if (mine !== theirs) return attemptOf(mine > theirs ? lead : other);
  const [first, second] = [attemptOf(lead), attemptOf(other)];
  const merged = { ...second, ...first };
  if (first.met && second.met) {
    const { met } = second;
    const longer = first.met.length >= met.length ? first.met : met;
    merged.met = longer.map((_, index) => Math.max(first.met?.[index] ?? 0, met[index] ?? 0));
  }
  if (first.clock && second.clock) {
    const { clock } = second;
    merged.clock = {
      used: Math.max(first.clock.used, clock.used),
      at: Math.max(first.clock.at, clock.at),
      extra: first.clock.extra || clock.extra,
    };
  }
  return merged;
}

function attemptOf({ drawn, met, clock }: QuizValue): Pick<QuizValue, 'drawn' | 'met' | 'clock'> {
  return { ...(drawn ? { drawn } : {}), ...(met ? { met } : {}), ...(clock ? { clock } : {}) };
}

/** Answers belong to the quiz's current attempt: those of an older attempt give way to those of a newer one. */
function mergeQuizAnswer(quiz: number, index: number, lead: Progress, other: Progress): Answer | undefined {
  const mine = (lead.values[quiz] as QuizValue | undefined) ?? untouchedQuiz;
  const theirs = (other.values[quiz] as QuizValue | undefined) ?? untouchedQuiz;
  const [mineAt, theirsAt] = [currentAttempt(mine), currentAttempt(theirs)];
  const [myAnswer, theirAnswer] = [
    lead.values[index] as Answer | undefined,
    other.values[index] as Answer | undefined,
  ];
  if (mineAt !== theirsAt) return mineAt > theirsAt ? myAnswer : theirAnswer;
  if (mine.open !== theirs.open) return mine.open ? theirAnswer : myAnswer;
  if (!mine.open && mine.last !== theirs.last) return mine.last > theirs.last ? myAnswer : theirAnswer;
  return mergeAnswer(myAnswer, theirAnswer);
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
  if (lead.values === undefined || other.values === undefined) return lead.values ? lead : other;
  const more = triesOf(other) - triesOf(lead);
  if (more !== 0) return more > 0 ? other : lead;
  if (lead.share === undefined && other.share === undefined) return lead;
  return (other.share ?? -1) > (lead.share ?? -1) ? other : lead;
}

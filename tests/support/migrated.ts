import { consequenceFor } from '../../scripts/diff/consequences.ts';
import { pairsOf } from '../../scripts/diff/pairs.ts';
import type { Side } from '../../scripts/diff/side.ts';
import { shownNow, startAttempt } from '../../scripts/log/attempt.ts';
import { factsOf, hasAttemptsLeft, quizzesOf, slidesOf, type QuizSlide } from '../../scripts/log/facts.ts';
import { applyEvent } from '../../scripts/log/log.ts';
import { bookmarkIndex, mendAttempt, migrated } from '../../scripts/log/migration.ts';
import { packState, unpackState } from '../../scripts/state/pack.ts';
import { quizValue, type Answer, type Progress } from '../../scripts/state/progress.ts';
import { learnerOf } from './editions.ts';

/** What a learner finds who comes back to an edition. */
export interface Found {
  status: string;
  score: number | undefined;
  place: string;
  /** Slides that are still to be seen, and quizzes that are still to be passed. */
  missing: string;
  /** What each open attempt asks; `=` behind what is answered. */
  asks: string;
  /** What the next attempt of each other quiz asks. */
  next: string;
}

const later = Date.UTC(2025, 5, 1);

/** What a package of `now` has after a launch with a state of `old`, step by step as the player goes. */
export function launched(progress: Progress, old: Side, now: Side): Progress {
  const read = unpackState(packState(progress, old.list), now.list);
  if (!('progress' in read)) throw new Error(read.unreadable);
  const { course, list } = now;
  return applyEvent(migrated(read.progress, list), { type: 'launched', resumed: true }, course, list, later);
}

/** The same once every quiz under way was gone on with. */
export function goneOn(start: Progress, { course, list }: Side): Progress {
  return quizzesOf(course).reduce((progress, quiz) => {
    const event = mendAttempt(quiz, progress, list);
    return event ? applyEvent(progress, event, course, list, later) : progress;
  }, start);
}

export function found(now: Side, start: Progress): Found {
  const { course, list } = now;
  const progress = goneOn(start, now);
  const { outcome, score, missing } = factsOf(course, progress);
  const said = (quiz: QuizSlide, at: Progress) => {
    const isAnswered = (field: number) => (at.values[field] as Answer | undefined)?.values !== undefined;
    const asked = shownNow(quiz, at).map(({ id, field }) => `${id}${isAnswered(field) ? '=' : ''}`);
    return `${quiz.id}: ${asked.join(' ')}`;
  };
  const quizzes = quizzesOf(course).map((quiz) => ({ quiz, value: quizValue(progress, quiz.field) }));
  const asks = quizzes.filter(({ value }) => value.open).map(({ quiz }) => said(quiz, progress));
  const next = quizzes
    .filter(({ quiz, value }) => !value.open && hasAttemptsLeft(quiz.quiz, value))
    .map(({ quiz }) =>
      said(quiz, applyEvent(progress, startAttempt(quiz, progress, list), course, list, later)),
    );
  return {
    status: outcome,
    score,
    place: slidesOf(course)[bookmarkIndex(course, start, list)]?.id ?? '',
    missing: [...missing.slides.map(({ id }) => id), ...missing.quizzes.map(({ slide }) => slide.id)].join(
      ' ',
    ),
    asks: asks.join(', '),
    next: next.join(', '),
  };
}

export type Condition = 'open' | 'submitted' | 'failed' | 'passed';

/** Learners of the base course in the conditions that matter. */
export function conditions(side: Side): Record<Condition, Progress> {
  const started = () =>
    learnerOf(side)
      .see('welcome', 'rules', 'padlock')
      .answer('padlock', ['false'])
      .check('padlock')
      .see('check')
      .start('check')
      .answer('check.colour', ['green'])
      .answer('check.word', [{ blank: 'help', text: 'halp' }])
      .answer('check.year', { number: '1974' })
      .answer('check.pool_a', ['y'])
      .answer('check.pool_b', ['n']);
  return {
    open: started().progress(),
    submitted: started().submit('check').see('story').progress(),
    // Wrong three times: what was right is kept each time, and the rest is left out.
    failed: started()
      .submit('check')
      .start('check')
      .submit('check')
      .start('check')
      .submit('check')
      .see('story')
      .progress(),
    passed: started()
      .answer('check.word', [{ blank: 'help', text: 'help' }])
      .answer('check.year', { number: '1984' })
      .answer('check.pool_b', ['y'])
      .submit('check')
      .see('story', 'exam')
      .start('exam')
      .answer('exam.door', ['left'])
      .answer('exam.floor', ['first'])
      .submit('exam')
      .see('thanks')
      .progress(),
  };
}

/** What `diff` foretells of a learner. */
export const foretold = (progress: Progress, old: Side, now: Side) =>
  consequenceFor({ who: 'a learner', progress }, old, now, pairsOf(old, now));

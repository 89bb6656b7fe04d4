import type { PlayerCourse, PlayerSlide, QuestionData } from '../course/player-course.ts';
import type { QuestionRules } from '../questions/rules.ts';
import { answerOf, quizValue, seen, type FieldList } from '../state/progress.ts';
import { answerRecord } from './answer-record.ts';
import type { Asked } from './asked.ts';
import { askedNow, attemptScore, earnedBy, isFinal, shownNow, startAttempt } from './attempt.ts';
import { hasAttemptsLeft, type QuizSlide } from './facts.ts';
import { closedBy } from './gates.ts';
import type { Log } from './log.ts';
import { mendAttempt } from './migration.ts';

export interface LearnerParts {
  course: PlayerCourse;
  list: FieldList;
  log: Log;
  /** By the question's full id. */
  dataOf(id: string): QuestionData;
  rulesOf(type: string): QuestionRules<unknown, unknown>;
  /** Seconds that each answer takes. */
  latency: number;
}

/** A question where it is asked: in a quiz, or among the slides. */
export interface AskedAt {
  /** Full id. */
  id: string;
  field: number;
  /** Index of its interaction, where its draw's place says it. */
  index?: number;
}

/**
 * Who learns without a page: what the player does with each action, as the events that it would log. For those that play
 * a course by themselves.
 */
export interface Learner {
  /** Goes to a slide; `false`: it is closed. */
  view(slide: PlayerSlide): boolean;
  /** Has stayed there for so many seconds: a slide that asks nothing may be done then. */
  stayed(slide: PlayerSlide, seconds: number): void;
  /** Begins the next attempt, or goes on in the open one. Gives what is asked, in its order; nothing: no attempt is left. */
  begin(slide: QuizSlide): readonly Asked[];
  isChecked(field: number): boolean;
  /** Whether it was checked in an attempt and can be tried no more. */
  isFinal(asked: AskedAt): boolean;
  /** Gives an answer, or another one. */
  give(asked: AskedAt, answer: unknown): void;
  /** Has the given answer checked, or makes it a try at the end; whatever was not answered stays so. */
  check(asked: AskedAt): void;
  /** Whether the answer lacks something without which it can't be handed in. */
  lacks(asked: AskedAt): boolean;
  /** Hands the attempt in; `false`: a required answer is lacking. */
  submit(slide: QuizSlide): boolean;
  /** The attempt ends as it stands, since its time is up. */
  runOut(slide: QuizSlide): void;
}

/** A quiz's question by its full id. */
export const askedAt = (slide: PlayerSlide, { id, field, index }: Asked): AskedAt => ({
  id: `${slide.id}.${id}`,
  field,
  ...(index === undefined ? {} : { index }),
});

export function createLearner({ course, list, log, dataOf, rulesOf, latency }: LearnerParts): Learner {
  const valuesOf = (field: number) => answerOf(log.progress(), list, field)?.values;
  const isChecked = (field: number) => answerOf(log.progress(), list, field)?.share !== undefined;

  /** The answer as the state gives it back; `undefined`: there is none. */
  function answered({ id, field }: AskedAt): unknown {
    const { type, key } = dataOf(id);
    const values = valuesOf(field);
    return values && rulesOf(type).unpack(key, values);
  }

  function check(asked: AskedAt): void {
    const { id, field, index } = asked;
    const data = dataOf(id);
    const values = valuesOf(field);
    const answer = answered(asked);
    if (values === undefined || answer === undefined) return;
    const { share } = rulesOf(data.type).grade(data.key, answer, data.partial);
    const record = answerRecord(id, data, answer, share, latency);
    log.append({
      type: 'answered',
      question: field,
      answer: values,
      share,
      record: index === undefined ? record : { ...record, index },
    });
  }

  function lacks(asked: AskedAt): boolean {
    const { type, key, required } = dataOf(asked.id);
    const { isAnswered, isWhole } = rulesOf(type);
    const answer = answered(asked);
    return required && !(answer !== undefined && isAnswered(key, answer) && isWhole?.(key, answer) !== false);
  }

  function runOut(slide: QuizSlide): void {
    for (const asked of shownNow(slide, log.progress())) {
      const { field } = asked;
      if (!isChecked(field)) check(askedAt(slide, asked));
    }
    const earned = askedNow(slide, log.progress()).map((asked) => {
      const at = askedAt(slide, asked);
      const { type, key, partial } = dataOf(at.id);
      const exact = () => {
        const answer = answered(at);
        return answer === undefined ? 0 : rulesOf(type).grade(key, answer, partial).share;
      };
      const { points, penalty, field } = asked;
      return { points, earned: earnedBy(answerOf(log.progress(), list, field), penalty, exact) };
    });
    log.append({ type: 'quiz-submitted', quiz: slide.field, score: attemptScore(earned) });
  }

  return {
    view(slide) {
      if (closedBy(course, log.progress(), slide).length > 0) return false;
      log.append({ type: 'slide-viewed', slide: slide.field });
      return true;
    },
    stayed({ quiz, practice, field, minTime = 0 }, seconds) {
      const done = quiz || practice || seen(log.progress(), field).done;
      if (!done && seconds >= minTime) log.append({ type: 'slide-done', slide: field });
    },
    begin(slide) {
      const { quiz, field } = slide;
      const value = quizValue(log.progress(), field);
      if (!value.open) {
        if (!hasAttemptsLeft(quiz, value)) return [];
        const extraTime = quiz.timeLimit === undefined ? undefined : false;
        log.append(startAttempt(slide, log.progress(), list, extraTime));
      }
      const mended = mendAttempt(slide, log.progress(), list);
      if (mended) log.append(mended);
      return shownNow(slide, log.progress());
    },
    isChecked,
    isFinal({ id, field }) {
      const data = dataOf(id);
      return isFinal(rulesOf(data.type), data, answerOf(log.progress(), list, field));
    },
    give({ id, field }, answer) {
      const { type, key } = dataOf(id);
      const { isAnswered, pack } = rulesOf(type);
      log.append({
        type: 'changed',
        question: field,
        ...(isAnswered(key, answer) ? { answer: pack(key, answer) } : {}),
      });
    },
    check,
    lacks,
    submit(slide) {
      if (shownNow(slide, log.progress()).some((asked) => lacks(askedAt(slide, asked)))) return false;
      runOut(slide);
      return true;
    },
    runOut,
  };
}

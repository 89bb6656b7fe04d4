import type { PlayerCourse } from '../course/player-course.ts';
import { answerRecord } from '../log/answer-record.ts';
import type { Asked } from '../log/asked.ts';
import { askedNow, attemptScore, earnedBy, shownNow, startAttempt } from '../log/attempt.ts';
import { slidesOf, type QuizSlide } from '../log/facts.ts';
import { closedBy } from '../log/gates.ts';
import { createLog, type Log } from '../log/log.ts';
import { mendAttempt, migrated } from '../log/migration.ts';
import type { Snapshot, Tracker, TrackerHost } from '../log/tracker.ts';
import { packState, unpackState } from '../state/pack.ts';
import { answerOf, newProgress, quizValue, seen } from '../state/progress.ts';
import type { Hands } from './hands.ts';
import type { Lms } from './lms.ts';
import type { Played } from './played.ts';
import { runOf } from './run.ts';

/** Any time will do, as long as it is always the same. */
const start = Date.UTC(2025, 0, 6, 9);
/** Seconds between two sittings. */
export const away = 3600;
/** How long the fastest take, in seconds. */
export const perSlide = 10;
export const perAnswer = 5;

interface Sitting {
  /** As this launch wants it played. */
  course: PlayerCourse;
  log: Log;
  tracker: Tracker;
  final: boolean;
  began: number;
  counter: number;
}

/**
 * A learner whose hands are the player's own code without its page: events go into the log, the log into the state and
 * to the package's tracker, which talks to the stand-in of the LMS.
 */
export function handsInMemory(played: Played, lms: Lms, learner: string): Hands {
  const { list, questions, rulesOf, samplesOf } = played;
  let now = start;
  let sitting: Sitting | undefined;
  /** When the open attempt of a quiz began. */
  const begun = new Map<string, number>();

  const here = (): Sitting => {
    if (!sitting) throw new Error('the course is not open');
    return sitting;
  };
  const pass = (seconds: number) => void (now += seconds * 1000);
  const progress = () => here().log.progress();

  const host: TrackerHost = {
    course: played.course,
    rules: rulesOf,
    tell: () => undefined,
    note: () => undefined,
  };

  function snapshot(): Snapshot {
    const { course, log, began } = here();
    const counter = ++here().counter;
    const { bookmark } = log.progress();
    return {
      state: packState({ ...log.progress(), counter }, list),
      bookmark: slidesOf(course).find(({ field }) => field === bookmark)?.id ?? '',
      facts: log.facts(),
      seconds: (now - began) / 1000,
    };
  }

  /** What the player does after each action. */
  async function save(): Promise<void> {
    const { final, tracker } = here();
    if (!final) await tracker.flush(snapshot());
  }

  function dataOf(id: string) {
    const data = questions.get(id);
    if (!data) throw new Error(`no data for ${id}`);
    return data;
  }

  const given = (id: string, pick: 'right' | 'wrong'): unknown => samplesOf(dataOf(id))[pick];

  function change(id: string, field: number, answer: unknown): void {
    const { type, key } = dataOf(id);
    const rules = rulesOf(type);
    here().log.append({
      type: 'changed',
      question: field,
      ...(rules.isAnswered(key, answer) ? { answer: rules.pack(key, answer) } : {}),
    });
  }

  /** The answer that the state has becomes a try. */
  function check(id: string, field: number, index?: number): void {
    const data = dataOf(id);
    const rules = rulesOf(data.type);
    const values = answerOf(progress(), list, field)?.values;
    const answer = values && rules.unpack(data.key, values);
    if (values === undefined || answer === undefined) return;
    const record = answerRecord(
      id,
      data,
      answer,
      rules.grade(data.key, answer, data.partial).share,
      perAnswer,
    );
    here().log.append({
      type: 'answered',
      question: field,
      answer: values,
      share: record.share,
      record: index === undefined ? record : { ...record, index },
    });
  }

  const isChecked = (field: number) => answerOf(progress(), list, field)?.share !== undefined;

  /** Whether a required answer lacks something. */
  function lacks(id: string, field: number): boolean {
    const { type, key, required } = dataOf(id);
    const rules = rulesOf(type);
    const values = answerOf(progress(), list, field)?.values;
    const answer = values && rules.unpack(key, values);
    const answered = answer !== undefined && rules.isAnswered(key, answer);
    return required && (!answered || rules.isWhole?.(key, answer) === false);
  }

  async function finish(slide: QuizSlide): Promise<void> {
    for (const { id, field, index } of shownNow(slide, progress()))
      if (!isChecked(field)) check(`${slide.id}.${id}`, field, index);
    const earned = askedNow(slide, progress()).map(({ id, field, points, penalty }) => {
      const answer = answerOf(progress(), list, field);
      const { type, key, partial } = dataOf(`${slide.id}.${id}`);
      const exact = () => {
        const value = answer?.values && rulesOf(type).unpack(key, answer.values);
        return value === undefined ? 0 : rulesOf(type).grade(key, value, partial).share;
      };
      return { points, earned: earnedBy(answer, penalty, exact) };
    });
    here().log.append({ type: 'quiz-submitted', quiz: slide.field, score: attemptScore(earned) });
    begun.delete(slide.id);
    await save();
  }

  return {
    async launch() {
      const tracker = lms.open(learner, host, () => now);
      const launch = await tracker.open();
      const { course = played.course } = launch;
      const read = unpackState(launch.state, list);
      const resumed = 'progress' in read;
      const from = migrated(resumed ? read.progress : newProgress(launch.run ?? runOf(learner)), list);
      const final = launch.mode !== 'normal';
      const log = createLog(from, course, list, () => now);
      if (!final) log.subscribe((...heard) => tracker.record(...heard));
      sitting = { course, log, tracker, final, began: now, counter: from.counter };
      if (!final) log.append({ type: 'launched', resumed });
      return final ? 'review' : 'normal';
    },

    async visit(slide, stays) {
      const { course, log, final } = here();
      if (final) return true;
      if (closedBy(course, progress(), slide).length > 0) return false;
      const { field, minTime, quiz, practice } = slide;
      log.append({ type: 'slide-viewed', slide: field });
      pass(stays ? Math.max(perSlide, minTime ?? 0) : 1);
      const itself = !quiz && !practice && !seen(progress(), field).done;
      if (itself && (stays || minTime === undefined)) log.append({ type: 'slide-done', slide: field });
      await save();
      return true;
    },

    async practise({ id, field }, pick) {
      if (isChecked(field)) return;
      const answer = given(id, pick) ?? given(id, 'right');
      pass(perAnswer);
      change(id, field, answer);
      await save();
      check(id, field);
      await save();
    },

    async begin(slide) {
      const { quiz } = slide;
      const { log } = here();
      const value = quizValue(progress(), slide.field);
      if (!value.open) {
        if (value.submitted > 0) pass(quiz.wait ?? 0);
        log.append(startAttempt(slide, progress(), list, quiz.timeLimit === undefined ? undefined : false));
      }
      const mended = mendAttempt(slide, progress(), list);
      if (mended) log.append(mended);
      if (!begun.has(slide.id)) begun.set(slide.id, now);
      await save();
      return shownNow(slide, progress());
    },

    async answer(slide, { id, field, index }: Asked, pick) {
      const fullId = `${slide.id}.${id}`;
      const { quiz } = slide;
      pass(perAnswer);
      if (quiz.timeLimit !== undefined && (now - (begun.get(slide.id) ?? now)) / 1000 > quiz.timeLimit) {
        await finish(slide);
        return false;
      }
      if (isChecked(field)) return true;
      const answer = given(fullId, pick);
      if (answer === undefined) return true;
      change(fullId, field, answer);
      await save();
      if (quiz.reveal === 'after_each' && !lacks(fullId, field)) {
        check(fullId, field, index);
        await save();
      }
      return true;
    },

    async submit(slide) {
      const lacking = shownNow(slide, progress()).some(({ id, field }) => lacks(`${slide.id}.${id}`, field));
      if (lacking) return false;
      await finish(slide);
      return true;
    },

    progress: () => Promise.resolve(progress()),

    async leave() {
      const { final, log, tracker } = here();
      if (!final) log.append({ type: 'closed' });
      await tracker.close(final ? { state: '', bookmark: '', facts: log.facts(), seconds: 0 } : snapshot());
      pass(away);
    },
  };
}

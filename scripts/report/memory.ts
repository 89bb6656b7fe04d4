import type { PlayerCourse } from '../course/player-course.ts';
import { limitOf, usedBefore, waitLeft } from '../log/clock.ts';
import { quizzesOf, slidesOf, type QuizSlide } from '../log/facts.ts';
import { askedAt, createLearner, type Learner } from '../log/learner.ts';
import { createLog, type Log } from '../log/log.ts';
import { migrated } from '../log/migration.ts';
import type { Snapshot, Tracker, TrackerHost } from '../log/tracker.ts';
import { packState, unpackState } from '../state/pack.ts';
import { newProgress, quizValue } from '../state/progress.ts';
import type { Hands } from './hands.ts';
import type { Lms } from './lms.ts';
import type { Played } from './played.ts';

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
  learner: Learner;
  tracker: Tracker;
  final: boolean;
  began: number;
  counter: number;
  /** Of quizzes whose time runs, by id: what was used of it before, in seconds, and since when more of it is. */
  clocks: Map<string, { before: number; since: number }>;
}

/**
 * A learner whose hands are the player's own code without its page: events go into the log, the log into the state and
 * to the package's tracker, which talks to the stand-in of the LMS.
 */
export function handsInMemory(played: Played, lms: Lms, name: string): Hands {
  const { list, questions, rulesOf, answerTo } = played;
  let now = start;
  let sitting: Sitting | undefined;

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

  /** Starts the clock of an open attempt that has a limit; harmless where it runs. */
  function wind(slide: QuizSlide): void {
    const { clocks } = here();
    const value = quizValue(progress(), slide.field);
    if (slide.quiz.timeLimit === undefined || !value.open || clocks.has(slide.id)) return;
    clocks.set(slide.id, { before: usedBefore(slide.quiz, value, now), since: now });
  }

  /** Looks at the clock of an open attempt, and ends it when its time is up. Gives whether it is. */
  async function isOver(slide: QuizSlide): Promise<boolean> {
    const { clocks, learner, log } = here();
    const clock = clocks.get(slide.id);
    const limit = limitOf(slide.quiz, false);
    if (!clock || limit === undefined) return false;
    const used = Math.min(limit, clock.before + (now - clock.since) / 1000);
    log.append({ type: 'clock', quiz: slide.field, used: Math.round(used) });
    if (used < limit) return false;
    clocks.delete(slide.id);
    learner.runOut(slide);
    await save();
    return true;
  }

  return {
    async launch(anew) {
      if (anew && lms.nextMode(name) === 'review') lms.newAttempt?.(name);
      const tracker = lms.open(name, host, () => now);
      const launch = await tracker.open();
      const { course = played.course } = launch;
      const read = unpackState(launch.state, list);
      const resumed = 'progress' in read;
      const from = migrated(resumed ? read.progress : newProgress(launch.run ?? lms.run(name)), list);
      const final = launch.mode !== 'normal';
      const log = createLog(from, course, list, () => now);
      if (!final) log.subscribe((...heard) => tracker.record(...heard));
      const learner = createLearner({ course, list, log, dataOf, rulesOf, latency: perAnswer });
      const { counter } = from;
      sitting = { course, log, learner, tracker, final, began: now, counter, clocks: new Map() };
      if (final) return 'review';
      log.append({ type: 'launched', resumed });
      // The time of an attempt may have run out while the course was closed.
      for (const slide of quizzesOf(course)) {
        wind(slide);
        await isOver(slide);
      }
      return 'normal';
    },

    async visit(slide, stays) {
      const { final, learner } = here();
      if (final) return true;
      if (!learner.view(slide)) return false;
      const seconds = stays ? Math.max(perSlide, slide.minTime ?? 0) : 1;
      pass(seconds);
      learner.stayed(slide, seconds);
      await save();
      return true;
    },

    async practise({ id, field }, pick) {
      const { learner } = here();
      if (learner.isChecked(field)) return;
      pass(perAnswer);
      learner.give({ id, field }, answerTo(id, pick));
      await save();
      learner.check({ id, field });
      await save();
    },

    async begin(slide) {
      pass(waitLeft(slide.quiz, quizValue(progress(), slide.field), now));
      const asked = here().learner.begin(slide);
      wind(slide);
      await save();
      return asked;
    },

    async answer(slide, asked, pick) {
      const { learner } = here();
      const at = askedAt(slide, asked);
      pass(perAnswer);
      if (await isOver(slide)) return false;
      if (learner.isChecked(at.field)) return true;
      learner.give(at, answerTo(at.id, pick));
      await save();
      if (slide.quiz.reveal === 'after_each' && !learner.lacks(at)) {
        learner.check(at);
        await save();
      }
      return true;
    },

    async submit(slide) {
      const { clocks, learner } = here();
      if (!learner.submit(slide)) return false;
      clocks.delete(slide.id);
      await save();
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

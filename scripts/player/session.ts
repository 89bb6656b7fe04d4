import type { PlayerCourse, PlayerSlide } from '../course/player-course.ts';
import type { LogEvent } from '../log/events.ts';
import { slidesOf } from '../log/facts.ts';
import { createLog, type Log } from '../log/log.ts';
import type { Saved, Snapshot, Tracker } from '../log/tracker.ts';
import { packState } from '../state/pack.ts';
import type { FieldList, Progress } from '../state/progress.ts';
import { sameProgress } from './launch.ts';
import { lineLives } from './line.ts';
import type { Mirror, MirrorRecord } from './mirror.ts';

/** What the learner reads about saving. `final`: review mode, nothing is written. `lost`: nowhere to keep anything. */
export type SavingState = 'saved' | 'saving' | 'device' | 'lost' | 'final';

/** Seconds until a failed save is tried again by itself, the last one for ever. */
const retryAfter = [5, 15, 30, 60];
/** Milliseconds until this device keeps what is being typed, and until the LMS gets it though the field was not left. */
const typingPause = 1000;
const typingLimit = 15_000;
/** Milliseconds after which a launch is saved even when no slide could be shown. */
const launchPause = 1000;

/** The log with everything around it that keeps it: tracker, mirror, retries, time. */
export interface Session {
  log: Log;
  saving(): SavingState;
  onSaving(listener: (state: SavingState) => void): void;
  /** Says how far another keeper has come, beside the tracker: all is saved when both have all. */
  also(state: SavingState): void;
  /** Saves what has happened since the last save; called by itself after each event. */
  save(): Promise<void>;
  /** Ends the session with the LMS. Harmless twice. `stays`: the page remains, and says how it went. */
  close(stays?: boolean): void;
  /** Whether it was ended: nothing can be saved any more. */
  ended(): boolean;
  readonly final: boolean;
  /** Whether there is an LMS at all. */
  readonly connected: boolean;
  /** Hands answers that the LMS may lack to the tracker once more, and saves. */
  resend(events: readonly LogEvent[]): Promise<void>;
}

export interface SessionParts {
  course: PlayerCourse;
  list: FieldList;
  tracker: Tracker | undefined;
  mirror: Mirror;
  start: Progress;
  /** What the LMS gave back at launch: as long as nothing was added, the copy on this device holds nothing of its own. */
  lmsProgress: Progress | undefined;
  /** Answers of a former session are still to be told once more (`resend`). */
  unsure: boolean;
  /** The LMS opened the course to be looked at only. */
  final: boolean;
  connected: boolean;
  /** Nothing tracks, and that is meant so: what this device keeps is saved. */
  local: boolean;
  /** How far another keeper has come, at first. */
  also: SavingState;
}

export function createSession(parts: SessionParts): Session {
  const { course, list, tracker, mirror, start, lmsProgress, final, connected } = parts;
  const log = createLog(start, course, list, () => Date.now());
  const slides = slidesOf(course);
  const listeners: ((state: SavingState) => void)[] = [];
  let counter = start.counter;
  let state: SavingState = final ? 'final' : 'saving';
  let other = parts.also;
  let waiting = false;
  let unsaved = false;
  let failures = 0;
  let unsure = parts.unsure;
  let resending = parts.unsure;
  /** Answers, scores or a verdict have been saved, or will be, since the line was last seen to live. */
  let weighty = false;
  let asking = false;
  let failedMeanwhile = false;
  let outcome = log.facts().outcome;
  let timer: ReturnType<typeof setTimeout> | undefined;
  let closed = false;
  let running: Promise<void> = Promise.resolve();
  let record: MirrorRecord | undefined;
  const clock = visibleTime();

  const shown = () => (state === 'saved' ? other : state);
  const become = (next: SavingState) => {
    state = next;
    for (const listener of listeners) listener(shown());
  };
  const onDevice = (): SavingState => (mirror.works ? (parts.local ? 'saved' : 'device') : 'lost');

  /** The mirror first, so that whatever the LMS does, this device has it. */
  const snapshot = (): Snapshot => {
    const progress = { ...log.progress(), counter: ++counter };
    const packed = packState(progress, list);
    const over = lmsProgress !== undefined && sameProgress(lmsProgress, progress, list);
    mirror.write((record = { run: progress.run, counter, state: packed, over, unsure }));
    const bookmark = slides.find((slide: PlayerSlide) => slide.field === progress.bookmark)?.id ?? '';
    return { state: packed, bookmark, facts: log.facts(), seconds: clock() };
  };

  const doubt = (doubtful: boolean) => {
    if (doubtful === unsure || !record) return;
    unsure = doubtful;
    mirror.write((record = { ...record, unsure }));
  };

  const settle = (saved: Saved) => {
    clearTimeout(timer);
    // A page that goes away gets no honest answer: what was in doubt stays so until the next launch.
    if (saved === 'waiting') doubt(true);
    else if (saved === 'saved' && !closed && !resending && !asking) doubt(false);
    if (saved === 'saved') {
      if (asking && !closed) return;
      failures = 0;
      become(unsaved ? 'saving' : 'saved');
      return;
    }
    failedMeanwhile = true;
    become(onDevice());
    if (saved === 'refused' || closed) return;
    unsaved = weighty = true;
    const pause = retryAfter[Math.min(failures++, retryAfter.length - 1)] ?? 60;
    timer = setTimeout(() => void save(), pause * 1000);
  };

  /**
   * Over a dead line an LMS may say that all is well (Moodle does, and never sends those values again). So what weighs
   * counts as saved only once the server has answered something else after it.
   */
  async function ask(): Promise<void> {
    // What was saved since the question was put is asked about anew.
    if (asking) return;
    asking = true;
    weighty = failedMeanwhile = false;
    doubt(true);
    become('saving');
    const alive = await lineLives();
    asking = false;
    if (closed) return;
    if (alive && weighty && !failedMeanwhile) return ask();
    tracker?.judge(alive);
    if (!failedMeanwhile) settle(alive ? 'saved' : 'waiting');
  }

  async function save(): Promise<void> {
    if (final || closed) return;
    const run = async () => {
      if (!unsaved || closed) return;
      unsaved = false;
      clearTimeout(toLmsSoon);
      toLmsSoon = undefined;
      const taken = snapshot();
      const saved = tracker && connected ? await tracker.flush(taken) : 'refused';
      // Not waited for: what comes next is saved meanwhile.
      if (saved === 'saved' && weighty) void ask();
      else settle(saved);
    };
    running = running.then(run, run);
    await running;
  }

  let onDeviceSoon: ReturnType<typeof setTimeout> | undefined;
  let toLmsSoon: ReturnType<typeof setTimeout> | undefined;
  /** What changes all the time goes into this device's copy alone; the LMS gets it with the next real save. */
  const keepHere = (typing: boolean) => {
    onDeviceSoon ??= setTimeout(() => {
      onDeviceSoon = undefined;
      if (!closed) snapshot();
    }, typingPause);
    if (!typing) return;
    if (state === 'saved') become('saving');
    toLmsSoon ??= setTimeout(() => {
      unsaved = true;
      void save();
    }, typingLimit);
  };

  if (!final)
    log.subscribe((event, progress, facts, before) => {
      tracker?.record(event, progress, facts, before);
      const typing = event.type === 'changed' && event.typing === true;
      if (typing || event.type === 'clock') return keepHere(typing);
      unsaved = true;
      if (event.type === 'answered' || event.type === 'quiz-submitted' || facts.outcome !== outcome)
        weighty = true;
      outcome = facts.outcome;
      if (state !== 'device' && state !== 'lost') become('saving');
      // The first slide follows at once: launch and slide are one save.
      if (event.type === 'launched') return void setTimeout(() => void save(), launchPause);
      if (waiting) return;
      waiting = true;
      // One save for all events of one action.
      queueMicrotask(() => {
        waiting = false;
        void save();
      });
    });

  addEventListener('online', () => {
    if (state === 'device') {
      unsaved = true;
      void save();
    }
  });

  return {
    log,
    final,
    connected,
    ended: () => closed,
    saving: shown,
    also(next) {
      other = next;
      become(state);
    },
    onSaving: (listener) => void listeners.push(listener),
    save: () => {
      unsaved = true;
      return save();
    },
    resend(events) {
      resending = false;
      for (const event of events) tracker?.record(event, log.progress(), log.facts(), log.progress());
      unsaved = weighty = true;
      return save();
    },
    close(stays = false) {
      if (closed) return;
      closed = true;
      unsaved = false;
      for (const each of [timer, onDeviceSoon, toLmsSoon]) clearTimeout(each);
      const taken = final ? undefined : snapshot();
      const saved = tracker?.close(taken ?? emptySnapshot(log, clock())) ?? 'refused';
      if (final) return;
      const inTime = typeof saved !== 'string';
      if (!stays || (!inTime && saved !== 'saved')) return settle(inTime ? 'waiting' : saved);
      become('saving');
      void Promise.resolve(saved).then(async (how) => {
        const alive = how === 'saved' && (inTime || (await lineLives()));
        doubt(!alive);
        become(alive ? 'saved' : onDevice());
      });
    },
  };
}

function emptySnapshot(log: Log, seconds: number): Snapshot {
  return { state: '', bookmark: '', facts: log.facts(), seconds };
}

/** Seconds for which the page was visible, by the browser's steady clock. */
function visibleTime(): () => number {
  let total = 0;
  let since = document.visibilityState === 'visible' ? performance.now() : undefined;
  const pass = () => {
    const now = performance.now();
    if (since !== undefined) total += now - since;
    since = document.visibilityState === 'visible' ? now : undefined;
  };
  document.addEventListener('visibilitychange', pass);
  return () => {
    pass();
    return total / 1000;
  };
}

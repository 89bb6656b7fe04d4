import type { PlayerCourse } from '../course/player-course.ts';
import type { QuestionRules } from '../questions/rules.ts';
import type { Progress } from '../state/progress.ts';
import type { LogEvent } from './events.ts';
import type { Facts } from './facts.ts';

/** `saved`: the LMS confirmed it. `waiting`: it did not; to be tried again. `refused`: there is nothing that could. */
export type Saved = 'saved' | 'waiting' | 'refused';

/** What the LMS said at launch. */
export interface Launch {
  /** Whether there is an LMS that keeps anything. */
  connected: boolean;
  /** In `review` and `browse` nothing is written. */
  mode: 'normal' | 'browse' | 'review';
  /** The LMS's id of the learner, also where it is not connected but is known; empty when unknown. Never shown, never sent anywhere else. */
  learner: string;
  /** The saved state as the LMS kept it; empty: none. */
  state: string;
  /** The learner's run where the LMS itself tells runs apart, as by a registration; absent: the state says it. */
  run?: string;
  /** Parts windows that have sessions of their own; absent: a course and learner have one window. */
  window?: string;
  /** The course as this launch wants it played; absent: as it was built. */
  course?: PlayerCourse;
  /** Why nothing is kept, as a key of the player's words; absent: because no LMS was found. */
  why?: string;
}

/** Everything that a tracker writes beside answers, at the moment of saving. */
export interface Snapshot {
  /** The packed state. */
  state: string;
  /** Id of the slide where the learner is. */
  bookmark: string;
  facts: Facts;
  /** How long the page was visible in this session. */
  seconds: number;
}

/**
 * The way to one kind of LMS or LRS: a function of what it read at launch and of this session's events.
 * Never throws; what goes wrong is a `Saved` value and a line of the support log.
 */
export interface Tracker {
  open(): Promise<Launch>;
  /** Buffers only. `progress` and `facts` are those after the event; `before`: the progress before it. */
  record(event: LogEvent, progress: Progress, facts: Facts, before: Progress): void;
  flush(snapshot: Snapshot): Promise<Saved>;
  /** What was called saved since the last verdict did arrive, or did not and is to be sent once more. */
  judge(arrived: boolean): void;
  /**
   * Saves and ends the session; what it does, it does at once, so that it works in `pagehide`. Harmless twice. Where only
   * time tells what came of it, it promises: whoever stays may wait.
   */
  close(snapshot: Snapshot): Saved | Promise<Saved>;
}

/** What the player lends to a tracker. */
export interface TrackerHost {
  course: PlayerCourse;
  /** A question type's rules, which say answers in each standard's words; `undefined` while it isn't loaded. */
  rules(type: string): QuestionRules<unknown, unknown> | undefined;
  /** Tells the learner one of the player's words, by its key, until it was read. */
  tell(word: string): void;
  /** For the support log: one call with its arguments and result. No names, no ids of people. */
  note(call: string, result: string): void;
}

/** What a tracker's module exports. */
export interface TrackerModule {
  createTracker(host: TrackerHost): Tracker;
}

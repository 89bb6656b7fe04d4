import type { TrackerOptions } from '../course/player-course.ts';
import type { Cmi2004Interaction, CmiInteraction } from '../questions/rules.ts';
import type { AnswerRecord, LogEvent } from './events.ts';
import type { Facts } from './facts.ts';

/** `saved`: the LMS confirmed it. `waiting`: it did not; to be tried again. `refused`: there is nothing that could. */
export type Saved = 'saved' | 'waiting' | 'refused';

/** What the LMS said at launch. */
export interface Launch {
  /** Whether there is an LMS that keeps anything. */
  connected: boolean;
  /** In `review` and `browse` nothing is written. */
  mode: 'normal' | 'browse' | 'review';
  /** The LMS's id of the learner; empty when unknown. Never shown, never sent anywhere else. */
  learner: string;
  /** The saved state as the LMS kept it; empty: none. */
  state: string;
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
  /** Buffers only. */
  record(event: LogEvent): void;
  flush(snapshot: Snapshot): Promise<Saved>;
  /** What was called saved since the last verdict did arrive, or did not and is to be sent once more. */
  judge(arrived: boolean): void;
  /** Saves and ends the session; synchronous, so that it works in `pagehide`. Harmless twice. */
  close(snapshot: Snapshot): Saved;
}

/** What the player lends to a tracker. */
export interface TrackerHost {
  /** Full ids of all questions ever built, by interaction index. */
  interactions: readonly string[];
  /** An answer in SCORM 1.2's words; `undefined` when its question type isn't loaded. */
  scorm12(record: AnswerRecord): CmiInteraction | undefined;
  /** The same in SCORM 2004's words. */
  scorm2004(record: AnswerRecord): Cmi2004Interaction | undefined;
  /** What the package says to its tracker. */
  options: TrackerOptions;
  /** For the support log: one call with its arguments and result. No names, no ids of people. */
  note(call: string, result: string): void;
}

/** What a tracker's module exports. */
export interface TrackerModule {
  createTracker(host: TrackerHost): Tracker;
}

import type { Launch } from '../../log/tracker.ts';
import type { LrsClient } from '../lrs.ts';
import type { QueueParts } from '../queue/types.ts';
import type { Identity, Told } from '../told.ts';

/** What a launch settled: the LRS, who learns, and under which activity. */
export interface Connection {
  client: LrsClient;
  endpoint: string;
  mode: Launch['mode'];
  /** Tells learners apart; never shown. */
  learner: string;
  /** The run, where the launch itself tells runs apart. */
  run?: string;
  /** See `Launch`. */
  window?: string;
  /** Why nothing can be sent, as a key of the player's words: statements only wait, for a session to come. */
  over?: string;
  identity(run: string): Identity;
  /** What a former session left, in this session's words; see `openQueue`. @param at ms since 1970, of this session */
  adopt?(left: Told, at: number): ReturnType<NonNullable<QueueParts['adopt']>>;
  /** `initialized` is safe, so that a reload won't say it again. */
  begun?(): void;
  /** The time of what was said last, in ms since 1970: after a reload nothing is said of an earlier one. */
  said?(at: number): void;
  /** `terminated` is said. */
  ended?(): void;
  /** Where the LMS wants the learner to be after Exit. */
  returnUrl?: string;
}

/** There is none; `why`, as a key of the player's words, where it is not simply that nobody launched the course. */
export interface NoConnection {
  why?: string;
}

/** No token can be had any more: requests made with it come back without an answer. */
export const noAuthorization = (): Promise<string> => Promise.reject(new Error('the session is over'));

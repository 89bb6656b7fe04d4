import type { Agent, Context, Statement } from '@xapi/xapi';

/** A statement with its id and time, made when its event was appended, and never made again. */
export interface Told {
  statement: Statement & { id: string; timestamp: string };
  /** Completed, passed or failed of the course itself: there is one of each in a registration, so an LRS may refuse it. */
  once: boolean;
}

/** Who, where, under which activity: what the launch settled. */
export interface Identity {
  actor: Agent;
  /** A UUID; in SCORM `registrationOf` the run. */
  registration: string;
  /** IRI of the course's activity; in cmi5 and Tin Can the one that the launch gave. */
  activityId: string;
  /** cmi5: the launch data's context template; it is only added to. */
  template?: Context;
  /** cmi5's rules hold. */
  cmi5?: {
    /** 0..1, of the launch data; 0 is one too. */
    masteryScore?: number;
    mode: 'Normal' | 'Browse' | 'Review';
    moveOn?: string;
    /** Verbs that the LRS has of this session (`initialized`) and of this registration (`passed`): words or IRIs. */
    told: readonly string[];
    /** Verdicts of which the LRS would not say whether it has them: then what the learner had at launch decides. */
    unsure?: readonly string[];
  };
  /** What this session has said so far bears times up to this one, in ms since 1970. */
  since?: number;
  /** Seconds that this session went on in a page before, up to what was said there last. */
  before?: number;
  /** Tin Can: activities, or their ids, that every statement is grouped under. */
  grouping?: readonly unknown[];
  /** Tin Can: what the launch calls the platform. */
  platform?: string;
}

/** Properties that may be there and undefined: a statement is rid of them once it is whole. */
export type Loose<T> = { [K in keyof T]?: T[K] | undefined };

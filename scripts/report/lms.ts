import { answersIn } from '../preview/answers.ts';
import { LmsRecords } from '../preview/records.ts';
import type { AnswerRow, Api, Call, Elements, GradebookRow, StandIn } from '../preview/stand-in.ts';
import type { LmsRules } from '../profiles/profile.ts';

/** What the LMS's page is told when a learner opens the course. */
export interface Launched {
  target: string;
  rules: LmsRules;
  start: Elements;
}

/** A stand-in for an LMS with one course in it. */
export interface Lms {
  standIn: StandIn;
  rules: LmsRules;
  records: LmsRecords;
  /** Values that it has refused, by learner. */
  refused: ReadonlyMap<string, readonly Call[]>;
  /** The course is opened for a learner: what its API begins with. */
  launch(learner: string): Elements;
  /** Values have arrived; whether they were kept. */
  commit(learner: string, changed: Elements): boolean;
  /** Notes a call in which a value was refused. */
  refuse(learner: string, call: Call): void;
  /** Opens the course here: the API object that content finds. */
  open(learner: string): Api;
  gradebook(learner: string): GradebookRow;
  answers(learner: string): AnswerRow[];
}

export function createLms(standIn: StandIn, rules: LmsRules): Lms {
  const records = new LmsRecords(standIn, rules);
  const refused = new Map<string, Call[]>();
  const launch = (learner: string) => records.launched(learner, learner);
  const commit = (learner: string, changed: Elements) => records.commit(learner, changed) === 'kept';
  const refuse = (learner: string, call: Call) =>
    void refused.set(learner, [...(refused.get(learner) ?? []), call]);
  return {
    standIn,
    rules,
    records,
    refused,
    launch,
    commit,
    refuse,
    open: (learner) =>
      standIn.api({
        start: launch(learner),
        send: (changed) => commit(learner, changed),
        rules,
        onCall(call) {
          if (/SetValue$/.test(call.method) && call.result !== 'true') refuse(learner, call);
        },
      }),
    gradebook: (learner) => standIn.gradebook(records.all(learner), rules),
    answers: (learner) => answersIn(records.stored(learner)),
  };
}

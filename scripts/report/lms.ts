import { answersIn } from '../preview/answers.ts';
import { LmsRecords } from '../preview/records.ts';
import type { AnswerRow, Api, Call, GradebookRow, StandIn } from '../preview/stand-in.ts';
import type { LmsRules } from '../profiles/profile.ts';

/** A stand-in for an LMS with one course in it. */
export interface Lms {
  standIn: StandIn;
  rules: LmsRules;
  records: LmsRecords;
  /** Values that it has refused, by learner. */
  refused: ReadonlyMap<string, readonly Call[]>;
  /** Opens the course for a learner: the API object that content finds. */
  open(learner: string): Api;
  gradebook(learner: string): GradebookRow;
  answers(learner: string): AnswerRow[];
}

export function createLms(standIn: StandIn, rules: LmsRules): Lms {
  const records = new LmsRecords(standIn, rules);
  const refused = new Map<string, Call[]>();
  return {
    standIn,
    rules,
    records,
    refused,
    open: (learner) =>
      standIn.api({
        start: records.launched(learner, learner),
        send: (changed) => records.commit(learner, changed) === 'kept',
        rules,
        onCall(call) {
          if (!/SetValue$/.test(call.method) || call.result === 'true') return;
          refused.set(learner, [...(refused.get(learner) ?? []), call]);
        },
      }),
    gradebook: (learner) => standIn.gradebook(records.all(learner), rules),
    answers: (learner) => answersIn(records.stored(learner)),
  };
}

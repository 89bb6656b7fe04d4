import { answersIn } from '../preview/answers.ts';
import { LmsRecords } from '../preview/records.ts';
import type { Call, Elements, StandIn } from '../preview/stand-in.ts';
import type { Tracker, TrackerHost } from '../log/tracker.ts';
import type { LmsRules } from '../profiles/profile.ts';
import type { FindApi } from '../tracking/scorm-tracker.ts';
import { isRefusal, type Launched } from './launched.ts';
import type { Column, Lms, LmsKind } from './lms.ts';
import { runOf } from './run.ts';

type MakeTracker = (host: TrackerHost, find: FindApi, isOnline: () => boolean) => Tracker;

const grade: Column = { head: 'Grade', of: (row) => String(row.grade ?? '') };
const status: Column = { head: 'Status', of: (row) => row.status };
const success: Column = { head: 'Success', of: (row) => row.success ?? '' };
const complete: Column = { head: 'Complete', of: (row) => (row.complete ? 'yes' : 'no') };
const next: Column = {
  head: 'Next launch',
  of: (row) => (row.next === 'review' ? 'review' : 'goes on'),
};

/** LMSs with the API of a version of SCORM, told by what stands in for it. */
export const scormLms = (standIn: StandIn, makeTracker: MakeTracker): LmsKind => ({
  byRules: true,
  create: ({ target }, rules) => createLms(target, standIn, makeTracker, rules),
});

function createLms(target: string, standIn: StandIn, makeTracker: MakeTracker, rules: LmsRules): Lms {
  const records = new LmsRecords(standIn, rules);
  const refused = new Map<string, Call[]>();
  const commit = (learner: string, changed: Elements) => records.commit(learner, changed) === 'kept';
  const refuse = (learner: string, call: Call) =>
    void refused.set(learner, [...(refused.get(learner) ?? []), call]);
  const run = (learner: string) => runOf(learner, records.all(learner).length);
  const hasSuccess = standIn.gradebook([], rules).success !== undefined;
  const gradebook = (learner: string) => standIn.gradebook(records.all(learner), rules);
  return {
    columns: [grade, status, ...(hasSuccess ? [success] : []), complete, next],
    numbersAnswers: true,
    open(learner, host) {
      const api = standIn.api({
        start: records.launched(learner, learner),
        send: (changed) => commit(learner, changed),
        rules,
        onCall(call) {
          if (isRefusal(call)) refuse(learner, call);
        },
      });
      const find: FindApi = (name) => Promise.resolve(name === standIn.object ? api : undefined);
      return makeTracker(host, find, () => true);
    },
    site(learner) {
      const answers: Record<string, (body: unknown) => string> = {
        '/launch': () =>
          JSON.stringify({ target, rules, start: records.launched(learner, learner) } satisfies Launched),
        '/commit': (changed) => String(commit(learner, changed as Elements)),
        '/refused': (call) => String(refuse(learner, call as Call)),
      };
      return {
        script: true,
        before: () => mintsRun(run(learner)),
        query: () => '',
        answer({ url, body }) {
          const answer = answers[url];
          return (
            answer && {
              status: 200,
              headers: { 'content-type': 'text/plain' },
              body: answer(JSON.parse(body)),
            }
          );
        },
      };
    },
    run,
    ...(rules === 'moodle' ? { newAttempt: (learner: string) => records.newAttempt(learner) } : {}),
    stateOf: (learner) => records.stored(learner)[standIn.words.state] ?? '',
    nextMode: (learner) => gradebook(learner).next,
    record: (learner) => ({
      gradebook: gradebook(learner),
      answers: answersIn(records.stored(learner)),
      refused: (refused.get(learner) ?? []).map(({ args: [element = '', value = ''], error }) => ({
        element,
        value: value.slice(0, 60),
        error,
      })),
    }),
  };
}

/** A run is minted at random, as ten bytes; here it is the one that the learner has in memory. */
const mintsRun = (run: string): string => `{
  const alphabet = 'ABCDEFGHIJKLMNOPQRSTUVWXYZabcdefghijklmnopqrstuvwxyz0123456789-_';
  const { getRandomValues } = crypto;
  crypto.getRandomValues = (array) =>
    array.length === 10
      ? array.map((_, index) => alphabet.indexOf(${JSON.stringify(run)}[index]))
      : getRandomValues.call(crypto, array);
}`;

import type { Tracker, TrackerHost } from '../log/tracker.ts';
import type { AnswerRow } from '../preview/stand-in.ts';
import { lrsGradebook } from '../preview/lrs/gradebook.ts';
import type { Judgement } from '../preview/lrs/judge.ts';
import { XapiLauncher } from '../preview/lrs/launcher.ts';
import type { PackageLaunch } from '../preview/server/package-launch.ts';
import type { Surroundings } from '../xapi/surroundings.ts';
import { v4 } from '../xapi/uuid.ts';
import type { ClassRow, Column, Lms, LmsKind, StatementsHeard } from './lms.ts';
import { memoryStore, surroundingsInMemory } from './lrs-in-memory.ts';
import type { Played } from './played.ts';
import { bytesFor, registrationOf, runOf } from './run.ts';

type MakeTracker = (host: TrackerHost, around: Surroundings) => Tracker;

/** Below the site that serves the course. */
const path = '/lrs/';
/** Any will do where nothing is served. */
const nowhere = 'http://localhost';

const score: Column = { head: 'Score', of: ({ scaled }) => (scaled === undefined ? '' : String(scaled)) };
const completed: Column = {
  head: 'Completed',
  of: ({ status }) => (status === 'completed' ? 'yes' : 'no'),
};
const success: Column = { head: 'Success', of: (row) => row.success ?? 'unknown' };
const satisfied = (moveOn: string): Column => ({
  head: `Satisfied (${moveOn})`,
  of: (row) => (row.satisfied === true ? 'yes' : 'no'),
});

/** LMSs that launch with an LRS: a package's tracker is all that they differ in. */
export const lrsLms = (makeTracker: MakeTracker): LmsKind => ({
  byRules: false,
  create({ played, launch }) {
    if (!launch) throw new Error('a package without a launch');
    return createLms(played, launch, makeTracker);
  },
});

function createLms(played: Played, launch: PackageLaunch, makeTracker: MakeTracker): Lms {
  const { moveOn, activityId } = launch;
  const order = [...played.questions].map(([id, { bornAs = id }]) => bornAs);
  /** One each: what is judged is always one learner's, and nobody has to look through those of all others. */
  const seats = new Map<string, ReturnType<typeof newSeat>>();

  function newSeat(learner: string) {
    const bytes = bytesFor(`${learner} lms`);
    const { fromLms: _, ...options } = launch;
    const launcher = new XapiLauncher({
      ...options,
      path,
      registration: (name) => registrationOf(name),
      newId: () => v4(bytes()),
      now: () => 0,
    });
    return { launcher, store: memoryStore(), random: bytesFor(learner), refused: [] as string[] };
  }
  function seatOf(learner: string) {
    const seat = seats.get(learner) ?? newSeat(learner);
    seats.set(learner, seat);
    return seat;
  }

  return {
    columns: [score, completed, success, ...(moveOn === undefined ? [] : [satisfied(moveOn)])],
    numbersAnswers: false,
    open(learner, host, now) {
      const { launcher, store, random } = seatOf(learner);
      const search = `?${launcher.launchAt(nowhere, learner)}`;
      return makeTracker(host, surroundingsInMemory({ lrs: launcher, store, search, now, random }));
    },
    site(learner, origin) {
      const { launcher } = seatOf(learner);
      return {
        script: false,
        before: () => '',
        query: () => `?${launcher.launchAt(origin, learner)}`,
        answer: (asked) => (asked.url.startsWith(path) ? launcher.handle(asked) : undefined),
      };
    },
    run: (learner) => runOf(learner),
    stateOf: (learner) => seatOf(learner).launcher.stateOf(learner),
    nextMode: () => 'normal',
    record(learner) {
      const { launcher } = seatOf(learner);
      const judgement = launcher.judge(learner);
      const { statements } = judgement;
      const found = lrsGradebook(statements, { activityId, ...(moveOn === undefined ? {} : { moveOn }) });
      const { scaled, success: verdict, satisfied: movesOn } = found;
      const gradebook: ClassRow = {
        grade: scaled === undefined ? undefined : Math.round(scaled * 10_000) / 100,
        status: statements.length === 0 ? 'not attempted' : found.completed ? 'completed' : 'incomplete',
        success: verdict,
        // What an LMS that knows nothing but the statements can go by.
        complete: movesOn ?? found.completed,
        next: 'normal',
        notes: [],
        ...(scaled === undefined ? {} : { scaled }),
        ...(movesOn === undefined ? {} : { satisfied: movesOn }),
      };
      return {
        gradebook,
        answers: lastOfEach(found.answers, order),
        refused: [],
        statements: heard(judgement, activityId, launcher.refusals),
      };
    },
  };
}

/** A row a question, with its last answer, in the course's order. */
function lastOfEach(answers: readonly AnswerRow[], order: readonly string[]): AnswerRow[] {
  const rows = new Map(answers.map((row) => [row.id, { ...row, index: order.indexOf(row.id) }]));
  return [...rows.values()].sort((a, b) => a.index - b.index);
}

interface Read {
  verb: { id: string };
  object: { id?: string };
}

function heard(
  { statements, overall }: Judgement,
  activityId: string,
  refused: readonly string[],
): StatementsHeard {
  const read = statements.map(({ statement, findings }) => {
    const { verb, object } = statement as unknown as Read;
    return { verb: verb.id.replace(/.*\//, ''), ofCourse: object.id === activityId, findings };
  });
  const count = (ofCourse: boolean) => {
    const counts: Record<string, number> = {};
    for (const { verb } of read.filter((each) => each.ofCourse === ofCourse))
      counts[verb] = (counts[verb] ?? 0) + 1;
    return counts;
  };
  return {
    course: count(true),
    parts: count(false),
    refused: [...new Set(refused)],
    findings: [
      ...read.flatMap(({ verb, findings }) => findings.map((finding) => `${verb}: ${finding}`)),
      ...overall.map((finding) => `session: ${finding}`),
    ],
  };
}

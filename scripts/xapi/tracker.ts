import type { PlayerCourse } from '../course/player-course.ts';
import { factsOf } from '../log/facts.ts';
import type { Launch, Saved, Tracker, TrackerHost } from '../log/tracker.ts';
import { newProgress } from '../state/progress.ts';
import type { Connection, NoConnection } from './launch/connection.ts';
import { showMastery, withMastery } from './mastery.ts';
import { createReporter, type Reporter } from './reporter.ts';
import { stateDocument, type StateDocument } from './state-document.ts';
import type { Surroundings } from './surroundings.ts';

const nobody: Launch = { connected: false, mode: 'normal', learner: '', state: '' };

/** `refused` outweighs `waiting`, and that `saved`. */
const worse = (a: Saved, b: Saved): Saved =>
  (['refused', 'waiting'] as const).find((each) => each === a || each === b) ?? 'saved';

/**
 * The tracker of packages whose launch names an LRS: statements through a queue, and the saved state as a document.
 * @param connect reads the launch; called once
 */
export function createXapiTracker(
  host: TrackerHost,
  around: Surroundings,
  connect: (course: PlayerCourse, around: Surroundings) => Promise<Connection | NoConnection>,
): Tracker {
  const { note, rules, tell } = host;
  let { course } = host;
  let connection: Connection | undefined;
  let document: StateDocument | undefined;
  let reporter: Reporter | undefined;
  let closed = false;
  let toldOver = false;
  /** Exit waits for the LRS, to take the learner back when it has everything. */
  let leaves = false;
  const { leaving, now } = around;

  async function open(): Promise<Launch> {
    const found = await connect(course, around);
    if (!('client' in found)) {
      note('launch', found.why ?? 'none');
      return { ...nobody, ...(found.why === undefined ? {} : { why: found.why }) };
    }
    connection = found;
    const { client, mode, learner, run, window, over } = found;
    const mastery = found.identity(run ?? '').cmi5?.masteryScore;
    course = withMastery(course, mastery);
    if (mastery !== undefined && course !== host.course) showMastery(host.course, mastery, around);
    const changed = (saved: Saved) => leaves && goBack(saved);
    reporter = createReporter({ course, connection, around, rules, note, tell, changed });
    const launch = {
      course,
      learner,
      ...(run === undefined ? {} : { run }),
      ...(window === undefined ? {} : { window }),
    };
    if (over !== undefined) {
      note('launch', over);
      return { ...nobody, ...launch, why: over };
    }
    const states = stateDocument(client, course);
    const { state, answer } = await states.read();
    note('state', String(answer.status));
    // What is done all the same waits, for a launch to come.
    if (answer.status === 401 || answer.status === 403) return { ...nobody, ...launch, why: 'session_over' };
    if (mode === 'normal') document = states;
    else beginLooking(reporter, run ?? '');
    return { ...launch, connected: true, mode, state };
  }

  /** Of one who may only look, nothing is heard but the first word and the last. */
  function beginLooking({ hear, flush }: Reporter, run: string): void {
    const start = newProgress(run);
    hear({ type: 'launched', resumed: false, seq: 0, at: now() }, start, factsOf(course, start), start);
    void flush();
  }

  /** Once: the LMS has ended the session, as it does where the course is opened anew. */
  function judged(saved: Saved): Saved {
    if (saved === 'refused' && !toldOver && !closed) tell('session_over');
    toldOver ||= saved === 'refused';
    return saved;
  }

  /**
   * cmi5 10.2: where the LMS names a place, the learner goes there when all has been said. Over a dead line there would be
   * an error page, and what the learner should read stands here: then they go when the LRS has everything.
   */
  function goBack(saved: Saved): void {
    const { returnUrl, over } = connection ?? {};
    leaves = saved === 'waiting' && over === undefined;
    if (!leaves && returnUrl !== undefined) around.goTo(returnUrl);
  }

  return {
    open,
    record: (...heard) => reporter?.hear(...heard),
    async flush({ state }) {
      if (!reporter || !document || closed) return 'refused';
      const [statements, kept] = await Promise.all([reporter.flush(), document.write(state)]);
      return judged(worse(statements, kept));
    },
    // What counts here is the LRS's own answer.
    judge: () => undefined,
    close({ state, seconds, facts }) {
      if (!connection || !reporter || closed) return 'refused';
      closed = true;
      const { leave, finish, flush } = reporter;
      if (leaving.going()) {
        void document?.write(state, true);
        leave(facts, leaving.goesOn() ? undefined : seconds);
        return 'waiting';
      }
      // What Exit could not send goes with the page.
      around.whenGone(() => leave(facts));
      around.whenAsked(() => void flush());
      // The state first: after the last words an LMS takes nothing any more.
      return (document?.write(state) ?? Promise.resolve<Saved>('saved')).then(async (kept) => {
        const said = await finish(facts, seconds);
        goBack(said);
        return worse(kept, said);
      });
    },
  };
}

import type { PlayerCourse } from '../course/player-course.ts';
import { factsOf } from '../log/facts.ts';
import type { Launch, Saved, Tracker, TrackerHost } from '../log/tracker.ts';
import { newProgress } from '../state/progress.ts';
import type { Connection, NoConnection } from './launch/connection.ts';
import { withMastery } from './mastery.ts';
import { createReporter, type Reporter } from './reporter.ts';
import { stateDocument, type StateDocument } from './state-document.ts';
import { createStory, type Story } from './story.ts';
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
  /** Where the learner may only look: first and last words go straight to the LRS. */
  let look: Story | undefined;
  let closed = false;
  let toldOver = false;
  const { leaving, now } = around;

  async function open(): Promise<Launch> {
    const found = await connect(course, around);
    if (!('client' in found)) {
      note('launch', found.why ?? 'none');
      return { ...nobody, ...(found.why === undefined ? {} : { why: found.why }) };
    }
    connection = found;
    const { client, mode, learner, run, window, over } = found;
    course = withMastery(course, found.identity(run ?? '').cmi5?.masteryScore);
    if (mode === 'normal') reporter = createReporter({ course, connection, around, rules, note, tell });
    if (over !== undefined) {
      note('launch', over);
      return { ...nobody, course, why: over };
    }
    document = stateDocument(client, course);
    const { state, answer } = await document.read();
    note('state', String(answer.status));
    if (answer.status === 401 || answer.status === 403) {
      connection = reporter = undefined;
      return { ...nobody, why: 'session_over' };
    }
    if (mode !== 'normal') beginLooking(found);
    return {
      connected: true,
      course,
      mode,
      learner,
      state,
      ...(run === undefined ? {} : { run }),
      ...(window === undefined ? {} : { window }),
    };
  }

  function beginLooking({ client, identity, run = '', begun }: Connection): void {
    const start = newProgress(run);
    const facts = factsOf(course, start);
    look = createStory({
      course,
      identity: identity(run),
      start,
      startFacts: facts,
      describe: () => undefined,
      random: around.random,
    });
    const first = look.tell({ type: 'launched', resumed: false, seq: 0, at: now() }, start, facts);
    if (first.length > 0)
      void client
        .post(first.map(({ statement }) => statement))
        .then(({ taken }) => (taken ? begun?.() : undefined));
  }

  /** Once: the LMS has ended the session, as it does where the course is opened anew. */
  function judged(saved: Saved): Saved {
    if (saved === 'refused' && !toldOver && !closed) tell('session_over');
    toldOver ||= saved === 'refused';
    return saved;
  }

  /** The last words of one who only looked. */
  function lookedLast(seconds: number): Promise<Saved> {
    const goesOn = leaving.going() && leaving.goesOn();
    const last = goesOn ? [] : (look?.end(now(), seconds, factsOf(course, newProgress(''))) ?? []);
    if (!connection || last.length === 0) return Promise.resolve('refused');
    connection.ended?.();
    const sent = connection.client.post(
      last.map(({ statement }) => statement),
      { keepalive: true },
    );
    return sent.then(({ taken }) => (taken ? 'saved' : 'waiting'));
  }

  /** cmi5 10.2: where the LMS names a place, the learner goes there when all has been said. */
  function goBack(saved: Saved): Saved {
    const { returnUrl } = connection ?? {};
    // With a dead line there would be an error page, and what the learner should read stands here.
    if (returnUrl !== undefined && saved !== 'waiting') around.goTo(returnUrl);
    return saved;
  }

  return {
    open,
    record: (event, progress, facts) => reporter?.hear(event, progress, facts),
    async flush({ state }) {
      if (!reporter || !document || closed) return 'refused';
      const [statements, kept] = await Promise.all([reporter.flush(), document.write(state)]);
      return judged(worse(statements, kept));
    },
    // What counts here is the LRS's own answer.
    judge: () => undefined,
    close({ state, seconds, facts }) {
      if (!connection || closed) return 'refused';
      closed = true;
      const exiting = !leaving.going();
      if (look) {
        const last = lookedLast(seconds);
        return exiting ? last.then(goBack) : last;
      }
      if (!exiting) {
        void document?.write(state, true);
        reporter?.leave(facts, leaving.goesOn() ? undefined : seconds);
        return 'waiting';
      }
      // What Exit could not send goes with the page.
      around.whenGone(() => reporter?.leave(facts));
      const written = document?.write(state) ?? Promise.resolve<Saved>('refused');
      // The state first: after the last words an LMS takes nothing any more.
      return written
        .then(async (kept) => worse(kept, (await reporter?.finish(facts, seconds)) ?? 'refused'))
        .then(goBack);
    },
  };
}

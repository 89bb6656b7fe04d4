import type { PlayerCourse } from '../course/player-course.ts';
import type { LogEvent } from '../log/events.ts';
import type { Facts } from '../log/facts.ts';
import type { Saved, TrackerHost } from '../log/tracker.ts';
import type { Progress } from '../state/progress.ts';
import type { Connection } from './launch/connection.ts';
import type { Queue } from './queue/types.ts';
import { createStory, type Story } from './story.ts';
import type { Surroundings } from './surroundings.ts';
import type { Told } from './told.ts';

/** The statements of one session on their way to the LRS. */
export interface Reporter {
  /** An event with the progress and facts after it. The first one begins the session. */
  hear(event: LogEvent, progress: Progress, facts: Facts): void;
  /** Sends all that waits. */
  flush(): Promise<Saved>;
  /**
   * The page goes: sends what one request can carry, and keeps the rest for the next launch.
   * @param seconds how long the session was; absent: it goes on, in a page to come
   */
  leave(facts: Facts, seconds?: number): void;
  /** The learner ends the session: all that waits, then the last words. */
  finish(facts: Facts, seconds: number): Promise<Saved>;
  /** Whether the LRS refuses this session. */
  denied(): boolean;
}

export interface ReporterParts {
  course: PlayerCourse;
  connection: Connection;
  around: Pick<Surroundings, 'now' | 'random' | 'openQueue'>;
  rules: TrackerHost['rules'];
  note: TrackerHost['note'];
  /** Tells the learner one of the player's words. */
  tell: TrackerHost['tell'];
  /** Called whenever something was sent, or could not be. */
  changed?(saved: Saved): void;
}

/** How often what was added meanwhile is sent before Exit gives up waiting for an end. */
const rounds = 5;

export function createReporter(parts: ReporterParts): Reporter {
  const { course, connection, around, rules, note, tell, changed } = parts;
  const { client, endpoint } = connection;
  /** Until the queue is open. */
  const early: Parameters<Reporter['hear']>[] = [];
  let queue: Queue | undefined;
  let story: Story | undefined;
  let opening: Promise<unknown> | undefined;
  let adding: Promise<unknown> = Promise.resolve();
  let warned = false;
  let denied = false;

  function add(told: readonly Told[]): void {
    if (!queue || told.length === 0) return;
    const { add: keep, state } = queue;
    adding = Promise.all([adding, keep(told)]).then(() => {
      if (state().where !== 'memory') return connection.begun?.();
      if (!warned) tell('queue_in_memory');
      warned = true;
    });
  }

  async function open(at: number, progress: Progress, facts: Facts): Promise<void> {
    const identity = connection.identity(progress.run);
    const { actor, registration } = identity;
    const { adopt } = connection;
    const adopting = adopt && ((left: Told) => adopt(left, at));
    const own = { course: course.id, endpoint, actor, registration, client, note };
    const opened = await around.openQueue({ ...own, ...(adopting ? { adopt: adopting } : {}) });
    story = createStory({
      course,
      identity,
      start: progress,
      startFacts: facts,
      describe: ({ type, key, answer }) => rules(type)?.xapi(key, answer),
      random: around.random,
    });
    queue = opened;
    opened.onChange(() => {
      const { waiting, denied: refused } = opened.state();
      denied = refused;
      changed?.(refused ? 'refused' : waiting > 0 ? 'waiting' : 'saved');
    });
    for (const [event, ...after] of early.splice(0)) add(story.tell(event, ...after));
  }

  async function flush(): Promise<Saved> {
    await opening;
    await adding;
    const saved = (await queue?.flush()) ?? 'waiting';
    // Where nothing keeps it but the LRS, that it has it is what makes it safe.
    if (saved === 'saved') connection.begun?.();
    return saved;
  }

  return {
    hear(event, progress, facts) {
      if (story) return add(story.tell(event, progress, facts));
      early.push([event, progress, facts]);
      opening ??= open(event.at, progress, facts);
    },
    flush,
    leave(facts, seconds) {
      const last = seconds === undefined ? [] : (story?.end(around.now(), seconds, facts) ?? []);
      if (last.length > 0) connection.ended?.();
      queue?.leave(last);
    },
    async finish(facts, seconds) {
      await opening;
      add(story?.end(around.now(), seconds, facts) ?? []);
      connection.ended?.();
      let saved = await flush();
      for (let round = 1; saved === 'saved' && queue && queue.state().waiting > 0 && round < rounds; round++)
        saved = await flush();
      return saved;
    },
    denied: () => denied,
  };
}

import type { PlayerCourse } from '../course/player-course.ts';
import type { LogEvent } from '../log/events.ts';
import { factsOf, type Facts } from '../log/facts.ts';
import type { Saved, TrackerHost } from '../log/tracker.ts';
import type { Progress } from '../state/progress.ts';
import type { Connection } from './launch/connection.ts';
import type { Queue, QueueParts } from './queue/types.ts';
import { createStory, type Story } from './story.ts';
import type { Surroundings } from './surroundings.ts';
import type { Told } from './told.ts';
import { verb } from './vocabulary.ts';

/** The statements of one session on their way to the LRS. */
export interface Reporter {
  /** An event with the progress and facts after it, and the progress before it. The first one begins the session. */
  hear(event: LogEvent, progress: Progress, facts: Facts, before: Progress): void;
  /** Sends all that waits. */
  flush(): Promise<Saved>;
  /**
   * The page goes: sends what one request can carry, and keeps the rest for the next launch.
   * @param seconds how long the session was; absent: it goes on, in a page to come
   */
  leave(facts: Facts, seconds?: number): void;
  /** The learner ends the session: all that waits, then the last words. */
  finish(facts: Facts, seconds: number): Promise<Saved>;
}

export interface ReporterParts {
  course: PlayerCourse;
  connection: Connection;
  around: Pick<Surroundings, 'now' | 'random' | 'openQueue' | 'leaveUnopened'>;
  rules: TrackerHost['rules'];
  note: TrackerHost['note'];
  /** Tells the learner one of the player's words. */
  tell: TrackerHost['tell'];
  /** Called whenever something was sent, or could not be. */
  changed?(saved: Saved): void;
}

const isProgress = ({ statement }: Told) => statement.verb.id === verb('progressed').id;

export function createReporter(own: ReporterParts): Reporter {
  const { course, connection, around, rules, note, tell, changed } = own;
  const { client, endpoint } = connection;
  let parts: QueueParts | undefined;
  /** Until the queue is open. */
  let early: Told[] = [];
  let queue: Queue | undefined;
  let story: Story | undefined;
  let opening: Promise<unknown> | undefined;
  let adding: Promise<unknown> = Promise.resolve();
  let warned = false;
  /** When the last word was said, in ms since 1970. */
  let said = 0;

  function add(told: readonly Told[]): void {
    if (!queue) return void early.push(...told);
    if (told.length === 0) return;
    const { add: keep, state } = queue;
    adding = Promise.all([adding, keep(told)]).then(() => {
      if (state().where !== 'memory') return connection.begun?.();
      if (!warned) tell('queue_in_memory');
      warned = true;
    });
  }

  /** @param start what the learner had at launch: a verdict that comes of joining two devices, or of an edit, is news */
  function begin(at: number, start: Progress): Story {
    const identity = connection.identity(start.run);
    const { actor, registration } = identity;
    const { adopt } = connection;
    said = Math.max(at, identity.since ?? 0);
    // What another window says of progress meanwhile is older than what is said here.
    const adopting = adopt && ((left: Told) => (queue && isProgress(left) ? undefined : adopt(left, said)));
    parts = {
      ...{ course: course.id, endpoint, actor, registration, client, note },
      ...(adopting ? { adopt: adopting } : {}),
    };
    opening = open(parts);
    return createStory({
      course,
      identity,
      start,
      startFacts: factsOf(course, start),
      describe: ({ type, key, answer }) => rules(type)?.xapi(key, answer),
      random: around.random,
    });
  }

  async function open(given: QueueParts): Promise<void> {
    const opened = (queue = await around.openQueue(given));
    opened.onChange(() => {
      const { waiting, denied } = opened.state();
      changed?.(denied ? 'refused' : waiting > 0 ? 'waiting' : 'saved');
    });
    add(early.splice(0));
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
    hear(event, progress, facts, before) {
      story ??= begin(event.at, before);
      const told = story.tell(event, progress, facts);
      const last = told.at(-1);
      if (last) connection.said?.((said = Date.parse(last.statement.timestamp)));
      add(told);
    },
    flush,
    leave(facts, seconds) {
      const last = seconds === undefined ? [] : (story?.end(around.now(), seconds, facts) ?? []);
      if (last.length > 0) connection.ended?.();
      // Until now the session goes on, and the next page counts from here.
      else if (story) connection.said?.((said = Math.max(said, around.now())));
      if (queue) queue.leave(last);
      else if (parts) around.leaveUnopened(parts, [...early, ...last]);
      early = [];
    },
    async finish(facts, seconds) {
      const last = story?.end(around.now(), seconds, facts) ?? [];
      await opening;
      add(last);
      connection.ended?.();
      return flush();
    },
  };
}

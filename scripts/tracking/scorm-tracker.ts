import type { AnswerRecord, LogEvent } from '../log/events.ts';
import type { Launch, Saved, Snapshot, Tracker, TrackerHost } from '../log/tracker.ts';
import { createAdapter, type ScormAdapter, type ScormFunctions } from './scorm-adapter.ts';
import { findApi } from './scorm-api.ts';

/** One commit's values stay far below the 64 KiB that a browser sends while a page goes away. */
const commitBytes = 24_000;

/** An element of the data model and its value. */
export type Setting = [element: string, value: string];

/** What of status and score the LMS has: the floor below which nothing is set. */
export interface Verdict {
  /** What should be set of status and score. `inDoubt`: whether a failed commit may have swallowed an element. */
  wanted(snapshot: Snapshot, inDoubt: (element: string) => boolean): Setting[];
  /** The LMS has confirmed a save. `confirmed`: every value that it ever confirmed in this session. */
  saved(snapshot: Snapshot, confirmed: ReadonlyMap<string, string>): void;
}

/** In what the versions of SCORM differ. */
export interface ScormDialect {
  /** Name of the LMS's API object. */
  api: string;
  functions: ScormFunctions;
  /** Elements that every session reads. */
  elements: Record<'mode' | 'credit' | 'learner' | 'state', string>;
  /** Whether ending a session keeps what was set, so that a page that goes away needs no commit before it. */
  endCommits: boolean;
  /** What the LMS says at launch of status and score. */
  verdict(get: ScormAdapter['get']): Verdict;
  /** State, bookmark and time: what is set also where nothing is graded. */
  kept(snapshot: Snapshot): Setting[];
  /** An answer's elements; `undefined` where its question type isn't loaded. `at`: ms since 1970. */
  interaction(record: AnswerRecord, at: number): Setting[] | undefined;
  /** The place of an element in a commit, lower ones first: what has no order of its own comes as it was given. */
  rank(element: string): number;
  /**
   * Another valid value for an element, written for a moment so that the real one is a change again; `undefined`: the
   * LMSs of this version need none.
   */
  passingValue(element: string, value: string): string | undefined;
  /** Last words before the session ends because the learner chose Exit. */
  beforeExit?(adapter: ScormAdapter): void;
}

const nobody: Launch = { connected: false, mode: 'normal', learner: '', state: '' };

/**
 * Status, score, interactions and state of one SCO. In `review` and `browse` mode it initializes, finishes, and sets
 * nothing; with `no-credit` it keeps the state only.
 */
export function createScormTracker(host: TrackerHost, dialect: ScormDialect): Tracker {
  let adapter: ScormAdapter | undefined;
  let writes: 'all' | 'state' | 'nothing' = 'nothing';
  let closed = false;
  /** The learner chose Exit: the page stays, and there is time. */
  let exiting = false;
  let verdict: Verdict | undefined;
  /** How many interactions the LMS has; asked for with the first answer. */
  let interactions: number | undefined;
  /** Values that the LMS has confirmed, those still to be set, and those that a failed commit may have swallowed. */
  const confirmed = new Map<string, string>();
  const pending = new Map<string, string>();
  const doubtful = new Map<string, string>();
  /** Of the confirmed ones, those of which nobody has said yet that they did arrive. */
  const unjudged = new Map<string, string>();

  async function open(): Promise<Launch> {
    const api = await findApi(dialect.api);
    if (!api) {
      host.note('find API', 'none');
      return nobody;
    }
    const { elements } = dialect;
    adapter = createAdapter(api, dialect.functions, elements.learner, host.note);
    if (!adapter.initialize()) {
      adapter = undefined;
      return nobody;
    }
    const told = adapter.get(elements.mode);
    const mode = told === 'review' || told === 'browse' ? told : 'normal';
    const credit = adapter.get(elements.credit) !== 'no-credit';
    writes = mode !== 'normal' ? 'nothing' : credit ? 'all' : 'state';
    const learner = adapter.get(elements.learner);
    verdict = dialect.verdict(adapter.get);
    return { connected: true, mode, learner, state: adapter.get(elements.state) };
  }

  function record(event: LogEvent): void {
    if (event.type === 'closed') exiting = true;
    if (writes !== 'all' || event.type !== 'answered') return;
    const elements = dialect.interaction(event.record, event.at);
    if (!elements) return;
    interactions ??= Number(adapter?.get('cmi.interactions._count')) || 0;
    // An LMS refuses gaps: questions that this learner has not met get their id alone. Of what a former session sent
    // the LMS may have taken anything, so that not even ids are sure.
    for (let index = event.seq < 0 ? 0 : interactions; index < event.record.index; index++)
      pending.set(`cmi.interactions.${index}.id`, host.interactions[index] ?? `unused_${index}`);
    interactions = Math.max(interactions, event.record.index + 1);
    for (const [element, value] of elements) pending.set(element, value);
  }

  function want([element, value]: Setting): void {
    if (confirmed.get(element) !== value || doubtful.has(element)) pending.set(element, value);
    else pending.delete(element);
  }

  function wantSnapshot(snapshot: Snapshot): void {
    dialect.kept(snapshot).forEach(want);
    if (writes !== 'all') return;
    verdict?.wanted(snapshot, (element) => doubtful.has(element)).forEach(want);
  }

  /**
   * Sets values and commits, in portions; true when the LMS confirmed all while the browser is online.
   * @param commits whether to; where not, whatever comes next has to
   */
  function send(values: ReadonlyMap<string, string>, commits = true): boolean {
    if (!adapter) return false;
    let bytes = 0;
    let well = true;
    const commit = () => {
      bytes = 0;
      if (commits) well = (adapter?.commit() ?? false) && navigator.onLine && well;
    };
    for (const [element, value] of values) {
      // A refused value is written into the support log; to try it for ever would block all others.
      adapter.set(element, value);
      bytes += element.length + value.length * 3;
      if (bytes > commitBytes) commit();
    }
    if (bytes > 0) commit();
    return well;
  }

  /** Makes values that a failed commit may have swallowed a change again, before they are set anew. */
  function refresh(): boolean {
    const passing = new Map<string, string>();
    for (const [element, value] of doubtful) {
      const other = dialect.passingValue(element, value);
      if (other !== undefined) passing.set(element, other);
      if (!pending.has(element)) pending.set(element, value);
    }
    return passing.size === 0 || send(passing);
  }

  function save(snapshot: Snapshot, commits = true): Saved {
    if (!adapter || writes === 'nothing' || closed) return 'refused';
    wantSnapshot(snapshot);
    // While the browser is offline nothing arrives whole: half of it must not be what stays.
    const fresh = doubtful.size === 0 || !navigator.onLine || refresh();
    const values = inOrder(pending, dialect);
    const well = fresh && send(values, commits);
    for (const [element, value] of values) (well ? confirmed : doubtful).set(element, value);
    if (!well) return 'waiting';
    for (const [element, value] of values) unjudged.set(element, value);
    pending.clear();
    doubtful.clear();
    verdict?.saved(snapshot, confirmed);
    return 'saved';
  }

  return {
    open,
    record,
    flush: (snapshot) => Promise.resolve(save(snapshot)),
    judge(arrived) {
      if (!arrived) for (const [element, value] of unjudged) doubtful.set(element, value);
      unjudged.clear();
    },
    close(snapshot) {
      if (!adapter || closed) return 'refused';
      // A browser takes 64 KiB from a page that goes away, all requests together: what need not be sent twice is not.
      const saved = save(snapshot, exiting || !dialect.endCommits);
      closed = true;
      if (exiting && writes !== 'nothing') dialect.beforeExit?.(adapter);
      const finished = adapter.finish() && navigator.onLine;
      return saved === 'saved' && !finished ? 'waiting' : saved;
    },
  };
}

function inOrder(values: ReadonlyMap<string, string>, { rank }: ScormDialect): Map<string, string> {
  return new Map([...values].sort(([a], [b]) => rank(a) - rank(b)));
}

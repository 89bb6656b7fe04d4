import type { LogEvent } from '../../log/events.ts';
import type { Launch, Saved, Snapshot, Tracker, TrackerHost } from '../../log/tracker.ts';
import { findApi, type Scorm12Api } from '../../tracking/scorm-api.ts';
import { decimal, interactionElements, passingValue, rankOf, statusOf, timespan } from './cmi.ts';

/** One commit's values stay far below the 64 KiB that a browser sends while a page goes away. */
const commitBytes = 24_000;

const secret = 'cmi.core.student_id';

/** Calls the API and turns whatever it does into values: an API may be missing, broken, or throw. */
function createAdapter(api: Scorm12Api, note: TrackerHost['note']) {
  const attempt = (call: string, run: () => unknown): unknown => {
    try {
      const result = run();
      note(call, call.includes(secret) ? '(kept back)' : String(result).slice(0, 60));
      return result;
    } catch (error) {
      note(call, `threw ${error instanceof Error ? error.name : 'something'}`);
      return undefined;
    }
  };
  /** Some LMSs answer "false" although all is well: only with an error code it is a failure. */
  const succeeded = (call: string, result: unknown): boolean =>
    String(result) === 'true' ||
    (result !== undefined &&
      String(attempt(`LMSGetLastError() after ${call}`, () => api.LMSGetLastError())) === '0');
  const run = (call: string, work: () => unknown) => succeeded(call, attempt(call, work));
  return {
    initialize: () => run('LMSInitialize', () => api.LMSInitialize('')),
    commit: () => run('LMSCommit', () => api.LMSCommit('')),
    finish: () => run('LMSFinish', () => api.LMSFinish('')),
    get: (element: string) => String(attempt(`LMSGetValue ${element}`, () => api.LMSGetValue(element)) ?? ''),
    set: (element: string, value: string) =>
      run(`LMSSetValue ${element} ${value.slice(0, 40)}`, () => api.LMSSetValue(element, value)),
  };
}

/**
 * SCORM 1.2: status, score, interactions and state of one SCO (RTE 3.4). In `review` and `browse` mode it initializes,
 * finishes, and sets nothing; with `no-credit` it keeps the state only.
 */
export function createTracker(host: TrackerHost): Tracker {
  let adapter: ReturnType<typeof createAdapter> | undefined;
  let writes: 'all' | 'state' | 'nothing' = 'nothing';
  let closed = false;
  /** What the LMS said at launch or took since; the floor below which status and score are never set. */
  let status = '';
  let score: number | undefined;
  let interactions = 0;
  /** Values that the LMS has confirmed, those still to be set, and those that a failed commit may have swallowed. */
  const confirmed = new Map<string, string>();
  const pending = new Map<string, string>();
  const doubtful = new Map<string, string>();
  /** Of the confirmed ones, those of which nobody has said yet that they did arrive. */
  const unjudged = new Map<string, string>();

  async function open(): Promise<Launch> {
    const api = (await findApi('API')) as Scorm12Api | undefined;
    const nobody: Launch = { connected: false, mode: 'normal', learner: '', state: '' };
    if (!api) {
      host.note('find API', 'none');
      return nobody;
    }
    adapter = createAdapter(api, host.note);
    if (!adapter.initialize()) {
      adapter = undefined;
      return nobody;
    }
    const told = adapter.get('cmi.core.lesson_mode');
    const mode = told === 'review' || told === 'browse' ? told : 'normal';
    const credit = adapter.get('cmi.core.credit') !== 'no-credit';
    writes = mode !== 'normal' ? 'nothing' : credit ? 'all' : 'state';
    const learner = adapter.get(secret);
    status = adapter.get('cmi.core.lesson_status');
    const raw = adapter.get('cmi.core.score.raw');
    if (raw !== '' && Number.isFinite(Number(raw))) score = Number(raw);
    const state = adapter.get('cmi.suspend_data');
    if (writes === 'all') interactions = Number(adapter.get('cmi.interactions._count')) || 0;
    return { connected: true, mode, learner, state };
  }

  function record(event: LogEvent): void {
    if (writes !== 'all' || event.type !== 'answered') return;
    const words = host.scorm12(event.record);
    if (!words) return;
    // An LMS refuses gaps: questions that this learner has not met get their id alone. Of what a former session sent
    // the LMS may have taken anything, so that not even ids are sure.
    for (let index = event.seq < 0 ? 0 : interactions; index < event.record.index; index++)
      pending.set(`cmi.interactions.${index}.id`, host.interactions[index] ?? `unused_${index}`);
    interactions = Math.max(interactions, event.record.index + 1);
    for (const [element, value] of interactionElements(event.record, words, event.at))
      pending.set(element, value);
  }

  function want(element: string, value: string): void {
    if (confirmed.get(element) !== value || doubtful.has(element)) pending.set(element, value);
    else pending.delete(element);
  }

  function wantSnapshot({ state, bookmark, facts, seconds }: Snapshot): void {
    want('cmi.suspend_data', state);
    want('cmi.core.lesson_location', bookmark);
    want('cmi.core.session_time', timespan(seconds));
    want('cmi.core.exit', 'suspend');
    if (writes !== 'all') return;
    if (facts.score !== undefined && (facts.score > (score ?? -1) || doubtful.has('cmi.core.score.raw'))) {
      want('cmi.core.score.min', '0');
      want('cmi.core.score.max', '100');
      want('cmi.core.score.raw', decimal(facts.score));
    }
    const next = statusOf(facts.outcome);
    if (rankOf(next) > rankOf(status) || doubtful.has('cmi.core.lesson_status'))
      want('cmi.core.lesson_status', next);
  }

  /** Sets values and commits, in portions; true when the LMS confirmed all while the browser is online. */
  function send(values: ReadonlyMap<string, string>): boolean {
    if (!adapter) return false;
    let bytes = 0;
    let well = true;
    const commit = () => {
      bytes = 0;
      well = (adapter?.commit() ?? false) && navigator.onLine && well;
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
      const other = passingValue(element, value);
      if (other !== undefined) passing.set(element, other);
      if (!pending.has(element)) pending.set(element, value);
    }
    return passing.size === 0 || send(passing);
  }

  function save(snapshot: Snapshot): Saved {
    if (!adapter || writes === 'nothing' || closed) return 'refused';
    wantSnapshot(snapshot);
    // While the browser is offline nothing arrives whole: half of it must not be what stays.
    const fresh = doubtful.size === 0 || !navigator.onLine || refresh();
    const values = inOrder(pending);
    const well = fresh && send(values);
    for (const [element, value] of values) (well ? confirmed : doubtful).set(element, value);
    if (!well) return 'waiting';
    for (const [element, value] of values) unjudged.set(element, value);
    pending.clear();
    doubtful.clear();
    status = confirmed.get('cmi.core.lesson_status') ?? status;
    if (snapshot.facts.score !== undefined) score = Math.max(score ?? 0, snapshot.facts.score);
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
      const saved = save(snapshot);
      closed = true;
      const finished = adapter.finish();
      return saved === 'saved' && !finished ? 'waiting' : saved;
    },
  };
}

/** The state first, so that it is in the first portion; the verdict after the score; answers in their own order. */
function inOrder(values: ReadonlyMap<string, string>): Map<string, string> {
  const place = (element: string) =>
    element === 'cmi.suspend_data'
      ? 0
      : element === 'cmi.core.lesson_status'
        ? 2
        : element.startsWith('cmi.core.')
          ? 1
          : 3;
  return new Map([...values].sort(([a], [b]) => place(a) - place(b)));
}

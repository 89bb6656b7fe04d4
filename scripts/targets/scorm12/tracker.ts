import type { LogEvent } from '../../log/events.ts';
import type { Launch, Saved, Snapshot, Tracker, TrackerHost } from '../../log/tracker.ts';
import { findApi, type Scorm12Api } from '../../tracking/scorm-api.ts';
import { createAdapter, learnerElement, type Adapter } from './adapter.ts';
import { decimal, interactionElements, passingValue, rankOf, statusOf, timespan } from './cmi.ts';
import { createObjectives, type Objectives } from './objectives.ts';

/** One commit's values stay far below the 64 KiB that a browser sends while a page goes away. */
const commitBytes = 24_000;

const scoreElement = 'cmi.core.score.raw';

/**
 * SCORM 1.2: status, score, interactions and state of one SCO (RTE 3.4). In `review` and `browse` mode it initializes,
 * finishes, and sets nothing; with `no-credit` it keeps the state only.
 */
export function createTracker(host: TrackerHost): Tracker {
  let adapter: Adapter | undefined;
  let writes: 'all' | 'state' | 'nothing' = 'nothing';
  let closed = false;
  /** What the LMS said at launch or took since; the floor below which status and score are never set. */
  let status = '';
  let score: number | undefined;
  /**
   * Whether the state knows the LMS's score as its own: only then may it fall, where the last attempt counts or the
   * average. One that a lost state has earned stays. `undefined`: nothing was saved yet.
   */
  let ownScore: boolean | undefined;
  let interactions = 0;
  let objectives: Objectives | undefined;
  /** A quiz was submitted that the LMS has not heard of in its objectives. */
  let submitted = false;
  /** Fields of quizzes whose attempt was begun with extra time, not told yet. */
  const extraTime = new Set<number>();
  const comments: string[] = [];
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
    const learner = adapter.get(learnerElement);
    status = adapter.get('cmi.core.lesson_status');
    const raw = adapter.get(scoreElement);
    if (raw !== '' && Number.isFinite(Number(raw))) score = Number(raw);
    const state = adapter.get('cmi.suspend_data');
    if (writes === 'all') interactions = Number(adapter.get('cmi.interactions._count')) || 0;
    return { connected: true, mode, learner, state };
  }

  function record(event: LogEvent): void {
    if (writes !== 'all') return;
    if (event.type === 'answered') recordAnswer(event);
    // What the LMS lacks of a former session may have been a submitted quiz.
    if (event.type === 'quiz-submitted' || event.seq < 0) submitted = true;
    if (event.type === 'attempt-started' && event.extraTime) extraTime.add(event.quiz);
  }

  function recordAnswer(event: Extract<LogEvent, { type: 'answered' }>): void {
    const words = host.scorm12(event.record);
    if (!words) return;
    nameBefore(event.record.index, event.seq < 0);
    const had = event.record.index < interactions ? linesOf(event.record.index) : undefined;
    interactions = Math.max(interactions, event.record.index + 1);
    // Of an answer that was not sent yet nothing stays: it may have had more lines than this one.
    const lists = new RegExp(
      `^cmi\\.interactions\\.${event.record.index}\\.(objectives|correct_responses)\\.`,
    );
    for (const element of [...pending.keys()].filter((each) => lists.test(each))) pending.delete(element);
    for (const [element, value] of interactionElements(event.record, words, event.at, had))
      pending.set(element, value);
  }

  /**
   * An LMS refuses gaps: questions that this learner has not met get their id alone. Of what a former session sent the
   * LMS may have taken anything, so that not even ids are sure; but which question stood in a draw's place is known to
   * its own answer only.
   */
  function nameBefore(end: number, unsure: boolean): void {
    for (let index = unsure ? 0 : interactions; index < end; index++) {
      const name = host.interactions[index] ?? `unused_${index}`;
      const element = `cmi.interactions.${index}.id`;
      if (!pending.has(element) && (index >= interactions || !name.includes('#'))) pending.set(element, name);
    }
  }

  /** Lines that the LMS has in the lists of an interaction; the lists can't be read, but counted. */
  function linesOf(index: number): { outcomes: number; patterns: number } {
    const count = (list: string) => Number(adapter?.get(`cmi.interactions.${index}.${list}._count`)) || 0;
    return { outcomes: count('objectives'), patterns: count('correct_responses') };
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
    ownScore ??= facts.score === score;
    if (facts.score !== undefined && (isNews(facts.score) || doubtful.has(scoreElement))) {
      want('cmi.core.score.min', '0');
      want('cmi.core.score.max', '100');
      want(scoreElement, decimal(facts.score));
      submitted = true;
    }
    if (submitted) {
      objectives ??= createObjectives((element) => adapter?.get(element) ?? '');
      for (const [element, value] of objectives.changes(facts.objectives)) pending.set(element, value);
      submitted = false;
    }
    for (const { field, quiz, attempt, share } of facts.extraTime)
      if (extraTime.delete(field)) comments.push(extraTimeComment(quiz, attempt, share));
    const next = statusOf(facts.outcome);
    if (rankOf(next) > rankOf(status) || doubtful.has('cmi.core.lesson_status'))
      want('cmi.core.lesson_status', next);
  }

  const isNews = (next: number) => next > (score ?? -1) || (ownScore === true && next !== score);

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
    // Once, whatever comes of it: LMSs append to comments, and need not have any (RTE 3.4.2.3).
    for (const comment of comments.splice(0)) adapter.set('cmi.comments', comment);
    const well = fresh && send(values);
    for (const [element, value] of values) (well ? confirmed : doubtful).set(element, value);
    if (!well) return 'waiting';
    for (const [element, value] of values) unjudged.set(element, value);
    pending.clear();
    doubtful.clear();
    status = confirmed.get('cmi.core.lesson_status') ?? status;
    const raw = values.get(scoreElement);
    if (raw !== undefined) {
      score = Number(raw);
      ownScore = true;
    }
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

/** In English, whatever the course's language: for the teacher, in the words of the course file. */
function extraTimeComment(quiz: string, attempt: number, share: number): string {
  return `${quiz}: attempt ${attempt} with ${decimal(share * 100)}% extra time. `;
}

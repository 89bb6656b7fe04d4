import type { AnswerRecord, LogEvent } from '../log/events.ts';
import type { Launch, Saved, Snapshot, Tracker, TrackerHost } from '../log/tracker.ts';
import { createAdapter, type ScormAdapter, type ScormFunctions } from './scorm-adapter.ts';
import { createObjectives, type ObjectiveForm, type Objectives } from './scorm-objectives.ts';
import { decimal, numberIn, type Listed, type Setting } from './scorm-values.ts';

/** One commit's values stay far below the 64 KiB that a browser sends while a page goes away. */
const commitBytes = 24_000;

/** What the LMS has of completion and success: the floor below which nothing is set. */
export interface Verdict {
  /** What should be set of them. `inDoubt`: whether a failed commit may have swallowed an element. */
  wanted(snapshot: Snapshot, inDoubt: (element: string) => boolean): Setting[];
  /** The LMS has confirmed a save. `confirmed`: every value that it ever confirmed in this session. */
  saved(confirmed: ReadonlyMap<string, string>): void;
}

/** The LMS's API object by its name, wherever it is; `undefined`: there is none. */
export type FindApi = (name: string) => Promise<unknown>;

/** In what the versions of SCORM differ. */
export interface ScormDialect {
  /** Name of the LMS's API object. */
  api: string;
  functions: ScormFunctions;
  /** Elements that every session reads. */
  elements: Record<'mode' | 'credit' | 'learner' | 'score' | 'state', string>;
  /** Whether ending a session keeps what was set, so that a page that goes away needs no commit before it. */
  endCommits: boolean;
  /** What the LMS says at launch of completion and success. */
  verdict(get: ScormAdapter['get']): Verdict;
  /** State, bookmark and time: what is set also where nothing is graded. `whole`: nothing of it can wait. */
  kept(snapshot: Snapshot, whole: boolean): Setting[];
  /** A score, 0..100. */
  score(score: number): Setting[];
  /**
   * An answer's elements; `undefined` where its question type isn't loaded.
   * @param at ms since 1970
   * @param had counts what an earlier answer has left in the interaction's lists
   */
  interaction(record: AnswerRecord, at: number, had: () => Listed): Setting[] | undefined;
  objectives: ObjectiveForm;
  /** Leaves a note for the teacher, in English. */
  comment(adapter: ScormAdapter, text: string): void;
  /** The place of an element in a commit, lower ones first: what has no order of its own comes as it was given. */
  rank(element: string): number;
  /**
   * Another valid value for an element, written for a moment so that the real one is a change again; `undefined`: it
   * needs none.
   */
  passingValue(element: string, value: string): string | undefined;
  /** Last words before the session ends because the learner chose Exit. */
  beforeExit?(adapter: ScormAdapter): void;
}

const nobody: Launch = { connected: false, mode: 'normal', learner: '', state: '' };

/**
 * Status, score, interactions, objectives and state of one SCO. In `review` and `browse` mode it initializes, finishes,
 * and sets nothing; with `no-credit` it keeps the state only.
 * @param isOnline whether the device knows of a line
 */
export function createScormTracker(
  host: TrackerHost,
  dialect: ScormDialect,
  find: FindApi,
  isOnline: () => boolean,
): Tracker {
  let adapter: ScormAdapter | undefined;
  let writes: 'all' | 'state' | 'nothing' = 'nothing';
  let closed = false;
  /** The page is hidden or goes, or the learner chose Exit: what could wait can't any more. */
  let leaving = false;
  let exiting = false;
  let verdict: Verdict | undefined;
  /** What the LMS said at launch or took since. */
  let score: number | undefined;
  /**
   * Whether the state knows the LMS's score as its own: only then may it fall, where the last attempt counts or the
   * average. One that a lost state has earned stays. `undefined`: nothing was saved yet.
   */
  let ownScore: boolean | undefined;
  /** How many interactions the LMS has; asked for with the first answer. */
  let interactions: number | undefined;
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

  const get = (element: string) => adapter?.get(element) ?? '';

  async function open(): Promise<Launch> {
    const api = await find(dialect.api);
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
    const told = get(elements.mode);
    const mode = told === 'review' || told === 'browse' ? told : 'normal';
    const credit = get(elements.credit) !== 'no-credit';
    writes = mode !== 'normal' ? 'nothing' : credit ? 'all' : 'state';
    const learner = get(elements.learner);
    verdict = dialect.verdict(get);
    score = numberIn(get(elements.score));
    return { connected: true, mode, learner, state: get(elements.state) };
  }

  function record(event: LogEvent): void {
    if (event.type === 'suspended' || event.type === 'closed') leaving = true;
    if (event.type === 'closed') exiting = true;
    if (writes !== 'all') return;
    if (event.type === 'answered') recordAnswer(event);
    // What the LMS lacks of a former session may have been a submitted quiz.
    if (event.type === 'quiz-submitted' || event.seq < 0) submitted = true;
    if (event.type === 'attempt-started' && event.extraTime) extraTime.add(event.quiz);
  }

  function recordAnswer({ record: answer, at, seq }: Extract<LogEvent, { type: 'answered' }>): void {
    const known = (interactions ??= Number(get('cmi.interactions._count')) || 0);
    const had = () => (answer.index < known ? linesOf(answer.index) : { outcomes: 0, patterns: 0 });
    const elements = dialect.interaction(answer, at, had);
    if (!elements) return;
    nameBefore(answer.index, known, seq < 0);
    interactions = Math.max(known, answer.index + 1);
    // Of an answer that was not sent yet nothing stays: it may have had more lines than this one.
    const lists = new RegExp(`^cmi\\.interactions\\.${answer.index}\\.(objectives|correct_responses)\\.`);
    for (const element of [...pending.keys()].filter((each) => lists.test(each))) pending.delete(element);
    for (const [element, value] of elements) pending.set(element, value);
  }

  /**
   * An LMS refuses gaps: questions that this learner has not met get their id alone. Of what a former session sent the
   * LMS may have taken anything, so that not even ids are sure; but which question stood in a draw's place is known to
   * its own answer only.
   */
  function nameBefore(end: number, known: number, unsure: boolean): void {
    for (let index = unsure ? 0 : known; index < end; index++) {
      const name = host.course.interactions[index] ?? `unused_${index}`;
      const element = `cmi.interactions.${index}.id`;
      if (!pending.has(element) && (index >= known || !name.includes('#'))) pending.set(element, name);
    }
  }

  /** Lines that the LMS has in the lists of an interaction; the lists can't be read, but counted. */
  function linesOf(index: number): Listed {
    const count = (list: string) => Number(get(`cmi.interactions.${index}.${list}._count`)) || 0;
    return { outcomes: count('objectives'), patterns: count('correct_responses') };
  }

  function want([element, value]: Setting): void {
    if (confirmed.get(element) !== value || doubtful.has(element)) pending.set(element, value);
    else pending.delete(element);
  }

  function wantSnapshot(snapshot: Snapshot): void {
    const whole = leaving || closed || pending.size > 0 || doubtful.size > 0;
    dialect.kept(snapshot, whole).forEach(want);
    leaving = false;
    if (writes !== 'all') return;
    const { facts } = snapshot;
    const inDoubt = (element: string) => doubtful.has(element);
    verdict?.wanted(snapshot, inDoubt).forEach(want);
    ownScore ??= facts.score === score;
    if (facts.score !== undefined && (isNews(facts.score) || inDoubt(dialect.elements.score))) {
      dialect.score(facts.score).forEach(want);
      submitted = true;
    }
    if (submitted) {
      objectives ??= createObjectives(get, dialect.objectives);
      for (const [element, value] of objectives.changes(facts.objectives)) pending.set(element, value);
      submitted = false;
    }
    for (const { field, quiz, attempt, share } of facts.extraTime)
      if (extraTime.delete(field)) comments.push(extraTimeComment(quiz, attempt, share));
  }

  const isNews = (next: number) => next > (score ?? -1) || (ownScore === true && next !== score);

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
      if (commits) well = (adapter?.commit() ?? false) && isOnline() && well;
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
    const fresh = doubtful.size === 0 || !isOnline() || refresh();
    const values = inOrder(pending, dialect);
    // Once, whatever comes of it: LMSs append to comments, and need not have any.
    for (const comment of comments.splice(0)) dialect.comment(adapter, comment);
    const well = fresh && send(values, commits);
    for (const [element, value] of values) (well ? confirmed : doubtful).set(element, value);
    if (!well) return 'waiting';
    for (const [element, value] of values) unjudged.set(element, value);
    pending.clear();
    doubtful.clear();
    verdict?.saved(confirmed);
    const raw = values.get(dialect.elements.score);
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
      leaving = true;
      // A browser takes 64 KiB from a page that goes away, all requests together: what need not be sent twice is not.
      const saved = save(snapshot, exiting || !dialect.endCommits);
      closed = true;
      if (exiting && writes !== 'nothing') dialect.beforeExit?.(adapter);
      const finished = adapter.finish() && isOnline();
      return saved === 'saved' && !finished ? 'waiting' : saved;
    },
  };
}

function inOrder(values: ReadonlyMap<string, string>, { rank }: ScormDialect): Map<string, string> {
  return new Map([...values].sort(([a], [b]) => rank(a) - rank(b)));
}

/** In English, whatever the course's language: for the teacher, in the words of the course file. */
function extraTimeComment(quiz: string, attempt: number, share: number): string {
  return `${quiz}: attempt ${attempt} with ${decimal(share * 100)}% extra time. `;
}

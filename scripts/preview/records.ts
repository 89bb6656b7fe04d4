import type { LmsRules } from '../profiles/profile.ts';
import type { Elements, RecordWords, StandIn } from './stand-in.ts';

/** How the server answers a commit: `lost` says "true" and keeps nothing; `error` is an HTTP 500. */
export type CommitFate = 'kept' | 'lost' | 'error' | 'refused';

export interface RecordOptions {
  /** From the manifest; the LMS may turn it into passed or failed. */
  masteryScore?: string;
  /** Instead of what the LMS would say by itself. */
  mode?: 'normal' | 'browse' | 'review';
  credit?: 'credit' | 'no-credit';
}

interface Attempt {
  elements: Elements;
  commits: number;
}

/** What varies, and what stands for itself: objectives. The rest is what one learner's attempt looks like to a teacher. */
const apart =
  /^cmi\.objectives\.|^adl\.|\.(session_time|total_time|suspend_data)$|^cmi\.interactions\.\d+\.(time|timestamp|latency)$/;

/** The records of an LMS for one course: what is stored of each learner and attempt. */
export class LmsRecords {
  private readonly attempts = new Map<string, Attempt[]>();
  private fate: (nth: number) => CommitFate = () => 'kept';
  private readonly words: RecordWords;
  /** Commits that arrived, whatever became of them. */
  arrived = 0;

  constructor(
    private readonly standIn: StandIn,
    private readonly rules: LmsRules,
    private readonly options: RecordOptions = {},
  ) {
    this.words = standIn.words;
  }

  /** The LMS opens the course for a learner: values as the page gets them. */
  launched(learner: string, name: string): Elements {
    const { elements } = this.attempt(learner);
    const { words } = this;
    const mode = this.options.mode ?? this.modeAfter(elements);
    const started = elements[words.status] !== undefined;
    const suspended = elements[words.exit] === 'suspend';
    const dropped = words.dropsUnlessSuspended && !suspended;
    const entry = !started || dropped ? 'ab-initio' : suspended ? 'resume' : '';
    const own: Elements = {
      [words.id]: learner,
      [words.name]: name,
      [words.credit]: this.options.credit ?? (mode === 'normal' ? 'credit' : 'no-credit'),
      [words.mode]: mode,
      [words.entry]: entry,
      [words.time]: elements[words.time] ?? words.noTime,
    };
    if (this.options.masteryScore !== undefined)
      own['cmi.student_data.mastery_score'] = this.options.masteryScore;
    return { ...(dropped ? {} : elements), ...own };
  }

  /** Moodle shows a finished attempt again as a review; the standard leaves the mode to the teacher. */
  private modeAfter(elements: Elements): 'normal' | 'review' {
    const over = this.words.over.test(elements[this.words.status] ?? '');
    return this.rules === 'moodle' && over ? 'review' : 'normal';
  }

  private attempt(learner: string): Attempt {
    const all = this.attempts.get(learner) ?? [{ elements: {}, commits: 0 }];
    this.attempts.set(learner, all);
    return all[all.length - 1] ?? { elements: {}, commits: 0 };
  }

  /** The learner begins again; what was before stays on record. */
  newAttempt(learner: string): void {
    this.attempt(learner);
    this.attempts.get(learner)?.push({ elements: {}, commits: 0 });
  }

  /** Decides what becomes of the commits from now on; `nth` counts from 1. */
  answerCommits(fate: (nth: number) => CommitFate): void {
    let nth = 0;
    this.fate = () => fate(++nth);
  }

  /** A commit arrived. Empty values say that nothing is known. */
  commit(learner: string, changed: Elements): CommitFate {
    this.arrived++;
    const fate = this.fate(this.arrived);
    if (fate !== 'kept') return fate;
    const attempt = this.attempt(learner);
    attempt.commits++;
    for (const [element, value] of Object.entries(changed))
      if (typeof value === 'string' && value !== '') attempt.elements[element] = value;
    return fate;
  }

  /** Everything that is stored of a learner's newest attempt, or of an earlier one (from 0). */
  stored(learner: string, attempt?: number): Elements {
    this.attempt(learner);
    return { ...this.attempts.get(learner)?.at(attempt ?? -1)?.elements };
  }

  /** What is stored of each of a learner's attempts, the oldest first. */
  all(learner: string): Elements[] {
    this.attempt(learner);
    return (this.attempts.get(learner) ?? []).map(({ elements }) => ({ ...elements }));
  }

  /** Puts values into the records, as if an earlier session had. */
  store(learner: string, elements: Elements): void {
    Object.assign(this.attempt(learner).elements, elements);
  }

  /** The objectives that are stored, a line each: index, id, score, status. */
  objectives(learner: string, attempt?: number): string[] {
    const stored = this.stored(learner, attempt);
    return Object.keys(stored)
      .flatMap((element) => /^cmi\.objectives\.(\d+)\.id$/.exec(element)?.[1] ?? [])
      .sort((a, b) => Number(a) - Number(b))
      .map((index) =>
        [
          index,
          ...['id', 'score.raw', this.words.objective].map(
            (name) => stored[`cmi.objectives.${index}.${name}`],
          ),
        ].join(' '),
      );
  }

  /** What content wrote, without times, resume data and objectives: what must be exactly so. */
  result(learner: string, attempt?: number): Elements {
    return Object.fromEntries(
      Object.entries(this.stored(learner, attempt))
        .filter(([element]) => this.standIn.words.isWritable(element) && !apart.test(element))
        .sort(([a], [b]) => (a < b ? -1 : 1)),
    );
  }
}

import type { Double, Elements, LaunchData } from './api.ts';
import { generic, modelOf, standardLimits } from './model.ts';

/** How the server answers a commit: `lost` says "true" and keeps nothing; `error` is an HTTP 500. */
export type CommitFate = 'kept' | 'lost' | 'error' | 'refused';

export interface LmsOptions {
  double?: Double;
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
  /^cmi\.objectives\.|^cmi\.core\.(session_time|total_time)$|^cmi\.interactions\.\d+\.(time|latency)$|^cmi\.suspend_data$/;

const model = modelOf(standardLimits);
const writable = (element: string) => (model.get(generic(element))?.access ?? 'r') !== 'r';

/** The records of an LMS for one course: what is stored of each learner and attempt. Lives in the test's process. */
export class LmsRecords {
  readonly double: Double;
  private readonly attempts = new Map<string, Attempt[]>();
  private fate: (nth: number) => CommitFate = () => 'kept';
  /** Commits that arrived, whatever became of them. */
  arrived = 0;

  constructor(private readonly options: LmsOptions = {}) {
    this.double = options.double ?? 'moodle';
  }

  /** The LMS opens the course for a learner: values as the page gets them. */
  launch(learner: string, name: string, commitUrl: string): LaunchData {
    const { elements } = this.attempt(learner);
    const mode = this.options.mode ?? this.modeAfter(elements);
    const started = elements['cmi.core.lesson_status'] !== undefined;
    const entry = !started ? 'ab-initio' : elements['cmi.core.exit'] === 'suspend' ? 'resume' : '';
    const own: Elements = {
      'cmi.core.student_id': learner,
      'cmi.core.student_name': name,
      'cmi.core.credit': this.options.credit ?? (mode === 'normal' ? 'credit' : 'no-credit'),
      'cmi.core.lesson_mode': mode,
      'cmi.core.entry': entry,
      'cmi.core.total_time': elements['cmi.core.total_time'] ?? '00:00:00',
    };
    if (this.options.masteryScore !== undefined)
      own['cmi.student_data.mastery_score'] = this.options.masteryScore;
    return { double: this.double, elements: { ...elements, ...own }, commitUrl };
  }

  /** Moodle shows a finished attempt again as a review; the standard leaves the mode to the teacher. */
  private modeAfter(elements: Elements): 'normal' | 'review' {
    const over = /^(passed|completed|failed)$/.test(elements['cmi.core.lesson_status'] ?? '');
    return this.double === 'moodle' && over ? 'review' : 'normal';
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
          ...['id', 'score.raw', 'status'].map((name) => stored[`cmi.objectives.${index}.${name}`]),
        ].join(' '),
      );
  }

  /** What content wrote, without times, resume data and objectives: what must be exactly so. */
  result(learner: string, attempt?: number): Elements {
    return Object.fromEntries(
      Object.entries(this.stored(learner, attempt))
        .filter(([element]) => writable(element) && !apart.test(element))
        .sort(([a], [b]) => (a < b ? -1 : 1)),
    );
  }
}

import type { LmsRules } from '../../profiles/profile.ts';
import { LmsRecords } from '../records.ts';
import type { Api, Call, Elements, GradebookRow, StandIn } from '../stand-in.ts';
import type { Settings } from './settings.ts';

/** Calls that are kept to be looked at. */
const mostCalls = 500;

/** What becomes of a save on its way; `lost`: it never arrived, and nobody says so. */
export type Fate = 'kept' | 'refused' | 'lost';

export interface LmsParts {
  standIn: StandIn;
  rules: LmsRules;
  /** Names the records in this tab's storage. */
  key: string;
  learner: string;
  /** Asked of each save. */
  fate(): Fate;
  onChange(): void;
}

/** The stand-in LMS of one target: its records, and the API object of the present launch. */
export class PanelLms {
  readonly calls: Call[] = [];
  /** Values of the present session: those at launch, and what was set since. */
  values: Elements = {};
  /** Elements in the order of their last change, the newest last. */
  readonly changed = new Set<string>();
  readonly records: LmsRecords;
  mode: 'normal' | 'review' | 'browse' = 'normal';
  private present: { alive: boolean } = { alive: false };

  constructor(private readonly parts: LmsParts) {
    this.records = new LmsRecords(parts.standIn, parts.rules);
    try {
      this.records.restore(
        parts.learner,
        JSON.parse(sessionStorage.getItem(parts.key) ?? '[]') as Elements[],
      );
    } catch {
      // Whatever lies there is not ours: the learner begins.
    }
  }

  /**
   * Puts the API of a new launch into the window, where the course looks for it. It opens with the first call, when the
   * page before has said its last words.
   * @param mode `lms`: whatever the LMS says by itself
   * @param onOpen just before anything is answered
   */
  launch(mode: Settings['mode'], onOpen: () => void): void {
    const { standIn } = this.parts;
    const session = { alive: true };
    this.present = session;
    let api: Api | undefined;
    const proxy: Api = {};
    for (const method of standIn.methods)
      proxy[method] = (...args) => {
        if (!session.alive) return 'false';
        if (!api) {
          onOpen();
          api = this.open(mode, session);
        }
        return api[method]?.(...args) ?? '';
      };
    Object.assign(window, { [standIn.object]: proxy });
  }

  private open(mode: Settings['mode'], session: { alive: boolean }): Api {
    const { standIn, rules, learner } = this.parts;
    const own = mode === 'lms' ? {} : { mode, ...(mode === 'normal' ? { credit: 'credit' as const } : {}) };
    const start = this.records.launched(learner, 'Preview, Learner', own);
    this.values = { ...start };
    this.changed.clear();
    this.mode = start[standIn.words.mode] as typeof this.mode;
    return standIn.api({
      start,
      rules,
      send: (changed) => session.alive && this.store(changed),
      onCall: (call) => this.note(call),
      clock: () => Date.now(),
    });
  }

  private store(changed: Elements): boolean {
    const fate = this.parts.fate();
    if (fate === 'kept') {
      this.records.commit(this.parts.learner, changed);
      this.keep();
    }
    return fate !== 'refused';
  }

  private note(call: Call): void {
    this.calls.push(call);
    if (this.calls.length > mostCalls) this.calls.splice(0, this.calls.length - mostCalls);
    const [element, value] = call.args;
    if (/SetValue$/.test(call.method) && call.result === 'true' && element !== undefined) {
      this.values[element] = value ?? '';
      this.changed.delete(element);
      this.changed.add(element);
    }
    this.parts.onChange();
  }

  /** Nothing that the present page still says is heard: it was killed. */
  die(): void {
    this.present.alive = false;
  }

  /** Takes the API away. */
  remove(): void {
    Reflect.deleteProperty(window, this.parts.standIn.object);
  }

  attempts(): Elements[] {
    return this.records.all(this.parts.learner);
  }

  restore(attempts: readonly Elements[]): void {
    this.records.restore(this.parts.learner, attempts);
    this.keep();
  }

  newAttempt(): void {
    this.records.newAttempt(this.parts.learner);
    this.keep();
  }

  private keep(): void {
    sessionStorage.setItem(this.parts.key, JSON.stringify(this.attempts()));
  }

  /** The gradebook's line by the rules of this LMS, or of another. */
  gradebook(rules: LmsRules = this.parts.rules): GradebookRow {
    return this.parts.standIn.gradebook(this.attempts(), rules);
  }

  /** The saved state, as the LMS has it now. */
  state(): string {
    const { state } = this.parts.standIn.words;
    return this.attempts().at(-1)?.[state] ?? '';
  }
}

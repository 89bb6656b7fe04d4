import type { Objective } from '../../log/facts.ts';
import { decimal, passingValue } from './cmi.ts';

/** `cmi.objectives` of one session. */
export interface Objectives {
  /** Elements and values that the LMS lacks of these, in the order in which it takes them. */
  changes(objectives: readonly Objective[]): [string, string][];
}

/** The status of an objective (RTE 3.4.2.4). What was once passed or completed is never taken back. */
export function objectiveStatus(objective: Objective, score: number | undefined, before: string): string {
  const { mark, submitted, attemptsLeft } = objective;
  let next = submitted ? 'completed' : 'incomplete';
  if (mark !== undefined) {
    next = 'incomplete';
    if (score !== undefined && score >= mark) next = 'passed';
    else if (score !== undefined && !attemptsLeft) next = 'failed';
  }
  if (before === 'passed' || (before === 'completed' && next !== 'passed')) return before;
  return next;
}

/**
 * Outcomes as `cmi.objectives` (SCORM 1.2 RTE 3.4.2.4), each found by its id, since an LMS may keep some of its own
 * before them. What the LMS has is read when something is to be told for the first time, not at launch; one that keeps
 * no objectives (the element is optional) is told nothing.
 * @param get reads an element of the LMS; empty: there is none
 */
export function createObjectives(get: (element: string) => string): Objectives {
  /** What the LMS has, or will have once what was given out has arrived. */
  const told = new Map<string, string>();
  const indexes = new Map<string, number>();
  /** How many the LMS has; `undefined`: not yet read. */
  let count: number | undefined;

  function read(): number {
    const found = Number.parseInt(get('cmi.objectives._count'), 10);
    for (let index = 0; index < found; index++) {
      const base = `cmi.objectives.${index}`;
      const raw = get(`${base}.score.raw`);
      indexes.set(get(`${base}.id`), index);
      told.set(`${base}.id`, get(`${base}.id`));
      told.set(`${base}.status`, get(`${base}.status`));
      if (raw !== '' && Number.isFinite(Number(raw))) told.set(`${base}.score.raw`, decimal(Number(raw)));
    }
    return found;
  }

  function indexOf(id: string): number {
    // A lost commit may have left it with the id that it bears for a moment only.
    const known = indexes.get(id) ?? indexes.get(passingValue('cmi.objectives.0.id', id) ?? '');
    const index = known ?? count ?? 0;
    if (known === undefined) count = index + 1;
    indexes.set(id, index);
    return index;
  }

  function changesOf(objective: Objective): [string, string][] {
    const base = `cmi.objectives.${indexOf(objective.id)}`;
    const raw = objective.score === undefined ? told.get(`${base}.score.raw`) : decimal(objective.score);
    const score = raw === undefined ? undefined : Number(raw);
    const wanted: [string, string | undefined][] = [
      [`${base}.id`, objective.id],
      [`${base}.score.raw`, raw],
      [`${base}.status`, objectiveStatus(objective, score, told.get(`${base}.status`) ?? '')],
    ];
    return wanted.flatMap(([element, value]): [string, string][] => {
      if (value === undefined || told.get(element) === value) return [];
      told.set(element, value);
      return [[element, value]];
    });
  }

  return {
    changes(objectives) {
      count ??= read();
      return Number.isNaN(count) ? [] : objectives.flatMap(changesOf);
    },
  };
}

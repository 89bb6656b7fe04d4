import type { Objective } from '../log/facts.ts';
import { decimal, numberIn, type Setting } from './scorm-values.ts';

/** How a version of SCORM says what became of an objective. */
export interface ObjectiveForm {
  /** Names below `cmi.objectives.n`, beside its id, that are read before anything is set. */
  names: readonly string[];
  /**
   * Names and values that should stand there.
   * @param score 0..100, also the one that the LMS was told before; absent where there is none
   * @param told what the LMS has under a name; empty: nothing
   */
  values(objective: Objective, score: number | undefined, told: (name: string) => string): Setting[];
  /** The id that an objective bears for a moment while a failed commit is made good. */
  passingId?(id: string): string | undefined;
}

/** `cmi.objectives` of one session. */
export interface Objectives {
  /** Elements and values that the LMS lacks of these, in the order in which it takes them. */
  changes(objectives: readonly Objective[]): Setting[];
}

/**
 * Outcomes as `cmi.objectives` (SCORM 1.2 RTE 3.4.2.4, SCORM 2004 RTE 4.2.17), each found by its id, since an LMS may
 * keep some of its own before them. What the LMS has is read when something is to be told for the first time, not at
 * launch; one that keeps no objectives is told nothing.
 * @param get reads an element of the LMS; empty: there is none
 */
export function createObjectives(get: (element: string) => string, form: ObjectiveForm): Objectives {
  /** What the LMS has, or will have once what was given out has arrived. */
  const told = new Map<string, string>();
  const indexes = new Map<string, number>();
  /** How many the LMS has; `undefined`: not yet read. */
  let count: number | undefined;

  function read(): number {
    const found = Number.parseInt(get('cmi.objectives._count'), 10);
    for (let index = 0; index < found; index++) {
      const base = `cmi.objectives.${index}`;
      const id = get(`${base}.id`);
      indexes.set(id, index);
      told.set(`${base}.id`, id);
      for (const name of form.names) {
        const value = get(`${base}.${name}`);
        const number = name.startsWith('score.') ? numberIn(value) : undefined;
        told.set(`${base}.${name}`, number === undefined ? value : decimal(number, 4));
      }
    }
    return found;
  }

  function indexOf(id: string): number {
    // A lost commit may have left it with the id that it bears for a moment only.
    const known = indexes.get(id) ?? indexes.get(form.passingId?.(id) ?? '');
    const index = known ?? count ?? 0;
    if (known === undefined) count = index + 1;
    indexes.set(id, index);
    return index;
  }

  function changesOf(objective: Objective): Setting[] {
    const base = `cmi.objectives.${indexOf(objective.id)}`;
    const has = (name: string) => told.get(`${base}.${name}`) ?? '';
    const score = objective.score ?? numberIn(has('score.raw'));
    return [['id', objective.id] as Setting, ...form.values(objective, score, has)].flatMap(
      ([name, value]): Setting[] => {
        if (has(name) === value) return [];
        told.set(`${base}.${name}`, value);
        return [[`${base}.${name}`, value]];
      },
    );
  }

  return {
    changes(objectives) {
      count ??= read();
      return Number.isNaN(count) ? [] : objectives.flatMap(changesOf);
    },
  };
}

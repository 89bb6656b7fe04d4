import type { Agent } from '@xapi/xapi';
import type { Told } from '../../scripts/xapi/told.ts';

export const ada: Agent = { account: { homePage: 'https://lms.example', name: 'ada' } };
export const registration = 'a7b0c1de-2f34-4a56-8b78-9c0d1e2f3a4b';

/** The learner's statement number `n`: its id and its object bear the number. */
export function told(n: number, verb = 'answered', more: Partial<Told['statement']> = {}): Told {
  return {
    once: ['completed', 'passed', 'failed'].includes(verb),
    statement: {
      id: `00000000-0000-4000-9000-${String(n).padStart(12, '0')}`,
      timestamp: new Date(Date.UTC(2030, 0, 1) + n * 1000).toISOString(),
      actor: ada,
      verb: { id: `http://adlnet.gov/expapi/verbs/${verb}`, display: { en: verb } },
      object: { id: `https://courses.example/fire/questions/${n}` },
      context: { registration },
      ...more,
    },
  };
}

export const numberOf = ({ id }: { id: string }): number => Number(id.slice(-12));
export const range = (from: number, to: number): number[] =>
  Array.from({ length: to - from + 1 }, (_, index) => from + index);
export const many = (from: number, to: number): Told[] => range(from, to).map((n) => told(n));

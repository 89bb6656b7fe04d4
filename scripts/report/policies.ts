import { hash32 } from '../state/hash.ts';

/** How a learner answers a question, if at all. */
export type Pick = 'right' | 'wrong' | 'none';

/** A learner of a simulated class: what they do is decided beforehand. */
export interface Policy {
  /** Also the learner's id in the LMS. */
  name: string;
  /** What the teacher reads. */
  about: string;
  /**
   * How far each sitting leads: shares of the slides. Before the end the last quiz is left half answered, unless its time
   * runs on.
   */
  sittings: readonly number[];
  /** After the first sitting each is a new attempt in the LMS, where it lets whoever is done begin one. */
  anew?: true;
  /** Stays on each slide as long as the slide asks for. */
  patient: boolean;
  /** Which answer to a question, by its full id, in which attempt and sitting, both counted from 1. */
  pick(question: string, attempt: number, sitting: number): Pick;
  /** How many attempts at a quiz: one, others until it is passed, or all that there are. */
  attempts: 'one' | 'until passed' | 'all';
  submits: boolean;
  /** Does all that a course can ask for: whoever does and ends incomplete shows that something is wrong. */
  thorough?: boolean;
}

const always = (pick: Pick) => () => pick;
const atRandom = (seed: number) => (question: string, attempt: number) =>
  hash32(`${seed}/${question}/${attempt}`) % 2 === 0 ? 'right' : 'wrong';

const usual = { sittings: [1], patient: true, attempts: 'one', submits: true } as const;

/** The class, in the order in which reports show it. */
export const policies: readonly Policy[] = [
  {
    ...usual,
    name: 'all-right',
    about: 'does everything, and answers rightly',
    pick: always('right'),
    thorough: true,
  },
  {
    ...usual,
    name: 'comes-back',
    about: 'leaves half way, comes back, and answers rightly',
    sittings: [0.5, 1],
    pick: always('right'),
    thorough: true,
  },
  {
    ...usual,
    name: 'retries',
    about: 'fails at first, and tries again until it is passed',
    pick: (_, attempt) => (attempt === 1 ? 'wrong' : 'right'),
    attempts: 'until passed',
  },
  {
    ...usual,
    name: 'takes-anew',
    about: 'is done, begins a new attempt in the LMS, and answers wrongly',
    sittings: [1, 1],
    anew: true,
    pick: (_, __, sitting) => (sitting === 1 ? 'right' : 'wrong'),
  },
  { ...usual, name: 'random-1', about: 'answers at random', pick: atRandom(1) },
  { ...usual, name: 'random-2', about: 'answers at random, otherwise', pick: atRandom(2) },
  { ...usual, name: 'all-wrong', about: 'answers wrongly, once', pick: always('wrong') },
  {
    ...usual,
    name: 'uses-up',
    about: 'answers wrongly in every attempt',
    pick: always('wrong'),
    attempts: 'all',
  },
  {
    ...usual,
    name: 'never-submits',
    about: 'answers everything, and submits nothing',
    pick: always('right'),
    submits: false,
  },
  { ...usual, name: 'leaves', about: 'leaves half way', sittings: [0.5], pick: always('right') },
  {
    ...usual,
    name: 'skims',
    about: 'looks at every slide, and answers nothing',
    patient: false,
    pick: always('none'),
    submits: false,
  },
];

import type { BuiltCourse } from '../compile/build.ts';
import type { PlayerCourse } from '../course/player-course.ts';
import { factsOf, type Facts } from '../log/facts.ts';
import { standIns } from '../preview/stand-ins.ts';
import type { AnswerRow, GradebookRow } from '../preview/stand-in.ts';
import { profilesOf } from '../profiles/check.ts';
import type { LmsRules } from '../profiles/profile.ts';
import type { Progress } from '../state/progress.ts';
import { play, type Hands } from './hands.ts';
import { createLms, type Lms } from './lms.ts';
import { handsInMemory } from './memory.ts';
import { playedPackage, type Played } from './played.ts';
import { policies, type Policy } from './policies.ts';

/** What became of one learner. */
export interface LearnerResult {
  name: string;
  about: string;
  thorough: boolean;
  gradebook: GradebookRow;
  answers: AnswerRow[];
  outcome: Facts['outcome'];
  /** The course's score, 0..100; absent before a quiz that counts was submitted. */
  score?: number;
  slides: { done: number; total: number };
  /** Titles and ids of what completion still asks for. */
  missing: string[];
  /** Elements that the LMS refused. */
  refused: { element: string; value: string; error: string }[];
}

/** A class that took one package in one kind of LMS. */
export interface ClassResult {
  target: string;
  rules: LmsRules;
  /** The LMSs that it stands for. */
  lms: NamedLms[];
  learners: LearnerResult[];
  /** What each learner knew at the end, by name. */
  progress: ReadonlyMap<string, Progress>;
}

/** An LMS that the course is for. */
export interface NamedLms {
  name: string;
  title: string;
  /** What its reports make of answers in packages of this kind, where they leave them out. */
  noAnswers?: string;
}

/** A package, and why no class takes it. */
export interface NoClass {
  target: string;
  lms: NamedLms[];
  why: string;
}

/** One package with the LMSs that play it in the same way. */
export interface Classroom {
  target: string;
  rules: LmsRules;
  lms: NamedLms[];
  played: Played;
}

/** Who plays what: each package with each kind of LMS that the course is for; and what nobody plays. */
export function classesOf(built: BuiltCourse): { rooms: Classroom[]; none: NoClass[] } {
  const rooms: Classroom[] = [];
  const none: NoClass[] = [];
  for (const made of built.packages) {
    const target = made.target.name;
    if (made.target.tracker === null) {
      none.push({ target, lms: [], why: 'progress stays in the browser, and nobody is told of it' });
      continue;
    }
    if (!standIns[target]) {
      none.push({ target, lms: [], why: 'it reports to a record store, which has no gradebook' });
      continue;
    }
    const played = playedPackage(built, made);
    for (const profile of profilesOf(built.plan.course)) {
      const silent = profile.traps.noAnswers?.find((each) => each.target === target);
      const named: NamedLms = {
        name: profile.name,
        title: profile.title,
        ...(silent ? { noAnswers: silent.text } : {}),
      };
      const refusal = profile.refuses.find((each) => each.target === target);
      if (refusal) {
        none.push({ target, lms: [named], why: refusal.why });
        continue;
      }
      const rules = profile.rules ?? 'standard';
      const known = rooms.find((each) => each.target === target && each.rules === rules);
      if (known) known.lms.push(named);
      else rooms.push({ target, rules, lms: [named], played });
    }
  }
  return { rooms, none };
}

/** Who lends a learner hands; default: the player's code in memory. `done` is called when the learner has left. */
export type HandsFor = (
  room: Classroom,
  lms: Lms,
  policy: Policy,
) => Promise<Hands & { done?: () => Promise<void> }>;

const inMemory: HandsFor = ({ played, target }, lms, { name }) =>
  Promise.resolve(handsInMemory(played, target, lms, name));

/** A learner who could not go on; `cause` says why. */
export class StuckLearner extends Error {
  constructor(
    readonly learner: string,
    cause: unknown,
  ) {
    super(`${learner} is stuck: ${String(cause)}`, { cause });
  }
}

/**
 * Plays the whole class. Throws `StuckLearner`.
 * @param together how many learners play at the same time
 */
export async function playClass(
  room: Classroom,
  told: (learner: string) => void = () => undefined,
  handsFor: HandsFor = inMemory,
  together = 1,
): Promise<ClassResult> {
  const standIn = standIns[room.target];
  if (!standIn) throw new Error(`no stand-in for ${room.target}`);
  const { target, rules, lms: named, played } = room;
  const lms = createLms(standIn, rules);
  const ends = new Map<Policy, Progress>();
  const waiting = [...policies];
  const seat = async () => {
    for (let policy = waiting.shift(); policy; policy = waiting.shift()) {
      told(policy.name);
      const hands = await handsFor(room, lms, policy);
      await play(policy, played.course, hands).catch((error: unknown) => {
        throw new StuckLearner(policy.name, error);
      });
      ends.set(policy, await hands.progress());
      await hands.done?.();
    }
  };
  await Promise.all(Array.from({ length: together }, seat));
  const learners = policies.flatMap((policy) => {
    const end = ends.get(policy);
    return end ? [resultOf(policy, played.course, lms, end)] : [];
  });
  const progress = new Map([...ends].map(([{ name }, end]) => [name, end]));
  return { target, rules, lms: named, learners, progress };
}

function resultOf(
  { name, about, thorough = false }: Policy,
  course: PlayerCourse,
  lms: Lms,
  end: Progress,
): LearnerResult {
  const { outcome, score, slides, missing } = factsOf(course, end);
  return {
    name,
    about,
    thorough,
    gradebook: lms.gradebook(name),
    answers: lms.answers(name),
    outcome,
    ...(score === undefined ? {} : { score }),
    slides: { done: slides.done, total: slides.total },
    missing: [
      ...missing.slides.map(({ id }) => `slide ${id}`),
      ...missing.quizzes.map(({ slide, must }) => `quiz ${slide.id} ${must}`),
      ...(missing.score === undefined ? [] : [`a score of ${missing.score}`]),
    ],
    refused: (lms.refused.get(name) ?? []).map(({ args: [element = '', value = ''], error }) => ({
      element,
      value: value.slice(0, 60),
      error,
    })),
  };
}

/** What a teacher sees of a class: what two ways of playing it have to agree in. */
export const seenOf = ({ learners }: ClassResult): Record<string, object> =>
  Object.fromEntries(
    learners.map(({ name, gradebook, answers, outcome, score }) => [
      name,
      { gradebook, answers, outcome, score },
    ]),
  );

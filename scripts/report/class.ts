import type { BuiltCourse } from '../compile/build.ts';
import { reportsToCourseLrs } from '../compile/lrs.ts';
import type { PackageFiles } from '../compile/publish.ts';
import type { PlayerCourse } from '../course/player-course.ts';
import { factsOf, type Facts } from '../log/facts.ts';
import { packageLaunch } from '../preview/server/package-launch.ts';
import { profilesOf } from '../profiles/check.ts';
import type { LmsRules } from '../profiles/profile.ts';
import type { Progress } from '../state/progress.ts';
import { play, type Hands } from './hands.ts';
import type { Column, Lms, OnRecord, ToPlay } from './lms.ts';
import { lmsKinds } from './lms-kinds.ts';
import { handsInMemory } from './memory.ts';
import { playedPackage } from './played.ts';
import { policies, type Policy } from './policies.ts';

/** What became of one learner. */
export interface LearnerResult extends OnRecord {
  name: string;
  about: string;
  thorough: boolean;
  outcome: Facts['outcome'];
  /** The course's score, 0..100; absent before a quiz that counts was submitted. */
  score?: number;
  slides: { done: number; total: number };
  /** Titles and ids of what completion still asks for. */
  missing: string[];
}

/** A class that took one package in one kind of LMS. */
export interface ClassResult {
  target: string;
  /** Absent where LMSs do not differ in how they play it. */
  rules?: LmsRules;
  /** The LMSs that it stands for. */
  lms: NamedLms[];
  columns: readonly Column[];
  numbersAnswers: boolean;
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
export interface Classroom extends ToPlay {
  rules?: LmsRules;
  lms: NamedLms[];
}

/** Who plays what: each package with each kind of LMS that the course is for; and what nobody plays. */
export function classesOf(built: BuiltCourse): { rooms: Classroom[]; none: NoClass[] } {
  const rooms: Classroom[] = [];
  const none: NoClass[] = [];
  for (const made of built.packages) {
    const target = made.target.name;
    const kind = lmsKinds[target];
    if (!kind) {
      none.push({ target, lms: [], why: whyNobody(built, made) });
      continue;
    }
    const launch = packageLaunch({ built, package: made });
    const toPlay = { target, played: playedPackage(built, made), ...(launch ? { launch } : {}) };
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
      const rules = kind.byRules ? (profile.rules ?? 'standard') : undefined;
      const known = rooms.find((each) => each.target === target && each.rules === rules);
      if (known) known.lms.push(named);
      else rooms.push({ ...toPlay, ...(rules ? { rules } : {}), lms: [named] });
    }
  }
  return { rooms, none };
}

/** What becomes of work that no LMS hears of. */
function whyNobody({ plan }: BuiltCourse, { target }: PackageFiles): string {
  const { lrs } = plan.course;
  return [
    'no LMS and no gradebook hear of it: progress stays in the browser that it was made in',
    ...(target.page?.result ? [', where the learner can print the result, or keep it as a file'] : []),
    ...(lrs && reportsToCourseLrs(plan.course, target) ? [`; statements go to ${lrs.endpoint}`] : []),
  ].join('');
}

/** Who lends a learner hands; default: the player's code in memory. `done` is called when the learner has left. */
export type HandsFor = (
  room: Classroom,
  lms: Lms,
  policy: Policy,
) => Promise<Hands & { done?: () => Promise<void> }>;

const inMemory: HandsFor = ({ played }, lms, { name }) => Promise.resolve(handsInMemory(played, lms, name));

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
  const { target, rules, lms: named, played } = room;
  const lms = lmsKinds[target]?.create(room, rules ?? 'standard');
  if (!lms) throw new Error(`no LMS for ${target}`);
  const ends = new Map<Policy, Progress>();
  const present = policies.filter(({ anew }) => !anew || lms.newAttempt);
  const waiting = [...present];
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
  const learners = present.flatMap((policy) => {
    const end = ends.get(policy);
    return end ? [resultOf(policy, played.course, lms, end)] : [];
  });
  const progress = new Map([...ends].map(([{ name }, end]) => [name, end]));
  const { columns, numbersAnswers } = lms;
  return {
    target,
    ...(rules ? { rules } : {}),
    lms: named,
    columns,
    numbersAnswers,
    learners,
    progress,
  };
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
    ...lms.record(name),
    outcome,
    ...(score === undefined ? {} : { score }),
    slides: { done: slides.done, total: slides.total },
    missing: [
      ...missing.slides.map(({ id }) => `slide ${id}`),
      ...missing.quizzes.map(({ slide, must }) => `quiz ${slide.id} ${must}`),
      ...(missing.score === undefined ? [] : [`a score of ${missing.score}`]),
    ],
  };
}

/** What a teacher sees of a class: what two ways of playing it have to agree in. */
export const seenOf = ({ learners }: ClassResult): Record<string, object> =>
  Object.fromEntries(
    learners.map(({ name, gradebook, answers, statements, outcome, score }) => [
      name,
      { gradebook, answers, statements, outcome, score },
    ]),
  );

import type { LessonData, PlayerCourse, QuestionData } from '../../course/player-course.ts';
import { reveal } from '../../course/obscure.ts';
import { slidesOf, type QuizSlide } from '../../log/facts.ts';
import { askedAt, createLearner, type AskedAt } from '../../log/learner.ts';
import { createLog } from '../../log/log.ts';
import { migrated } from '../../log/migration.ts';
import type { Tracker, TrackerModule } from '../../log/tracker.ts';
import { mintRun } from '../../player/launch.ts';
import { createMirror, learnerKey } from '../../player/mirror.ts';
import type { QuestionRules } from '../../questions/rules.ts';
import { packState, unpackState } from '../../state/pack.ts';
import { newProgress, type FieldList, type Progress } from '../../state/progress.ts';
import { readList } from '../../state/read-list.ts';
import type { SampleAnswers } from '../messages.ts';

type Rules = QuestionRules<unknown, unknown>;

interface Class {
  course: PlayerCourse;
  list: FieldList;
  questions: Record<string, QuestionData>;
  rules: Record<string, Rules>;
}

/**
 * Goes through a whole course in a session of its own, as a learner who answers everything right, or wrong: the same
 * events, the same tracker, in a moment. The page must have left the session before. Gives whether anything of it counts.
 * @param base address of the package
 */
export async function playAll(
  base: string,
  which: 'right' | 'wrong',
  samples: SampleAnswers,
): Promise<boolean> {
  const world = await readCourse(base);
  const { list } = world;
  const tracker = await trackerOf(base, world);
  const launch = await tracker?.open();
  if (launch && launch.mode !== 'normal') return false;
  const course = launch?.course ?? world.course;
  const mirror = createMirror(
    course.id,
    learnerKey(course.id, launch?.connected ? launch.learner : undefined),
  );
  const kept = mirror
    .records()
    .filter(({ over }) => !over)
    .sort((a, b) => b.counter - a.counter)[0];
  const read = unpackState(launch ? launch.state : (kept?.state ?? ''), list);
  const start = 'progress' in read ? migrated(read.progress, list) : newProgress(launch?.run ?? mintRun());
  const log = createLog(start, course, list, () => Date.now());
  log.subscribe((...heard) => tracker?.record(...heard));
  log.append({ type: 'launched', resumed: 'progress' in read });
  const learner = createLearner({
    course,
    list,
    log,
    dataOf: (id) => found(world.questions[id]),
    rulesOf: (type) => found(world.rules[type]),
    latency: 1,
  });
  const answer = (asked: AskedAt) => {
    const sample = samples[asked.id];
    if (sample) learner.give(asked, sample[which] ?? sample.right);
  };
  for (const slide of slidesOf(course)) {
    if (!learner.view(slide)) continue;
    learner.stayed(slide, slide.minTime ?? 0);
    if (slide.practice) {
      answer(slide);
      learner.check(slide);
    }
    if (!slide.quiz) continue;
    const quiz = slide as QuizSlide;
    const asked = learner.begin(quiz).map((each) => askedAt(quiz, each));
    asked.filter((each) => !learner.isFinal(each)).forEach(answer);
    if (asked.length > 0) learner.submit(quiz);
  }
  const progress: Progress = { ...log.progress(), counter: start.counter + 1 };
  if (start.bookmark !== undefined) progress.bookmark = start.bookmark;
  const state = packState(progress, list);
  mirror.write({ run: progress.run, counter: progress.counter, state, over: false, unsure: false });
  const bookmark = slidesOf(course).find(({ field }) => field === progress.bookmark)?.id ?? '';
  const snapshot = { state, bookmark, facts: log.facts(), seconds: 1 };
  await tracker?.flush(snapshot);
  await tracker?.close(snapshot);
  return true;
}

/** Does something with a launch's parameters in this page's own address, where trackers look for them. */
export async function launchedBy<T>(parameters: string, act: () => Promise<T>): Promise<T> {
  if (parameters === '') return act();
  const { href } = location;
  history.replaceState(null, '', `?${parameters}`);
  try {
    return await act();
  } finally {
    history.replaceState(null, '', href);
  }
}

/** What a package says of a question or its type is there, or the package is not whole. */
function found<T>(value: T | undefined): T {
  if (value === undefined) throw new Error('The package lacks a part.');
  return value;
}

async function readCourse(base: string): Promise<Class> {
  const json = async <T>(path: string) => (await (await fetch(base + path)).json()) as T;
  const course = await json<PlayerCourse>('course.json');
  const questions: Record<string, QuestionData> = {};
  for (const { data } of course.lessons) {
    if (data === undefined) continue;
    const { d } = await json<{ d: string }>(data);
    Object.assign(questions, (JSON.parse(reveal(d, course.id)) as LessonData).questions);
  }
  const rules: Record<string, Rules> = {};
  for (const [type, path] of Object.entries(course.modules.questions))
    rules[type] = (await load<{ rules: Rules }>(base + path)).rules;
  return { course, list: readList(course), questions, rules };
}

const load = <T>(address: string) => import(new URL(address, location.href).href) as Promise<T>;

async function trackerOf(base: string, { course, rules }: Class): Promise<Tracker | undefined> {
  if (course.modules.tracker === null) return undefined;
  const { createTracker } = await load<TrackerModule>(base + course.modules.tracker);
  return createTracker({
    course,
    rules: (type) => rules[type],
    tell: () => undefined,
    note: () => undefined,
  });
}

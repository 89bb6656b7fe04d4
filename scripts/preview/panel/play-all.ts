import type { LessonData, PlayerCourse, QuestionData } from '../../course/player-course.ts';
import { reveal } from '../../course/obscure.ts';
import { answerRecord } from '../../log/answer-record.ts';
import { askedNow, attemptScore, earnedBy, startAttempt } from '../../log/attempt.ts';
import type { PlayerEvent } from '../../log/events.ts';
import { quizzesOf, slidesOf, type QuizSlide } from '../../log/facts.ts';
import { createLog, type Log } from '../../log/log.ts';
import { mendAttempt, migrated } from '../../log/migration.ts';
import type { Tracker, TrackerModule } from '../../log/tracker.ts';
import { mintRun } from '../../player/launch.ts';
import { createMirror, learnerKey } from '../../player/mirror.ts';
import type { QuestionRules } from '../../questions/rules.ts';
import { packState, unpackState } from '../../state/pack.ts';
import { answerOf, newProgress, quizValue, type FieldList, type Progress } from '../../state/progress.ts';
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
  const { course, list } = world;
  const tracker = await trackerOf(base, world);
  const launch = await tracker?.open();
  if (launch && launch.mode !== 'normal') return false;
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
  for (const slide of slidesOf(course)) {
    log.append({ type: 'slide-viewed', slide: slide.field });
    const quiz = quizzesOf(course).find(({ field }) => field === slide.field);
    if (quiz) takeQuiz(quiz, log, world, which, samples);
    else {
      log.append({ type: 'slide-done', slide: slide.field });
      if (slide.practice) answer(slide.id, slide.field, log, world, which, samples);
    }
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

/** Goes on with an open attempt, or begins one if there is one left; submits it. */
function takeQuiz(
  quiz: QuizSlide,
  log: Log,
  world: Class,
  which: 'right' | 'wrong',
  samples: SampleAnswers,
): void {
  const { list } = world;
  const before = quizValue(log.progress(), quiz.field);
  if (!before.open) {
    if (quiz.quiz.attempts !== null && before.submitted >= quiz.quiz.attempts) return;
    log.append(
      startAttempt(quiz, log.progress(), list, quiz.quiz.timeLimit === undefined ? undefined : false),
    );
  } else {
    const mended = mendAttempt(quiz, log.progress(), list);
    if (mended) log.append(mended);
  }
  const earned = askedNow(quiz, log.progress()).map(({ id, field, points, penalty, index }) => {
    const share = answer(`${quiz.id}.${id}`, field, log, world, which, samples, { points, index });
    return { points, earned: earnedBy(answerOf(log.progress(), list, field), penalty, () => share) };
  });
  log.append({ type: 'quiz-submitted', quiz: quiz.field, score: attemptScore(earned) });
}

/** Answers one question. Gives what it earns, 0..1. */
function answer(
  id: string,
  field: number,
  log: Log,
  { questions, rules }: Class,
  which: 'right' | 'wrong',
  samples: SampleAnswers,
  asked: { points?: number; index?: number | undefined } = {},
): number {
  const question = questions[id];
  const own = question && rules[question.type];
  const sample = samples[id];
  if (!question || !own || !sample) return 0;
  const given = which === 'wrong' && sample.wrong !== undefined ? sample.wrong : sample.right;
  const { share } = own.grade(question.key, given, question.partial);
  const { points = question.points, index = question.index } = asked;
  const event: PlayerEvent = {
    type: 'answered',
    question: field,
    answer: own.pack(question.key, given),
    share,
    record: answerRecord(id, { ...question, points, index }, given, share, 1),
  };
  log.append(event);
  return share;
}

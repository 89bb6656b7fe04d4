import { builtSide } from '../../scripts/cli/editions.ts';
import { build } from '../../scripts/compile/build.ts';
import { diskFs } from '../../scripts/compile/disk.ts';
import type { Side } from '../../scripts/diff/side.ts';
import { askedNow, attemptScore, earnedBy, startAttempt } from '../../scripts/log/attempt.ts';
import type { AnswerRecord, PlayerEvent } from '../../scripts/log/events.ts';
import { quizzesOf, slidesOf, type QuizSlide } from '../../scripts/log/facts.ts';
import { applyEvent } from '../../scripts/log/log.ts';
import { questionTypes } from '../../scripts/questions/list.ts';
import { lockFile } from '../../scripts/release/lock.ts';
import { newProgress, type Answer, type Progress } from '../../scripts/state/progress.ts';
import { memoryFs } from './memory-fs.ts';

/** Editions of a course, built one after the other as the command line does, and played without a browser. */

export type Files = Record<string, string>;

export interface BuiltEdition {
  side: Side;
  files: Files;
  /** What the build wrote as course.lock.json. */
  lock: string;
  /** Characters of resume data in the worst case. */
  worst: number;
}

const assets = diskFs(new URL('../..', import.meta.url).pathname);

/** Builds a course under the lock of the edition before it; throws what the build finds wrong. */
export async function edition(files: Files, before?: Pick<BuiltEdition, 'lock'>): Promise<BuiltEdition> {
  const { value, diagnostics } = await build(
    memoryFs({ ...files, ...(before ? { [lockFile]: before.lock } : {}) }),
    {
      assets,
      frozen: false,
    },
  );
  const side = value && builtSide(value);
  if (!side) throw new Error(diagnostics.map(({ name, message }) => `${name}: ${message}`).join('\n'));
  return { side, files, lock: value.lock ?? before?.lock ?? '', worst: value.plan.resume.worst };
}

/** A learner of an edition: what is done, is done by the events that the player would log. */
export interface EditionLearner {
  progress(): Progress;
  see(...slides: string[]): EditionLearner;
  /** Begins an attempt. */
  start(quiz: string): EditionLearner;
  /** Answers a question (`check.q1`, or a practice question) without submitting it, as its type has answers. */
  answer(question: string, answer: unknown): EditionLearner;
  /** Checks the answer that was given: a try. */
  check(question: string): EditionLearner;
  /** Answers that were not checked are a try now; then the attempt is over. */
  submit(quiz: string): EditionLearner;
  /** Ids of what the attempt asks, in the author's order. */
  asked(quiz: string): string[];
}

/** Only differences of times matter. */
const start = Date.UTC(2025, 0, 1);

export function learnerOf(side: Side, from: Progress = newProgress('AAAAAAAAAA')): EditionLearner {
  const { course, list } = side;
  let progress = from;
  let at = start;
  const log = (event: PlayerEvent) => {
    progress = applyEvent(progress, event, course, list, (at += 1000));
  };
  const slideOf = (id: string) => {
    const slide = slidesOf(course).find((each) => each.id === id);
    if (!slide) throw new Error(`no slide ${id}`);
    return slide;
  };
  const quizOf = (id: string): QuizSlide => {
    const quiz = quizzesOf(course).find((each) => each.id === id);
    if (!quiz) throw new Error(`no quiz ${id}`);
    return quiz;
  };
  const question = (fullId: string) => {
    const data = side.questions.get(fullId);
    const rules = questionTypes.find(({ type }) => type === data?.type)?.rules;
    if (!data || !rules) throw new Error(`no question ${fullId}`);
    const [home = '', id] = fullId.split('.');
    const found =
      id === undefined ? slideOf(home) : askedNow(quizOf(home), progress).find((each) => each.id === id);
    if (!found) throw new Error(`${fullId} is not asked`);
    return { data, rules, field: found.field };
  };
  const stored = (field: number) => {
    const value = progress.values[field] as (Answer & { answer?: Answer }) | undefined;
    return list.fields[field]?.kind === 'practice' ? value?.answer : value;
  };
  const graded = (fullId: string) => {
    const { data, rules, field } = question(fullId);
    const answer = rules.unpack(data.key, stored(field)?.values ?? []);
    return answer === undefined ? 0 : rules.grade(data.key, answer, data.partial).share;
  };
  const check = (fullId: string) => {
    const { field } = question(fullId);
    const { values, share } = stored(field) ?? {};
    if (values === undefined || share !== undefined) return;
    log({ type: 'answered', question: field, answer: values, share: graded(fullId), record });
  };
  const learner: EditionLearner = {
    progress: () => progress,
    see(...slides) {
      for (const { field } of slides.map(slideOf)) {
        log({ type: 'slide-viewed', slide: field });
        if (list.fields[field]?.kind === 'slide') log({ type: 'slide-done', slide: field });
      }
      return learner;
    },
    start(quiz) {
      log(startAttempt(quizOf(quiz), progress, list));
      return learner;
    },
    answer(fullId, answer) {
      const { data, rules, field } = question(fullId);
      log({ type: 'changed', question: field, answer: rules.pack(data.key, answer) });
      return learner;
    },
    check(fullId) {
      check(fullId);
      return learner;
    },
    submit(id) {
      const quiz = quizOf(id);
      const asked = askedNow(quiz, progress);
      for (const each of asked) check(`${id}.${each.id}`);
      const earned = asked.map(({ field, points, penalty, id: each }) => ({
        points,
        earned: earnedBy(stored(field), penalty, () => graded(`${id}.${each}`)),
      }));
      log({ type: 'quiz-submitted', quiz: quiz.field, score: attemptScore(earned) });
      return learner;
    },
    asked: (quiz) => askedNow(quizOf(quiz), progress).map(({ id }) => id),
  };
  return learner;
}

/** What a tracker would be told; the state has nothing of it. */
const record: AnswerRecord = {
  id: '',
  index: 0,
  type: '',
  stem: '',
  key: null,
  answer: null,
  share: 0,
  points: 0,
  outcomes: [],
  latency: 0,
};

import { vi } from 'vitest';
import { build } from '../../scripts/compile/build.ts';
import type { PlayerCourse } from '../../scripts/course/player-course.ts';
import { askedIn } from '../../scripts/log/asked.ts';
import type { AnswerRecord } from '../../scripts/log/events.ts';
import { quizzesOf, roundScore } from '../../scripts/log/facts.ts';
import { createLog, type Log } from '../../scripts/log/log.ts';
import type { Saved, TrackerModule } from '../../scripts/log/tracker.ts';
import type { CmiInteraction, QuestionRules } from '../../scripts/questions/rules.ts';
import { newProgress, parseField, quizValue, type Progress } from '../../scripts/state/progress.ts';
import type { Scorm12Api } from '../../scripts/preview/scorm12/api.ts';
import { moodleApi } from '../../scripts/preview/scorm12/moodle-api.ts';
import type { Call } from '../../scripts/preview/stand-in.ts';
import type { LmsRecords } from './lms/records.ts';
import { memoryFs } from './memory-fs.ts';
import { assets } from './render-helper.ts';

/** The player's data of a course with one lesson, from lines of course.yaml, its slides and its banks. */
export async function playerCourseOf(
  course: string[],
  slides: string,
  files: Record<string, string> = {},
): Promise<PlayerCourse> {
  const head = ['format: 1', 'id: example', 'title: Example', 'version: 1.0.0', 'language: en'];
  const { value, diagnostics } = await build(
    memoryFs({
      'course.yaml': [...head, 'lessons: [intro]', ...course, ''].join('\n'),
      'lessons/intro.yaml': `id: intro\ntitle: Introduction\nslides:\n${slides}`,
      ...files,
    }),
    { assets, frozen: false },
  );
  const file = value?.files.find(({ path }) => path === 'course.json');
  if (!file || !('bytes' in file)) throw new Error(JSON.stringify(diagnostics));
  return JSON.parse(new TextDecoder().decode(file.bytes)) as PlayerCourse;
}

/** The tracker's own file is the browser's: its types are checked there. */
const trackerFile = '../../scripts/targets/scorm12/tracker.ts';

/** One session of a learner with the real log and the real SCORM 1.2 tracker in an LMS double, without a browser. */
export interface Session {
  log: Log;
  calls: Call[];
  save(): Promise<Saved>;
  /** Whether what was called saved did arrive. */
  judge(arrived: boolean): void;
  /**
   * An attempt from its start to its end, saved after each event. `shares`: what became of each question, by its
   * id; one that is left out is not answered.
   */
  take(quiz: string, shares: Record<string, number>, started?: { extraTime?: boolean }): Promise<void>;
  /** One answer, as a question of a quiz tells it; `words` in SCORM 1.2. */
  answer(record: Partial<AnswerRecord>, words: CmiInteraction, seq?: number): void;
}

export interface SessionOptions {
  /** What the learner comes back with; default: nothing. */
  progress?: Progress;
  wrap?: (api: Scorm12Api) => Scorm12Api;
}

/** Opens a course in an LMS whose records are given. Undone by `vi.unstubAllGlobals()`. */
export async function launch(
  course: PlayerCourse,
  records: LmsRecords,
  { progress = newProgress('abcdefghij'), wrap = (api) => api }: SessionOptions = {},
): Promise<Session> {
  const { elements } = records.launch('ada', 'Ada', '');
  const calls: Call[] = [];
  const double = wrap(moodleApi(elements, (changed) => records.commit('ada', changed) === 'kept'));
  const page: Record<string, unknown> = { API: recording(double, calls) };
  page.parent = page.top = page;
  vi.stubGlobal('window', page);
  vi.stubGlobal('navigator', { onLine: true });

  const list = {
    fields: course.fields.map(parseField),
    builds: course.builds.map(([length, hash]) => ({ length, hash })),
  };
  const { createTracker } = (await import(/* @vite-ignore */ trackerFile)) as TrackerModule;
  let told: CmiInteraction = { type: 'choice', response: 'A', patterns: ['A'] };
  const tracker = createTracker({
    course,
    rules: () => ({ scorm12: () => told }) as unknown as QuestionRules<unknown, unknown>,
    note: () => undefined,
    tell: () => undefined,
  });
  await tracker.open();
  const log = createLog(progress, course, list, () => 1_800_000_000_000);
  let counter = 0;
  const save = () =>
    tracker.flush({ state: `state${++counter}`, bookmark: 'check', facts: log.facts(), seconds: counter });
  log.subscribe(tracker.record);
  log.append({ type: 'launched', resumed: false });
  await save();

  return {
    log,
    calls,
    save,
    judge: (arrived) => tracker.judge(arrived),
    async take(quiz, shares, started = {}) {
      const slide = quizzesOf(course).find(({ id }) => id === quiz);
      if (!slide) throw new Error(`no quiz ${quiz}`);
      log.append({ type: 'attempt-started', quiz: slide.field, ...started });
      await save();
      let [earned, points] = [0, 0];
      for (const asked of askedIn(slide.quiz, quizValue(log.progress(), slide.field))) {
        points += asked?.points ?? 0;
        const share = shares[asked?.id ?? ''];
        if (!asked || share === undefined) continue;
        earned += asked.points * share;
        const record = recordOf({
          id: `${quiz}.${asked.id}`,
          share,
          points: asked.points,
          outcomes: asked.outcomes,
        });
        const index = course.interactions.indexOf(record.id);
        log.append({
          type: 'answered',
          question: asked.field,
          answer: [0],
          share,
          record: { ...record, index },
        });
        await save();
      }
      const score = points > 0 ? roundScore((100 * earned) / points) : 0;
      log.append({ type: 'quiz-submitted', quiz: slide.field, score });
      await save();
    },
    answer(record, words, seq = 1) {
      told = words;
      const event = {
        type: 'answered' as const,
        question: 0,
        answer: [0],
        share: 1,
        record: recordOf(record),
        seq,
        at: 0,
      };
      tracker.record(event, log.progress(), log.facts(), log.progress());
    },
  };
}

function recordOf(known: Partial<AnswerRecord>): AnswerRecord {
  return {
    id: 'check.a',
    index: 0,
    type: 'choice',
    stem: 'Is it so?',
    key: {},
    answer: [],
    share: 1,
    points: 1,
    outcomes: [],
    latency: 1,
    ...known,
  };
}

function recording(api: Scorm12Api, calls: Call[]): Scorm12Api {
  const wrapped: Record<string, (...args: string[]) => string> = {};
  for (const [name, call] of Object.entries(api) as [keyof Scorm12Api, (...args: string[]) => string][])
    wrapped[name] = (...args) => {
      const result = call(...args);
      calls.push({ method: name, args, result, error: '' });
      return result;
    };
  return wrapped as unknown as Scorm12Api;
}

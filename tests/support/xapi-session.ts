import type { Agent, Context, Statement } from '@xapi/xapi';
import { keyRenderer } from '../../scripts/compile/key-renderer.ts';
import { loadWords } from '../../scripts/compile/load-words.ts';
import { lessonData, playerCourse } from '../../scripts/compile/player-data.ts';
import type { LessonData, PlayerCourse } from '../../scripts/course/player-course.ts';
import type { PlayerEvent } from '../../scripts/log/events.ts';
import { factsOf } from '../../scripts/log/facts.ts';
import { createLog } from '../../scripts/log/log.ts';
import { answerRecord } from '../../scripts/log/answer-record.ts';
import { questionTypes } from '../../scripts/questions/list.ts';
import { newProgress, type FieldList, type Progress } from '../../scripts/state/progress.ts';
import { readList } from '../../scripts/state/read-list.ts';
import { createStory, type StoryParts } from '../../scripts/xapi/story.ts';
import type { Identity, Told } from '../../scripts/xapi/told.ts';
import { memoryFs } from './memory-fs.ts';
import { plainText, planned } from './plan-helper.ts';
import { assets } from './render-helper.ts';
import type { Cmi5Launch } from '../../scripts/preview/lrs/rules.ts';

/** Sessions without a browser: a course from its files, events through the log, statements out of the story. */
export interface Played {
  course: PlayerCourse;
  list: FieldList;
  /** By full id. */
  questions: LessonData['questions'];
}

/** A course that reports to an LRS. `iri` is to stand in its course.yaml. */
export async function played(
  files: Record<string, string>,
  lock?: string,
): Promise<Played & { lock: string }> {
  const { plan, lock: now } = await planned(files, lock);
  const { value: words } = await loadWords(assets, memoryFs({}), plan.course.language, undefined);
  if (!words) throw new Error('no words');
  const text = keyRenderer(plainText, words);
  const course = playerCourse(plan, { words, text, own: { tracker: null, lrsFromLaunch: true } });
  const questions = plan.course.lessons.map((lesson) => lessonData(plan, lesson, { words, text })?.questions);
  return {
    course,
    list: readList(course),
    questions: Object.assign({}, ...questions) as LessonData['questions'],
    lock: now,
  };
}

/** course.yaml of a course about fires, of one lesson. @param more its further keys */
export const fireCourse = (more: string, iri = 'https://courses.example/fire'): string =>
  `format: 1\nid: fire\ntitle: Fire safety\nversion: 1.2.0\nlanguage: en\niri: ${iri}\nlessons: [basics]\n${more}`;

export const activityId = 'https://nordwind.example/courses/fire';
export const registration = '0f1e2d3c-4b5a-4678-9abc-def012345678';
export const actor: Agent = {
  objectType: 'Agent',
  name: 'Ada',
  account: { homePage: 'https://lms.example', name: 'u1' },
};
export const template: Context = {
  contextActivities: { grouping: [{ id: 'https://nordwind.example/au' }] },
  extensions: { 'https://w3id.org/xapi/cmi5/context/extensions/sessionid': 's1' },
};

export const plain: Identity = { actor, registration, activityId };
/** A cmi5 launch, as the story gets it. */
export const inCmi5 = (cmi5: Partial<NonNullable<Identity['cmi5']>> = {}): Identity => ({
  ...plain,
  activityId: 'https://lms.example/activity/7',
  template,
  cmi5: { mode: 'Normal', told: [], ...cmi5 },
});
/** The same, as the rules know it. */
export const launchOf = ({ activityId: id, cmi5 }: Identity): Cmi5Launch => ({
  activityId: id,
  registration,
  actor,
  template,
  mode: cmi5?.mode ?? 'Normal',
  before: cmi5?.told ?? [],
  ...(cmi5?.masteryScore === undefined ? {} : { masteryScore: cmi5.masteryScore }),
});

export const began = Date.UTC(2027, 2, 1, 9);
let minted = 0;
/** Other bytes at each call, in the whole test run. */
export const random = (): Uint8Array => {
  const bytes = new Uint8Array(16);
  new DataView(bytes.buffer).setUint32(0, ++minted);
  return bytes;
};

/** The types' own words for an answer, as the player has them. */
export const describeAnswer: StoryParts['describe'] = (record) =>
  questionTypes.find(({ type }) => type === record.type)?.rules.xapi(record.key, record.answer);

/** A session of a learner: each event happens a second after the one before it. */
export function session(
  { course, list, questions }: Pick<Played, 'course' | 'list'> & Partial<Pick<Played, 'questions'>>,
  { identity = plain, start = newProgress('abcdefghij') }: { identity?: Identity; start?: Progress } = {},
) {
  let now = began;
  const log = createLog(start, course, list, () => now);
  const startFacts = factsOf(course, start);
  const story = createStory({ course, identity, start, startFacts, describe: describeAnswer, random });
  const told: Told[] = [];
  log.subscribe((event, progress, facts) => told.push(...story.tell(event, progress, facts)));
  const append = (event: PlayerEvent) => {
    log.append(event);
    now += 1000;
  };
  const fieldOf = (id: string) => {
    const slides = course.lessons.flatMap((lesson) => lesson.slides);
    const [quiz, question] = id.split('.');
    const slide = slides.find((each) => each.id === quiz);
    const asked = slide?.quiz?.entries.flatMap((entry) => ('draw' in entry ? entry.draw : [entry]));
    return (question ? asked?.find((each) => each.id === question) : slide)?.field ?? -1;
  };
  const api = {
    log,
    story,
    told,
    statements: (): Statement[] => told.map(({ statement }) => statement),
    /** `answered https://…/questions/q`, without the course's base. */
    lines: (): string[] =>
      told.map(({ statement: { verb, object, result } }) => {
        const id = 'id' in object ? object.id : '';
        const what = id === identity.activityId ? 'course' : id.replace(`${course.lrs?.iri}/`, '');
        const score = result?.score ? ` ${result.score.scaled}` : '';
        return `${verb.id.replace(/.*\//, '')} ${what}${score}`;
      }),
    /** Sets the clock, in ms from the beginning of the session. */
    clock: (to: number) => void (now = began + to),
    append,
    launch: (resumed = false) => append({ type: 'launched', resumed }),
    see: (...ids: string[]) => {
      for (const id of ids) {
        append({ type: 'slide-viewed', slide: fieldOf(id) });
        append({ type: 'slide-done', slide: fieldOf(id) });
      }
    },
    start: (quiz: string, drawn?: string[]) =>
      append({
        type: 'attempt-started',
        quiz: fieldOf(quiz),
        ...(drawn ? { drawn: drawn.map((id) => fieldOf(`${quiz}.${id}`)) } : {}),
      }),
    answer(id: string, answer: unknown, latency = 2.345) {
      const data = questions?.[id];
      const rules = questionTypes.find(({ type }) => type === data?.type)?.rules;
      if (!data || !rules) throw new Error(`no question ${id}`);
      const { share } = rules.grade(data.key, answer, data.partial);
      append({
        type: 'answered',
        question: fieldOf(id),
        answer: rules.pack(data.key, answer),
        share,
        record: answerRecord(id, data, answer, share, latency),
      });
    },
    submit: (quiz: string, score: number) => append({ type: 'quiz-submitted', quiz: fieldOf(quiz), score }),
    end: (seconds = 90) => void told.push(...story.end(now, seconds, log.facts())),
  };
  return api;
}

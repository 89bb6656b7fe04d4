import type { Activity, Extensions, Result } from '@xapi/xapi';
import type { PlayerCourse } from '../course/player-course.ts';
import { askedIn } from '../log/asked.ts';
import type { AnswerRecord, LogEvent } from '../log/events.ts';
import { roundScore, type Facts } from '../log/facts.ts';
import type { XapiInteraction } from '../questions/rules.ts';
import { quizValue, type Progress } from '../state/progress.ts';
import { activitiesOf } from './activities.ts';
import { contextOf, type Around } from './context.ts';
import { onceId } from './identifiers.ts';
import { answerResult, questionActivity, scoreOf } from './interaction.ts';
import { createTimes, duration } from './times.ts';
import type { Identity, Loose, Told } from './told.ts';
import { v4 } from './uuid.ts';
import {
  cmi5Category,
  masteryScoreExtension,
  moveOnCategory,
  progressExtension,
  sessionId,
  verb,
  type VerbName,
} from './vocabulary.ts';

/** One session of a learner in the words of xAPI. */
export interface Story {
  /**
   * Statements that follow from one event; `facts` and `progress` are those after it. Nothing follows from a resent
   * answer (`seq` -1): the session that it comes from gave its statement to this device's queue, which never forgets.
   */
  tell(event: LogEvent, progress: Progress, facts: Facts): Told[];
  /**
   * The last words: `suspended` where nothing is final, then `terminated`. Nothing before the first event, or twice.
   * @param at ms since 1970
   * @param seconds how long the session was, in this page
   */
  end(at: number, seconds: number, facts: Facts): Told[];
}

export interface StoryParts {
  course: PlayerCourse;
  identity: Identity;
  /** What the learner had at launch. */
  start: Progress;
  startFacts: Facts;
  /** An answer in xAPI's words; `undefined` when its question type isn't loaded. */
  describe(record: AnswerRecord): XapiInteraction | undefined;
  /** 16 random bytes. */
  random(): Uint8Array;
}

type Event<T> = Extract<LogEvent, { type: T }>;
type Given = Loose<Result>;

const percentOf = ({ slides: { done, total } }: Facts) => (total > 0 ? Math.floor((100 * done) / total) : 0);
/** Tenths of the slides that count. */
const tenthsOf = (facts: Facts) => Math.floor(percentOf(facts) / 10);
const isGiven = (value: unknown) => value !== undefined;

/** `parts.course.lrs` has the base of identifiers; without it they are made below the activity's own. */
export function createStory({ course, identity, start, startFacts, describe, random }: StoryParts): Story {
  const { actor, registration, activityId, cmi5 } = identity;
  const activities = activitiesOf(course, identity);
  const context = contextOf(course, identity);
  const { since, before = 0 } = identity;
  const times = createTimes(since, before);
  /** Verbs of the course's own that are told, or were by a former session. */
  const told = new Set(cmi5?.told.map((word) => word.replace(/.*\//, '')));
  // What a former session has come to, it has told; where the LRS was asked, that counts.
  const reached = {
    passed: start.passed,
    completed: start.passed || start.completed,
    failed: startFacts.outcome === 'failed',
  };
  for (const [name, is] of Object.entries(reached))
    if (is && (!cmi5 || cmi5.unsure?.includes(name))) told.add(name);
  const looksOnly = cmi5 && cmi5.mode !== 'Normal';
  let begun = false;
  let ended = false;
  let failedNow = false;
  let tenths = tenthsOf(startFacts);
  /** When attempts of this session began, by quiz: seconds of the session. */
  const started = new Map<number, number>();

  /** `id`: of what is told once; absent: a new one. */
  function say(
    at: number,
    name: VerbName,
    object: Activity,
    around: Around,
    result: Given = {},
    id?: string,
  ): Told {
    const statement = {
      id: id ?? v4(random()),
      actor,
      verb: verb(name),
      object,
      result: Object.values(result).some(isGiven) ? result : undefined,
      context: context(around),
      timestamp: times.stamp(at),
    };
    // Without what is undefined, and nothing of it anybody else's.
    return { statement: JSON.parse(JSON.stringify(statement)) as Told['statement'], once: isGiven(id) };
  }

  /**
   * Of the course itself; in cmi5 a statement that cmi5 defines. With success or completion there is one in a
   * registration, and its id is always the same; but cmi5 lets each session fail anew (9.3.5).
   */
  function sayOfCourse(at: number, name: VerbName, result: Given = {}, extensions?: Extensions): Told {
    const again = told.has(name) ? ` ${sessionOf(identity)}` : '';
    told.add(name);
    const once = isGiven(result.success) || isGiven(result.completion);
    const category = cmi5 && [cmi5Category, ...(once ? [moveOnCategory] : [])].map((id) => ({ id }));
    const id = once ? onceId(registration, actor, activityId, verb(name).id + again) : undefined;
    return say(at, name, activities.course, { category, extensions }, result, id);
  }

  /** The course's score, unless cmi5's LMS would read the opposite verdict out of it (9.3.4, 9.3.5). */
  function judge(at: number, success: boolean, { score }: Facts): Told {
    const mastery = cmi5?.masteryScore;
    // cmi5's raw scores are integers (9.5.1).
    const most = cmi5 && !Number.isInteger(score) ? 0 : 100;
    const given = score === undefined ? undefined : scoreOf(score / 100, most);
    const isTold = given && (mastery === undefined || given.scaled >= mastery === success);
    return sayOfCourse(
      at,
      success ? 'passed' : 'failed',
      { success, score: isTold ? given : undefined, duration: duration(times.pass(at)) },
      isTold && mastery !== undefined ? { [masteryScoreExtension]: mastery } : undefined,
    );
  }

  /**
   * `success` and `completion` of the course, once each; in cmi5 a session has one of passed and failed (9.3), and what
   * failed before, was open again at launch and failed once more is a fail of this session.
   */
  function verdicts(at: number, facts: Facts): Told[] {
    const { outcome, score } = facts;
    const found: Told[] = [];
    if ((outcome === 'completed' || outcome === 'passed') && !told.has('completed')) {
      // What is completed and never passed has its score here; in cmi5 it may not (9.3.3).
      const isScored = !cmi5 && outcome === 'completed' && score !== undefined;
      found.push(
        sayOfCourse(at, 'completed', {
          completion: true,
          score: isScored ? scoreOf(score / 100, 100) : undefined,
          duration: duration(times.pass(at)),
        }),
      );
    }
    if (outcome === 'passed' && !told.has('passed') && !(cmi5 && failedNow))
      found.push(judge(at, true, facts));
    const failedBefore = told.has('failed') && (failedNow || !cmi5 || startFacts.outcome === 'failed');
    if (outcome === 'failed' && !failedBefore && !told.has('passed')) {
      failedNow = true;
      found.push(judge(at, false, facts));
    }
    return found;
  }

  /** At most each tenth of the slides that count; none once the course is completed (cmi5 9.5.5.1). */
  function progressed(at: number, facts: Facts): Told[] {
    if (tenthsOf(facts) <= tenths || told.has('completed')) return [];
    tenths = tenthsOf(facts);
    const extensions = { [progressExtension]: percentOf(facts) };
    return [say(at, 'progressed', activities.course, {}, { extensions })];
  }

  function answered({ at, question, record }: Event<'answered'>, progress: Progress): Told {
    const spot = activities.spotOf(question);
    const lesson = spot ? [activities.lesson(spot.lesson)] : [];
    const around: Around = { parent: lesson, grouping: [activities.course] };
    // Practice earns nothing.
    let points = 0;
    if (spot?.slide.quiz) {
      const value = quizValue(progress, spot.slide.field);
      points = askedIn(spot.slide.quiz, value).find((each) => each?.field === question)?.points ?? 0;
      around.parent = [activities.quiz(spot.slide)];
      around.grouping = [activities.attempt(spot.slide, numberOf(value)), ...lesson, activities.course];
    }
    if (record.outcomes.length > 0) around.other = record.outcomes.map(activities.outcome);
    const described = describe(record);
    const object = questionActivity(activities.question(record.id), record, described, course.language);
    const omit = course.lrs?.omit?.freeText === true;
    return say(at, 'answered', object, around, answerResult(record, described, points, omit));
  }

  /** An attempt as it begins, or with its result. */
  function attempt(event: Event<'attempt-started' | 'quiz-submitted'>, progress: Progress): Told[] {
    const { quiz: field, at } = event;
    const spot = activities.spotOf(field);
    const quiz = spot?.slide.quiz;
    if (!quiz) return [];
    const value = quizValue(progress, field);
    const object = activities.quiz(spot.slide);
    const around: Around = {
      parent: [activities.lesson(spot.lesson)],
      grouping: [activities.attempt(spot.slide, numberOf(value)), activities.course],
    };
    if (event.type === 'attempt-started') {
      started.set(field, times.pass(at));
      return [say(at, 'attempted', object, around)];
    }
    const since = started.get(field);
    const isScored = quiz.points > 0;
    const success =
      isScored && quiz.passMark !== undefined ? event.score >= roundScore(quiz.passMark * 100) : undefined;
    const result: Given = {
      completion: true,
      success,
      score: isScored ? scoreOf(event.score / 100, 100) : undefined,
      // Time used of a limit counts what was used before this session.
      duration: value.clock
        ? duration(value.clock.used)
        : since === undefined
          ? undefined
          : duration(times.pass(at) - since),
    };
    return [
      say(at, success === undefined ? 'completed' : success ? 'passed' : 'failed', object, around, result),
    ];
  }

  return {
    tell(event, progress, facts) {
      const { at, type } = event;
      if (ended || event.seq < 0) return [];
      const all: Told[] = [];
      times.pass(at);
      if (!begun && !told.has('initialized')) all.push(sayOfCourse(at, 'initialized'));
      begun = true;
      if (looksOnly) return all;
      if (type === 'launched' && event.resumed) all.push(say(at, 'resumed', activities.course, {}));
      if (type === 'answered') all.push(answered(event, progress));
      if (type === 'attempt-started' || type === 'quiz-submitted') all.push(...attempt(event, progress));
      return [...all, ...progressed(at, facts), ...verdicts(at, facts)];
    },
    end(at, seconds, { outcome }) {
      const all: Told[] = [];
      if (ended || !begun) return all;
      ended = true;
      if (outcome === 'incomplete' && !looksOnly) all.push(say(at, 'suspended', activities.course, {}));
      if (!told.has('terminated'))
        all.push(sayOfCourse(at, 'terminated', { duration: duration(before + seconds) }));
      return all;
    },
  };
}

const sessionOf = ({ template }: Identity) => String(template?.extensions?.[sessionId] ?? '');
/** The number of an attempt under way, or of the last one. */
const numberOf = ({ submitted, open }: { submitted: number; open: boolean }) => submitted + (open ? 1 : 0);

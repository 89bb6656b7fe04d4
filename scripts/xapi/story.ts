import type { Activity, Result } from '@xapi/xapi';
import type { PlayerCourse } from '../course/player-course.ts';
import { askedIn } from '../log/asked.ts';
import type { AnswerRecord, LogEvent } from '../log/events.ts';
import { roundScore, type Facts } from '../log/facts.ts';
import type { XapiInteraction } from '../questions/rules.ts';
import { quizValue, type Progress } from '../state/progress.ts';
import { activitiesOf } from './activities.ts';
import { contextOf, type Around } from './context.ts';
import { onceId } from './identifiers.ts';
import { answerResult, questionActivity, rounded } from './interaction.ts';
import { createTimes, duration } from './times.ts';
import type { Identity, Told } from './told.ts';
import { v4 } from './uuid.ts';
import {
  cmi5Category,
  masteryScoreExtension,
  moveOnCategory,
  progressExtension,
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
   * @param seconds how long the session was
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

type Verdict = 'completed' | 'passed' | 'failed';
type Event<T> = Extract<LogEvent, { type: T }>;

const step = 10;
const percentOf = ({ slides: { done, total } }: Facts) => (total > 0 ? Math.floor((100 * done) / total) : 0);
const stepOf = (facts: Facts) => Math.floor(percentOf(facts) / step);

/** `parts.course.lrs` has the base of identifiers; without it they are made below the activity's own. */
export function createStory({ course, identity, start, startFacts, describe, random }: StoryParts): Story {
  const { cmi5 } = identity;
  const activities = activitiesOf(course, identity);
  const context = contextOf(course, identity);
  const times = createTimes();
  /** Verbs of the course's own that are told, or were by a former session. */
  const told = new Set((cmi5?.told ?? []).map((word) => word.replace(/.*\//, '')));
  if (start.passed) told.add('passed');
  if (start.passed || start.completed) told.add('completed');
  if (startFacts.outcome === 'failed') told.add('failed');
  const looksOnly = cmi5 !== undefined && cmi5.mode !== 'Normal';
  let begun: number | undefined;
  let ended = false;
  let failedNow = false;
  let steps = stepOf(startFacts);
  /** When attempts of this session began, by quiz. */
  const started = new Map<number, number>();

  function say(at: number, name: VerbName, object: Activity, around: Around, result: Result = {}): Told {
    const timestamp = times.stamp(at);
    const statement = {
      id: v4(random()),
      actor: identity.actor,
      verb: verb(name),
      object,
      ...(Object.keys(result).length > 0 ? { result } : {}),
      context: context(around),
      timestamp,
    };
    return { statement, once: false };
  }

  /** Of the course itself; in cmi5 a statement that cmi5 defines. */
  function sayOfCourse(at: number, name: VerbName, result: Result = {}, around: Around = {}): Told {
    const movesOn = result.success !== undefined || result.completion !== undefined;
    const ids = cmi5 ? [cmi5Category, ...(movesOn ? [moveOnCategory] : [])] : [];
    told.add(name);
    return say(at, name, activities.course, { ...around, category: ids.map((id) => ({ id })) }, result);
  }

  function verdict(at: number, name: Verdict, result: Result, around?: Around): Told {
    const { statement } = sayOfCourse(at, name, result, around);
    const { actor, registration, activityId } = identity;
    return {
      statement: { ...statement, id: onceId(registration, actor, activityId, statement.verb.id) },
      once: true,
    };
  }

  const sinceLaunch = (at: number) => duration((Math.max(at, times.last()) - (begun ?? at)) / 1000);

  /** The course's score, unless cmi5's LMS would read the opposite verdict out of it (9.3.4, 9.3.5). */
  function judged(at: number, name: 'passed' | 'failed', { score }: Facts): Told {
    const mastery = cmi5?.masteryScore;
    const scaled = rounded((score ?? 0) / 100);
    const fits = mastery === undefined || scaled >= mastery === (name === 'passed');
    const told = score !== undefined && fits;
    return verdict(
      at,
      name,
      { success: name === 'passed', ...(told ? { score: percent(score) } : {}), duration: sinceLaunch(at) },
      told && mastery !== undefined ? { extensions: { [masteryScoreExtension]: mastery } } : {},
    );
  }

  /** `success` and `completion` of the course, once each; in cmi5 a session has one of passed and failed (9.3). */
  function verdicts(at: number, facts: Facts): Told[] {
    const { outcome, score } = facts;
    const found: Told[] = [];
    if ((outcome === 'completed' || outcome === 'passed') && !told.has('completed')) {
      // What is completed and never passed has its score here; in cmi5 it may not (9.3.3).
      const scored = !cmi5 && outcome === 'completed' && score !== undefined;
      const result = { completion: true, ...(scored ? { score: percent(score) } : {}) };
      found.push(verdict(at, 'completed', { ...result, duration: sinceLaunch(at) }));
    }
    if (outcome === 'passed' && !told.has('passed') && !(cmi5 && failedNow))
      found.push(judged(at, 'passed', facts));
    if (outcome === 'failed' && !told.has('failed') && !told.has('passed')) {
      failedNow = true;
      found.push(judged(at, 'failed', facts));
    }
    return found;
  }

  /** At most each tenth of the slides that count; none once the course is completed (cmi5 9.5.5.1). */
  function progressed(at: number, facts: Facts): Told[] {
    if (stepOf(facts) <= steps || told.has('completed')) return [];
    steps = stepOf(facts);
    const extensions = { [progressExtension]: percentOf(facts) };
    return [say(at, 'progressed', activities.course, {}, { extensions })];
  }

  function answered({ at, question, record }: Event<'answered'>, progress: Progress): Told {
    const spot = activities.spotOf(question);
    const inQuiz = spot?.slide.quiz && quizValue(progress, spot.slide.field);
    const asked = spot?.slide.quiz && inQuiz && askedIn(spot.slide.quiz, inQuiz);
    // Practice earns nothing.
    const points = asked?.find((each) => each?.field === question)?.points ?? (spot ? 0 : record.points);
    const lesson = spot ? [activities.lesson(spot.lesson)] : [];
    const around: Around = {
      parent: spot && inQuiz ? [activities.quiz(spot.slide)] : lesson,
      grouping: [
        ...(spot && inQuiz ? [activities.attempt(spot.slide, numberOf(inQuiz)), ...lesson] : []),
        activities.course,
      ],
      other: record.outcomes.map(activities.outcome),
    };
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
    const around: Around = {
      parent: [activities.lesson(spot.lesson)],
      grouping: [activities.attempt(spot.slide, numberOf(value)), activities.course],
    };
    const object = activities.quiz(spot.slide);
    if (event.type === 'attempt-started') {
      const begins = say(at, 'attempted', object, around);
      started.set(field, times.last());
      return [begins];
    }
    const since = started.get(field);
    const seconds = value.clock?.used ?? (since && (Math.max(at, times.last()) - since) / 1000);
    started.delete(field);
    const isScored = quiz.points > 0;
    const success = event.score >= roundScore((quiz.passMark ?? 0) * 100);
    const isJudged = isScored && quiz.passMark !== undefined;
    return [
      say(at, isJudged ? (success ? 'passed' : 'failed') : 'completed', object, around, {
        completion: true,
        ...(isJudged ? { success } : {}),
        ...(isScored ? { score: percent(event.score) } : {}),
        ...(seconds === undefined ? {} : { duration: duration(seconds) }),
      }),
    ];
  }

  function begin(at: number): Told[] {
    if (begun !== undefined) return [];
    const first = told.has('initialized') ? [] : [sayOfCourse(at, 'initialized')];
    times.stamp(at);
    begun = times.last();
    return first;
  }

  function of(event: LogEvent, progress: Progress): Told[] {
    if (event.type === 'answered') return [answered(event, progress)];
    if (event.type === 'attempt-started' || event.type === 'quiz-submitted') return attempt(event, progress);
    if (event.type === 'launched' && event.resumed) return [say(event.at, 'resumed', activities.course, {})];
    return [];
  }

  return {
    tell(event, progress, facts) {
      if (ended || event.seq < 0) return [];
      const first = begin(event.at);
      if (looksOnly) return first;
      return [...first, ...of(event, progress), ...progressed(event.at, facts), ...verdicts(event.at, facts)];
    },
    end(at, seconds, { outcome }) {
      if (ended || begun === undefined) return [];
      ended = true;
      const goesOn = outcome === 'incomplete' && !looksOnly;
      return [
        ...(goesOn ? [say(at, 'suspended', activities.course, {})] : []),
        ...(told.has('terminated') ? [] : [sayOfCourse(at, 'terminated', { duration: duration(seconds) })]),
      ];
    },
  };
}

/** The number of an attempt under way, or of the last one. */
const numberOf = ({ submitted, open }: { submitted: number; open: boolean }) => submitted + (open ? 1 : 0);

/** A score of 0..100 with two decimals. */
const percent = (raw: number) => ({ scaled: rounded(raw / 100), raw, min: 0, max: 100 });

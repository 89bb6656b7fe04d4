import { describe, expect, it } from 'vitest';
import type { PlayerCourse, PlayerQuiz, PlayerSlide } from '../../scripts/course/player-course.ts';
import type { PlayerEvent } from '../../scripts/log/events.ts';
import { factsOf, isPassed, type Facts } from '../../scripts/log/facts.ts';
import { quizValue } from '../../scripts/state/progress.ts';
import { after, courseOf, fieldsOf, lessonOf, quizOf, slideOf } from '../support/player-course.ts';

/** What a new release does to learners who come back: it never takes anything away. */

/** Fields: 0 intro, 1 check, 2 exam, 3 a slide of the second release. */
const list = fieldsOf(['slide', 'quiz', 'quiz', 'slide']);

interface Release {
  check?: Partial<PlayerQuiz>;
  exam?: Partial<PlayerQuiz>;
  course?: Partial<PlayerCourse>;
  more?: PlayerSlide[];
}

function release({ check, exam, course = {}, more = [] }: Release): PlayerCourse {
  const slides = [
    slideOf('intro', 0),
    ...(check ? [slideOf('check', 1, { quiz: quizOf(check) })] : []),
    ...(exam ? [slideOf('exam', 2, { quiz: quizOf(exam) })] : []),
    ...more,
  ];
  return courseOf([lessonOf('l', slides)], course);
}

const launched: PlayerEvent = { type: 'launched', resumed: true };
const seen: PlayerEvent = { type: 'slide-done', slide: 0 };
const submit = (score: number, field = 1): PlayerEvent[] => [
  { type: 'attempt-started', quiz: field },
  { type: 'quiz-submitted', quiz: field, score },
];

/** Progress through releases one after the other, each with what a learner did in it after the launch. */
function through(releases: [Release, PlayerEvent[]][]): { facts: Facts; checkPassed: boolean } {
  const played = releases.map(([each, events]) => ({ course: release(each), events }));
  const progress = played.reduce(
    (now, { course, events }) => after([launched, ...events], course, list, now),
    after([], courseOf([]), list),
  );
  const course = played.at(-1)?.course ?? courseOf([]);
  return {
    facts: factsOf(course, progress),
    checkPassed: isPassed(quizOf({ passMark: 1 }), quizValue(progress, 1)),
  };
}

interface Case {
  releases: [Release, PlayerEvent[]][];
  expected: Partial<Facts>;
}

const cases: Record<string, Case> = {
  'a lower pass mark passes who has reached it': {
    releases: [
      [{ check: {} }, [seen, ...submit(60)]],
      [{ check: { passMark: 0.5 } }, []],
    ],
    expected: { outcome: 'passed', score: 60 },
  },
  'a higher pass mark takes no pass of a course back': {
    releases: [
      [{ check: {} }, [seen, ...submit(75)]],
      [{ check: { passMark: 0.9 } }, []],
    ],
    expected: { outcome: 'passed', score: 75 },
  },
  'a higher pass mark takes no pass of a quiz back': {
    releases: [
      [{ check: {} }, submit(75)],
      [{ check: { passMark: 0.9 } }, [seen]],
    ],
    expected: { outcome: 'passed', score: 75 },
  },
  'a pass mark lowered and raised again takes no pass of a quiz back': {
    releases: [
      [{ check: {} }, submit(60)],
      [{ check: { passMark: 0.5 } }, []],
      [{ check: { passMark: 0.9 } }, [seen]],
    ],
    expected: { outcome: 'passed', score: 60 },
  },
  'a higher pass mark of the course takes nothing back': {
    releases: [
      [{ check: {}, course: { passMark: 0.7 } }, [seen, ...submit(75)]],
      [{ check: {}, course: { passMark: 0.9 } }, []],
    ],
    expected: { outcome: 'passed', score: 75 },
  },
  'a lower pass mark of the course passes who has reached it': {
    releases: [
      [{ check: { passMark: 0.5 }, course: { passMark: 0.7 } }, [seen, ...submit(60)]],
      [{ check: { passMark: 0.5 }, course: { passMark: 0.6 } }, []],
    ],
    expected: { outcome: 'passed', score: 60 },
  },
  'who has failed passes by a lower pass mark': {
    releases: [
      [{ check: { attempts: 1 } }, [seen, ...submit(60)]],
      [{ check: { attempts: 1, passMark: 0.5 } }, []],
    ],
    expected: { outcome: 'passed', score: 60 },
  },
  'further attempts make incomplete of failed': {
    releases: [
      [{ check: { attempts: 1 } }, [seen, ...submit(60)]],
      [{ check: { attempts: 2 } }, []],
    ],
    expected: { outcome: 'incomplete', score: 60 },
  },
  'fewer attempts than somebody has used leave what was scored': {
    releases: [
      [{ check: { attempts: 3 } }, [seen, ...submit(60), ...submit(65)]],
      [{ check: { attempts: 1 } }, []],
    ],
    expected: { outcome: 'failed', score: 65 },
  },
  'an attempt that is under way is gone on with, however few are left': {
    releases: [
      [
        { check: { attempts: 3 } },
        [seen, ...submit(60), ...submit(65), { type: 'attempt-started', quiz: 1 }],
      ],
      [{ check: { attempts: 1 } }, []],
    ],
    expected: { outcome: 'incomplete', score: 65 },
  },
  'other weights lower no score': {
    releases: [
      [{ check: { weight: 90 }, exam: { weight: 10 } }, submit(100)],
      [{ check: { weight: 10 }, exam: { weight: 90 } }, []],
    ],
    expected: { score: 90 },
  },
  'other weights may raise a score': {
    releases: [
      [{ check: { weight: 10 }, exam: { weight: 90 } }, submit(100)],
      [{ check: { weight: 90 }, exam: { weight: 10 } }, []],
    ],
    expected: { score: 90 },
  },
  'after other weights a worse attempt costs what it is worth now, where the last one counts': {
    releases: [
      [{ check: { weight: 90, attemptCounts: 'last' }, exam: { weight: 10 } }, submit(100)],
      [{ check: { weight: 10, attemptCounts: 'last' }, exam: { weight: 90 } }, submit(50)],
    ],
    expected: { score: 85 },
  },
  'a further quiz lowers no score, and a better attempt in it is for nothing until it is above': {
    releases: [
      [{ check: {} }, submit(80)],
      [{ check: {}, exam: {} }, submit(40, 2)],
    ],
    expected: { outcome: 'incomplete', score: 80 },
  },
  'a quiz that is gone takes no score with it': {
    releases: [
      [{ check: {}, exam: {} }, [...submit(80), ...submit(80, 2)]],
      [{ exam: {} }, []],
    ],
    expected: { score: 80 },
  },
  'the last quiz gone leaves its score': {
    releases: [
      [{ check: {} }, submit(60)],
      [{}, []],
    ],
    expected: { score: 60 },
  },
  'a further slide is missing to who has not finished': {
    releases: [
      [{ check: {} }, submit(100)],
      [{ check: {}, more: [slideOf('new', 3)] }, [seen]],
    ],
    expected: { outcome: 'incomplete', score: 100 },
  },
  'and not to who has': {
    releases: [
      [{ check: {} }, [seen, ...submit(100)]],
      [{ check: {}, more: [slideOf('new', 3)] }, []],
    ],
    expected: { outcome: 'passed', score: 100 },
  },
  'a completed course stays completed when a quiz has to be passed from now on': {
    releases: [
      [
        { check: { attempts: 1 }, course: { completion: { slides: 1, quizzes: 'none' } } },
        [seen, ...submit(10)],
      ],
      [{ check: { attempts: 1 } }, []],
    ],
    expected: { outcome: 'completed', score: 10 },
  },
};

describe('after a new release', () => {
  it.each(Object.entries(cases))('%s', (_, { releases, expected }) => {
    expect(through(releases).facts).toMatchObject(expected);
  });

  it('a quiz that was once passed is passed, by whatever mark', () => {
    expect(through([[{ check: {} }, submit(75)]]).checkPassed).toBe(true);
    expect(through([[{ check: {} }, submit(65)]]).checkPassed).toBe(false);
  });
});

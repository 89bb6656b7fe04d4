import type { Elements } from '../../scripts/preview/stand-in.ts';
import { TestCourse, type Changes, type Package } from './package.ts';

/** The course of most stories: a practice question, and two quizzes that weigh the same. */
export const twoQuizzes = (changes: Changes = {}): Promise<TestCourse> =>
  TestCourse.from('tests/browser/courses/two-quizzes', changes);

const built = new Map<string | undefined, Promise<Package>>();

/** That course, built as it is, or for another target. */
export function theCourse(target?: string): Promise<Package> {
  const known = built.get(target) ?? twoQuizzes().then((course) => course.build(target));
  built.set(target, known);
  return known;
}

/** Slides in the learner's order. */
export const slides = ['cover', 'why', 'padlock', 'check', 'more', 'final', 'thanks'];

export const right = {
  'check.poster': 'link',
  'check.signs': ['deadline', 'sender'],
  'final.who': 'desk',
  'final.fast': 'false',
};

export const wrong = {
  'check.poster': 'paper',
  'check.signs': ['name'],
  'final.who': 'nobody',
  'final.fast': 'true',
};

/** What a teacher reads of one answer, as the LMS keeps it. */
interface Told {
  id: string;
  type: string;
  outcome?: string;
  points: string;
  pattern: string;
}

/** In the order of the lock, which is the order of their birth. Practice is never scored: it weighs nothing. */
const told: Told[] = [
  { id: 'padlock', type: 'true-false', points: '0', pattern: 'f' },
  { id: 'check.poster', type: 'choice', outcome: 'spot', points: '1', pattern: 'A link that I cannot read' },
  {
    id: 'check.signs',
    type: 'choice',
    outcome: 'spot',
    points: '1',
    pattern: 'A deadline; A strange sender',
  },
  { id: 'final.who', type: 'choice', outcome: 'report', points: '1', pattern: 'The help desk' },
  { id: 'final.fast', type: 'true-false', outcome: 'report', points: '1', pattern: 'f' },
];

/**
 * The interactions that an LMS must have.
 * @param answers by question: the response and the result; a question left out has its id alone when a later one was
 * answered, since an LMS refuses gaps
 */
export function interactions(answers: Record<string, [response: string, result: string]>): Elements {
  const elements: Elements = {};
  const last = Math.max(
    -1,
    ...Object.keys(answers).map((id) => told.findIndex((question) => question.id === id)),
  );
  told.slice(0, last + 1).forEach(({ id, type, outcome, points, pattern }, index) => {
    const put = (name: string, value: string) => (elements[`cmi.interactions.${index}.${name}`] = value);
    put('id', id);
    const answer = answers[id];
    if (!answer) return;
    put('type', type);
    if (outcome !== undefined) put('objectives.0.id', outcome);
    put('weighting', points);
    put('correct_responses.0.pattern', pattern);
    put('student_response', answer[0]);
    put('result', answer[1]);
  });
  return elements;
}

/** The interactions of a learner who answered a quiz rightly. */
export const rightly: Record<string, Record<string, [string, string]>> = {
  check: {
    'check.poster': ['A link that I cannot read', 'correct'],
    'check.signs': ['A deadline; A strange sender', 'correct'],
  },
  final: { 'final.who': ['The help desk', 'correct'], 'final.fast': ['f', 'correct'] },
};

export const wrongly: Record<string, Record<string, [string, string]>> = {
  check: { 'check.poster': ['Safe, since it is on paper', 'wrong'], 'check.signs': ['Your name', 'wrong'] },
  final: { 'final.who': ['Nobody', 'wrong'], 'final.fast': ['t', 'wrong'] },
};

/** The elements of `cmi.core` that an LMS must have; a score only after a quiz. */
export function core(status: string, location: string, raw?: string): Elements {
  return {
    'cmi.core.exit': 'suspend',
    'cmi.core.lesson_location': location,
    'cmi.core.lesson_status': status,
    ...(raw === undefined
      ? {}
      : { 'cmi.core.score.max': '100', 'cmi.core.score.min': '0', 'cmi.core.score.raw': raw }),
  };
}

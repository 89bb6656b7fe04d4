import { isScored, type Quiz } from '../../course/course.ts';
import { weightOf } from '../../compile/player-data.ts';
import type { Plan } from '../../compile/plan.ts';
import type { TextRenderer } from '../../questions/author.ts';
import { baseIri } from '../../xapi/identifiers.ts';
import { courseTexts, xmlDocument } from '../imsmanifest.ts';

/**
 * `cmi5.xml`: a course structure with one AU (cmi5 13.1 and its XSD, which fixes the order of elements). Ids derive from
 * the course's `iri` alone: an LMS finds by them what a learner has done.
 */
export function cmi5Structure(plan: Plan, text: TextRenderer): string {
  const { course } = plan;
  const { title, description } = courseTexts(plan, text);
  const iri = baseIri(course.iri ?? '');
  const inLanguage = (words: string) => ({ langstring: { '@_lang': course.language, '#text': words } });
  const texts = { title: inLanguage(title), description: inLanguage(description) };
  const { moveOn, masteryScore } = judgement(plan);
  // Named as in statements, which have a question's outcomes in their context.
  const outcomes = course.outcomes.map(({ id, text: words }) => ({
    id: `${iri}/outcomes/${id}`,
    words: inLanguage(text.plain(words)),
  }));
  const hasOutcomes = outcomes.length > 0;
  return xmlDocument({
    courseStructure: {
      '@_xmlns': 'https://w3id.org/xapi/profiles/cmi5/v1/CourseStructure.xsd',
      course: { '@_id': iri, ...texts },
      ...(hasOutcomes
        ? {
            objectives: {
              objective: outcomes.map(({ id, words }) => ({ '@_id': id, title: words, description: words })),
            },
          }
        : {}),
      au: {
        '@_id': `${iri}/au`,
        '@_moveOn': moveOn,
        ...(masteryScore === undefined ? {} : { '@_masteryScore': masteryScore }),
        '@_launchMethod': 'AnyWindow',
        '@_activityType': 'http://adlnet.gov/expapi/activities/course',
        ...texts,
        ...(hasOutcomes ? { objectives: { objective: outcomes.map(({ id }) => ({ '@_idref': id })) } } : {}),
        // As it stands in the zip: players compare letter by letter.
        url: 'index.html',
      },
    },
  });
}

/**
 * When the LMS lets a learner move on: passed where anything has to be passed, else completed. A mastery score only where
 * one mark alone decides and the course's score is what it is held against; where several do, no number says it.
 * `mark`: whose it is, a quiz's id or empty for the course's own.
 */
export function judgement({ course, slides }: Plan): {
  moveOn: string;
  masteryScore?: string;
  mark?: string;
} {
  const quizzes = slides.flatMap(({ quiz, counts }) => (quiz ? [{ quiz, counts }] : []));
  const toPass = quizzes.filter(({ quiz, counts }) => isToPass(course.completion.quizzes, quiz, counts));
  const marks = [
    ...toPass.map(({ quiz }) => ({
      id: quiz.id,
      mark: isScored(quiz) && weighsAlone(quiz) ? quiz.passMark : undefined,
    })),
    ...(course.score.passMark === undefined ? [] : [{ id: '', mark: course.score.passMark }]),
  ];
  const [only] = marks;
  return {
    moveOn: marks.length > 0 ? 'Passed' : 'Completed',
    ...(marks.length === 1 && only?.mark !== undefined
      ? // cmi5 13.1.4: at most four decimals.
        { masteryScore: String(Number(only.mark.toFixed(4))), mark: only.id }
      : {}),
  };

  function weighsAlone(quiz: Quiz): boolean {
    return quizzes.every((each) => weightOf(course, each.quiz) > 0 === (each.quiz === quiz));
  }
}

const isToPass = (rule: Plan['course']['completion']['quizzes'], quiz: Quiz, counts: boolean): boolean =>
  Array.isArray(rule) ? rule.includes(quiz.id) : rule === 'passed' && counts;

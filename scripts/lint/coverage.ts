import type { LintView } from './view.ts';

/** Which outcome is taught where, and asked by which questions. */
export interface Coverage {
  outcomes: CoveredOutcome[];
}

export interface CoveredOutcome {
  id: string;
  text: string;
  /** Slides that teach it: those that name it, and the contents of lessons that name it. */
  slides: string[];
  /** Questions of quizzes that count, by their full ids. */
  graded: string[];
  /** Practice: questions among the slides and in quizzes that don't count. */
  practice: string[];
}

/** Types that say nothing about an outcome by themselves. */
const frame: ReadonlySet<string> = new Set(['title', 'credit', 'outcomes', 'quiz']);

export function coverageOf({
  course,
  slides,
  quizzes,
  questions,
}: Pick<LintView, 'course' | 'slides' | 'quizzes' | 'questions'>): Coverage {
  const counting = new Set(
    quizzes.flatMap((each) => (each.quiz.counts ? each.questions.filter(({ graded }) => graded) : [])),
  );
  const asked = new Set([
    ...quizzes.flatMap((each) => each.questions),
    ...questions.filter(({ question }) => slides.some(({ slide }) => slide.question === question)),
  ]);
  return {
    outcomes: course.outcomes.map(({ id, text }) => {
      const asking = [...asked].filter(({ outcomes }) => outcomes.includes(id));
      const idOf = ({ question }: { question: { fullId: string } }) => question.fullId;
      return {
        id,
        text: text.markdown.trim(),
        slides: slides.flatMap(({ slide, lesson }) =>
          !slide.question &&
          !frame.has(slide.type) &&
          (slide.outcomes.includes(id) || (slide.outcomes.length === 0 && lesson.outcomes.includes(id)))
            ? [slide.id]
            : [],
        ),
        graded: asking.filter((each) => counting.has(each)).map(idOf),
        practice: asking.filter((each) => !counting.has(each)).map(idOf),
      };
    }),
  };
}

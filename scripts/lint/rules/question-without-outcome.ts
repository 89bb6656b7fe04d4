import { defineRule } from '../rule.ts';

export const questionWithoutOutcome = defineRule<{ id: string }>({
  name: 'question-without-outcome',
  level: 'warning',
  group: 'structure',
  about: 'A question earns points and belongs to no outcome, while others do.',
  source: 'Standards for Educational and Psychological Testing (AERA, APA, NCME), 2014, 4.12',
  words: ({ id }) => ({
    message: `\`${id}\` earns points and asks for no outcome: its points say nothing about what was learned.`,
    hint: 'Name one of the outcomes of course.yaml: `outcome: …`.',
  }),
  check: ({ quizzes }, report) => {
    const counting = quizzes.flatMap(({ quiz, questions }) =>
      quiz.counts ? questions.filter(({ graded }) => graded) : [],
    );
    // Where none names one, the course has decided otherwise.
    if (!counting.some(({ outcomes }) => outcomes.length > 0)) return;
    for (const { question, outcomes } of counting)
      if (outcomes.length === 0) report(question.place, { id: question.id });
  },
});

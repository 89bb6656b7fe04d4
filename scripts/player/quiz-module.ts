/** `js/quiz.js`: fetched after the first slide, since no learner needs it before. */
export { createPractice } from './quiz/practice.ts';
export { createQuiz } from './quiz/quiz.ts';

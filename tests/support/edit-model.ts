import fc from 'fast-check';
import { bankYaml, courseYaml, lessonYaml, quizSlide } from './quiz-yaml.ts';

/** A course that random edits are done to, as a small model that can be written as YAML. */

/** A course as edits see it. Ids are never used twice: `next` numbers them. */
export interface Model {
  next: number;
  inOrder: boolean;
  /** Weights of the quizzes rise by this; 0: none are said. */
  weights: number;
  slides: ModelSlide[];
  bank: ModelQuestion[];
  completion: { slides: string; quizzes: string };
}
interface ModelQuiz {
  kind: 'quiz';
  mark: number;
  attempts: number;
  retry: boolean;
  /** How many it draws from the bank. */
  draws: number;
  questions: ModelQuestion[];
}
/** `gated`: it waits for the first quiz before it, if there is one. */
type ModelSlide = { id: string; was?: string; gated?: boolean } & (
  { kind: 'text' } | ModelQuiz | ModelPractice
);
interface ModelPractice {
  kind: 'practice';
  answer: boolean;
}
interface ModelQuestion {
  id: string;
  was?: string;
  kind: 'choice' | 'fill-in' | 'numeric' | 'long-fill-in';
  choices: string[];
  /** Of choices an id, of the others what is to be typed. */
  answer: string;
}

const kinds = ['choice', 'fill-in', 'numeric', 'long-fill-in'] as const;
const newQuestion = (number: number, kind = kinds[number % kinds.length] ?? 'choice'): ModelQuestion => ({
  id: `q${number}`,
  kind,
  choices: ['a', 'b', 'c'],
  answer: kind === 'numeric' ? '7' : 'a',
});
const quiz = (changes: Partial<ModelQuiz>): ModelQuiz => ({
  kind: 'quiz',
  mark: 60,
  attempts: 3,
  retry: false,
  draws: 0,
  questions: [],
  ...changes,
});
export const first: Model = {
  next: 20,
  inOrder: false,
  weights: 0,
  slides: [
    { id: 's1', kind: 'text' },
    { id: 'p1', kind: 'practice', answer: true },
    {
      id: 'z1',
      ...quiz({
        attempts: 2,
        retry: true,
        draws: 2,
        questions: [newQuestion(4), newQuestion(5), newQuestion(6)],
      }),
    },
    { id: 's2', kind: 'text', gated: true },
    { id: 'z2', ...quiz({ questions: [newQuestion(8), newQuestion(7)] }) },
  ],
  bank: [10, 11, 12, 13].map((number) => newQuestion(number, 'choice')),
  completion: { slides: 'all', quizzes: 'passed' },
};

const edits = [
  'add-slide',
  'remove-slide',
  'move-slide',
  'rename',
  'gate',
  'in-order',
  'practice-key',
  'add-question',
  'remove-question',
  'move-question',
  'move-silently',
  'rename-question',
  'change-key',
  'add-choice',
  'remove-choice',
  'turn-choices',
  'bank-add',
  'bank-remove',
  'bank-key',
  'draws',
  'retry',
  'mark',
  'attempts',
  'weights',
  'completion',
] as const;
export interface Edit {
  kind: (typeof edits)[number];
  at: number;
  to: number;
}
export const someEdits = fc.array(
  fc.record({ kind: fc.constantFrom(...edits), at: fc.nat(20), to: fc.nat(20) }),
  {
    minLength: 1,
    maxLength: 5,
  },
);

/** The course after an edit; what can't be done to it leaves it as it is. */
export function edited(before: Model, { kind, at, to }: Edit): Model {
  const model = structuredClone(before);
  const { slides, bank } = model;
  const slide = slides[at % slides.length] as ModelSlide;
  const quizzes = slides.flatMap((each) => (each.kind === 'quiz' ? [each] : []));
  const quiz = quizzes[at % quizzes.length];
  const question = quiz?.questions[to % quiz.questions.length];
  const drawn = bank[to % bank.length];
  const fresh = (letter: string) => `${letter}${model.next++}`;
  const newKey = (each: ModelQuestion) => {
    each.answer =
      each.kind === 'choice' ? (each.choices[to % each.choices.length] ?? 'a') : String(model.next++);
  };
  const does: Record<Edit['kind'], () => void> = {
    'add-slide': () => slides.splice(to % slides.length, 0, { id: fresh('s'), kind: 'text' }),
    'remove-slide': () => {
      if (slides.length > 2 && (slide.kind !== 'quiz' || quizzes.length > 1))
        slides.splice(slides.indexOf(slide), 1);
    },
    'move-slide': () => {
      slides.splice(slides.indexOf(slide), 1);
      slides.splice(to % (slides.length + 1), 0, slide);
    },
    rename: () => {
      // One step a release: the name between was never built.
      if (slide.was === undefined) Object.assign(slide, { was: slide.id, id: fresh('r') });
    },
    gate: () => (slide.gated = !slide.gated),
    'in-order': () => (model.inOrder = !model.inOrder),
    'practice-key': () => {
      const practice = slides.find((each) => each.kind === 'practice');
      if (practice) practice.answer = !practice.answer;
    },
    'add-question': () =>
      quiz?.questions.splice(to % (quiz.questions.length + 1), 0, newQuestion(model.next++)),
    'remove-question': () => {
      if (quiz && question && quiz.questions.length > 1)
        quiz.questions.splice(quiz.questions.indexOf(question), 1);
    },
    'move-question': () => {
      const other = quizzes.find((each) => each !== quiz);
      if (
        !quiz ||
        !question ||
        !other ||
        quiz.questions.length < 2 ||
        question.was !== undefined ||
        quiz.was !== undefined
      )
        return;
      quiz.questions.splice(quiz.questions.indexOf(question), 1);
      other.questions.push({ ...question, was: `${quiz.id}.${question.id}` });
    },
    'move-silently': () => {
      const other = quizzes.find((each) => each !== quiz);
      if (!quiz || !question || !other || quiz.questions.length < 2 || question.was !== undefined) return;
      quiz.questions.splice(quiz.questions.indexOf(question), 1);
      other.questions.push(question);
    },
    'rename-question': () => {
      if (question && question.was === undefined)
        Object.assign(question, { was: question.id, id: fresh('n') });
    },
    'change-key': () => {
      if (question) newKey(question);
    },
    'add-choice': () => question?.choices.push(fresh('c')),
    'remove-choice': () => {
      if (question && question.choices.length > 2)
        question.choices = question.choices.filter((each, index) => each === question.answer || index > 0);
    },
    'turn-choices': () => question?.choices.reverse(),
    'bank-add': () => bank.push(newQuestion(model.next++, 'choice')),
    'bank-remove': () => {
      if (bank.length > 2) bank.splice(to % bank.length, 1);
    },
    'bank-key': () => {
      if (drawn) newKey(drawn);
    },
    draws: () => {
      if (quiz) quiz.draws = to % 3;
    },
    retry: () => {
      if (quiz) quiz.retry = !quiz.retry;
    },
    mark: () => {
      if (quiz) quiz.mark = 10 + (to % 9) * 10;
    },
    attempts: () => {
      if (quiz) quiz.attempts = 1 + (to % 4);
    },
    weights: () => (model.weights = to),
    completion: () =>
      (model.completion = {
        slides: ['all', 'none', '50%'][at % 3] ?? 'all',
        quizzes: ['passed', 'submitted', 'none'][to % 3] ?? 'passed',
      }),
  };
  does[kind]();
  return model;
}

/** The next release begins with nothing to rename. */
export const released = (model: Model): Model => ({
  ...model,
  slides: model.slides.map(({ was: _, ...slide }): ModelSlide =>
    slide.kind === 'quiz'
      ? { ...slide, questions: slide.questions.map(({ was: __, ...each }) => each) }
      : slide,
  ),
});

const wasOf = ({ was }: { was?: string }) => (was === undefined ? [] : [`was: ${was}`]);

/** What a question asks, by its kind. */
const keysOf: Record<ModelQuestion['kind'], (question: ModelQuestion) => string[]> = {
  choice: ({ choices, answer }) => [
    `choices: { ${choices.map((choice) => `${choice}: Is ${choice}`).join(', ')} }`,
    `answer: ${answer}`,
  ],
  'fill-in': ({ answer }) => [`accept: [word, word ${answer}]`],
  numeric: ({ answer }) => [`answer: ${answer}`],
  'long-fill-in': () => ['max_length: 60'],
};
const questionYaml = (each: ModelQuestion) =>
  [
    `id: ${each.id}`,
    `type: ${each.kind}`,
    'stem: What is it?',
    ...keysOf[each.kind](each),
    ...wasOf(each),
  ].join('\n');

function slideYaml(slide: ModelSlide, index: number, { slides, bank }: Model): string {
  const before = slides.slice(0, index).find((each) => each.kind === 'quiz' && !each.gated);
  const gate = slide.gated && before ? [`locked_until: { submitted: [${before.id}] }`] : [];
  if (slide.kind !== 'quiz') {
    const keys =
      slide.kind === 'text'
        ? ['title: A slide']
        : ['type: true-false', 'stem: Is it so?', `answer: ${slide.answer}`];
    return `  - id: ${slide.id}\n${[...keys, ...wasOf(slide), ...gate].map((line) => `    ${line}\n`).join('')}`;
  }
  const { id, mark, attempts, retry, draws, questions } = slide;
  const count = Math.min(draws, bank.length);
  return quizSlide(
    [...questions.map(questionYaml), ...(count > 0 ? [`draw: { bank: pool, count: ${count} }`] : [])],
    [
      `pass_mark: ${mark}%`,
      `attempts: ${attempts}`,
      ...(retry && attempts > 1 ? ['retry: wrong'] : []),
      ...wasOf(slide),
      ...gate,
    ],
    id,
  );
}

export function yamlOf(model: Model): Record<string, string> {
  const { slides, bank, weights, completion, inOrder } = model;
  // What has no points can't weigh anything.
  const scored = slides.filter(
    (each) =>
      each.kind === 'quiz' && (each.draws > 0 || each.questions.some(({ kind }) => kind !== 'long-fill-in')),
  );
  const said = scored.map(({ id }, index) => `${id}: ${10 + index * weights}`).join(', ');
  const drawing = slides.some((each) => each.kind === 'quiz' && each.draws > 0);
  return {
    'course.yaml': courseYaml(
      `${weights > 0 && said !== '' ? `score:\n  weights: { ${said} }\n` : ''}${inOrder ? 'navigation: in_order\n' : ''}`,
      `{ slides: ${completion.slides}, quizzes: ${completion.quizzes} }`,
    ),
    'lessons/intro.yaml': lessonYaml(...slides.map((slide, index) => slideYaml(slide, index, model))),
    ...(drawing ? { 'banks/pool.yaml': bankYaml(bank.map(questionYaml)) } : {}),
  };
}

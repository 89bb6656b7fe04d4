import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { lessonData, playerCourse } from '../../scripts/compile/player-data.ts';
import { compare } from '../../scripts/diff/compare.ts';
import { resume } from '../../scripts/diff/consequences.ts';
import { learnersOf } from '../../scripts/diff/learners.ts';
import { pairsOf, questionsIn } from '../../scripts/diff/pairs.ts';
import type { Side } from '../../scripts/diff/side.ts';
import { factsOf } from '../../scripts/log/facts.ts';
import { formatLock } from '../../scripts/release/lock.ts';
import { packState, unpackState } from '../../scripts/state/pack.ts';
import type { Answer, Progress } from '../../scripts/state/progress.ts';
import { readList } from '../../scripts/state/read-list.ts';
import { plainText, planned } from '../support/plan-helper.ts';
import { courseYaml, lessonYaml, quizSlide } from '../support/quiz-yaml.ts';

/** A course as edits see it. Ids are never used twice: `next` numbers them. */
interface Model {
  next: number;
  slides: ModelSlide[];
}
type ModelSlide = { id: string; was?: string } & (
  { kind: 'text' } | { kind: 'quiz'; mark: number; attempts: number; questions: ModelQuestion[] }
);
interface ModelQuestion {
  id: string;
  was?: string;
  choices: string[];
  answer: string;
}

const newQuestion = (number: number): ModelQuestion => ({
  id: `q${number}`,
  choices: ['a', 'b', 'c'],
  answer: 'a',
});
const first: Model = {
  next: 5,
  slides: [
    { id: 's1', kind: 'text' },
    {
      id: 'z1',
      kind: 'quiz',
      mark: 60,
      attempts: 2,
      questions: [newQuestion(1), newQuestion(2), newQuestion(3)],
    },
    { id: 's2', kind: 'text' },
    { id: 'z2', kind: 'quiz', mark: 60, attempts: 3, questions: [newQuestion(4)] },
  ],
};

const edits = [
  'add-slide',
  'remove-slide',
  'move-slide',
  'rename',
  'add-question',
  'remove-question',
  'move-question',
  'move-silently',
  'rename-question',
  'change-key',
  'add-choice',
  'remove-choice',
  'turn-choices',
  'mark',
  'attempts',
] as const;
interface Edit {
  kind: (typeof edits)[number];
  at: number;
  to: number;
}
const someEdits = fc.array(fc.record({ kind: fc.constantFrom(...edits), at: fc.nat(20), to: fc.nat(20) }), {
  minLength: 1,
  maxLength: 4,
});

/** The course after an edit; what can't be done to it leaves it as it is. */
function edited(before: Model, { kind, at, to }: Edit): Model {
  const model = structuredClone(before);
  const { slides } = model;
  const slide = slides[at % slides.length] as ModelSlide;
  const quizzes = slides.flatMap((each) => (each.kind === 'quiz' ? [each] : []));
  const quiz = quizzes[at % quizzes.length];
  const question = quiz?.questions[to % quiz.questions.length];
  const fresh = (letter: string) => `${letter}${model.next++}`;
  const does: Record<Edit['kind'], () => void> = {
    'add-slide': () => slides.splice(to % slides.length, 0, { id: fresh('s'), kind: 'text' }),
    'remove-slide': () => {
      if (slides.length > 2 && (slide.kind === 'text' || quizzes.length > 1))
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
      if (question) question.answer = question.choices[to % question.choices.length] ?? 'a';
    },
    'add-choice': () => question?.choices.push(fresh('c')),
    'remove-choice': () => {
      if (question && question.choices.length > 2)
        question.choices = question.choices.filter((each, index) => each === question.answer || index > 0);
    },
    'turn-choices': () => question?.choices.reverse(),
    mark: () => {
      if (quiz) quiz.mark = 10 + (to % 9) * 10;
    },
    attempts: () => {
      if (quiz) quiz.attempts = 1 + (to % 4);
    },
  };
  does[kind]();
  return model;
}

/** The next release begins with nothing to rename. */
const released = (model: Model): Model => ({
  ...model,
  slides: model.slides.map(({ was: _, ...slide }): ModelSlide =>
    slide.kind === 'quiz'
      ? { ...slide, questions: slide.questions.map(({ was: __, ...each }) => each) }
      : slide,
  ),
});

const yamlOf = ({ slides }: Model) => {
  const wasOf = ({ was }: { was?: string }) => (was === undefined ? [] : [`was: ${was}`]);
  return {
    'course.yaml': courseYaml('', '{ slides: all, quizzes: passed }'),
    'lessons/intro.yaml': lessonYaml(
      ...slides.map((slide) =>
        slide.kind === 'text'
          ? `  - id: ${slide.id}\n    title: A slide\n${wasOf(slide)
              .map((line) => `    ${line}\n`)
              .join('')}`
          : quizSlide(
              slide.questions.map((each) =>
                [
                  `id: ${each.id}`,
                  'stem: What is it?',
                  `choices: { ${each.choices.map((choice) => `${choice}: Is ${choice}`).join(', ')} }`,
                  `answer: ${each.answer}`,
                  ...wasOf(each),
                ].join('\n'),
              ),
              [`pass_mark: ${slide.mark}%`, `attempts: ${slide.attempts}`, ...wasOf(slide)],
              slide.id,
            ),
      ),
    ),
  };
};

interface Built {
  side: Side;
  lock: string;
  worst: number;
}

async function build(model: Model, before?: Built): Promise<Built> {
  const { plan } = await planned(yamlOf(model), before?.lock);
  const tools = {
    words: { player: {} } as Parameters<typeof playerCourse>[1]['words'],
    text: plainText,
    own: { tracker: null },
  };
  const course = playerCourse(plan, tools);
  const side: Side = {
    course,
    list: readList(course),
    questions: new Map(
      plan.course.lessons.flatMap((lesson) =>
        Object.entries(lessonData(plan, lesson, tools)?.questions ?? {}),
      ),
    ),
    slides: course.lessons.flatMap((lesson) => lesson.slides.map((slide) => ({ lesson, slide, html: '' }))),
    placeOf: () => undefined,
  };
  return { side, lock: formatLock(plan.lock), worst: plan.resume.worst };
}

const answersIn = (side: Side, progress: Progress) =>
  questionsIn(side).flatMap((each) => {
    const values = (progress.values[each.field] as Answer | undefined)?.values;
    return values ? [{ ...each, values }] : [];
  });

/** What makes a choice question this one: its choices, in whatever order, and which are right. */
function meaningIn(side: Side, fullId: string) {
  const { parts, answer } = side.questions.get(fullId)?.key as { parts: string[]; answer: string[] };
  return { parts: [...parts].sort(), answer };
}

describe('random edits of a course with learners of all conditions in it', () => {
  it('lose nobody’s state, pass or score, give no answer to another question, and are what diff foretells', async () => {
    await fc.assert(
      fc.asyncProperty(fc.array(someEdits, { minLength: 1, maxLength: 3 }), async (sequence) => {
        let model = first;
        let old = await build(model);
        let learners = learnersOf(old.side);
        const editions = [old];
        for (const list of sequence) {
          model = list.reduce(edited, released(model));
          const now = await build(model, old);
          const pairs = pairsOf(old.side, now.side);
          expect(pairs.readable).toBe(true);
          const foretold = compare(old.side, now.side).learners;
          for (const { who, progress, after } of learnersOf(old.side).map((each) => ({
            ...each,
            after: resume(each.progress, old.side, now.side),
          }))) {
            const { outcome, score } = factsOf(now.side.course, after as Progress);
            expect(foretold.find((each) => each.who === who)?.after).toMatchObject({
              outcome,
              ...(score === undefined ? {} : { score }),
            });
            // No answer stands at a question that is another one, or was another one.
            for (const answer of answersIn(now.side, after as Progress)) {
              const from = answersIn(old.side, progress).find(
                (each) => pairs.question(each).now?.fullId === answer.fullId,
              );
              expect(from && pairs.question(from).how).toMatch(/^(same|moved)$/);
              expect(answer.values).toEqual(from?.values);
              expect(meaningIn(now.side, answer.fullId)).toEqual(meaningIn(old.side, from?.fullId ?? ''));
            }
          }
          learners = learners.map(({ who, progress }) => {
            const after = resume(progress, old.side, now.side);
            if (!after) throw new Error(`${who} is not read any more`);
            if (progress.passed) expect(after.passed).toBe(true);
            expect(after.score ?? 0).toBeGreaterThanOrEqual(progress.score ?? 0);
            const text = packState(after, now.side.list);
            expect(text.length).toBeLessThanOrEqual(now.worst);
            // Every older package that is put back reads it, and gives it back as it is.
            for (const edition of editions) {
              const back = unpackState(text, edition.side.list);
              expect('progress' in back && packState(back.progress, edition.side.list)).toBe(text);
            }
            return { who, progress: after };
          });
          editions.push(now);
          old = now;
        }
      }),
      { numRuns: 40 },
    );
  });
});

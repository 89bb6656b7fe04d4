import fc from 'fast-check';
import type { PlayerCourse, PlayerEntry, PlayerQuiz } from '../../scripts/course/player-course.ts';
import type { PlayerEvent } from '../../scripts/log/events.ts';
import {
  askedNow,
  attemptScore,
  earnedBy,
  isFinal,
  mendAttempt,
  shownNow,
  startAttempt,
} from '../../scripts/log/attempt.ts';
import { hasAttemptsLeft, type QuizSlide } from '../../scripts/log/facts.ts';
import { applyEvent } from '../../scripts/log/log.ts';
import { choiceRules, type ChoiceKey } from '../../scripts/questions/choice/rules.ts';
import { packState, unpackState } from '../../scripts/state/pack.ts';
import {
  newProgress,
  parseField,
  quizValue,
  type Answer,
  type FieldList,
  type Progress,
} from '../../scripts/state/progress.ts';

/** A course of one quiz with choice questions, played without a browser: the same pure functions that the player calls. */
export interface World {
  course: PlayerCourse;
  list: FieldList;
  slide: QuizSlide;
  /** By field: its key, tries and penalty. */
  questions: Map<number, { key: ChoiceKey; tries: number; penalty: number; partial: boolean }>;
}

interface QuestionShape {
  choices: number;
  multiple: boolean;
  right: number[];
  tries: number;
  penalty: number;
  points: number;
  partial: boolean;
  outcome: boolean;
}

const question: fc.Arbitrary<QuestionShape> = fc
  .record({
    choices: fc.integer({ min: 2, max: 6 }),
    multiple: fc.boolean(),
    seed: fc.array(fc.nat({ max: 5 }), { minLength: 1, maxLength: 4 }),
    tries: fc.integer({ min: 1, max: 3 }),
    penalty: fc.constantFrom(0, 0.25, 1),
    points: fc.constantFrom(0, 1, 2, 2.5),
    partial: fc.boolean(),
    outcome: fc.boolean(),
  })
  .map(({ seed, ...rest }) => {
    const right = [...new Set(seed.map((each) => each % rest.choices))].sort();
    return { ...rest, right: rest.multiple ? right : right.slice(0, 1) };
  });

const rules = fc.record({
  attempts: fc.constantFrom(null, 1, 2, 3),
  attemptCounts: fc.constantFrom('best' as const, 'last' as const, 'first' as const, 'average' as const),
  shuffle: fc.constantFrom<PlayerQuiz['shuffle'][]>([], ['questions']),
  retry: fc.constantFrom('all' as const, 'wrong' as const),
  passMark: fc.constantFrom(0.3, 0.5, 0.8, 1),
  checksEach: fc.boolean(),
});

/** Random quizzes: some questions fixed, the others in one or two draws that can always be filled. */
export const world: fc.Arbitrary<World> = fc
  .record({
    questions: fc.array(question, { minLength: 2, maxLength: 9 }),
    drawn: fc.nat({ max: 3 }),
    rules,
  })
  .map(({ questions, drawn, rules: said }) => worldOf(questions, drawn, said));

function worldOf(
  shapes: QuestionShape[],
  drawn: number,
  said: {
    attempts: number | null;
    attemptCounts: PlayerQuiz['attemptCounts'];
    shuffle: PlayerQuiz['shuffle'];
    retry: PlayerQuiz['retry'];
    passMark: number;
    checksEach: boolean;
  },
): World {
  const asked = shapes.map((shape, index) => ({
    id: `q${index}`,
    field: index + 1,
    points: shape.points,
    ...(shape.outcome ? { outcomes: ['one'] } : {}),
  }));
  // The last ones are drawn, two of them fewer than there are where possible.
  const pool = drawn > 0 ? asked.slice(Math.ceil(asked.length / 2)) : [];
  const count = Math.min(drawn, Math.max(1, pool.length - 1));
  const entries: PlayerEntry[] = [
    ...asked.slice(0, asked.length - pool.length),
    ...(pool.length > 0 ? [{ draw: pool, count }] : []),
  ];
  const keys = shapes.map((shape): ChoiceKey => {
    const parts = Array.from({ length: shape.choices }, (_, index) => `p${index}`);
    return {
      multiple: shape.multiple,
      parts,
      texts: parts,
      answer: shape.right.map((index) => `p${index}`),
    };
  });
  const fields = [
    'quiz',
    ...shapes.map(({ multiple, choices }) => `answer 0 ${multiple ? `2*${choices}` : choices}`),
  ];
  const quiz: PlayerQuiz = {
    passMark: said.passMark,
    attempts: said.attempts,
    attemptCounts: said.attemptCounts,
    clock: 'always',
    layout: 'one_by_one',
    shuffle: said.shuffle,
    reveal: said.checksEach ? 'after_each' : 'after_submit',
    show: ['marks'],
    retry: said.retry,
    counts: true,
    points: 1,
    weight: 1,
    entries,
  };
  const slide: QuizSlide = { id: 'quiz', type: 'quiz', title: 'Quiz', field: 0, counts: true, quiz };
  const course: PlayerCourse = {
    format: 1,
    id: 'world',
    title: 'World',
    version: '1.0.0',
    language: 'en',
    modules: { tracker: null, more: '', merge: '', quiz: null, questions: {} },
    fields,
    builds: [[fields.length, 7]],
    interactions: [],
    outcomes: { one: 'One' },
    lessons: [{ id: 'lesson', title: 'Lesson', page: '', slides: [slide] }],
    navigation: 'free',
    completion: { slides: 1, quizzes: 'passed' },
    responses: 'text',
    words: {},
  };
  return {
    course,
    slide,
    list: { fields: fields.map(parseField), builds: [{ length: fields.length, hash: 7 }] },
    questions: new Map(
      shapes.map(({ tries, penalty, partial }, index) => [
        index + 1,
        { key: keys[index] as ChoiceKey, tries: said.checksEach ? tries : 1, penalty, partial },
      ]),
    ),
  };
}

/** What a learner does: picks choices of the question at a place, checks it, flags it, submits, starts anew. */
export type Move =
  | { do: 'answer'; at: number; picks: number[] }
  | { do: 'check'; at: number }
  | { do: 'flag'; at: number }
  | { do: 'submit' };

export const moves: fc.Arbitrary<Move[]> = fc.array(
  fc.oneof(
    {
      weight: 6,
      arbitrary: fc.record({
        do: fc.constant('answer' as const),
        at: fc.nat({ max: 9 }),
        picks: fc.array(fc.nat({ max: 5 }), { minLength: 1, maxLength: 3 }),
      }),
    },
    { weight: 3, arbitrary: fc.record({ do: fc.constant('check' as const), at: fc.nat({ max: 9 }) }) },
    { weight: 1, arbitrary: fc.record({ do: fc.constant('flag' as const), at: fc.nat({ max: 9 }) }) },
    { weight: 2, arbitrary: fc.constant({ do: 'submit' as const }) },
  ),
  { maxLength: 40 },
);

/**
 * The events of one move, as the player would append them; each sees the progress after the one before. `apply` gives
 * that, where a log is to see the events.
 */
export function play(
  world: World,
  start: Progress,
  moved: readonly Move[],
  between: (progress: Progress) => Progress = (same) => same,
  apply: (event: PlayerEvent, progress: Progress) => Progress = (event, before) =>
    applyEvent(before, event, world.course, world.list, 1_800_000_000_000),
): Progress {
  let progress = start;
  const append = (event: PlayerEvent) => {
    progress = between(apply(event, progress));
  };
  const { slide, questions } = world;
  for (const move of moved) {
    const value = quizValue(progress, slide.field);
    if (!value.open) {
      if (!hasAttemptsLeft(slide.quiz, value)) break;
      append(startAttempt(slide, progress, world.list));
    }
    const mended = mendAttempt(slide, progress, world.list);
    if (mended) append(mended);
    const shown = shownNow(slide, progress);
    if (move.do === 'submit') {
      for (const { field } of shown) check(field);
      append({ type: 'quiz-submitted', quiz: slide.field, score: scoreNow(world, progress) });
      continue;
    }
    const asked = shown[move.at % Math.max(1, shown.length)];
    if (!asked) continue;
    const { field } = asked;
    const found = questions.get(field);
    if (!found || isFinal(choiceRules, found, answerAt(progress, field))) continue;
    if (move.do === 'flag')
      append({ type: 'flagged', question: field, flagged: answerAt(progress, field)?.flagged !== true });
    else if (move.do === 'check') {
      if (slide.quiz.reveal === 'after_each') check(field);
    } else {
      const { key } = found;
      const picked = [...new Set(move.picks.map((pick) => key.parts[pick % key.parts.length] ?? ''))];
      const answer = key.multiple ? picked : picked.slice(0, 1);
      append({ type: 'changed', question: field, answer: choiceRules.pack(key, answer) });
    }
  }
  return progress;

  /** Appends the answer as a try, where there is one that was not yet. */
  function check(field: number): void {
    const answer = answerAt(progress, field);
    const found = questions.get(field);
    if (!found || answer?.values === undefined || answer.share !== undefined) return;
    const given = choiceRules.unpack(found.key, answer.values) ?? [];
    const { share } = choiceRules.grade(found.key, given, found.partial);
    const record = {
      id: '',
      index: 0,
      type: 'choice',
      stem: '',
      key: found.key,
      answer: given,
      share,
      points: 1,
      outcomes: [],
      latency: 0,
    };
    append({ type: 'answered', question: field, answer: answer.values, share, record });
  }
}

const answerAt = (progress: Progress, field: number) => progress.values[field] as Answer | undefined;

/** The attempt's score as it stands. */
export function scoreNow({ slide, questions }: World, progress: Progress): number {
  return attemptScore(
    askedNow(slide, progress).map(({ field, points }) => {
      const found = questions.get(field);
      const answer = answerAt(progress, field);
      const exact = () => {
        const given = found && answer?.values && choiceRules.unpack(found.key, answer.values);
        return found && given ? choiceRules.grade(found.key, given, found.partial).share : 0;
      };
      return { points, earned: earnedBy(answer, found?.penalty ?? 0, exact) };
    }),
  );
}

/** A break: what the learner has is saved, and read back. */
export function broken(progress: Progress, { list }: World): Progress {
  const read = unpackState(packState(progress, list), list);
  if (!('progress' in read)) throw new Error(read.unreadable);
  return read.progress;
}

export const fresh = (): Progress => newProgress('abcdefghij');

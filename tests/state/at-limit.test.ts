import fc from 'fast-check';
import { expect, it } from 'vitest';
import { playerCourse } from '../../scripts/compile/player-data.ts';
import type { Plan } from '../../scripts/compile/plan.ts';
import type { PackedAnswer, PlayerEvent } from '../../scripts/log/events.ts';
import { askedNow, startAttempt } from '../../scripts/log/attempt.ts';
import { quizzesOf, slidesOf } from '../../scripts/log/facts.ts';
import { applyEvent } from '../../scripts/log/log.ts';
import { packState, unpackState } from '../../scripts/state/pack.ts';
import { newProgress, type Answer, type Progress } from '../../scripts/state/progress.ts';
import { readList } from '../../scripts/state/read-list.ts';
import type { Slot } from '../../scripts/state/slots.ts';
import { plainText, plannedOrNot } from '../support/plan-helper.ts';
import { bankYaml, courseYaml, lessonYaml, question, quizSlide, textSlide } from '../support/quiz-yaml.ts';

/** Courses that take exactly as much as SCORM 1.2 has room for, with a learner who fills all of it. */
const limit = 4096;

interface Shape {
  choices: number;
  ticks: number;
  numbers: number;
  draws: number;
  quizzes: number;
  practice: number;
}
const shape = fc.record({
  choices: fc.integer({ min: 1, max: 25 }),
  ticks: fc.nat(15),
  numbers: fc.nat(8),
  draws: fc.nat(6),
  quizzes: fc.integer({ min: 1, max: 3 }),
  practice: fc.nat(5),
});

/** `essay`: characters of one long text; `slides`: as many text slides, to come to the last character. */
function filesOf(
  { choices, ticks, numbers, draws, quizzes, practice }: Shape,
  essay: number,
  slides: number,
) {
  const many = <T>(count: number, make: (number: number) => T) =>
    Array.from({ length: count }, (_, each) => make(each));
  const keys = ['pass_mark: 50%', 'attempts: 9', 'time_limit: 20 min', 'wait: 1 h'];
  const quiz = (id: string) =>
    quizSlide(
      [
        ...many(choices, (each) => question(`${id}_c${each}`)),
        ...many(ticks, (each) => question(`${id}_m${each}`).replace('answer: a', 'answer: [a]')),
        ...many(numbers, (each) => `id: ${id}_n${each}\ntype: numeric\nstem: How many?\nanswer: 7`),
        ...(draws > 0 ? [`draw: { bank: pool, count: ${draws} }`] : []),
      ],
      keys,
      id,
    );
  return {
    'course.yaml': courseYaml(),
    'lessons/intro.yaml': lessonYaml(
      ...many(practice, (each) => `  - { id: p${each}, type: true-false, stem: Is it?, answer: true }\n`),
      ...many(quizzes, (each) => quiz(`z${each}`)),
      quizSlide([`id: essay\ntype: long-fill-in\nstem: Tell it.\nmax_length: ${essay}`], [], 'long'),
      ...many(slides, (each) => textSlide(`s${each}`)),
    ),
    ...(draws > 0 ? { 'banks/pool.yaml': bankYaml(many(draws * 2, (each) => question(`b${each}`))) } : {}),
  };
}

async function planOf(shape: Shape, essay: number, slides: number, resumeLimit: number | null = null) {
  const { plan, diagnostics } = await plannedOrNot(filesOf(shape, essay, slides), undefined, { resumeLimit });
  return { plan, tooLong: diagnostics.find(({ name }) => name === 'resume-data-too-long')?.message };
}

/** The course of a shape that takes `limit` characters at worst. */
async function atLimit(shape: Shape): Promise<{ essay: number; slides: number; plan: Plan }> {
  const worst = async (essay: number, slides: number) => {
    const { plan } = await planOf(shape, essay, slides);
    if (!plan) throw new Error('no plan');
    return plan;
  };
  // A unit of text takes three characters.
  const small = (await worst(20, 0)).resume.worst;
  let essay = 20 + Math.floor((limit - small) / 3) - 2;
  let slides = 0;
  let plan = await worst(essay, slides);
  while (plan.resume.worst < limit) {
    // A slide takes four bits, six make a character.
    slides += Math.max(1, Math.floor((limit - plan.resume.worst - 1) * 1.5));
    plan = await worst(essay, slides);
  }
  // With so many slides each question that is drawn may take a bit more to name: that goes off the text again.
  essay -= Math.floor((plan.resume.worst - limit) / 3);
  return { essay, slides, plan: await worst(essay, slides) };
}

/** The dearest value of a slot: of a text, letters each from another alphabet than the one before. */
function dearest(slot: Slot): number | string {
  if ('radix' in slot) return slot.radix - 1;
  return 'typed' in slot
    ? '-1.5'.repeat(slot.typed).slice(0, slot.typed)
    : 'Ωж漢あ'.repeat(slot.text).slice(0, slot.text);
}

/** Somebody who tries every quiz again and again, and has all of them open at once, all answered and flagged. */
function filled(plan: Plan): { state: string; progress: Progress; readable: boolean } {
  const course = playerCourse(plan, {
    words: { player: {} } as Parameters<typeof playerCourse>[1]['words'],
    text: plainText,
    own: { tracker: null },
  });
  const list = readList(course);
  let progress: Progress = { ...newProgress('_________9'), counter: 2 ** 20 - 1 };
  let at = Date.UTC(2027, 0, 1);
  const log = (event: PlayerEvent) => (progress = applyEvent(progress, event, course, list, (at += 1e6)));
  const answer = (field: number): PackedAnswer => {
    const line = list.fields[field];
    return line && 'slots' in line ? line.slots.map(dearest) : [];
  };
  for (const { field } of slidesOf(course)) log({ type: 'slide-viewed', slide: field });
  for (const quiz of quizzesOf(course)) {
    for (let attempt = 0; attempt < 8; attempt++) {
      log(startAttempt(quiz, progress, list, true));
      if (attempt < 7) log({ type: 'quiz-submitted', quiz: quiz.field, score: 33.33 });
    }
    for (const { field } of askedNow(quiz, progress)) {
      log({ type: 'changed', question: field, answer: answer(field) });
      log({ type: 'flagged', question: field, flagged: true });
    }
    log({ type: 'clock', quiz: quiz.field, used: 1_000_000 });
  }
  const state = packState(progress, list);
  return { state, progress, readable: 'progress' in unpackState(state, list) };
}

it('at the limit a course is built, and whatever somebody does fits; one more character is too much', async () => {
  await fc.assert(
    fc.asyncProperty(shape, async (shape) => {
      const { essay, slides, plan } = await atLimit(shape);
      expect(plan.resume.worst).toBeGreaterThanOrEqual(limit);
      expect(plan.resume.worst).toBeLessThan(limit + 3);
      const { worst } = plan.resume;
      expect((await planOf(shape, essay, slides, worst)).tooLong).toBeUndefined();
      const { state, progress, readable } = filled(plan);
      expect(state.length).toBeLessThanOrEqual(worst);
      expect(readable).toBe(true);
      // The essay is whole, so the state is nearly as long as it can be.
      expect(
        progress.values.some(
          (value) => (value as Answer | undefined)?.values?.[0]?.toString().length === essay,
        ),
      ).toBe(true);

      const over = await planOf(shape, essay + 1, slides, worst);
      expect(over.tooLong).toContain(`could need ${worst + 3} characters; this target's LMSs keep ${worst}`);
      expect(over.tooLong).toMatch(/Most of it: .*\(\d+\)/);
    }),
    { numRuns: 5 },
  );
});

import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { lessonData, playerCourse } from '../../scripts/compile/player-data.ts';
import { compare } from '../../scripts/diff/compare.ts';
import { learnersOf } from '../../scripts/diff/learners.ts';
import { pairsOf, questionsIn } from '../../scripts/diff/pairs.ts';
import type { Side } from '../../scripts/diff/side.ts';
import { askedNow } from '../../scripts/log/attempt.ts';
import { factsOf, type QuizSlide } from '../../scripts/log/facts.ts';
import { formatLock } from '../../scripts/release/lock.ts';
import { packState, unpackState } from '../../scripts/state/pack.ts';
import { quizValue, seen, type Answer, type Progress } from '../../scripts/state/progress.ts';
import { readList } from '../../scripts/state/read-list.ts';
import { goneOn, launched } from '../support/migrated.ts';
import { plainText, planned } from '../support/plan-helper.ts';
import { edited, first, released, someEdits, yamlOf, type Model } from '../support/edit-model.ts';

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

/** What makes a question this one: what is right, and of choices which there are, in whatever order. */
function meaningIn(side: Side, fullId: string) {
  const { type, key } = side.questions.get(fullId) ?? {};
  const { texts: _, parts = [], ...rest } = key as { parts?: string[]; texts?: string[] };
  return { type, ...rest, parts: [...parts].sort() };
}

/** Whatever the rules keep: what was done and open, attempts, and answers that are still asked. */
function keeps(old: Side, before: Progress, now: Side, after: Progress): void {
  const pairs = pairsOf(old, now);
  for (const each of old.slides) {
    const found = pairs.slide(each);
    if (!found) continue;
    const [was, is] = [seen(before, each.slide.field), seen(after, found.slide.field)];
    expect([is.visited, is.done, is.opened]).toEqual([
      was.visited || is.visited,
      was.done || is.done,
      was.opened || is.opened,
    ]);
    if (!each.slide.quiz || !found.slide.quiz) continue;
    const [value, later] = [quizValue(before, each.slide.field), quizValue(after, found.slide.field)];
    expect([later.submitted, later.open, later.best]).toEqual([value.submitted, value.open, value.best]);
    expect(later.passed || !value.passed).toBe(true);
    if (!value.open) continue;
    const asked = askedNow(found.slide as QuizSlide, after).map(({ field }) => field);
    for (const question of questionsIn(old).filter(({ slide }) => slide === each)) {
      const pair = pairs.question(question);
      if (pair.how !== 'same' || !asked.includes(pair.now.field)) continue;
      expect(after.values[pair.now.field]).toEqual(before.values[question.field]);
    }
  }
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
          const foretold = compare(old.side, now.side, learners).learners;
          const made = learnersOf(old.side);
          learners = [...made, ...learners].map(({ who, progress }, index) => {
            const after = goneOn(launched(progress, old.side, now.side), now.side);
            const { outcome, score } = factsOf(now.side.course, after);
            expect(foretold[index]?.after).toMatchObject({
              outcome,
              ...(score === undefined ? {} : { score }),
            });
            keeps(old.side, progress, now.side, after);
            // No answer stands at a question that is another one, or was another one.
            for (const answer of index < made.length ? answersIn(now.side, after) : []) {
              const from = answersIn(old.side, progress).find(
                (each) => pairs.question(each).now?.fullId === answer.fullId,
              );
              expect(from && pairs.question(from).how).toMatch(/^(same|moved)$/);
              expect(answer.values).toEqual(from?.values);
              expect(meaningIn(now.side, answer.fullId)).toEqual(meaningIn(old.side, from?.fullId ?? ''));
            }
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
          learners = learners.slice(made.length);
          editions.push(now);
          old = now;
        }
      }),
      { numRuns: 20 },
    );
  });
});

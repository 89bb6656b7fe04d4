import validate from '@learninglocker/xapi-validation';
import fc from 'fast-check';
import { expect, it } from 'vitest';
import type { PlayerCourse } from '../../scripts/course/player-course.ts';
import { parseField, type Progress } from '../../scripts/state/progress.ts';
import type { Identity } from '../../scripts/xapi/told.ts';
import { slideOf } from '../support/player-course.ts';
import { fresh, moves, play, world, type Move, type World } from '../support/quiz-world.ts';
import { findings } from '../../scripts/preview/lrs/rules.ts';
import { activityId, inCmi5, launchOf, plain, session } from '../support/xapi-session.ts';

/** A quiz and a few slides; each slide of a lesson is seen now and then. */
function withSlides({ course, list, ...rest }: World, slides: number): World {
  const [lesson] = course.lessons;
  if (!lesson) throw new Error('no lesson');
  const first = list.fields.length;
  const more = Array.from({ length: slides }, (_, index) => slideOf(`s${index}`, first + index));
  const grown: PlayerCourse = {
    ...course,
    lrs: { iri: activityId },
    lessons: [{ ...lesson, slides: [...lesson.slides, ...more] }],
  };
  const fields = [...list.fields, ...more.map(() => parseField('slide'))];
  return { ...rest, course: grown, list: { fields, builds: [{ length: fields.length, hash: 7 }] } };
}

const sitting = fc.record({
  moves,
  /** Slides that are seen before the moves, and where the browser's clock is put. */
  sees: fc.array(fc.nat({ max: 11 }), { maxLength: 8 }),
  clock: fc.integer({ min: -100_000, max: 100_000 }),
  ends: fc.boolean(),
});
type Sitting = { moves: Move[]; sees: number[]; clock: number; ends: boolean };

function sit(of: World, { moves: moved, sees, clock, ends }: Sitting, identity: Identity, start?: Progress) {
  const { course, list } = of;
  const learner = session({ course, list }, { identity, ...(start ? { start } : { start: fresh() }) });
  learner.launch(start !== undefined);
  learner.see(...sees.map((index) => `s${index % 12}`));
  learner.clock(clock);
  play(
    of,
    learner.log.progress(),
    moved,
    (same) => same,
    (event) => {
      learner.append(event);
      return learner.log.progress();
    },
  );
  if (ends) learner.end();
  return learner;
}

it('tells of any learner what xAPI allows, and everything of the course once', () => {
  fc.assert(
    fc.property(world, fc.tuple(sitting, sitting), (shape, [first, second]) => {
      const of = withSlides(shape, 12);
      const one = sit(of, first, plain);
      const two = sit(of, second, plain, one.log.progress());
      for (const each of [one, two]) {
        expect(findings(each.statements(), { activityId })).toEqual([]);
        for (const statement of each.statements()) expect(validate(statement)).toEqual([]);
      }
      const both = [...one.statements(), ...two.statements()];
      expect(findings(both, { activityId, oneSession: false })).toEqual([]);
    }),
    { numRuns: 25 },
  );
});

it('keeps the rules of cmi5 whatever its launch asks', () => {
  const mastery = fc.option(fc.constantFrom(0, 0.3, 0.5, 0.7, 1), { nil: undefined });
  const mode = fc.constantFrom('Normal', 'Normal', 'Normal', 'Browse', 'Review');
  fc.assert(
    fc.property(
      world,
      fc.tuple(sitting, sitting),
      mastery,
      mode,
      (shape, [first, second], masteryScore, way) => {
        const of = withSlides(shape, 12);
        const launch = (told: string[]) =>
          inCmi5({
            told,
            mode: way as 'Normal',
            ...(masteryScore === undefined ? {} : { masteryScore }),
          });
        const one = sit(of, first, launch([]));
        const before = one.told
          .filter(({ once }) => once)
          .map(({ statement }) => statement.verb.id.replace(/.*\//, ''));
        const again = launch(before);
        const two = sit(of, second, again, one.log.progress());
        expect(findings(one.statements(), { cmi5: launchOf(launch([])) })).toEqual([]);
        expect(findings(two.statements(), { cmi5: launchOf(again) })).toEqual([]);
      },
    ),
    { numRuns: 25 },
  );
});

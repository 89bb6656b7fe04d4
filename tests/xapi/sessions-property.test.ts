import fc from 'fast-check';
import { beforeAll, expect, it, vi } from 'vitest';
import type { Fault } from '../../scripts/preview/lrs/faults.ts';
import type { StoredStatement } from '../../scripts/preview/lrs/statements.ts';
import { activityId, newDevice, newSessions, type Hop, type Sitting } from '../support/sessions-world.ts';
import { fireCourse, played, type Played } from '../support/xapi-session.ts';

/** Whole sessions at two devices, with everything that can go wrong between them and the LRS, and between each other. */

const files = {
  'course.yaml': fireCourse('completion: { slides: all, quizzes: passed }\n'),
  'lessons/basics.yaml': `id: basics
title: The basics
slides:
  - { id: alarm, title: Alarm, body: Leave. }
  - { id: exits, title: Exits, body: Leave. }
  - { id: padlock, type: true-false, stem: A padlock is a proof., answer: false }
  - id: check
    type: quiz
    title: Check yourself
    pass_mark: 60%
    attempts: 2
    questions:
      - { id: way, stem: Which way?, choices: { lift: By lift, stairs: By the stairs }, answer: stairs }
`,
};
let fire: Played;
beforeAll(async () => void (fire = await played(files)));

const fault: fc.Arbitrary<Fault> = fc.oneof(
  fc.constantFrom<Fault>(
    { kind: 'drop' },
    { kind: 'lose' },
    { kind: 'html' },
    { kind: 'delay', ms: 2_000 },
    { kind: 'delay', ms: 40_000 },
  ),
  fc
    .constantFrom(400, 401, 403, 404, 408, 409, 412, 429, 500, 503)
    .map((status): Fault => ({ kind: 'answer', status, body: '{"error":"none of yours"}' })),
);
const act = fc.oneof(
  { weight: 2, arbitrary: fc.record({ do: fc.constant('see' as const), id: fc.constantFrom('alarm', 'exits') }) },
  { weight: 2, arbitrary: fc.record({ do: fc.constant('practise' as const), answer: fc.constantFrom('true', 'false') }) },
  { weight: 3, arbitrary: fc.record({ do: fc.constant('attempt' as const), answer: fc.constantFrom('stairs', 'lift') }) },
  { weight: 2, arbitrary: fc.record({ do: fc.constant('wait' as const), ms: fc.integer({ min: 0, max: 70_000 }) }) },
  { weight: 2, arbitrary: fc.record({ do: fc.constant('fault' as const), fault, times: fc.integer({ min: 1, max: 3 }) }) },
  { weight: 1, arbitrary: fc.record({ do: fc.constant('line' as const), hops: fc.array(fc.constantFrom<Hop>('late', 'twice', 'breaks', ''), { maxLength: 6 }) }) },
  { weight: 1, arbitrary: fc.record({ do: fc.constant('clock' as const), ms: fc.constantFrom(-3_600_000, 3_600_000) }) },
); // prettier-ignore
const sitting = fc.record({
  before: fc.constantFrom('', '', '', 'the state is lost', 'another registration'),
  device: fc.nat({ max: 1 }),
  acts: fc.array(act, { maxLength: 6 }),
  ends: fc.constantFrom('kill', 'leave', 'reload', 'reload by key', 'exit', 'exit and close'),
});

const name = (statement: StoredStatement) => (statement.verb as { id: string }).id.replace(/.*\//, '');
const about = (statement: StoredStatement) => (statement.object as { id: string }).id;

it.each(['cmi5', 'tincan'] as const)(
  'whatever goes wrong in %s: each answer is there once, each verdict once, no rule is broken',
  async (kind) => {
    await fc.assert(
      fc.asyncProperty(
        fc.array(sitting, { minLength: 1, maxLength: 4 }),
        fc.option(fc.constantFrom(0, 0.5, 1), { nil: undefined }),
        fc.constantFrom('launch' as const, 'fetch' as const),
        async (sittings, masteryScore, abandonsAt) => {
          vi.useFakeTimers({ now: Date.UTC(2030, 0, 2) });
          try {
            const returnURL = 'https://lms.example/back';
            const mastery = masteryScore === undefined ? {} : { masteryScore };
            const { lms, hops, open } = newSessions(fire, { kind, returnURL, abandonsAt, ...mastery });
            const devices = [newDevice(), newDevice()] as const;
            let answered = 0;
            let reloaded: { device: 0 | 1; again: Sitting['again'] } | undefined;
            for (const { before, acts, ends, ...at } of sittings) {
              if (before === 'the state is lost') lms.loseState('ada');
              if (before === 'another registration') lms.newRegistration('ada');
              const same = before === 'another registration' ? undefined : reloaded;
              const device = same?.device ?? (at.device as 0 | 1);
              const page = await open(devices[device], same?.again);
              for (const one of acts) {
                if (one.do === 'see') await page.see(one.id);
                else if (one.do === 'practise') {
                  answered++;
                  await page.practise('padlock', [one.answer]);
                } else if (one.do === 'attempt')
                  answered += Number(await page.attempt('check', 'way', [one.answer], 2));
                else if (one.do === 'wait') await vi.advanceTimersByTimeAsync(one.ms);
                else if (one.do === 'clock') vi.setSystemTime(Date.now() + one.ms);
                else if (one.do === 'line') hops.push(...one.hops);
                else lms.lrs.faults.push({ fault: one.fault, times: one.times });
              }
              if (ends === 'kill') page.kill();
              else if (ends.startsWith('exit')) await page.exit(ends === 'exit' ? 100_000 : 0);
              else page.leave(ends === 'reload by key');
              reloaded = ends.startsWith('reload') ? { device, again: page.again } : undefined;
            }
            lms.lrs.faults.length = hops.length = 0;
            const went: string[] = [];
            let outcome = '';
            // What was refused for no reason needs a second launch.
            for (const device of [...devices, ...devices]) {
              const page = await open(device);
              await vi.advanceTimersByTimeAsync(700_000);
              await page.exit(700_000);
              went.push(page.went());
              outcome = page.facts().outcome;
            }
            const { statements, overall } = lms.judge('ada');
            expect(statements.flatMap(({ findings }) => findings)).toEqual([]);
            // Without sessions a state that is lost begins anew, and says so.
            expect(overall.filter((each) => kind === 'cmi5' || !each.startsWith('progress-rises'))).toEqual(
              [],
            );
            const all = lms.lrs.statements;
            expect(all.filter((each) => name(each) === 'answered')).toHaveLength(answered);
            const ofCourse = lms
              .statementsOf('ada')
              .filter((each) => about(each) === activityId)
              .map(name);
            const told = (verb: string) => ofCourse.filter((each) => each === verb).length;
            const isPassed = outcome === 'passed';
            expect(told('passed')).toBe(isPassed ? 1 : 0);
            expect(told('completed')).toBe(isPassed || outcome === 'completed' ? 1 : 0);
            if (outcome === 'failed') expect(told('failed')).toBeGreaterThan(0);
            if (kind === 'cmi5') expect(went.slice(2)).toEqual([returnURL, returnURL]);
          } finally {
            vi.useRealTimers();
            vi.unstubAllGlobals();
          }
        },
      ),
      { numRuns: Number(process.env.RUNS ?? 12) },
    );
  },
);

it('the time of a session is that of all its pages', async () => {
  vi.useFakeTimers({ now: Date.UTC(2030, 0, 2) });
  try {
    const { lms, open } = newSessions(fire, { kind: 'cmi5' });
    const device = newDevice();
    const before = await open(device);
    await before.see('alarm');
    await vi.advanceTimersByTimeAsync(60_000);
    before.leave(true);
    const page = await open(device, before.again);
    await page.see('exits');
    await vi.advanceTimersByTimeAsync(30_000);
    await page.exit(0);
    const [begun, ended] = ['initialized', 'terminated'].map((verb) =>
      lms.lrs.statements.filter((each) => name(each) === verb),
    );
    expect(begun).toHaveLength(1);
    expect(ended).toMatchObject([{ result: { duration: expect.stringMatching(/^PT90/) as string } }]);
  } finally {
    vi.useRealTimers();
    vi.unstubAllGlobals();
  }
});

import fc from 'fast-check';
import { expect, it, vi } from 'vitest';
import type { Fault } from '../../scripts/preview/lrs/faults.ts';
import { newWorld, type Session } from '../support/lrs-world.ts';
import { numberOf, told } from '../support/told.ts';

const answers = (...statuses: number[]): fc.Arbitrary<Fault> =>
  fc.constantFrom(...statuses).map((status): Fault => ({ kind: 'answer', status, body: '<html>' }));
const fault: fc.Arbitrary<Fault> = fc.oneof(
  fc.constantFrom<Fault>(
    { kind: 'drop' },
    { kind: 'lose' },
    { kind: 'html' },
    { kind: 'no-cors' },
    { kind: 'delay', ms: 10_000 },
    { kind: 'delay', ms: 40_000 },
    { kind: 'answer', status: 200, body: '["00000000-0000-4000-8000-000000000000"]' },
    { kind: 'answer', status: 200, body: '["00000000-0000-40' },
  ),
  answers(200, 204, 302, 401, 404, 408, 429, 500, 502, 503, 504),
  fc
    .constantFrom('30', '0', '-1', 'soon', '99999999999', 'Wed, 02 Jan 2030 00:05:00 GMT')
    .map((after): Fault => ({ kind: 'answer', status: 429, headers: { 'retry-after': after } })),
);
/** As if a statement were bad, though none is: one that is refused again and again is passed over for a while. */
const refusal = answers(400, 403, 409, 413);
/** What a proxy does to requests that it lets through. */
const proxied = fc.record({
  twice: fc.boolean(),
  /** Once more, so many ms later: after others. */
  late: fc.option(fc.constantFrom(50, 3_000, 45_000), { nil: undefined }),
  /** The answer breaks off. */
  breaks: fc.boolean(),
});
type Proxied = typeof proxied extends fc.Arbitrary<infer T> ? T : never;

const verb = fc.constantFrom('answered', 'answered', 'answered', 'progressed', 'completed', 'passed');
const stepWith = (faults: fc.Arbitrary<Fault>) => fc.oneof(
  { weight: 4, arbitrary: fc.record({ do: fc.constant('add' as const), verbs: fc.array(verb, { minLength: 1, maxLength: 4 }) }) },
  { weight: 3, arbitrary: fc.record({ do: fc.constant('flush' as const) }) },
  { weight: 3, arbitrary: fc.record({ do: fc.constant('wait' as const), ms: fc.integer({ min: 0, max: 50_000 }) }) },
  { weight: 3, arbitrary: fc.record({ do: fc.constant('fault' as const), fault: faults, times: fc.integer({ min: 1, max: 4 }) }) },
  { weight: 2, arbitrary: fc.record({ do: fc.constant('proxy' as const), proxied, times: fc.integer({ min: 1, max: 4 }) }) },
  { weight: 1, arbitrary: fc.record({ do: fc.constant('kill' as const) }) },
  { weight: 1, arbitrary: fc.record({ do: fc.constant('leave' as const), verbs: fc.array(verb, { maxLength: 2 }) }) },
  { weight: 1, arbitrary: fc.record({ do: fc.constant('full' as const), ms: fc.integer({ min: 0, max: 5_000 }) }) },
  { weight: 1, arbitrary: fc.record({ do: fc.constant('clock' as const), ms: fc.constantFrom(-3_600_000, 3_600_000) }) },
  { weight: 1, arbitrary: fc.record({ do: fc.constant('online' as const) }) },
); // prettier-ignore

/** Requests go on to the LRS as `plan` says, first come first served. */
function behindProxy(plan: Proxied[]): void {
  const direct = fetch;
  vi.stubGlobal('fetch', async (...request: Parameters<typeof fetch>) => {
    const now = plan.shift();
    if (now?.late !== undefined) setTimeout(() => void direct(...request).catch(() => undefined), now.late);
    if (now?.twice) await direct(...request).catch(() => undefined);
    const response = await direct(...request);
    if (now?.breaks) throw new TypeError('The connection broke off.');
    return response;
  });
}

it.each([
  ['whatever goes wrong: sent N, stored N, doubled 0, order kept', fault, (ids: number[]) => ids],
  [
    'whatever is refused for no reason: sent N, stored N, doubled 0',
    fc.oneof(fault, refusal),
    (ids: number[]) => [...ids].sort((a, b) => a - b),
  ],
])('%s', async (_, faults, inOrder) => {
  await fc.assert(
    fc.asyncProperty(fc.array(stepWith(faults), { maxLength: 25 }), fc.boolean(), async (steps, locks) => {
      vi.useFakeTimers({ now: Date.UTC(2030, 0, 2) });
      try {
        const world = newWorld({ check: () => [] });
        const plan: Proxied[] = [];
        behindProxy(plan);
        if (!locks) vi.stubGlobal('navigator', {});
        let sent = 0;
        const next = (verbs: readonly string[]) => verbs.map((word) => told(++sent, word));
        let launches = 0;
        const launch = () => world.open({ random: () => 1 / (3 + launches++) });
        let queue: Session = await launch();
        for (const one of steps) {
          if (one.do === 'add') await queue.add(next(one.verbs));
          else if (one.do === 'flush') void queue.flush();
          else if (one.do === 'wait') await vi.advanceTimersByTimeAsync(one.ms);
          else if (one.do === 'fault') world.lrs.faults.push({ fault: one.fault, times: one.times });
          else if (one.do === 'proxy') plan.push(...Array<Proxied>(one.times).fill(one.proxied));
          else if (one.do === 'online') world.online();
          else if (one.do === 'clock') vi.setSystemTime(Date.now() + one.ms);
          else if (one.do === 'full') {
            world.storage.room = 0;
            await queue.add(next(['answered']));
            await vi.advanceTimersByTimeAsync(one.ms);
            world.storage.room = Infinity;
            await queue.add(next(['answered']));
          } else {
            if (one.do === 'leave') queue.leave(next(one.verbs));
            queue.kill();
            queue = await launch();
          }
        }
        world.lrs.faults.length = plan.length = 0;
        // A session that was refused tries again at the next save, and an LRS may have asked for its ten minutes.
        for (let times = 0; times < 3; times++) {
          void queue.flush();
          await vi.advanceTimersByTimeAsync(700_000);
        }
        expect(queue.state()).toMatchObject({ waiting: 0, aside: [], denied: false });
        expect(inOrder(world.lrs.statements.map(numberOf))).toEqual(
          Array.from({ length: sent }, (_, index) => index + 1),
        );
        expect([...world.storage.items.keys()].filter((key) => key.includes('fire'))).toEqual([]);
      } finally {
        vi.useRealTimers();
        vi.unstubAllGlobals();
      }
    }),
    { numRuns: Number(process.env.RUNS ?? 100) },
  );
});

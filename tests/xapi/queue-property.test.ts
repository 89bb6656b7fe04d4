import fc from 'fast-check';
import { expect, it, vi } from 'vitest';
import type { Fault } from '../../scripts/preview/lrs/faults.ts';
import { newWorld, type Session } from '../support/lrs-world.ts';
import { numberOf, told } from '../support/told.ts';

const fault: fc.Arbitrary<Fault> = fc.oneof(
  fc.constantFrom<Fault>(
    { kind: 'drop' },
    { kind: 'lose' },
    { kind: 'html' },
    { kind: 'no-cors' },
    { kind: 'delay', ms: 10_000 },
    { kind: 'delay', ms: 40_000 },
  ),
  fc
    .constantFrom(401, 403, 404, 408, 429, 500, 502, 503)
    .map((status): Fault => ({ kind: 'answer', status })),
  fc.constant<Fault>({ kind: 'answer', status: 429, headers: { 'retry-after': '30' } }),
);
const verb = fc.constantFrom('answered', 'answered', 'answered', 'progressed', 'completed', 'passed');
const step = fc.oneof(
  { weight: 4, arbitrary: fc.record({ do: fc.constant('add' as const), verbs: fc.array(verb, { minLength: 1, maxLength: 4 }) }) },
  { weight: 3, arbitrary: fc.record({ do: fc.constant('flush' as const) }) },
  { weight: 3, arbitrary: fc.record({ do: fc.constant('wait' as const), ms: fc.integer({ min: 0, max: 50_000 }) }) },
  { weight: 3, arbitrary: fc.record({ do: fc.constant('fault' as const), fault, times: fc.integer({ min: 1, max: 4 }) }) },
  { weight: 1, arbitrary: fc.record({ do: fc.constant('kill' as const) }) },
  { weight: 1, arbitrary: fc.record({ do: fc.constant('leave' as const), verbs: fc.array(verb, { maxLength: 2 }) }) },
  { weight: 1, arbitrary: fc.record({ do: fc.constant('clock' as const), ms: fc.constantFrom(-3_600_000, 3_600_000) }) },
  { weight: 1, arbitrary: fc.record({ do: fc.constant('online' as const) }) },
); // prettier-ignore

it('whatever goes wrong: sent N, stored N, doubled 0, order kept', async () => {
  await fc.assert(
    fc.asyncProperty(fc.array(step, { maxLength: 25 }), fc.boolean(), async (steps, locks) => {
      vi.useFakeTimers({ now: Date.UTC(2030, 0, 2) });
      try {
        const world = newWorld({ check: () => [] });
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
          else if (one.do === 'online') world.online();
          else if (one.do === 'clock') vi.setSystemTime(Date.now() + one.ms);
          else {
            if (one.do === 'leave') queue.leave(next(one.verbs));
            queue.kill();
            queue = await launch();
          }
        }
        world.lrs.faults.length = 0;
        // A session that was refused tries again at the next save.
        for (let times = 0; times < 3; times++) {
          void queue.flush();
          await vi.advanceTimersByTimeAsync(200_000);
        }
        expect(queue.state()).toMatchObject({ waiting: 0, aside: [], denied: false });
        expect(world.lrs.statements.map(numberOf)).toEqual(
          Array.from({ length: sent }, (_, index) => index + 1),
        );
        expect([...world.storage.items.keys()].filter((key) => key.includes('fire'))).toEqual([]);
      } finally {
        vi.useRealTimers();
        vi.unstubAllGlobals();
      }
    }),
    { numRuns: 150 },
  );
});

import { readFileSync } from 'node:fs';
import { beforeAll, describe, expect, it } from 'vitest';
import { changesOf } from '../../scripts/diff/changes.ts';
import { compare } from '../../scripts/diff/compare.ts';
import { pairsOf } from '../../scripts/diff/pairs.ts';
import { packState, unpackState } from '../../scripts/state/pack.ts';
import type { Progress } from '../../scripts/state/progress.ts';
import { edition, type BuiltEdition } from '../support/editions.ts';
import { conditions, found, foretold, goneOn, launched, type Condition } from '../support/migrated.ts';
import { baseCourse } from '../support/migration-course.ts';
import { expected, unchanged } from '../support/migration-expected.ts';
import { rows } from '../support/migration-rows.ts';
import { wordsOf } from '../support/migration-words.ts';

/** The rules of rebuilding, row by row: each kind of edit, with learners in each condition. */

let base: BuiltEdition;
let learners: Record<Condition, Progress>;
const names = ['open', 'submitted', 'failed', 'passed'] as const;

beforeAll(async () => {
  base = await edition(baseCourse);
  learners = conditions(base.side);
});

it('learners of the course as it is find it as they left it', () => {
  for (const name of names)
    expect(found(base.side, launched(learners[name], base.side, base.side))).toEqual(unchanged[name]);
});

describe.each(rows)('$name', ({ name, edit }) => {
  it('is to learners in each condition what the table says, and what diff foretells', async () => {
    const now = await edition(edit(baseCourse), base);
    // Whatever an edit does, `diff` names it.
    expect(changesOf(base.side, now.side, pairsOf(base.side, now.side))).not.toEqual([]);
    for (const condition of names) {
      const { diff = 'keeps', back: reached, ...differing } = expected[name]?.[condition] ?? {};
      const start = launched(learners[condition], base.side, now.side);
      const is = found(now.side, start);
      expect({ condition, ...is }).toEqual({ condition, ...unchanged[condition], ...differing });

      const { severity, after } = foretold(learners[condition], base.side, now.side);
      expect({ condition, severity }).toEqual({ condition, severity: diff });
      expect(after).toMatchObject({
        outcome: is.status,
        ...(is.score === undefined ? {} : { score: is.score }),
      });

      // Put back, the older package reads what the newer one saved, and finds what it had left; forward again, too.
      const back = launched(start, now.side, base.side);
      const { status, score, asks, place } = unchanged[condition];
      expect(found(base.side, back)).toMatchObject({ status: reached ?? status, score, asks, place });
      expect(found(now.side, launched(back, base.side, now.side))).toEqual(is);
      expect(packState(goneOn(start, now.side), now.side.list).length).toBeLessThanOrEqual(now.worst);
    }
    // Whatever changes, who had passed stays passed.
    expect(expected[name]?.passed ?? {}).not.toHaveProperty('status');
    expect(expected[name]?.passed ?? {}).not.toHaveProperty('score');
  });
});

it('the table in `coursewright help rebuilds` has these rows, and says what they say', () => {
  const page = readFileSync(new URL('../../scripts/release/rebuilds.md', import.meta.url), 'utf8');
  const table = page
    .split('\n')
    .filter((line) => line.startsWith('| '))
    .slice(1)
    .map((line) => line.slice(2, -2).split(' | '));
  expect(table).toEqual(
    rows.map(({ name }) => [
      name,
      wordsOf('open', expected[name]?.open),
      wordsOf('submitted', expected[name]?.submitted),
    ]),
  );
});

it('a course under another id or another lock can’t read a state, and says so', async () => {
  const other = await edition({
    ...baseCourse,
    'course.yaml': baseCourse['course.yaml']?.replace('id: safety', 'id: other') ?? '',
  });
  const state = packState(learners.submitted, base.side.list);
  expect(unpackState(state, other.side.list)).toEqual({ unreadable: 'unknown-list' });
  expect(foretold(learners.submitted, base.side, other.side)).toMatchObject({ severity: 'loses' });
});

it('for another target nothing can be carried over, and diff says what the LMS does', async () => {
  const other = await edition(
    { ...baseCourse, 'course.yaml': `${baseCourse['course.yaml'] ?? ''}publish: scorm2004\n` },
    base,
  );
  const { advice, severity, lms, learners: all } = compare(base.side, other.side);
  expect({ advice, severity }).toEqual({ advice: 'new-activity', severity: 'loses' });
  // The identifier is the same: nothing is deleted, and nothing is found.
  expect(lms.join(' ')).toMatch(/under other names/);
  expect(lms.join(' ')).not.toMatch(/deletes/);
  expect(all.map((each) => each.after === undefined)).not.toContain(false);
  expect(all.find(({ who }) => who === 'not started')?.severity).toBe('keeps');
});

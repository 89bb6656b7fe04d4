import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import type { AnswerRecord } from '../../scripts/log/events.ts';
import {
  interactionElements,
  passingValue,
  rankOf,
  timeOfDay,
  timespan,
} from '../../scripts/targets/scorm12/cmi.ts';
import { decimal } from '../../scripts/tracking/scorm-values.ts';
import { generic } from '../../scripts/preview/elements.ts';
import { modelOf, moodleLimits, standardLimits } from '../../scripts/preview/scorm12/model.ts';

const record = (changes: Partial<AnswerRecord> = {}): AnswerRecord => ({
  id: 'check.poster',
  index: 3,
  type: 'choice',
  stem: 'What is it?',
  key: {},
  answer: {},
  share: 1,
  points: 2,
  outcomes: ['spot', 'report'],
  latency: 61.239,
  ...changes,
});
const words = { type: 'choice', response: 'A link', patterns: ['A link', 'A QR code'] };

/** Whether an element may have a value, by the standard and by Moodle. */
function accepted(element: string, value: string): boolean {
  return [standardLimits, moodleLimits].every((limits) => {
    const known = modelOf(limits).get(generic(element));
    const inRange = !known?.range || (Number(value) >= known.range[0] && Number(value) <= known.range[1]);
    return known !== undefined && known.access !== 'r' && (known.format?.test(value) ?? true) && inRange;
  });
}

describe('values of SCORM 1.2', () => {
  it.each([
    [0, '0000:00:00.00'],
    [0.5, '0000:00:00.50'],
    [59.999, '0000:01:00.00'],
    [3600 * 25 + 61, '0025:01:01.00'],
    [-3, '0000:00:00.00'],
    [1e9, '9999:00:00.00'],
  ])('%s seconds are %s', (seconds, expected) => {
    expect(timespan(seconds)).toBe(expected);
    expect(accepted('cmi.core.session_time', timespan(seconds))).toBe(true);
  });

  it('a time of day is that of the learner', () => {
    expect(timeOfDay(new Date(2027, 2, 1, 9, 5, 7).getTime())).toBe('09:05:07');
  });

  it('a score has no exponent and at most two decimals', () => {
    fc.assert(
      fc.property(fc.double({ min: 0, max: 100, noNaN: true }), (score) => {
        expect(decimal(score)).toMatch(/^\d{1,3}(\.\d{1,2})?$/);
        expect(accepted('cmi.core.score.raw', decimal(score))).toBe(true);
      }),
    );
  });

  it('a status is nothing until the course wrote one, and passed is the highest', () => {
    const statuses = ['not attempted', 'incomplete', 'failed', 'completed', 'passed'];
    expect(statuses.map(rankOf)).toEqual([0, 1, 2, 3, 4]);
    expect(rankOf('browsed')).toBe(0);
  });
});

describe('an answer', () => {
  it('begins with its id, since an LMS refuses all else before it, and has one element for each outcome and pattern', () => {
    const at = new Date(2027, 2, 1, 9, 5, 7).getTime();
    expect(interactionElements(record(), words, at)).toEqual([
      ['cmi.interactions.3.id', 'check.poster'],
      ['cmi.interactions.3.type', 'choice'],
      ['cmi.interactions.3.objectives.0.id', 'spot'],
      ['cmi.interactions.3.objectives.1.id', 'report'],
      ['cmi.interactions.3.time', '09:05:07'],
      ['cmi.interactions.3.weighting', '2'],
      ['cmi.interactions.3.correct_responses.0.pattern', 'A link'],
      ['cmi.interactions.3.correct_responses.1.pattern', 'A QR code'],
      ['cmi.interactions.3.student_response', 'A link'],
      ['cmi.interactions.3.result', 'correct'],
      ['cmi.interactions.3.latency', '0000:01:01.24'],
    ]);
  });

  it.each([
    [{ share: 1 }, 'correct'],
    [{ share: 0 }, 'wrong'],
    [{ share: 1 / 3 }, '0.33'],
    [{ share: 1, points: 0 }, 'correct'],
  ])('of %o has the result %s', (changes, result) => {
    expect(interactionElements(record(changes), words, 0)).toContainEqual([
      'cmi.interactions.3.result',
      result,
    ]);
  });

  it.each([0, 1])('to a question that is never graded is neutral and weighs nothing, share %s', (share) => {
    const ungraded = record({ share, graded: false });
    const elements = new Map(interactionElements(ungraded, { ...words, patterns: [] }, 0));
    expect(elements.get('cmi.interactions.3.result')).toBe('neutral');
    expect(elements.get('cmi.interactions.3.weighting')).toBe('0');
  });

  it('is right or wrong also where SCORM 1.2 has no words for what is right, such as a range', () => {
    const elements = new Map(
      interactionElements(record({ share: 0, points: 0 }), { ...words, patterns: [] }, 0),
    );
    expect(elements.get('cmi.interactions.3.result')).toBe('wrong');
  });

  it('has at most ten patterns, each once and in an element of its own', () => {
    const patterns = ['a', 'b', 'a', ...Array.from({ length: 12 }, (_, index) => `p${index}`)];
    const told = interactionElements(record(), { ...words, patterns }, 0).filter(([element]) =>
      element.endsWith('.pattern'),
    );
    expect(told.map(([element]) => element)).toEqual(
      Array.from({ length: 10 }, (_, index) => `cmi.interactions.3.correct_responses.${index}.pattern`),
    );
    expect(told.map(([, value]) => value)).toEqual(['a', 'b', ...patterns.slice(3, 11)]);
  });

  it('whose words are no longer known leaves the response that the LMS has', () => {
    const elements = interactionElements(record(), { ...words, response: '' }, 0).map(([element]) => element);
    expect(elements).not.toContain('cmi.interactions.3.student_response');
    expect(elements).toContain('cmi.interactions.3.result');
  });

  it('fills lines that an earlier answer had more with its own last one', () => {
    const elements = interactionElements(record({ outcomes: ['spot'] }), { ...words, patterns: ['A'] }, 0, {
      outcomes: 2,
      patterns: 3,
    });
    expect(elements.filter(([element]) => /objectives|pattern/.test(element))).toEqual([
      ['cmi.interactions.3.objectives.0.id', 'spot'],
      ['cmi.interactions.3.objectives.1.id', 'spot'],
      ['cmi.interactions.3.correct_responses.0.pattern', 'A'],
      ['cmi.interactions.3.correct_responses.1.pattern', 'A'],
      ['cmi.interactions.3.correct_responses.2.pattern', 'A'],
    ]);
  });

  it('is accepted by every LMS whatever its ids are, up to the longest that the format has', () => {
    const id = fc.stringMatching(/^[a-z][a-z0-9_]{0,39}$/);
    fc.assert(
      fc.property(id, id, fc.array(id, { maxLength: 5 }), fc.nat(500), (quiz, question, outcomes, index) => {
        const told = interactionElements(record({ id: `${quiz}.${question}`, outcomes, index }), words, 0);
        for (const [element, value] of told) expect(accepted(element, value), element).toBe(true);
      }),
    );
  });
});

describe('a value written for a moment, so that the real one is a change again', () => {
  const lasting = (points: number, share: number, text: string): [string, string][] => [
    ['cmi.core.lesson_status', 'passed'],
    ['cmi.core.lesson_status', 'incomplete'],
    ['cmi.core.lesson_location', 'more'],
    ['cmi.core.exit', 'suspend'],
    ['cmi.core.score.min', '0'],
    ['cmi.core.score.max', '100'],
    ['cmi.core.score.raw', decimal(share * 100)],
    ['cmi.objectives.2.id', 'spot'],
    ['cmi.objectives.2.score.raw', decimal(share * 100)],
    ['cmi.objectives.2.status', share === 1 ? 'passed' : 'incomplete'],
    ...interactionElements(record({ points, share }), { ...words, response: text, patterns: [text] }, 0),
  ];

  it('is another one, for an LMS that compares numbers as well, and one that every LMS accepts', () => {
    const text = fc.oneof(
      fc.string({ maxLength: 255 }),
      fc.constantFrom('_', 'a'.repeat(255), `${'a'.repeat(254)}_`),
    );
    fc.assert(
      fc.property(
        fc.integer({ min: 0, max: 100 }),
        fc.integer({ min: 0, max: 100 }),
        text,
        (points, percent, response) => {
          for (const [element, value] of lasting(points, percent / 100, response)) {
            const passing = passingValue(element, value) ?? '';
            expect(passing).not.toBe(value);
            const number = /score|weighting/.test(element);
            if (number) expect(Number(passing)).not.toBe(Number(value));
            expect(accepted(element, passing), `${element} = ${passing}`).toBe(true);
          }
        },
      ),
    );
  });

  it('never says passed, and no better score', () => {
    expect(passingValue('cmi.core.lesson_status', 'passed')).toBe('incomplete');
    expect(passingValue('cmi.core.score.raw', '100')).toBe('99.99');
    expect(passingValue('cmi.objectives.0.status', 'failed')).toBe('incomplete');
    expect(passingValue('cmi.objectives.0.score.raw', '50')).toBe('49.99');
    expect(passingValue('cmi.suspend_data', 'abc')).toBeUndefined();
    expect(passingValue('cmi.core.session_time', '0000:00:01.00')).toBeUndefined();
  });
});

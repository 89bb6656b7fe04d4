import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { choiceRules, type ChoiceKey } from '../../scripts/questions/choice/rules.ts';

/** SCORM 1.2 keeps so many characters of a response or pattern. */
const limit = 255;

/** Texts that differ in little, and that hold what parts texts from one another. */
const alike = fc.oneof(
  fc.string({ unit: fc.constantFrom('a', 'b', '; '), minLength: 1, maxLength: 3 }),
  fc.tuple(fc.constantFrom('x', '😀'), fc.nat(3)).map(([letter, end]) => letter.repeat(500) + end),
  fc.integer({ min: 250, max: 258 }).map((length) => `${'x'.repeat(length)}…`),
);

/** Texts as authors write them, and as they don't: emoji, right to left, hardly different, far too long. */
const text = fc
  .oneof(
    fc.string({ unit: 'grapheme', minLength: 1, maxLength: 60 }),
    fc.string({ unit: fc.constantFrom('א', 'ב', 'ع', 'م', ' ', '،'), minLength: 1, maxLength: 300 }),
    fc.string({ unit: fc.constantFrom('👩‍👩‍👧‍👦', '🇩🇪', '😀', 'e\u0301'), minLength: 1, maxLength: 200 }),
    fc.string({ unit: 'grapheme', minLength: 1000, maxLength: 1000 }),
    alike,
  )
  .map((words) => words.trim())
  .filter((words) => words !== '');

const key = fc
  .record({
    multiple: fc.boolean(),
    texts: fc.oneof(
      fc.uniqueArray(text, { minLength: 2, maxLength: 8 }),
      fc.uniqueArray(
        alike.map((words) => words.trim()),
        { minLength: 2, maxLength: 8 },
      ),
    ),
    right: fc.nat(7),
  })
  .map(({ multiple, texts, right }): ChoiceKey => {
    const parts = texts.map((_, index) => `choice_${index}`);
    return { multiple, parts, texts, answer: [parts[right % parts.length] ?? ''] };
  });

/** Every answer that a learner can give: one choice, or any of them but none. */
function answersTo({ multiple, parts }: ChoiceKey): string[][] {
  if (!multiple) return parts.map((id) => [id]);
  return Array.from({ length: 2 ** parts.length - 1 }, (_, index) =>
    parts.filter((_part, bit) => ((index + 1) >> bit) & 1),
  );
}

describe.each(['text', 'ids'] as const)(
  'what a report of SCORM 1.2 shows of a choice, as %s',
  (responses) => {
    it('fits, is cut between characters, and tells every answer from every other', () => {
      fc.assert(
        fc.property(key, (question) => {
          const told = answersTo(question).map((answer) => choiceRules.scorm12(question, answer, responses));
          for (const { response = '', patterns } of told)
            for (const words of [response, ...patterns]) {
              expect(words.length).toBeLessThanOrEqual(limit);
              expect(words).not.toMatch(/\p{Surrogate}/u);
            }
          const responsesSeen = told.map(({ response }) => response);
          expect(new Set(responsesSeen).size).toBe(responsesSeen.length);
        }),
        { numRuns: 300 },
      );
    });

    it('is the pattern itself where the answer is right, and only there', () => {
      fc.assert(
        fc.property(key, (question) => {
          for (const answer of answersTo(question)) {
            const { response = '', patterns } = choiceRules.scorm12(question, answer, responses);
            const right = choiceRules.grade(question, answer, false).share === 1;
            expect(patterns.includes(response)).toBe(right);
          }
        }),
        { numRuns: 300 },
      );
    });
  },
);

import { describe, expect, it } from 'vitest';
import { applyToValues } from '../../scripts/log/apply.ts';
import type { PlayerEvent } from '../../scripts/log/events.ts';
import type { PlayerCourse } from '../../scripts/course/player-course.ts';
import { newProgress, type Answer, type FieldList } from '../../scripts/state/progress.ts';

const list: FieldList = {
  fields: [
    { kind: 'quiz' },
    { kind: 'answer', quiz: 0, slots: [{ text: 20 }, { radix: 2 }] },
    { kind: 'practice', slots: [{ text: 20 }, { radix: 2 }] },
  ],
  builds: [],
};
const course = { lessons: [] } as unknown as PlayerCourse;
const after = (answer: Answer | undefined) => {
  const progress = { ...newProgress('run'), values: [undefined, answer] };
  const event: PlayerEvent = { type: 'noted', question: 1, answer: ['typed here', 1] };
  return applyToValues(progress, event, course, list, 0).values[1];
};

describe('what a learner notes about an answer', () => {
  it.each([
    ['a checked one', { values: ['text', 0], share: 1 }, { values: ['text', 1], share: 1 }],
    ['a submitted one, whose text is gone', { values: ['', 0], share: 1 }, { values: ['', 1], share: 1 }],
    [
      'one with tries and a flag',
      { values: ['text', 0], share: 0.5, tries: 3, flagged: true as const },
      { values: ['text', 1], share: 0.5, tries: 3, flagged: true },
    ],
  ])('changes nothing else of it: %s', (_, before: Answer, expected) => {
    expect(after(before)).toEqual(expected);
  });

  it('makes no answer where there is none', () => {
    expect(after(undefined)).toBeUndefined();
    expect(after({ flagged: true })).toEqual({ flagged: true });
  });

  it('leaves a practice question done and checked', () => {
    const practised = {
      visited: true,
      done: true,
      opened: true,
      answer: { values: ['text', 0], share: 1 },
    };
    const progress = { ...newProgress('run'), values: [undefined, undefined, practised] };
    const event: PlayerEvent = { type: 'noted', question: 2, answer: ['text', 1] };
    expect(applyToValues(progress, event, course, list, 0).values[2]).toEqual({
      ...practised,
      answer: { values: ['text', 1], share: 1 },
    });
  });
});

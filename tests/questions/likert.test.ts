import { describe, expect, it } from 'vitest';
import fc from 'fast-check';
import { likertRules, type LikertKey } from '../../scripts/questions/likert/rules.ts';
import { found, practiceOf, quizOf, read, viewRenderer } from '../support/asked.ts';
import { findingsOf, load, short } from '../support/load-helper.ts';

const own = 'type: likert\nstem: How well?\nscale: { none: not at all, 2: a little, much: very well }';
const ready = 'type: likert\nstem: How sure?\nscale: agreement_5';
const keyOf = async (lines: string, language?: string) => (await read(lines, language)).key as LikertKey;

describe('an answer to a likert question', () => {
  it.each([
    // answer, SCORM 1.2 text, ids, SCORM 2004 and xAPI
    ['none', 'not at all', 'none', own],
    ['2', 'a little', '2', own],
    ['much', 'very well', 'much', own],
    ['1', 'Strongly disagree', '1', ready],
    ['5', 'Strongly agree', '5', ready],
  ])('%s is told as %s and %s', async (answer, text, id, lines) => {
    const key = await keyOf(lines);
    expect(likertRules.scorm12(key, answer, 'text')).toEqual({
      type: 'likert',
      response: text,
      patterns: [],
    });
    expect(likertRules.scorm12(key, answer, 'ids')).toEqual({ type: 'likert', response: id, patterns: [] });
    expect(likertRules.scorm2004(key, answer)).toEqual({ type: 'likert', response: id, patterns: [] });
    expect(likertRules.xapi(key, answer)).toEqual({
      interactionType: 'likert',
      response: id,
      scale: key.scale,
    });
    expect(likertRules.grade(key, answer, true)).toEqual({ share: 1 });
  });

  it('has the scale from low to high in xAPI, and its parts by code units in the state', async () => {
    const key = await keyOf(own);
    expect(key).toEqual({
      parts: ['2', 'much', 'none'],
      scale: [
        { id: 'none', text: 'not at all' },
        { id: '2', text: 'a little' },
        { id: 'much', text: 'very well' },
      ],
    });
    expect(likertRules.slots(key)).toEqual([{ radix: 3 }]);
    expect(likertRules.pack(key, 'much')).toEqual([1]);
  });

  it.each([
    ['en', 'Strongly agree', 'Very sure', 'Always'],
    ['de', 'Stimme voll zu', 'Sehr sicher', 'Immer'],
    ['ar', 'أوافق بشدة', 'متأكد تمامًا', 'دائمًا'],
  ])('is reported in the words of the course, %s', async (language, agreement, confidence, frequency) => {
    const last = async (scale: string) =>
      (await keyOf(`type: likert\nstem: S\nscale: ${scale}`, language)).scale.at(-1)?.text;
    expect(await last('agreement_5')).toBe(agreement);
    expect(await last('confidence_4')).toBe(confidence);
    expect(await last('frequency_5')).toBe(frequency);
  });

  it('keeps two long texts apart within 255 characters', async () => {
    const long = 'x'.repeat(300);
    const key = await keyOf(`type: likert\nstem: S\nscale: { a: ${long}1, b: ${long}2 }`);
    const responses = key.parts.map((id) => likertRules.scorm12(key, id, 'text').response);
    expect(new Set(responses).size).toBe(2);
    expect(responses.every((response) => (response ?? '').length <= 255)).toBe(true);
  });

  it('comes back from the state, and nothing else does', () => {
    const ids = fc.uniqueArray(fc.stringMatching(/^[a-z0-9][a-z0-9_]{0,39}$/), {
      minLength: 2,
      maxLength: 12,
    });
    fc.assert(
      fc.property(ids, fc.nat(), (given, pick) => {
        const parts = [...given].sort();
        const key = { parts, scale: given.map((id) => ({ id, text: id })) };
        const answer = given[pick % given.length] ?? '';
        expect(likertRules.unpack(key, likertRules.pack(key, answer))).toBe(answer);
        expect(likertRules.isAnswered(key, answer)).toBe(true);
        expect(likertRules.unpack(key, [parts.length])).toBeUndefined();
        expect(likertRules.unpack(key, [])).toBeUndefined();
        expect(likertRules.unpack(key, [0, 0])).toBeUndefined();
      }),
    );
    expect(likertRules.isAnswered({ parts: ['a'], scale: [] }, '')).toBe(false);
  });
});

describe('a likert question', () => {
  it.each([
    ['a text', own.replace('very well', 'well'), true],
    ['the order', 'type: likert\nstem: S\nscale: { much: very, 2: a little, none: not at all }', true],
    ['a step', own.replace('much', 'more'), false],
    ['a ready scale', ready, false],
  ])('with another %s: is it the same question?', async (_, other, same) => {
    const meanings = await Promise.all(
      [own, other].map(async (lines) => {
        const { author, fields } = await read(lines);
        return JSON.stringify(author.meaning(fields));
      }),
    );
    expect(meanings[0] === meanings[1]).toBe(same);
  });

  it('is another one under another ready scale of as many steps', async () => {
    const [a, b] = await Promise.all(
      [ready, ready.replace('agreement_5', 'frequency_5')].map(async (lines) => {
        const { author, fields } = await read(lines);
        return author.meaning(fields);
      }),
    );
    expect(a).not.toEqual(b);
  });

  it('is worth nothing where the author says nothing', async () => {
    expect((await read(own)).question.points).toBe(0);
    expect((await read(`${own}\npoints: 0\nrequired: true`)).question).toMatchObject({
      points: 0,
      required: true,
    });
  });

  it.each([
    ['a scale of one step', 'type: likert\nstem: S\nscale: { a: A }', ['too-few-steps 11:16']],
    [
      'two steps that read the same',
      'type: likert\nstem: S\nscale: { a: never, b: often, c: never  }',
      ['equal-steps 11:41'],
    ],
    ['an unknown scale', 'type: likert\nstem: S\nscale: agreement_4', ['unknown-word 11:16']],
    ['a list of steps', 'type: likert\nstem: S\nscale: [never, often]', ['wrong-type 11:16']],
    ['no scale', 'type: likert\nstem: S', ['missing-key 8:9']],
    ['points', `${own}\npoints: 2`, ['points-not-graded 12:17']],
    ['an answer', `${own}\nanswer: much`, ['unknown-key 12:9']],
    ['a hint', `${own}\nhint: Think.\ntries: 2`, ['no-right-or-wrong 12:9', 'no-right-or-wrong 13:9']],
    [
      'feedback on right and wrong',
      `${own}\nfeedback: { correct: Yes., incorrect: No. }`,
      ['no-right-or-wrong 12:21', 'no-right-or-wrong 12:36'],
    ],
    ['feedback whatever the answer was', `${own}\nfeedback: Thank you.`, []],
  ])('with %s', async (_, lines, names) => {
    expect(await found(lines)).toEqual(names);
  });

  it('says why it has no answer, in a quiz and among the slides', async () => {
    for (const lesson of [quizOf(`${own}\nanswer: much`), practiceOf(`${own}\nanswer: much`)]) {
      const [finding] = await findingsOf({ 'lessons/intro.yaml': lesson });
      expect(finding?.hint).toBe('A likert question is never graded: nothing in it is right or wrong.');
    }
  });

  it('may not be given points by a draw', async () => {
    const lesson = `id: intro\ntitle: A\nslides:\n  - id: check\n    type: quiz\n    title: A\n    questions:\n      - draw: { bank: pool, count: 1, points: 2 }\n`;
    const bank = `id: pool\nquestions:\n  - id: q\n${own.replace(/^/gm, '    ')}\n`;
    const files = { 'lessons/intro.yaml': lesson, 'banks/pool.yaml': bank };
    expect((await findingsOf(files)).map(short)).toEqual(['points-not-graded lessons/intro.yaml:8:47']);
    const without = { ...files, 'lessons/intro.yaml': lesson.replace(', points: 2', '') };
    expect((await load(without)).diagnostics).toEqual([]);
  });

  it.each([
    ['agreement_5', true],
    ['{ a: never, b: sometimes, c: always }', true],
    ['{ a: "0", b: "1", c: "2", d: "3", e: "4", f: "5", g: "6", h: "7", i: "8", j: "9", k: "10" }', true],
    ['{ a: unbeschreiblich, b: unentschieden, c: mittelprächtig, d: außerordentlich }', false],
  ])('stands in a row where its words are short enough: %s', async (scale, row) => {
    const { author, fields } = await read(`type: likert\nstem: S\nscale: ${scale}`);
    expect(author.view(fields, await viewRenderer()).row).toBe(row);
  });
});

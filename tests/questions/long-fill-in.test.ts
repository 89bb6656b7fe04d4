import { describe, expect, it } from 'vitest';
import fc from 'fast-check';
import { countWords } from '../../scripts/questions/long-fill-in/count-words.ts';
import { longRules, type LongAnswer, type LongKey } from '../../scripts/questions/long-fill-in/rules.ts';
import { unescapeItem } from '../../scripts/questions/tokens.ts';
import { found, keyRenderer, read } from '../support/asked.ts';

const whole = [
  'type: long-fill-in',
  'stem: When is while better?',
  'words: { min: 20, max: 120 }',
  'model_answer: When you *do not know* how often.',
  'checklist: { cond: I named a condition, 2: I said that it is unknown }',
].join('\n');
const bare = 'type: long-fill-in\nstem: Why?';
const keyOf = async (lines: string) => (await read(lines)).key as LongKey;
const typed = (text: string, ...ticked: string[]): LongAnswer => ({ text, ticked });

describe('an answer to a long-fill-in question', () => {
  const long = `${'a'.repeat(253)}😀 and more`;
  it.each([
    // typed, SCORM 1.2, SCORM 2004, xAPI
    ['one line', 'It depends.', 'It depends.', 'It depends.', 'It depends.'],
    [
      'two lines',
      'It depends.\n\n  Really.',
      'It depends. Really.',
      'It depends. Really.',
      'It depends.\n\n  Really.',
    ],
    ['over 255 characters', long, `${'a'.repeat(253)}…`, long, long],
    [
      'what reads like delimiters',
      '{case_matters=true}x[,]y',
      '{case_matters=true}x[,]y',
      '\u2060{case_matters=true}x[\u2060,]y',
      '\u2060{case_matters=true}x[\u2060,]y',
    ],
    ['Arabic', 'لأنها أبسط', 'لأنها أبسط', 'لأنها أبسط', 'لأنها أبسط'],
  ])('is told whole where there is room: %s', async (_, text, scorm12, scorm2004, xapi) => {
    const key = await keyOf(whole);
    const answer = typed(text, 'cond');
    for (const responses of ['text', 'ids'] as const)
      expect(longRules.scorm12(key, answer, responses)).toEqual({
        type: 'fill-in',
        response: scorm12,
        patterns: [],
      });
    expect(longRules.scorm2004(key, answer)).toEqual({
      type: 'long-fill-in',
      response: scorm2004,
      patterns: [],
    });
    expect(longRules.xapi(key, answer)).toEqual({
      interactionType: 'long-fill-in',
      response: xapi,
      freeText: true,
    });
    expect(unescapeItem(longRules.xapi(key, answer).response)).toBe(text);
    expect(longRules.grade(key, answer, true)).toEqual({ share: 1 });
  });

  it('comes back from the state with its ticks, in the order of the ids', async () => {
    const key = await keyOf(whole);
    expect(key.parts).toEqual(['2', 'cond']);
    expect(longRules.slots(key)).toEqual([{ text: 500 }, { radix: 2 }, { radix: 2 }]);
    expect(longRules.pack(key, typed('Yes.', 'cond'))).toEqual(['Yes.', 0, 1]);
    fc.assert(
      fc.property(fc.string({ minLength: 1 }), fc.subarray(key.parts), (text, ticked) => {
        const answer = { text, ticked };
        expect(longRules.unpack(key, longRules.pack(key, answer))).toEqual(answer);
      }),
    );
  });

  it('that was submitted is still one, without its text', async () => {
    const key = await keyOf(whole);
    const answer = longRules.unpack(key, ['', 1, 0]);
    expect(answer).toEqual({ text: '', ticked: ['2'], gone: true });
    expect(answer && longRules.isAnswered(key, answer)).toBe(true);
  });

  it('is none as long as nothing is written, whatever is ticked', async () => {
    const key = await keyOf(whole);
    expect(longRules.isAnswered(key, typed('', 'cond'))).toBe(false);
    expect(longRules.isAnswered(key, typed(' \n\t', 'cond'))).toBe(false);
    expect(longRules.isAnswered(key, typed('x'))).toBe(true);
  });

  it.each([[[]], [['x']], [['x', 1]], [['x', 1, 0, 1]], [[1, 1, 0]]])(
    'is not made of %j',
    async (values: (string | number)[]) => {
      expect(longRules.unpack(await keyOf(whole), values)).toBeUndefined();
    },
  );
});

describe('words are counted', () => {
  it.each([
    ['', 0],
    [' ... !? 😀 ', 0],
    ['one', 1],
    ['  two\n words ', 2],
    ["I don't know, well-known fact: 3.5 or 1,000.", 8],
    ['Ende.Anfang', 2],
    ['é è cafe\u0301', 3],
    ['Größe über alles', 3],
    ['لأنها أبسط، وأسرع', 3],
    ['한국어 문장입니다', 2],
    // Each character, as word processors count; not its signs.
    ['学习编程很有趣。', 7],
    ['コーヒーを飲む', 7],
    ['用 Python 编程', 4],
    // By the browser's dictionary.
    ['ภาษาไทย', 2],
  ])('%j: %d', (text, count) => {
    expect(countWords(text)).toBe(count);
  });
});

describe('a long-fill-in question', () => {
  it('is worth nothing, and keeps 500 characters where the author says nothing', async () => {
    const { question, key } = await read(bare);
    expect(question.points).toBe(0);
    expect(key).toEqual({ maxLength: 500, words: {}, parts: [] });
  });

  it('has model answer and checklist only in what is told after the answer, in the order of its author', async () => {
    const { author, fields } = await read(whole);
    const told = author.partFeedback(fields, await keyRenderer());
    expect(Object.entries(told)).toEqual([
      ['model', 'When you *do not know* how often.'],
      ['checklist cond', 'I named a condition'],
      ['checklist 2', 'I said that it is unknown'],
    ]);
    expect(JSON.stringify(await keyOf(whole))).not.toContain('condition');
  });

  it.each([
    ['a text', whole.replace('unknown', 'uncertain'), true],
    ['limits', whole.replace('min: 20', 'min: 10'), true],
    ['a model answer', whole.replace('how often', 'it'), true],
    ['an entry of the checklist', whole.replace('cond:', 'why:'), false],
    ['a length', `${whole}\nmax_length: 600`, false],
  ])('with another %s: is it the same question?', async (_, other, same) => {
    const meanings = await Promise.all(
      [whole, other].map(async (lines) => {
        const { author, fields } = await read(lines);
        return JSON.stringify(author.meaning(fields));
      }),
    );
    expect(meanings[0] === meanings[1]).toBe(same);
  });

  it.each([
    ['no limits', `${bare}\nwords: {}`, ['words-without-limit 11:16']],
    ['limits the wrong way round', `${bare}\nwords: { min: 9, max: 3 }`, ['words-min-over-max 11:16']],
    ['more words than fit', `${bare}\nwords: { min: 100 }`, ['words-hardly-fit 11:23']],
    [
      'as many characters as words in Chinese',
      `${bare.replace('Why?', '为什么？')}\nwords: { min: 100 }`,
      [],
    ],
    ['room for them', `${bare}\nwords: { min: 100 }\nmax_length: 600`, []],
    ['a length beyond what an LMS keeps', `${bare}\nmax_length: 4001`, ['number-out-of-range 11:21']],
    ['an empty checklist', `${bare}\nchecklist: {}`, ['empty-checklist 11:20']],
    ['two equal entries', `${bare}\nchecklist: { a: One, b: One }`, ['equal-checklist-entries 11:33']],
    ['an answer', `${bare}\nanswer: Because.`, ['unknown-key 11:9']],
    ['points', `${bare}\npoints: 5`, ['points-not-graded 11:17']],
    ['a misspelt limit', `${bare}\nwords: { most: 9 }`, ['unknown-key 11:18']],
  ])('with %s', async (_, lines, names) => {
    expect(await found(lines)).toEqual(names);
  });
});

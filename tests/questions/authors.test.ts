import { describe, expect, it } from 'vitest';
import { questionsOf, type PartContent, type Text } from '../../scripts/course/course.ts';
import { questionTypes } from '../../scripts/questions/list.ts';
import type { ViewRenderer } from '../../scripts/questions/author.ts';
import { load } from '../support/load-helper.ts';

const inline = ({ markdown }: Text) => `<i>${markdown}</i>`;
const text: ViewRenderer = {
  inline,
  blocks: ({ markdown }: Text) => `<p>${markdown}</p>`,
  plain: ({ markdown }: Text) => markdown,
  part: (content: PartContent) => ({
    html: content.text ? inline(content.text) : null,
    image: null,
    audio: null,
  }),
  say: (key: string) => `the word ${key}`,
  image: null,
  blanks: ({ markdown }: Text) => markdown,
};
/** A part without picture and sound, as the template gets it. */
const part = (html: string) => ({ html, image: null, audio: null });

/** Reads one question as a quiz has it, by its author's side. */
async function read(lines: string) {
  const yaml = `id: intro\ntitle: A\nslides:\n  - id: check\n    type: quiz\n    title: A\n    questions:\n      - id: q\n        stem: S\n${lines.replace(/^/gm, '        ')}\n`;
  const { value, diagnostics } = await load({ 'lessons/intro.yaml': yaml });
  expect(diagnostics).toEqual([]);
  const quiz = value?.lessons[0]?.slides[0]?.quiz;
  const [question] = quiz ? questionsOf(quiz) : [];
  const author = questionTypes.find(({ type }) => type === question?.type);
  if (!question || !author) throw new Error('no question was read');
  return { author, fields: question.fields };
}

describe('a choice question', () => {
  const lines = 'choices: { ship: Ship, 2: { text: Tree, feedback: No. }, a: Truck }\nanswer: [ship, a]';

  it('is shown in the order of its author', async () => {
    const { author, fields } = await read(lines);
    expect(author.view(fields, text)).toEqual({
      multiple: true,
      choices: [
        { id: 'ship', name: null, part: part('<i>Ship</i>') },
        { id: '2', name: null, part: part('<i>Tree</i>') },
        { id: 'a', name: null, part: part('<i>Truck</i>') },
      ],
    });
    expect(author.partFeedback(fields, text)).toEqual({ 2: '<p>No.</p>' });
  });

  it('has its parts and key in the order of ids', async () => {
    const { author, fields } = await read(lines);
    const parts = ['2', 'a', 'ship'];
    expect(author.parts(fields)).toEqual(parts);
    expect(author.key(fields, text)).toEqual({
      multiple: true,
      parts,
      texts: ['Tree', 'Truck', 'Ship'],
      answer: ['a', 'ship'],
    });
  });

  it.each([
    ['a text', 'choices: { ship: A ship, 2: Tree, a: Truck }\nanswer: [ship, a]', true],
    ['the order', 'choices: { a: Truck, ship: Ship, 2: Tree }\nanswer: [a, ship]', true],
    ['a choice', 'choices: { a: Truck, ship: Ship, 3: Tree }\nanswer: [a, ship]', false],
    ['the answer', 'choices: { a: Truck, ship: Ship, 2: Tree }\nanswer: [a, 2]', false],
    ['check boxes', 'choices: { a: Truck, ship: Ship, 2: Tree }\nanswer: a', false],
  ])('with another %s: the same question? ', async (_, other, same) => {
    const [one, two] = [await read(lines), await read(other)];
    const meanings = [one, two].map(({ author, fields }) => JSON.stringify(author.meaning(fields)));
    expect(meanings[0] === meanings[1]).toBe(same);
  });
});

describe('a true-false question', () => {
  it('has two parts, and its own words where the author gives some', async () => {
    const { author, fields } = await read('type: true-false\nanswer: true\nlabels: { false: Myth }');
    expect(author.view(fields, text)).toEqual({
      multiple: false,
      choices: [
        { id: 'true', name: null, part: part('the word true') },
        { id: 'false', name: null, part: part('<i>Myth</i>') },
      ],
    });
    expect(author.key(fields, text)).toEqual({
      multiple: false,
      parts: ['false', 'true'],
      texts: ['Myth', 'true'],
      answer: ['true'],
    });
    expect(author.meaning(fields)).toEqual({ multiple: false, parts: ['false', 'true'], answer: ['true'] });
  });
});

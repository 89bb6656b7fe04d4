import { readFileSync } from 'node:fs';
import { describe, expect, it } from 'vitest';
import { build } from '../../scripts/compile/build.ts';
import { reveal } from '../../scripts/course/obscure.ts';
import type { LessonData } from '../../scripts/course/player-course.ts';
import type { QuestionAuthor } from '../../scripts/questions/author.ts';
import { questionTypes } from '../../scripts/questions/list.ts';
import type { XapiInteraction } from '../../scripts/questions/rules.ts';
import { baseFiles } from '../support/load-helper.ts';
import { memoryFs } from '../support/memory-fs.ts';
import { assets } from '../support/render-helper.ts';

/** The key of a type's example, as the player gets it, from a course that asks it. */
async function exampleKey({ example, type }: QuestionAuthor): Promise<unknown> {
  const question = example.yaml.replace(/^/gm, '        ').replace(/^ {8}/, '      - ');
  const { value, diagnostics } = await build(
    memoryFs({
      ...baseFiles,
      'lessons/intro.yaml': `id: intro\ntitle: A\nslides:\n  - id: check\n    type: quiz\n    title: A\n    questions:\n${question}\n`,
    }),
    { assets, frozen: false },
  );
  expect(diagnostics, type).toEqual([]);
  const file = value?.files.find(({ path }) => path === 'lessons/intro.json');
  if (!file || !('bytes' in file)) throw new Error(`no data of ${type}`);
  const { d } = JSON.parse(new TextDecoder().decode(file.bytes)) as { d: string };
  const { questions } = JSON.parse(reveal(d, 'example')) as LessonData;
  return Object.values(questions)[0]?.key;
}

/** Text in a table's cell, as code; what nobody sees is named. */
function code(text: string): string {
  const shown = text.replaceAll('\u2060', '(U+2060)').replace(/\s*\n\s*/g, ' ');
  const fence = shown.includes('`') ? '``' : '`';
  return text === '' ? '' : `${fence}${shown.replaceAll('|', '\\|')}${fence}`;
}

const lists = ['choices', 'scale', 'source', 'target'] as const;

function partsOf(told: XapiInteraction): string {
  return lists
    .flatMap((name) => {
      const parts = told[name]?.map(({ id, text }) => `${code(id)} ${text.replaceAll('|', '\\|')}`);
      return parts ? [`${name}: ${parts.join(', ')}`] : [];
    })
    .join('<br>');
}

async function section(author: QuestionAuthor): Promise<string> {
  const { rules, example } = author;
  const key = await exampleKey(author);
  const xapi = rules.xapi(key, example.answer);
  const scorm2004 = rules.scorm2004(key, example.answer);
  const row = (name: string, type: string, response: string, patterns: readonly string[], parts = '') =>
    `| ${name} | ${code(type)} | ${code(response)} | ${patterns.map(code).join('<br>')} | ${parts} |`;
  const scorm12 = (['text', 'ids'] as const).map((responses) => {
    const { type, response = '', patterns } = rules.scorm12(key, example.answer, responses);
    return row(`SCORM 1.2, \`responses: ${responses}\``, type, response, patterns);
  });
  return [
    `### ${author.type}`,
    '',
    author.about,
    '',
    // Four: the example may hold code of its own.
    '````yaml',
    example.yaml,
    '````',
    '',
    `Answered ${code(JSON.stringify(example.answer))}:`,
    '',
    '| | type | response | right answers | parts |',
    '|---|---|---|---|---|',
    ...scorm12,
    row('SCORM 2004', scorm2004.type, scorm2004.response ?? '', scorm2004.patterns),
    row('xAPI', xapi.interactionType, xapi.response, xapi.correctResponsesPattern ?? [], partsOf(xapi)),
    '',
  ].join('\n');
}

describe('the encodings of every type', () => {
  it('stand in the README as the code gives them (written by: vitest -u)', async () => {
    const file = new URL('../../scripts/questions/README.md', import.meta.url);
    const [head = '', rest = ''] = readFileSync(file, 'utf8').split(/(?<=<!-- generated: .* -->\n)/);
    const end = rest.slice(rest.indexOf('<!-- end -->'));
    const sections: string[] = [];
    for (const author of questionTypes) sections.push(await section(author));
    await expect(`${head}\n${sections.join('\n')}\n${end}`).toMatchFileSnapshot(file.pathname);
  });

  it.each(questionTypes.map((author) => [author.type, author] as const))(
    '%s: an xAPI answer is its description and the response, and what is not graded has no right answer',
    async (_type, { rules, example }) => {
      const key = await exampleKey(questionTypes.find(({ rules: own }) => own === rules) as QuestionAuthor);
      const { response, freeText: _, ...described } = rules.xapi(key, example.answer);
      expect(typeof response).toBe('string');
      expect(rules.describe(key)).toEqual(described);
      const { patterns, response: told = '' } = rules.scorm12(key, example.answer, 'text');
      if (rules.graded === false) expect(patterns).toEqual([]);
      for (const text of [...patterns, told]) expect(text.length).toBeLessThanOrEqual(255);
    },
  );
});

import { XMLParser } from 'fast-xml-parser';
import { describe, expect, test } from 'vitest';
import { buildCourse } from '../../scripts/compile/build.ts';
import { assets } from '../support/render-helper.ts';
import { baseFiles } from '../support/load-helper.ts';
import { memoryFs } from '../support/memory-fs.ts';

const parser = new XMLParser({
  ignoreAttributes: false,
  attributeNamePrefix: '',
  parseTagValue: false,
  parseAttributeValue: false,
});

const quiz = (id: string, mark: string, more = '') =>
  `  - { id: ${id}, type: quiz, title: ${id}, ${mark}${more}questions: [{ id: ${id}_q, stem: Which?, choices: { a: A, b: B }, answer: a }] }\n`;

interface Manifest {
  course: { id: string; title: { langstring: unknown }; description: { langstring: { '#text': string } } };
  objectives?: { objective: unknown };
  au: { id: string; url: string; moveOn: string; masteryScore?: string; objectives?: { objective: unknown } };
}

/** `cmi5.xml` of a course, as data. */
async function structureOf(keys: string, slides: string): Promise<Manifest> {
  const course =
    'format: 1\nid: example\ntitle: "Fire & <safety>"\nversion: 1.0.0\nlanguage: de\nlessons: [intro]\n' +
    `iri: https://nordwind.example/kurse/brandschutz/\npublish: cmi5\n${keys}`;
  const { value, diagnostics } = await buildCourse(
    memoryFs({
      ...baseFiles,
      'course.yaml': course,
      'lessons/intro.yaml': `id: intro\ntitle: Intro\nslides:\n  - { id: a, title: A, body: B }\n${slides}`,
    }),
    { assets, frozen: false },
  );
  expect(diagnostics).toEqual([]);
  const file = value?.packages[0]?.files.find(({ path }) => path === 'cmi5.xml');
  const text = new TextDecoder().decode(file && 'bytes' in file ? file.bytes : undefined);
  return (parser.parse(text) as { courseStructure: Manifest }).courseStructure;
}

describe('cmi5.xml', () => {
  test('names the course and its AU by the iri alone, and describes both', async () => {
    const { course, au } = await structureOf('completion: { quizzes: none }\n', '');
    expect(course).toMatchObject({
      id: 'https://nordwind.example/kurse/brandschutz',
      title: { langstring: { lang: 'de', '#text': 'Fire & <safety>' } },
      description: { langstring: { '#text': 'Fire & <safety>' } },
    });
    expect(au).toMatchObject({ id: `${course.id}/au`, url: 'index.html' });
  });

  test('has the outcomes as objectives, named as in statements', async () => {
    const { course, objectives, au } = await structureOf(
      'outcomes: { spot: Find the **exits**, report: Report a fire }\ncompletion: { quizzes: none }\n',
      '  - { id: ask, type: true-false, stem: Is it?, answer: true, outcome: [spot, report] }\n',
    );
    const ids = ['spot', 'report'].map((id) => `${course.id}/outcomes/${id}`);
    const texts = (words: string) => ({ langstring: { lang: 'de', '#text': words } });
    expect(objectives?.objective).toEqual([
      { id: ids[0], title: texts('Find the exits'), description: texts('Find the exits') },
      { id: ids[1], title: texts('Report a fire'), description: texts('Report a fire') },
    ]);
    expect(au.objectives?.objective).toEqual(ids.map((idref) => ({ idref })));
    // The order is fixed by the schema (cmi5 13.1).
    const order = ['title', 'description', 'objectives', 'url'];
    expect(Object.keys(au).filter((key) => order.includes(key))).toEqual(order);
  });

  test.each([
    ['nothing to pass', 'completion: { quizzes: none }\n', '', 'Completed', undefined],
    ['one quiz', '', quiz('one', 'pass_mark: 66.666%, '), 'Passed', '0.6667'],
    [
      'two quizzes',
      '',
      quiz('one', 'pass_mark: 60%, ') + quiz('two', 'pass_mark: 60%, '),
      'Passed',
      undefined,
    ],
    [
      'one quiz, and one for practice',
      '',
      quiz('one', 'pass_mark: 60%, ') + quiz('two', 'counts: false, '),
      'Passed',
      '0.6',
    ],
    [
      'one of two quizzes that weigh',
      'completion: { quizzes: [one] }\n',
      quiz('one', 'pass_mark: 60%, ') + quiz('two', ''),
      'Passed',
      undefined,
    ],
    [
      "the course's own mark alone",
      'completion: { quizzes: submitted }\nscore: { pass_mark: 80% }\n',
      quiz('one', '') + quiz('two', ''),
      'Passed',
      '0.8',
    ],
    [
      "a quiz's mark and the course's",
      'score: { pass_mark: 80% }\n',
      quiz('one', 'pass_mark: 60%, '),
      'Passed',
      undefined,
    ],
  ])('%s', async (_what, keys, slides, moveOn, masteryScore) => {
    const { au } = await structureOf(keys, slides);
    expect({ moveOn: au.moveOn, masteryScore: au.masteryScore }).toEqual({ moveOn, masteryScore });
  });
});

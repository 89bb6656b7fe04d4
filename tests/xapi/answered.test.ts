import validate from '@learninglocker/xapi-validation';
import { beforeAll, describe, expect, it } from 'vitest';
import { fillInRules } from '../../scripts/questions/fill-in/rules.ts';
import type { FillInKey } from '../../scripts/questions/fill-in/key.ts';
import { questionTypes } from '../../scripts/questions/list.ts';
import { findings } from '../../scripts/preview/lrs/rules.ts';
import { activityId, played, session, type Played } from '../support/xapi-session.ts';

/** Each type's example in one quiz, answered as the type's README has it. */

const examples = questionTypes.map((author, index) => ({ author, id: `q${index}` }));
const questions = examples
  .map(({ author, id }) => author.example.yaml.replace(/^id: .*/, `id: ${id}`).replace(/^/gm, '        '))
  .map((yaml) => yaml.replace(/^ {8}/, '      - '));

let course: Played;
beforeAll(async () => {
  course = await played({
    'course.yaml': `format: 1\nid: fire\ntitle: A\nversion: 1.0.0\nlanguage: de\niri: ${activityId}/\nlessons: [intro]\ncompletion: { quizzes: none }\n`,
    'lessons/intro.yaml': `id: intro\ntitle: A\nslides:\n  - id: check\n    type: quiz\n    title: A\n    questions:\n${questions.join('\n')}\n`,
  });
});

const lists = ['choices', 'scale', 'source', 'target', 'steps'];

describe('an answer of every type', () => {
  it('covers all types', () => expect(examples).toHaveLength(9));

  it.each(examples.map(({ author, id }) => [author.type, author, id] as const))('%s', (_, author, id) => {
    const learner = session(course);
    learner.launch();
    learner.start('check');
    learner.answer(`check.${id}`, author.example.answer);
    learner.end();
    const all = learner.statements();
    expect(all.flatMap((statement) => validate(statement))).toEqual([]);
    expect(findings(all, { activityId })).toEqual([]);

    const data = course.questions[`check.${id}`];
    const key = data?.key as never;
    const {
      interactionType,
      response,
      correctResponsesPattern,
      freeText: __,
      ...parts
    } = author.rules.xapi(key, author.example.answer);
    const told = all.find(({ verb }) => verb.id.endsWith('/answered'));
    const { definition } = told?.object as unknown as { definition: Record<string, unknown> };
    expect(definition).toMatchObject({ interactionType, description: { de: expect.any(String) } });
    expect(definition['correctResponsesPattern']).toEqual(correctResponsesPattern);
    for (const list of lists)
      expect(definition[list]).toEqual(
        (parts as Record<string, { id: string; text: string }[] | undefined>)[list]?.map((part) => ({
          id: part.id,
          description: { de: part.text },
        })),
      );
    expect(told?.result?.response).toBe(response);
    const { share } = author.rules.grade(key, author.example.answer, data?.partial ?? false);
    const isGraded = author.rules.graded !== false;
    expect(told?.result?.success).toBe(isGraded ? share === 1 : undefined);
    expect(told?.result?.score?.scaled).toBe(isGraded ? share : undefined);
  });
});

const typed = { accept: ['x'], ignore: [], max: 10 };
const picked = { choices: ['x', 'y'], texts: ['X', 'Y'], answer: 'x' };
it.each<[string, FillInKey, true | undefined]>([
  ['typed', { parts: ['a'], blanks: [typed] }, true],
  ['picked', { parts: ['a'], blanks: [picked] }, undefined],
  ['one of each', { parts: ['a', 'b'], blanks: [picked, typed] }, true],
  ['words of a bank', { parts: ['a'], blanks: [typed], bank: ['x', 'z'] }, undefined],
])('blanks are written in by the learner, or not: %s', (_, key, freeText) => {
  expect(fillInRules.xapi(key, [{ blank: 'a', text: 'x' }]).freeText).toBe(freeText);
});

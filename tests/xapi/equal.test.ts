import { expect, it } from 'vitest';
import { isOurs } from '../../scripts/xapi/queue/equal.ts';
import { ada, registration, told } from '../support/told.ts';

const parent = [{ id: 'https://courses.example/fire', definition: { name: { en: 'Fire' } } }];
const ours = told(1, 'answered', {
  actor: { ...ada, name: 'Ada' },
  result: { response: 'a[,]b', success: false, score: { scaled: 0.5 } },
  context: { registration, contextActivities: { parent } },
}).statement;

it.each([
  ['adds what an LRS adds', { stored: '2030-01-01T00:00:00Z', authority: ada, version: '1.0.0' }],
  ['says the time in another way', { timestamp: '2030-01-01T01:00:01+01:00' }],
  ['leaves out names and words', { actor: ada, verb: { id: ours.verb.id } }],
  ['has its own definition', { object: { ...ours.object, definition: { name: { de: 'Feuer' } } } }],
  ['fills in defaults', { actor: { ...ada, objectType: 'Agent' } }],
])('an LRS that %s has our statement', (_, theirs) => {
  expect(isOurs(ours, { ...ours, ...theirs })).toBe(true);
});

it.each([
  ['another time', { timestamp: '2030-01-01T00:00:02Z' }],
  ['another verb', { verb: { id: 'http://adlnet.gov/expapi/verbs/passed' } }],
  ['another learner', { actor: { account: { homePage: 'https://lms.example', name: 'bob' } } }],
  ['another response', { result: { ...ours.result, response: 'a' } }],
  ['a part of the result only', { result: { response: 'a[,]b' } }],
  ['no result', { result: undefined }],
  ['another parent', { context: { registration, contextActivities: { parent: [{ id: 'x:y' }] } } }],
  ['two parents', { context: { registration, contextActivities: { parent: [...parent, ...parent] } } }],
])('an LRS that has %s has another statement', (_, theirs) => {
  expect(isOurs(ours, { ...ours, ...theirs })).toBe(false);
});

import { describe, expect, it } from 'vitest';
import { answersIn } from '../../scripts/preview/answers.ts';
import { scorm12StandIn } from '../../scripts/preview/scorm12/stand-in.ts';
import { scorm2004StandIn } from '../../scripts/preview/scorm2004/stand-in.ts';
import type { Elements } from '../../scripts/preview/stand-in.ts';
import { standIns } from '../../scripts/preview/stand-ins.ts';
import { targets } from '../../scripts/targets/list.ts';

const raw12 = (raw: string, status: string): Elements => ({
  'cmi.core.score.raw': raw,
  'cmi.core.lesson_status': status,
});

describe('Moodle’s gradebook, SCORM 1.2', () => {
  it.each<[what: string, attempts: Elements[], grade: number | undefined, complete: boolean, next: string]>([
    ['nothing was stored', [{}], undefined, false, 'normal'],
    ['a status alone, on the way', [{ 'cmi.core.lesson_status': 'incomplete' }], undefined, false, 'normal'],
    ['completed without a score', [{ 'cmi.core.lesson_status': 'completed' }], 0, true, 'review'],
    ['failed without a score', [{ 'cmi.core.lesson_status': 'failed' }], undefined, false, 'review'],
    ['a score on the way', [raw12('66.67', 'incomplete')], 66.67, false, 'normal'],
    ['failed with a score', [raw12('20', 'failed')], 20, false, 'review'],
    ['passed', [raw12('90', 'passed')], 90, true, 'review'],
    ['more than there is', [raw12('150', 'passed')], 100, true, 'review'],
    ['the better of two attempts', [raw12('90', 'passed'), raw12('20', 'incomplete')], 90, true, 'normal'],
  ])('%s', (_, attempts, grade, complete, next) => {
    expect(scorm12StandIn.gradebook(attempts, 'moodle')).toMatchObject({ grade, complete, next });
  });

  it.each<[what: string, attempts: Elements[], said: string]>([
    [
      'a worse second one',
      [raw12('90', 'passed'), raw12('25', 'incomplete')],
      '90 is the highest; with Attempts grading set to average 58, first 90, last 90.',
    ],
    [
      'none done, and one without a score',
      [raw12('20', 'failed'), raw12('', 'incomplete'), raw12('33.33', 'failed')],
      '33.33 is the highest; with Attempts grading set to average 27, first 20, last 20.',
    ],
    [
      'a last one that is failed, with an objective passed',
      [raw12('20', 'failed'), { ...raw12('60', 'failed'), 'cmi.objectives.0.status': 'passed' }],
      '60 is the highest; with Attempts grading set to average 40, first 20, last 60.',
    ],
  ])('says what other settings make of several attempts: %s', (_, attempts, said) => {
    expect(scorm12StandIn.gradebook(attempts, 'moodle').notes.join(' ')).toContain(said);
  });

  it('says that a course without a score gets 0', () => {
    const { notes } = scorm12StandIn.gradebook([{ 'cmi.core.lesson_status': 'completed' }], 'moodle');
    expect(notes.join(' ')).toContain('the grade 0');
  });
});

describe('SCORM 2004', () => {
  const passed = {
    'cmi.score.scaled': '0.8',
    'cmi.success_status': 'passed',
    'cmi.completion_status': 'incomplete',
  };

  it('Moodle reads raw points, never the scaled score', () => {
    expect(scorm2004StandIn.gradebook([passed], 'moodle')).toMatchObject({
      grade: 0,
      complete: true,
      next: 'normal',
    });
    const both = { ...passed, 'cmi.score.raw': '80', 'cmi.completion_status': 'completed' };
    expect(scorm2004StandIn.gradebook([both], 'moodle')).toMatchObject({
      grade: 80,
      success: 'passed',
      next: 'review',
    });
  });

  it('by the standard the scaled score counts, and the LMS’s launch is its own affair', () => {
    expect(scorm2004StandIn.gradebook([passed], 'standard')).toMatchObject({ grade: 80, next: 'normal' });
    expect(scorm12StandIn.gradebook([raw12('70', 'passed')], 'standard')).toMatchObject({
      grade: 70,
      next: 'normal',
    });
  });
});

it('answers are rows by index, in either version’s words', () => {
  const stored = (response: string): Elements => ({
    'cmi.interactions.1.id': 'b',
    'cmi.interactions.0.id': 'a',
    [`cmi.interactions.1.${response}`]: 'x',
    'cmi.interactions.1.correct_responses.0.pattern': 'x',
    'cmi.interactions.1.correct_responses.1.pattern': 'y',
    'cmi.interactions.1.result': 'correct',
  });
  for (const response of ['student_response', 'learner_response'])
    expect(answersIn(stored(response))).toEqual([
      { index: 0, id: 'a', response: '', right: '', result: '' },
      { index: 1, id: 'b', response: 'x', right: 'x,y', result: 'correct' },
    ]);
});

it('stand-ins belong to targets that there are', () => {
  const names = targets.map(({ name }) => name);
  expect(Object.keys(standIns).filter((name) => !names.includes(name))).toEqual([]);
});

it('an API tells each call with its time and what came of it', () => {
  let now = 1000;
  const calls: unknown[] = [];
  const api = scorm12StandIn.api({
    start: {},
    send: () => true,
    rules: 'standard',
    onCall: (call) => calls.push(call),
    clock: () => (now += 5),
  });
  api.LMSInitialize?.('');
  api.LMSSetValue?.('cmi.core.score.raw', 'many');
  expect(calls).toEqual([
    { method: 'LMSInitialize', args: [''], result: 'true', error: '0', at: 1005, took: 5 },
    {
      method: 'LMSSetValue',
      args: ['cmi.core.score.raw', 'many'],
      result: 'false',
      error: '405',
      at: 1015,
      took: 5,
    },
  ]);
});

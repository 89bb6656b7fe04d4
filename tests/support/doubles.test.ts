import { describe, expect, test } from 'vitest';
import { moodleApi } from '../../scripts/preview/scorm12/moodle-api.ts';
import { strictApi } from '../../scripts/preview/scorm12/strict.ts';
import type { Elements } from '../../scripts/preview/stand-in.ts';
import { LmsRecords } from './lms/records.ts';

/** Element, value, and the error code that Moodle and the standard answer with; 0: taken over. */
const writes: [element: string, value: string, moodle: string, standard: string][] = [
  ['cmi.core.lesson_status', 'incomplete', '0', '0'],
  ['cmi.core.lesson_status', 'not attempted', '405', '405'],
  ['cmi.core.lesson_status', 'Passed', '405', '405'],
  ['cmi.core.score.raw', '100', '0', '0'],
  ['cmi.core.score.raw', '66.67', '0', '0'],
  ['cmi.core.score.raw', '100.5', '405', '405'],
  ['cmi.core.score.raw', '-1', '405', '405'],
  ['cmi.core.score.raw', '80,5', '405', '405'],
  ['cmi.core.score.raw', '1e2', '405', '405'],
  ['cmi.core.exit', 'suspend', '0', '0'],
  ['cmi.core.exit', 'normal', '405', '405'],
  ['cmi.core.session_time', '00:00:05.25', '0', '0'],
  ['cmi.core.session_time', '0:0:5', '405', '405'],
  ['cmi.core.session_time', '00:00:05.255', '405', '405'],
  ['cmi.suspend_data', 'x'.repeat(4096), '0', '0'],
  ['cmi.suspend_data', 'x'.repeat(4097), '0', '405'],
  ['cmi.suspend_data', 'x'.repeat(64_001), '405', '405'],
  ['cmi.core.lesson_location', 'x'.repeat(256), '0', '405'],
  ['cmi.core.student_id', 'eve', '403', '403'],
  ['cmi.interactions._count', '3', '402', '402'],
  ['cmi.completion_status', 'completed', '201', '201'],
  ['cmi.interactions.0.id', 'What_is_2+2?', '0', '0'],
  ['cmi.interactions.0.id', 'two words', '405', '405'],
  ['cmi.interactions.0.id', 'größe', '405', '405'],
  ['cmi.interactions.0.id', '', '0', '405'],
  ['cmi.interactions.1.id', 'gap', '201', '201'],
  ['cmi.interactions.0.type', 'long-fill-in', '405', '405'],
  ['cmi.interactions.0.result', 'incorrect', '405', '405'],
  ['cmi.interactions.0.result', 'wrong', '0', '0'],
  ['cmi.interactions.0.time', '23:59:59', '0', '0'],
  ['cmi.interactions.0.time', '2027-01-01T00:00:00', '405', '405'],
  ['cmi.interactions.0.student_response', 'ä b\n€', '0', '0'],
  ['cmi.interactions.0.student_response', 'x'.repeat(256), '0', '405'],
  ['cmi.interactions.0.correct_responses.1.pattern', 'gap', '201', '201'],
  ['cmi.interactions.0.weighting', '-101', '405', '405'],
  ['cmi.objectives.0.status', 'not attempted', '0', '0'],
];

const moodle = (start: Elements = {}) => {
  const sent: Elements[] = [];
  const api = moodleApi(start, (changed) => sent.push(changed) > 0);
  api.LMSInitialize('');
  return { api, sent };
};

describe.each(writes)('%s = %.30s', (element, value, byMoodle, byStandard) => {
  test(`Moodle: ${byMoodle}`, () => {
    const { api } = moodle();
    expect(api.LMSSetValue(element, value)).toBe(byMoodle === '0' ? 'true' : 'false');
    expect(api.LMSGetLastError()).toBe(byMoodle);
  });
  test(`the standard: ${byStandard}`, () => {
    const api = strictApi(moodleApi({}, () => true));
    api.LMSInitialize('');
    expect(api.LMSSetValue(element, value)).toBe(byStandard === '0' ? 'true' : 'false');
    expect(api.LMSGetLastError()).toBe(byStandard);
  });
});

test('Moodle sends what changed only, interactions once more after each launch', () => {
  const { api, sent } = moodle({ 'cmi.suspend_data': 'A', 'cmi.interactions.0.id': 'q' });
  expect(api.LMSGetValue('cmi.interactions._count')).toBe('1');
  api.LMSSetValue('cmi.suspend_data', 'A');
  api.LMSCommit('');
  api.LMSSetValue('cmi.suspend_data', 'B');
  api.LMSCommit('');
  api.LMSCommit('');
  expect(sent.slice(1)).toEqual([{ 'cmi.suspend_data': 'B' }, {}]);
  expect(sent[0]).toMatchObject({ 'cmi.interactions.0.id': 'q' });
  expect(sent[0]).not.toHaveProperty(['cmi.suspend_data']);
});

test('Moodle compares numbers as numbers, and with the text of the launch only once', () => {
  const { api, sent } = moodle({ 'cmi.core.score.raw': '50' });
  for (const value of ['50', '50.0', '50.01']) {
    api.LMSSetValue('cmi.core.score.raw', value);
    api.LMSCommit('');
  }
  expect(sent).toEqual([{ 'cmi.core.score.raw': '50' }, {}, { 'cmi.core.score.raw': '50.01' }]);
});

test('Moodle turns an untouched status into completed at finish, adds up the time, and is over then', () => {
  const { api, sent } = moodle({ 'cmi.core.total_time': '00:59:50' });
  api.LMSSetValue('cmi.core.session_time', '00:00:15.50');
  api.LMSFinish('');
  expect(sent).toEqual([{ 'cmi.core.lesson_status': 'completed', 'cmi.core.total_time': '01:00:05.50' }]);
  expect(api.LMSSetValue('cmi.suspend_data', 'x') + api.LMSGetLastError()).toBe('false301');
});

test('the standard: strings only, one session, nothing before it or after', () => {
  const api = strictApi(moodleApi({}, () => true));
  expect(api.LMSSetValue('cmi.suspend_data', 'x') + api.LMSGetLastError()).toBe('false301');
  expect(api.LMSInitialize('')).toBe('true');
  expect(api.LMSInitialize('') + api.LMSGetLastError()).toBe('false101');
  expect(api.LMSSetValue('cmi.core.score.raw', 5 as unknown as string) + api.LMSGetLastError()).toBe(
    'false201',
  );
  expect(api.LMSGetValue('cmi.core.exit') + api.LMSGetLastError()).toBe('404');
  expect(api.LMSFinish('')).toBe('true');
  expect(api.LMSCommit('') + api.LMSGetLastError()).toBe('false301');
});

test('the records: entry, mode and attempts as the LMS would say', () => {
  const records = new LmsRecords();
  const launch = () => {
    const { elements } = records.launch('ada', 'Ada', '');
    return [elements['cmi.core.entry'], elements['cmi.core.lesson_mode'], elements['cmi.core.credit']];
  };
  expect(launch()).toEqual(['ab-initio', 'normal', 'credit']);
  records.commit('ada', { 'cmi.core.lesson_status': 'incomplete', 'cmi.core.exit': 'suspend' });
  expect(launch()).toEqual(['resume', 'normal', 'credit']);
  records.commit('ada', { 'cmi.core.lesson_status': 'passed', 'cmi.core.score.raw': '80' });
  expect(launch()).toEqual(['resume', 'review', 'no-credit']);
  records.newAttempt('ada');
  expect(launch()).toEqual(['ab-initio', 'normal', 'credit']);
  expect(records.result('ada', 0)).toMatchObject({ 'cmi.core.score.raw': '80' });
  expect(records.result('bob')).toEqual({});
});

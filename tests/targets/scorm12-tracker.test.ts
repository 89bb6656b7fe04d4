import { afterEach, describe, expect, it, vi } from 'vitest';
import type { PlayerCourse } from '../../scripts/course/player-course.ts';
import type { Scorm12Api } from '../../scripts/preview/scorm12/api.ts';
import { LmsRecords } from '../support/lms/records.ts';
import { strictApi } from '../../scripts/preview/scorm12/strict.ts';
import { launch, playerCourseOf, type Session } from '../support/scorm12-session.ts';

afterEach(() => void vi.unstubAllGlobals());

const rules = ['outcomes: { spot: Spot it, report: Report it, rest: Rest }'];
const question = (id: string, outcome: string) =>
  `      - { id: ${id}, stem: Is it so?, type: true-false, answer: true, outcome: ${outcome} }\n`;
const quiz = (id: string, keys: string[], questions: string) =>
  `  - id: ${id}\n    type: quiz\n    title: ${id}\n    outcome: rest\n` +
  `${keys.map((key) => `    ${key}\n`).join('')}    questions:\n${questions}`;

/** One quiz that asks for two outcomes, two questions the first. */
const check = (...keys: string[]) =>
  quiz(
    'check',
    ['pass_mark: 60%', ...keys],
    question('a', 'spot') + question('b', 'spot') + question('c', 'report'),
  );
const final = quiz('final', ['pass_mark: 80%', 'attempts: 2'], question('d', 'spot'));

const objectives = (records: LmsRecords) => records.objectives('ada');
const scoreOf = (records: LmsRecords) => records.stored('ada')['cmi.core.score.raw'];
const sets = ({ calls }: Session, element: RegExp) =>
  calls.filter(({ method, args }) => method === 'LMSSetValue' && element.test(args[0] ?? ''));

const all = { a: 1, b: 1, c: 1 };

describe('objectives', () => {
  it('are told when a quiz is submitted, not before: one for each outcome that it asks for', async () => {
    const records = new LmsRecords();
    const session = await launch(await playerCourseOf(rules, check()), records);
    expect(session.calls.filter(({ args }) => args[0]?.startsWith('cmi.objectives'))).toEqual([]);
    await session.take('check', { a: 1, b: 0, c: 1 });
    expect(objectives(records)).toEqual(['0 spot 50 incomplete', '1 report 100 passed']);
  });

  it('are found by their ids behind those that the LMS keeps for itself', async () => {
    const records = new LmsRecords();
    records.store('ada', { 'cmi.objectives.0.id': 'PRIMARY', 'cmi.objectives.1.id': 'report' });
    const session = await launch(await playerCourseOf(rules, check()), records);
    await session.take('check', all);
    expect(objectives(records)).toEqual(['0 PRIMARY  ', '1 report 100 passed', '2 spot 100 passed']);
  });

  it('change in what has changed only, also after a relaunch', async () => {
    const records = new LmsRecords();
    const course = await playerCourseOf(rules, check());
    const first = await launch(course, records);
    await first.take('check', { a: 1, b: 0, c: 0 });
    const second = await launch(course, records, { progress: first.log.progress() });
    expect(second.calls.length).toBeLessThanOrEqual(15);
    expect(second.calls.filter(({ args }) => args[0]?.startsWith('cmi.objectives'))).toEqual([]);
    await second.take('check', { a: 1, b: 0, c: 1 });
    expect(sets(second, /^cmi\.objectives/).map(({ args }) => args.join(' '))).toEqual([
      'cmi.objectives.1.score.raw 100',
      'cmi.objectives.1.status passed',
    ]);
  });

  it.each<[counts: string, attempts: Record<string, number>[], expected: string[]]>([
    ['best', [{ a: 1, b: 1 }, { c: 1 }], ['0 spot 100 passed', '1 report 0 incomplete']],
    ['best', [{ a: 1 }, { b: 1 }], ['0 spot 50 incomplete', '1 report 0 incomplete']],
    ['best', [{ c: 1 }, { a: 1, b: 1 }], ['0 spot 100 passed', '1 report 0 passed']],
    ['last', [{ a: 1, c: 1 }, { c: 1 }], ['0 spot 0 incomplete', '1 report 100 passed']],
    ['first', [{ a: 1 }, all], ['0 spot 50 failed', '1 report 0 failed']],
    ['average', [{ a: 1 }, { c: 1 }], ['0 spot 0 incomplete', '1 report 100 passed']],
  ])('are those of the attempt that counts: %s of %j', async (counts, attempts, expected) => {
    const records = new LmsRecords();
    const course = await playerCourseOf(rules, check(`attempt_counts: ${counts}`));
    const session = await launch(course, records);
    for (const shares of attempts) await session.take('check', shares);
    expect(objectives(records)).toEqual(expected);
  });

  it('once passed stay so, whatever a later attempt that counts says', async () => {
    const records = new LmsRecords();
    const session = await launch(await playerCourseOf(rules, check('attempt_counts: last')), records);
    await session.take('check', { a: 1, b: 1 });
    await session.take('check', { c: 1 });
    expect(objectives(records)).toEqual(['0 spot 0 passed', '1 report 100 passed']);
  });

  it('have failed when no attempt is left, also where the last one is not the one that counts', async () => {
    const records = new LmsRecords();
    const course = await playerCourseOf(rules, check('attempts: 2'));
    const first = await launch(course, records);
    await first.take('check', { a: 1, c: 0.7 });
    expect(objectives(records)).toEqual(['0 spot 50 incomplete', '1 report 70 passed']);
    const second = await launch(course, records, { progress: first.log.progress() });
    await second.take('check', {});
    expect(objectives(records)).toEqual(['0 spot 50 failed', '1 report 70 passed']);
  });

  it('of several quizzes are added up; the highest pass mark passes, and an attempt left in one of them is one left', async () => {
    const records = new LmsRecords();
    const course = await playerCourseOf(rules, check('attempts: 1') + final);
    const session = await launch(course, records);
    await session.take('check', { a: 1, b: 0.4, c: 0 });
    expect(objectives(records)).toEqual(['0 spot 70 incomplete', '1 report 0 failed']);
    await session.take('final', { d: 0 });
    expect(objectives(records)).toEqual(['0 spot 46.67 incomplete', '1 report 0 failed']);
    await session.take('final', { d: 1 });
    expect(objectives(records)).toEqual(['0 spot 80 passed', '1 report 0 failed']);
  });

  it('are not made worse by an attempt that stands open elsewhere', async () => {
    const records = new LmsRecords();
    const course = await playerCourseOf(rules, check() + final);
    const session = await launch(course, records);
    await session.take('check', all);
    const [field] = course.lessons[0]?.slides.map((slide) => slide.field) ?? [];
    session.log.append({ type: 'attempt-started', quiz: field ?? -1 });
    await session.take('final', { d: 0 });
    expect(objectives(records)).toEqual(['0 spot 100 passed', '1 report 100 passed']);
  });

  it.each<[name: string, course: string[], slides: string, expected: string[]]>([
    [
      'without a pass mark they are completed once all quizzes that ask for them are submitted',
      [...rules, 'completion: { slides: all, quizzes: submitted }'],
      quiz('check', [], question('a', 'spot') + question('c', 'report')) +
        quiz('last', [], question('e', 'spot')),
      ['0 spot 100 incomplete', '1 report 0 completed'],
    ],
    [
      'the pass mark of the course stands in',
      [...rules, 'completion: { slides: all, quizzes: submitted }', 'score: { pass_mark: 50% }'],
      quiz('check', ['attempts: 1'], question('a', 'spot') + question('c', 'report')),
      ['0 spot 100 passed', '1 report 0 failed'],
    ],
    [
      'where nothing can be earned there is no score and nothing to fail',
      rules,
      quiz(
        'check',
        ['attempts: 1', 'pass_mark: 50%'],
        question('a', 'spot').replace('stem', 'points: 0, stem'),
      ),
      ['0 spot  completed'],
    ],
    [
      'practice says nothing',
      [...rules, 'completion: { slides: all, quizzes: none }'],
      quiz('check', ['counts: false'], question('a', 'spot')),
      [],
    ],
  ])('%s', async (_, lines, slides, expected) => {
    const records = new LmsRecords();
    const session = await launch(await playerCourseOf(lines, slides), records);
    await session.take('check', { a: 1, c: 0 });
    expect(objectives(records)).toEqual(expected);
  });

  it('that fell into a failed commit are told once more, with values that differ for a moment', async () => {
    const records = new LmsRecords();
    const session = await launch(await playerCourseOf(rules, check()), records);
    // Moodle believes that what it tried to send has arrived.
    records.answerCommits((nth) => (nth === 5 ? 'error' : 'kept'));
    await session.take('check', all);
    expect(objectives(records)).toEqual([]);
    expect(await session.save()).toBe('saved');
    expect(objectives(records)).toEqual(['0 spot 100 passed', '1 report 100 passed']);
    expect(sets(session, /^cmi\.objectives\.0\.id/).map(({ args }) => args[1])).toEqual([
      'spot',
      'spot_',
      'spot',
    ]);
  });

  it('of which only the passing id arrived are found again', async () => {
    const records = new LmsRecords();
    records.store('ada', { 'cmi.objectives.0.id': 'spot_', 'cmi.objectives.0.score.raw': '49.99' });
    const session = await launch(await playerCourseOf(rules, check()), records);
    await session.take('check', all);
    expect(objectives(records)).toEqual(['0 spot 100 passed', '1 report 100 passed']);
  });

  it('are told with the score that a former session could not tell', async () => {
    const records = new LmsRecords();
    const course = await playerCourseOf(rules, check());
    const lost = await launch(course, new LmsRecords());
    await lost.take('check', all);
    await launch(course, records, { progress: lost.log.progress() });
    expect(scoreOf(records)).toBe('100');
    expect(objectives(records)).toEqual(['0 spot 100 passed', '1 report 100 passed']);
  });

  it.each(['review', 'browse', 'no-credit'])('are not told in %s', async (what) => {
    const records = new LmsRecords(
      what === 'no-credit' ? { credit: what } : { mode: what as 'review' | 'browse' },
    );
    const session = await launch(await playerCourseOf(rules, check()), records);
    await session.take('check', all);
    expect(session.calls.filter(({ args }) => args[0]?.startsWith('cmi.objectives'))).toEqual([]);
  });

  it('are left alone in an LMS that has none', async () => {
    const none = (api: Scorm12Api): Scorm12Api => ({
      ...api,
      LMSGetValue: (element) => (element.startsWith('cmi.objectives') ? '' : api.LMSGetValue(element)),
    });
    const records = new LmsRecords();
    const session = await launch(await playerCourseOf(rules, check()), records, { wrap: none });
    await session.take('check', all);
    expect(sets(session, /^cmi\.objectives/)).toEqual([]);
    expect(scoreOf(records)).toBe('100');
  });

  it('are accepted to the letter of the standard', async () => {
    const session = await launch(await playerCourseOf(rules, check()), new LmsRecords(), { wrap: strictApi });
    await session.take('check', { a: 1, b: 0, c: 0.333 });
    const told = sets(session, /^cmi\.objectives/);
    expect(told.map(({ result }) => result)).toEqual(told.map(() => 'true'));
    expect(told).toHaveLength(6);
  });
});

describe('a score that falls', () => {
  const last = check('attempt_counts: last');
  let course: PlayerCourse;

  it('is told where the state knows the present one: what it was told in this session', async () => {
    const records = new LmsRecords();
    course = await playerCourseOf(rules, last);
    const session = await launch(course, records);
    await session.take('check', { a: 1 });
    expect(scoreOf(records)).toBe('33.33');
    await session.take('check', {});
    expect(scoreOf(records)).toBe('0');
  });

  it('is told where it knows it from a former session', async () => {
    const records = new LmsRecords();
    const first = await launch(course, records);
    await first.take('check', { a: 1 });
    const second = await launch(course, records, { progress: first.log.progress() });
    await second.take('check', {});
    expect(scoreOf(records)).toBe('0');
  });

  it('is not told where the state was lost: what the LMS has stays, and only a better one takes its place', async () => {
    const records = new LmsRecords();
    const first = await launch(course, records);
    await first.take('check', { a: 1 });
    const second = await launch(course, records);
    await second.take('check', {});
    expect(scoreOf(records)).toBe('33.33');
    await second.take('check', { b: 1, c: 0.5 });
    expect(scoreOf(records)).toBe('50');
    await second.take('check', {});
    expect(scoreOf(records)).toBe('0');
  });

  it('is told once more when the commit failed, and the better one before it is forgotten', async () => {
    const records = new LmsRecords();
    const session = await launch(course, records);
    await session.take('check', { a: 1 });
    records.answerCommits(() => 'error');
    await session.take('check', {});
    expect(scoreOf(records)).toBe('33.33');
    records.answerCommits(() => 'kept');
    expect(await session.save()).toBe('saved');
    expect(scoreOf(records)).toBe('0');
  });

  it('does not fall after a pass, nor where the best attempt counts', async () => {
    const records = new LmsRecords();
    const session = await launch(course, records);
    await session.take('check', { a: 1, b: 1 });
    await session.take('check', {});
    expect(scoreOf(records)).toBe('66.67');
    const best = new LmsRecords();
    const other = await launch(await playerCourseOf(rules, check()), best);
    await other.take('check', { a: 1 });
    await other.take('check', {});
    expect(scoreOf(best)).toBe('33.33');
  });
});

describe('extra time', () => {
  const timed = check('time_limit: 10 min', 'extra_time: 50%');
  const comments = (session: Session) => sets(session, /^cmi\.comments$/).map(({ args }) => args[1]);

  it('is told in the comments, once for each attempt that took it', async () => {
    const records = new LmsRecords();
    const session = await launch(await playerCourseOf(rules, timed), records);
    await session.take('check', {}, { extraTime: false });
    await session.take('check', { a: 0 }, { extraTime: true });
    await session.take('check', { a: 0 }, { extraTime: true });
    await session.save();
    expect(records.stored('ada')['cmi.comments']).toBe(
      'check: attempt 2 with 50% extra time. check: attempt 3 with 50% extra time. ',
    );
    const again = await launch(await playerCourseOf(rules, timed), records, {
      progress: session.log.progress(),
    });
    expect(comments(again)).toEqual([]);
  });

  it('is not tried again: an LMS may append, or know no comments', async () => {
    const records = new LmsRecords();
    records.answerCommits(() => 'error');
    const session = await launch(await playerCourseOf(rules, timed), records, {
      wrap: (api) => ({
        ...api,
        LMSSetValue: (element, value) =>
          element === 'cmi.comments' ? 'false' : api.LMSSetValue(element, value),
      }),
    });
    await session.take('check', { a: 0 }, { extraTime: true });
    records.answerCommits(() => 'kept');
    expect(await session.save()).toBe('saved');
    expect(comments(session)).toHaveLength(1);
  });
});

describe('answers', () => {
  const words = (...patterns: string[]) => ({ type: 'fill-in', response: 'for', patterns });
  const interaction = (records: LmsRecords, index: number) =>
    Object.fromEntries(
      Object.entries(records.stored('ada')).flatMap(([element, value]) => {
        const base = `cmi.interactions.${index}.`;
        return element.startsWith(base) ? [[element.slice(base.length), value]] : [];
      }),
    );

  it('to another question in the same place leave nothing of the one before', async () => {
    const records = new LmsRecords();
    const course = await playerCourseOf(rules, check());
    const first = await launch(course, records);
    first.answer({ id: 'check.a', outcomes: ['spot', 'report'] }, words('for', 'FOR', 'For'));
    await first.save();
    const second = await launch(course, records);
    second.answer({ id: 'check.b', outcomes: ['spot'] }, words('while'));
    await second.save();
    const { time: _, latency: __, ...told } = interaction(records, 0);
    expect(told).toEqual({
      id: 'check.b',
      type: 'fill-in',
      'objectives.0.id': 'spot',
      'objectives.1.id': 'spot',
      weighting: '1',
      'correct_responses.0.pattern': 'while',
      'correct_responses.1.pattern': 'while',
      'correct_responses.2.pattern': 'while',
      student_response: 'for',
      result: 'correct',
    });
  });

  it('that were not sent yet give way whole to the next one', async () => {
    const records = new LmsRecords();
    const session = await launch(await playerCourseOf(rules, check()), records);
    session.answer({ outcomes: ['spot', 'report'] }, words('for', 'FOR'));
    session.answer({ outcomes: [] }, words('while'));
    await session.save();
    expect(Object.keys(interaction(records, 0)).filter((name) => /objectives|correct/.test(name))).toEqual([
      'correct_responses.0.pattern',
    ]);
  });

  it('told once more take no question’s name from a place that a draw has filled', async () => {
    const many = Array.from(
      { length: 260 },
      (_, number) => `  - { id: q${number}, stem: Is it ${number}?, type: true-false, answer: true }\n`,
    ).join('');
    const course = await playerCourseOf(
      [],
      quiz('check', ['pass_mark: 60%'], '      - draw: { bank: pool, count: 3 }\n').replace(
        '    outcome: rest\n',
        '',
      ),
      { 'banks/pool.yaml': `id: pool\nquestions:\n${many}` },
    );
    expect(course.interactions).toEqual(['check#1', 'check#2', 'check#3']);
    const records = new LmsRecords();
    const ids = () => [0, 1, 2].map((index) => interaction(records, index).id);
    const first = await launch(course, records);
    first.answer({ id: 'check.q9', index: 1 }, words('for'));
    await first.save();
    expect(ids()).toEqual(['check#1', 'check.q9', undefined]);
    const second = await launch(course, records);
    second.answer({ id: 'check.q4', index: 0 }, words('for'), -1);
    second.answer({ id: 'check.q7', index: 2 }, words('for'), -1);
    await second.save();
    expect(ids()).toEqual(['check.q4', 'check.q9', 'check.q7']);
  });
});

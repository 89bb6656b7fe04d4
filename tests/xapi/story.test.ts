import { beforeAll, describe, expect, it } from 'vitest';
import type { Statement } from '@xapi/xapi';
import type { Progress } from '../../scripts/state/progress.ts';
import type { Identity } from '../../scripts/xapi/told.ts';
import { isUuid } from '../../scripts/xapi/uuid.ts';
import { findings } from '../../scripts/preview/lrs/rules.ts';
import {
  activityId,
  actor,
  began,
  fireCourse,
  inCmi5,
  launchOf,
  plain,
  played,
  registration,
  session,
  template,
  type Played,
} from '../support/xapi-session.ts';

const courseFile = (more = '') =>
  fireCourse(
    `outcomes: { out: Get out in time }\ncompletion: { slides: all, quizzes: passed }\n${more}`,
    activityId,
  );

const lesson = `id: basics
title: The basics
slides:
  - id: alarm
    title: Alarm
    body: Leave.
  - id: padlock
    type: true-false
    stem: A padlock is a proof.
    lang: de
    answer: false
  - id: check
    type: quiz
    title: Check yourself
    pass_mark: 60%
    attempts: 2
    partial: true
    questions:
      - id: way
        outcome: out
        stem: Which way?
        choices: { lift: By lift, stairs: By the stairs }
        answer: stairs
        points: 3
      - id: signs
        stem: Which signs?
        choices: { a: Smoke, b: Noise, c: Wind }
        answer: [a, b]
      - id: why
        type: long-fill-in
        stem: Why?
  - id: poll
    type: quiz
    title: Poll
    counts: false
    questions:
      - id: sure
        type: likert
        stem: How sure?
        scale: { low: Not at all, high: Very }
`;

let fire: Played & { lock: string };
beforeAll(async () => {
  fire = await played({ 'course.yaml': courseFile(), 'lessons/basics.yaml': lesson });
});

const context = (more: object = {}) => ({
  platform: 'Coursewright',
  language: 'en',
  revision: '1.2.0',
  registration,
  ...more,
});
const activity = (id: string, type: string, name?: string) => ({
  objectType: 'Activity',
  id: `${activityId}${id}`,
  definition: {
    type: `http://adlnet.gov/expapi/activities/${type}`,
    ...(name ? { name: { en: name } } : {}),
  },
});
const course = activity('', 'course', 'Fire safety');
const basics = activity('/lessons/basics', 'lesson', 'The basics');
const quiz = activity('/quizzes/check', 'assessment', 'Check yourself');
const firstAttempt = activity('/quizzes/check/attempts/1', 'attempt');
const verb = (name: string) => ({ id: `http://adlnet.gov/expapi/verbs/${name}`, display: { en: name } });
const at = (ms: number) => new Date(began + ms).toISOString();

/** Who passes at the first attempt. */
function passing(identity = plain) {
  const learner = session(fire, { identity });
  learner.launch();
  learner.see('alarm');
  learner.answer('padlock', ['false']);
  learner.start('check');
  learner.answer('check.way', ['stairs']);
  learner.answer('check.signs', ['a']);
  learner.answer('check.why', { text: 'Because [,] it burns', ticked: [] });
  learner.submit('check', 87.5);
  return learner;
}

const find = (all: Statement[], line: string): Statement => {
  const [name = '', what = ''] = line.split(' ');
  const found = all.find(
    ({ verb: { id }, object }) =>
      id.endsWith(`/${name}`) && 'id' in object && object.id === `${activityId}${what}`,
  );
  if (!found) throw new Error(`no ${line}`);
  return found;
};

describe('a session in plain xAPI', () => {
  it('is told from its first word to its last', () => {
    const learner = passing();
    learner.end();
    expect(learner.lines()).toEqual([
      'initialized course',
      'progressed course',
      'answered questions/padlock 1',
      'progressed course',
      'attempted quizzes/check',
      'answered questions/check.way 1',
      'answered questions/check.signs 0.5',
      'answered questions/check.why',
      'passed quizzes/check 0.875',
      'progressed course',
      'completed course',
      'passed course 0.875',
      'terminated course',
    ]);
    expect(
      learner.told.filter(({ once }) => once).map(({ statement }) => statement.verb.display?.['en']),
    ).toEqual(['completed', 'passed']);
    expect(findings(learner.statements(), { activityId })).toEqual([]);
  });

  it('begins with the course as an activity, and nothing else', () => {
    const [first] = passing().statements();
    expect(first).toEqual({
      id: expect.toSatisfy(isUuid),
      actor,
      verb: verb('initialized'),
      object: course,
      context: context(),
      timestamp: at(0),
    });
  });

  it('tells an answer with its question, its quiz, its attempt and its outcome', () => {
    expect(find(passing().statements(), 'answered /questions/check.way')).toEqual({
      id: expect.toSatisfy(isUuid),
      actor,
      verb: verb('answered'),
      object: {
        objectType: 'Activity',
        id: `${activityId}/questions/check.way`,
        definition: {
          type: 'http://adlnet.gov/expapi/activities/cmi.interaction',
          name: { en: 'Which way?' },
          description: { en: 'Which way?' },
          interactionType: 'choice',
          correctResponsesPattern: ['stairs'],
          choices: [
            { id: 'lift', description: { en: 'By lift' } },
            { id: 'stairs', description: { en: 'By the stairs' } },
          ],
        },
      },
      result: {
        response: 'stairs',
        success: true,
        score: { scaled: 1, raw: 3, min: 0, max: 3 },
        duration: 'PT2.35S',
      },
      context: context({
        contextActivities: {
          parent: [quiz],
          grouping: [firstAttempt, basics, course],
          other: [activity('/outcomes/out', 'objective', 'Get out in time')],
        },
      }),
      timestamp: at(5000),
    });
  });

  it('tells practice without points, in the language of the question', () => {
    const { object, result, context: around } = find(passing().statements(), 'answered /questions/padlock');
    expect(object).toMatchObject({
      definition: { name: { de: 'A padlock is a proof.' }, correctResponsesPattern: ['false'] },
    });
    expect(result).toEqual({ response: 'false', success: true, score: { scaled: 1 }, duration: 'PT2.35S' });
    expect(around?.contextActivities).toEqual({ parent: [basics], grouping: [course] });
  });

  it('tells what nobody can grade without success or score', () => {
    expect(find(passing().statements(), 'answered /questions/check.why').result).toEqual({
      response: 'Because [\u2060,] it burns',
      duration: 'PT2.35S',
    });
  });

  it('tells an attempt as an activity of its own, with score, verdict and time', () => {
    const attempts = passing().statements();
    const around = context({ contextActivities: { parent: [basics], grouping: [firstAttempt, course] } });
    expect(find(attempts, 'attempted /quizzes/check')).toMatchObject({ object: quiz, context: around });
    expect(find(attempts, 'passed /quizzes/check')).toMatchObject({
      object: quiz,
      context: around,
      result: {
        completion: true,
        success: true,
        score: { scaled: 0.875, raw: 87.5, min: 0, max: 100 },
        duration: 'PT4S',
      },
    });
  });

  it('gives what is once the same id whenever it is told', () => {
    const ids = (learner: ReturnType<typeof passing>) =>
      learner.told.filter(({ once }) => once).map(({ statement }) => statement.id);
    const [first, second] = [ids(passing()), ids(passing())];
    expect(first).toEqual(second);
    expect(first.every((id) => id[14] === '5')).toBe(true);
    const other = ids(passing({ ...plain, registration: registration.replace('0f', 'ff') }));
    const somebody = ids(
      passing({ ...plain, actor: { account: { homePage: 'https://lms.example', name: 'u2' } } }),
    );
    expect(new Set([...first, ...other, ...somebody]).size).toBe(6);
  });

  it('fails only when no attempt is left, and says the score', () => {
    const learner = session(fire);
    learner.launch();
    learner.start('check');
    learner.submit('check', 10);
    expect(learner.lines().at(-2)).toBe('failed quizzes/check 0.1');
    learner.start('check');
    learner.submit('check', 20);
    expect(learner.lines().slice(-3)).toEqual([
      'attempted quizzes/check',
      'failed quizzes/check 0.2',
      'failed course 0.2',
    ]);
    learner.see('alarm');
    learner.end();
    expect(learner.lines().filter((line) => line.startsWith('failed course'))).toHaveLength(1);
    expect(learner.lines().slice(-1)).toEqual(['terminated course']);
    expect(findings(learner.statements(), { activityId })).toEqual([]);
  });

  it('tells a quiz without a pass mark as completed, and one without points without a score', () => {
    const learner = session(fire);
    learner.launch();
    learner.start('poll');
    learner.answer('poll.sure', 'high', 0);
    learner.submit('poll', 0);
    expect(learner.statements().at(-2)?.result).toEqual({ response: 'high' });
    expect(learner.statements().at(-1)).toMatchObject({ verb: verb('completed') });
    expect(learner.statements().at(-1)?.result).toEqual({ completion: true, duration: 'PT2S' });
  });

  it('is suspended when nothing is final, and resumed', () => {
    const learner = session(fire);
    learner.launch();
    learner.see('alarm');
    learner.append({ type: 'suspended' });
    learner.append({ type: 'closed' });
    learner.end(12.3456);
    learner.end();
    learner.see('alarm');
    expect(learner.lines()).toEqual([
      'initialized course',
      'progressed course',
      'suspended course',
      'terminated course',
    ]);
    expect(learner.statements().at(-1)?.result).toEqual({ duration: 'PT12.35S' });
    const again = session(fire, { start: learner.log.progress() });
    again.launch(true);
    again.see('alarm');
    expect(again.lines()).toEqual(['initialized course', 'resumed course']);
  });

  it('tells no verdict of a former session again', () => {
    const again = session(fire, { start: passing().log.progress() });
    again.launch(true);
    again.start('check');
    again.submit('check', 100);
    again.end();
    expect(again.lines()).toEqual([
      'initialized course',
      'resumed course',
      'attempted quizzes/check',
      'passed quizzes/check 1',
      'terminated course',
    ]);
  });

  it('tells a pass that an edit of the course brought', async () => {
    const start = session(fire);
    start.launch();
    start.see('alarm');
    start.answer('padlock', ['false']);
    start.start('check');
    start.submit('check', 50);
    const edited = await played(
      { 'course.yaml': courseFile(), 'lessons/basics.yaml': lesson.replace('60%', '40%') },
      fire.lock,
    );
    const learner = session(edited, { start: start.log.progress() });
    learner.launch(true);
    expect(learner.lines()).toEqual([
      'initialized course',
      'resumed course',
      'completed course',
      'passed course 0.5',
    ]);
  });

  it('lets no clock run backwards', () => {
    const learner = session(fire);
    learner.launch();
    learner.see('alarm');
    learner.clock(-3_600_000);
    learner.start('check');
    learner.submit('check', 70);
    const times = learner.statements().map(({ timestamp }) => timestamp);
    expect(times).toEqual([...times].sort());
    expect(find(learner.statements(), 'passed /quizzes/check').result?.duration).toBe('PT1S');
  });

  it('tells an answer of a former session not once more', () => {
    const learner = session(fire);
    learner.launch();
    const again: unknown[] = [];
    learner.log.subscribe((event, progress, facts) => {
      again.push(...learner.story.tell({ ...event, seq: -1 }, progress, facts));
    });
    learner.answer('padlock', ['true']);
    expect(learner.lines().filter((line) => line.startsWith('answered'))).toHaveLength(1);
    expect(again).toEqual([]);
  });

  it('says the course score where nothing is to be passed', async () => {
    const own = await played({
      'course.yaml': courseFile().replace('quizzes: passed', 'quizzes: submitted'),
      'lessons/basics.yaml': lesson.replace(/ {2}- id: padlock[^]*(?= {2}- id: check)/, ''),
    });
    const learner = session(own);
    learner.launch();
    learner.see('alarm');
    learner.start('check');
    learner.submit('check', 25);
    expect(learner.lines().slice(-2)).toEqual(['progressed course', 'completed course 0.25']);
  });
});

describe('identity', () => {
  it('groups under what a Tin Can launch says, by ids alone', () => {
    const grouping = [
      'https://lms.example/a',
      { id: 'https://lms.example/b', definition: 3 },
      7,
      null,
      { id: 'x' },
    ];
    const [first] = passing({ ...plain, grouping, platform: 'LMS 4' }).statements();
    expect(first?.context).toEqual(
      context({
        platform: 'LMS 4',
        contextActivities: { grouping: [{ id: 'https://lms.example/a' }, { id: 'https://lms.example/b' }] },
      }),
    );
  });

  it('leaves a registration out that is no UUID', () => {
    const [first] = passing({ ...plain, registration: '42' }).statements();
    expect(first?.context).not.toHaveProperty('registration');
  });

  it('keeps identifiers through renames', async () => {
    const renamed = await played(
      {
        'course.yaml': courseFile().replace('basics', 'start'),
        'lessons/basics.yaml': lesson
          .replace('id: basics', 'id: start\nwas: basics')
          .replace('id: check', 'id: test\n    was: check')
          .replace('id: way', 'id: exit\n        was: way')
          .replace('id: padlock', 'id: lock\n    was: padlock'),
      },
      fire.lock,
    );
    const learner = session(renamed);
    learner.launch();
    learner.answer('lock', ['true']);
    learner.start('test');
    learner.answer('test.exit', ['lift']);
    expect(learner.lines().filter((line) => !line.includes('course'))).toEqual([
      'answered questions/padlock 0',
      'attempted quizzes/check',
      'answered questions/check.way 0',
    ]);
    expect(learner.statements().at(-1)?.context?.contextActivities).toMatchObject({
      parent: [{ id: quiz.id }],
      grouping: [{ id: firstAttempt.id }, { id: basics.id }, { id: course.id }],
    });
  });

  it('leaves out what learners wrote, and nothing that they picked', async () => {
    const own = await played({
      'course.yaml': courseFile('privacy: { free_text: omit, name: omit }\n'),
      'lessons/basics.yaml': lesson,
    });
    expect(own.course.lrs?.omit).toEqual({ freeText: true, name: true });
    const learner = session(own);
    learner.launch();
    learner.start('check');
    learner.answer('check.why', { text: 'My mother', ticked: [] }, 0);
    expect(learner.statements().at(-1)).not.toHaveProperty('result');
    learner.start('poll');
    learner.answer('poll.sure', 'low');
    expect(learner.statements().at(-1)?.result?.response).toBe('low');
  });
});

describe('a session in cmi5', () => {
  const lines = (identity = inCmi5()) => passing(identity).lines();
  const defined = (learner: ReturnType<typeof passing>) =>
    learner
      .statements()
      .filter(({ object }) => 'id' in object && object.id === 'https://lms.example/activity/7');

  it('keeps its rules from beginning to end', () => {
    const identity = inCmi5({ masteryScore: 0.6 });
    const learner = passing(identity);
    learner.end();
    expect(findings(learner.statements(), { cmi5: launchOf(identity) })).toEqual([]);
    const passed = learner.statements().at(-2);
    expect(passed).toEqual({
      id: expect.toSatisfy(isUuid),
      actor,
      verb: verb('passed'),
      object: { objectType: 'Activity', id: 'https://lms.example/activity/7' },
      // No raw score: cmi5 knows whole ones only.
      result: { success: true, score: { scaled: 0.875 }, duration: 'PT8S' },
      context: context({
        contextActivities: {
          grouping: template.contextActivities?.grouping,
          category: [
            { id: 'https://w3id.org/xapi/cmi5/context/categories/cmi5' },
            { id: 'https://w3id.org/xapi/cmi5/context/categories/moveon' },
          ],
        },
        extensions: {
          ...template.extensions,
          'https://w3id.org/xapi/cmi5/context/extensions/masteryscore': 0.6,
        },
      }),
      timestamp: at(8000),
    });
  });

  it.each([
    { masteryScore: 0.9, score: undefined, told: undefined },
    { masteryScore: 0.875, score: 0.875, told: 0.875 },
    { masteryScore: 0, score: 0.875, told: 0 },
  ])('sends no score that contradicts a mastery score: $masteryScore', ({ masteryScore, score, told }) => {
    const passed = passing(inCmi5({ masteryScore })).statements().at(-1);
    expect(passed?.result?.score?.scaled).toBe(score);
    expect(passed?.context?.extensions?.['https://w3id.org/xapi/cmi5/context/extensions/masteryscore']).toBe(
      told,
    );
  });

  it('sends no score of a fail that reaches the mastery score', () => {
    const learner = session(fire, { identity: inCmi5({ masteryScore: 0.2 }) });
    learner.launch();
    for (const score of [10, 20]) {
      learner.start('check');
      learner.submit('check', score);
    }
    expect(learner.lines().at(-1)).toBe('failed course');
  });

  it('fails in each session that fails anew, and never after a pass', () => {
    const failing = (identity: Identity, start?: Progress) => {
      const learner = session(fire, { identity, ...(start ? { start } : {}) });
      learner.launch(start !== undefined);
      for (const score of [10, 20]) {
        learner.start('check');
        learner.submit('check', score);
      }
      return learner;
    };
    const idOf = ({ told }: ReturnType<typeof session>) => told.find(({ once }) => once)?.statement.id;
    const first = failing(inCmi5());
    const launch = inCmi5({ told: ['failed'] });
    // Its saved state was lost.
    const second = failing(launch);
    expect(second.lines().at(-1)).toBe('failed course 0.2');
    expect(idOf(second)).not.toBe(idOf(first));
    expect(idOf(failing(launch))).toBe(idOf(second));
    expect(findings(second.statements(), { cmi5: launchOf(launch) })).toEqual([]);
    // What was failed at launch is old news.
    expect(idOf(failing(launch, first.log.progress()))).toBeUndefined();
    expect(idOf(failing(inCmi5({ told: ['failed', 'passed'] })))).toBeUndefined();
  });

  it('goes on after a reload where its last word was said, though the clock was set back', () => {
    const learner = session(fire, {
      identity: { ...inCmi5({ told: ['initialized'] }), since: began + 5_000 },
    });
    learner.launch(true);
    learner.see('alarm');
    learner.clock(60_000);
    learner.end();
    expect(learner.statements().map(({ timestamp }) => timestamp)).toEqual([
      ...learner
        .statements()
        .slice(0, -2)
        .map(() => at(5_000)),
      at(60_000),
      at(60_000),
    ]);
    expect(learner.statements().length).toBeGreaterThan(2);
  });

  it('tells nothing that the LRS has', () => {
    expect(lines(inCmi5({ told: ['http://adlnet.gov/expapi/verbs/passed', 'initialized'] }))).toEqual(
      lines().filter((line) => !/^(initialized|passed) course/.test(line)),
    );
  });

  it.each(['Browse', 'Review'] as const)('tells only that it began and ended in %s', (mode) => {
    const learner = passing(inCmi5({ mode }));
    learner.end();
    expect(learner.lines()).toEqual(['initialized course', 'terminated course']);
    expect(findings(learner.statements(), { cmi5: launchOf(inCmi5({ mode })) })).toEqual([]);
  });

  it('shares nothing of the launch with anybody', () => {
    const identity = inCmi5();
    const [first, second] = defined(passing(identity));
    expect(first?.context?.extensions).toEqual(second?.context?.extensions);
    expect(first?.context?.extensions).not.toBe(template.extensions);
    expect(first?.actor).not.toBe(actor);
  });
});

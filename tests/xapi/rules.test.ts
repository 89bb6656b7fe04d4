import type { Statement } from '@xapi/xapi';
import { beforeAll, describe, expect, it } from 'vitest';
import { findings, ruleNames, type Cmi5Launch } from '../../scripts/preview/lrs/rules.ts';
import { inCmi5, launchOf, played, registration, session } from '../support/xapi-session.ts';

/** Each rule of the checker finds the mistake that it is for: planted into a session without one. */

/** A statement as a mistake sees it. */
interface Plain {
  id: string;
  actor: Record<string, unknown>;
  verb: { id: string; display?: unknown };
  object: { id: string; definition: Record<string, unknown> };
  result: Record<string, unknown> & { score: Record<string, unknown>; extensions: Record<string, unknown> };
  context: Record<string, unknown> & {
    contextActivities: Record<string, { id: string; definition?: Record<string, unknown> }[]>;
    extensions: Record<string, unknown>;
  };
  timestamp: string;
}

const identity = inCmi5({ masteryScore: 0.6 });
const launch: Cmi5Launch = launchOf(identity);
let whole: Statement[];

beforeAll(async () => {
  const course = await played({
    'course.yaml':
      'format: 1\nid: fire\ntitle: A\nversion: 1.0.0\nlanguage: en\niri: https://a.example/fire\nlessons: [intro]\n',
    'lessons/intro.yaml': `id: intro
title: A
slides:
  - { id: one, title: One }
  - { id: two, title: Two }
  - id: check
    type: quiz
    title: Check
    pass_mark: 60%
    questions:
      - { id: q, stem: Which?, choices: { a: A, b: B }, answer: a }
      - { id: n, type: numeric, stem: How many?, answer: 4 }
      - { id: l, type: likert, stem: How?, scale: { low: Low, high: High } }
      - { id: m, type: matching, stem: Match, pairs: { a: [A, B], c: [C, D] } }
`,
  });
  const learner = session(course, { identity });
  learner.launch();
  learner.see('one');
  learner.start('check');
  learner.answer('check.q', ['a']);
  learner.answer('check.n', { number: '4' });
  learner.answer('check.l', 'low');
  learner.answer('check.m', [['a', 'a']]);
  learner.submit('check', 80);
  learner.see('two');
  learner.end();
  whole = learner.statements();
});

type Plant = (find: (verb: string, which?: string) => Plain, all: Plain[]) => void;
const move = (all: Plain[], from: number, to: number) => all.splice(to, 0, ...all.splice(from, 1));
const adl = 'http://adlnet.gov/expapi/';
const moveOn = { id: 'https://w3id.org/xapi/cmi5/context/categories/moveon' };
const cmi5 = { id: 'https://w3id.org/xapi/cmi5/context/categories/cmi5' };
const mastery = 'https://w3id.org/xapi/cmi5/context/extensions/masteryscore';
const sessionId = 'https://w3id.org/xapi/cmi5/context/extensions/sessionid';
const progress = 'https://w3id.org/xapi/cmi5/result/extensions/progress';

/** Adds a copy of a statement, as told once more. */
const repeat = (all: Plain[], verb: string, as = verb): Plain => {
  const at = all.findIndex(
    (each) => each.verb.id.endsWith(`/${verb}`) && each.object.id === identity.activityId,
  );
  const copy = structuredClone(all[at]) as Plain;
  copy.id = '00000000-0000-4000-8000-00000000ffff';
  copy.verb.id = `${adl}verbs/${as}`;
  all.splice(at + 1, 0, copy);
  return copy;
};

const mistakes: Record<string, Plant> = {
  'id-is-a-uuid': (find) => (find('answered').id = 'answer-1'),
  'actor-has-one-identifier': (find) => (find('answered').actor['mbox'] = 'mailto:a@b.example'),
  'account-is-whole': (find) => (find('answered').actor['account'] = { homePage: 'lms', name: 'u1' }),
  'verb-is-published': (find) => (find('answered').verb.id = 'https://a.example/answered'),
  'verb-has-a-display': (find) => delete find('answered').verb.display,
  'ids-are-iris': (find) => (find('answered').object.id = 'https://a.example/my question'),
  'types-are-published': (find) => (find('attempted').object.definition['type'] = 'https://a.example/quiz'),
  'languages-are-tags': (find) => (find('answered').object.definition['name'] = { en_US: 'Which?' }),
  'nothing-is-null': (find) => (find('answered').result['response'] = null),
  'nothing-is-empty': (find) => (find('progressed').context.contextActivities['other'] = []),
  'timestamp-is-utc-with-ms': (find) => (find('initialized').timestamp = '2027-03-01T09:00:00+01:00'),
  'duration-is-short': (find) => (find('passed').result['duration'] = 'P1DT'),
  'scaled-is-in-range': (find) => (find('answered').result.score['scaled'] = 1.5),
  'raw-lies-between': (find) => (find('answered').result.score['min'] = 2),
  'scaled-is-raw': (find) => (find('answered').result.score['raw'] = 0.5),
  'revision-and-platform-need-an-activity': (find) =>
    Object.assign(find('progressed').object, { objectType: 'Agent' }),
  'context-is-whole': (find) => delete find('answered').context['revision'],
  'registration-is-a-uuid': (find) => (find('answered').context['registration'] = '7'),
  'answered-is-an-interaction': (find) => delete find('answered').object.definition['interactionType'],
  'interaction-has-words': (find) => delete find('answered').object.definition['description'],
  'component-lists-fit-the-type': (find) => (find('answered').object.definition['scale'] = [{ id: 'a' }]),
  'component-ids-are-distinct': (find) =>
    (find('answered').object.definition['choices'] as { id: string }[]).push({ id: 'a' }),
  'patterns-fit-the-type': (find) =>
    (find('answered', 'check.n').object.definition['correctResponsesPattern'] = ['1:5']),
  'response-fits-the-type': (find) => (find('answered', 'check.m').result['response'] = 'a.a,c.c'),
  'what-has-no-pattern-has-no-success': (find) => (find('answered', 'check.l').result['success'] = true),
  'progress-is-a-whole-percent': (find) => (find('progressed').result.extensions[progress] = 33.3),
  'ids-are-unique': (find) => (find('attempted').id = find('answered').id),
  'times-never-decrease': (find) => (find('attempted').timestamp = '2026-03-01T09:00:00.000Z'),
  'initialized-is-first': (_, all) => move(all, 0, 2),
  'terminated-is-last': (_, all) => move(all, all.length - 1, 3),
  'suspended-is-before-terminated': (_, all) => {
    delete (repeat(all, 'progressed', 'suspended') as Partial<Plain>).result;
  },
  'one-verdict-each': (_, all) => repeat(all, 'passed'),
  'failed-never-follows-passed': (_, all) => {
    const failed = repeat(all, 'passed', 'failed');
    failed.result = { ...failed.result, success: false };
  },
  'progress-rises': (_, all) => repeat(all, 'progressed'),
  'actor-is-the-launchs': (find) => delete find('answered').actor['name'],
  'registration-is-the-launchs': (find) =>
    (find('answered').context['registration'] = registration.replace('0f', 'ff')),
  'template-is-kept': (find) =>
    (find('answered').context.contextActivities['grouping'] = [{ id: 'https://a.example/fire' }]),
  'session-id-is-there': (find) => delete find('answered').context.extensions[sessionId],
  'defined-verb-is-defined': (find) => (find('progressed').context.contextActivities['category'] = [cmi5]),
  'verb-on-the-activity-has-the-category': (find) =>
    (find('initialized').context.contextActivities['category'] = [{ id: 'https://a.example/mine' }]),
  'defined-object-is-the-activity': (find) => (find('initialized').object.id = 'https://a.example/fire'),
  'moveon-iff-success-or-completion': (find) =>
    find('terminated').context.contextActivities['category']?.push(moveOn),
  'required-results': (find) => delete find('completed').result['duration'],
  'forbidden-results': (find) => (find('completed').result['success'] = true),
  'raw-is-an-integer': (find) =>
    (find('passed').result.score = { scaled: 0.875, raw: 87.5, min: 0, max: 100 }),
  'scaled-is-0-to-1': (find) => Object.assign(find('answered').result, { score: { scaled: -0.5 } }),
  'score-fits-the-mastery-score': (find) => Object.assign(find('passed').result, { score: { scaled: 0.5 } }),
  'mastery-score-is-the-launchs': (find) => (find('passed').context.extensions[mastery] = 0.7),
  'defined-verbs-are-once': (_, all) => repeat(all, 'completed'),
  'passed-or-failed': (_, all) => {
    const failed = repeat(all, 'passed', 'failed');
    failed.result = { ...failed.result, success: false };
  },
  'no-progress-after-completed': (_, all) => {
    const progressed = repeat(all, 'completed', 'progressed');
    progressed.context.contextActivities['category'] = [];
  },
};

/** Mistakes that lie in what came before, or in how the session was launched. */
const launches: Record<string, Partial<Cmi5Launch>> = {
  'not-told-again': { before: ['completed'] },
  'no-verdict-to-look-at': { mode: 'Review' },
};

const namesIn = (all: Statement[], of: Cmi5Launch) =>
  findings(all, { cmi5: of }).map((finding) => finding.slice(0, finding.indexOf(':')));

describe('the rules about statements', () => {
  it('find nothing in a session without a mistake', () =>
    expect(findings(whole, { cmi5: launch })).toEqual([]));

  it('are all tried', () => {
    expect([...Object.keys(mistakes), ...Object.keys(launches)].sort()).toEqual([...ruleNames].sort());
  });

  it.each(Object.entries(mistakes))('%s', (name, plant) => {
    const all = structuredClone(whole) as unknown as Plain[];
    const find = (verb: string, which = 'check.q') => {
      const own = all.filter((each) => each.verb.id === `${adl}verbs/${verb}`);
      const found = own.find(
        ({ object }) =>
          object.id === identity.activityId || object.id.endsWith(which) || verb === 'attempted',
      );
      if (!found) throw new Error(`no ${verb}`);
      return found;
    };
    plant(find, all);
    expect(namesIn(all as unknown as Statement[], launch)).toContain(name);
  });

  it.each(Object.entries(launches))('%s', (name, changes) => {
    expect(namesIn(whole, { ...launch, ...changes })).toContain(name);
  });
});

import { describe, expect, it } from 'vitest';
import { lessonData, playerCourse } from '../../scripts/compile/player-data.ts';
import type { LockField } from '../../scripts/release/lock.ts';
import { questionTypes } from '../../scripts/questions/list.ts';
import { plainText, planned, plannedOrNot, type Planned } from '../support/plan-helper.ts';
import { bankYaml, courseYaml, lessonYaml, question, quizSlide, textSlide } from '../support/quiz-yaml.ts';

/** A course whose lesson has some slides and whose bank some questions. */
const course = (slides: string[], bank: string[] = []): Record<string, string> => ({
  'course.yaml': courseYaml(),
  'lessons/intro.yaml': lessonYaml(...slides),
  ...(bank.length > 0 ? { 'banks/pool.yaml': bankYaml(bank) } : {}),
});
const padlock = '  - { id: padlock, type: true-false, stem: Is it?, answer: true }\n';
const numbered = (count: number, from = 1) =>
  Array.from({ length: count }, (_, index) => question(`q${from + index}`));
const drawn = (count: number) => `draw: { bank: pool, count: ${count} }`;

const fieldNames = ({ plan }: Planned) =>
  plan.lock.fields.map((field: LockField) =>
    'slide' in field
      ? field.slide
      : 'quiz' in field
        ? field.quiz
        : `${field.question} ${field.revision} ${field.shape}`,
  );

describe('the lock file', () => {
  it('has a line for each field, and for each interaction where places are numbered', async () => {
    const { lock } = await planned(
      course(
        [textSlide('welcome'), padlock, quizSlide([question('own'), drawn(2)], [], 'exam')],
        numbered(250),
      ),
    );
    const lines = lock.split('\n');
    expect(lines.slice(0, 8)).toEqual([
      '{',
      '  "lock": 1,',
      '  "course": "example",',
      '  "fields": [',
      '    {"slide":"welcome"},',
      expect.stringMatching(
        /^ {4}\{"question":"padlock","revision":1,"shape":"2","parts":\["false","true"\],"meaning":"[0-9a-f]{16}","practice":true\},$/,
      ),
      '    {"quiz":"exam"},',
      expect.stringMatching(
        /^ {4}\{"question":"exam\.own","revision":1,"shape":"2","parts":\["a","b"\],"meaning":"[0-9a-f]{16}"\},$/,
      ),
    ]);
    expect(lines.slice(-9)).toEqual([
      '  "builds": [254],',
      '  "interactions": [',
      '    "padlock",',
      '    "exam.own",',
      '    "exam#1",',
      '    "exam#2"',
      '  ]',
      '}',
      '',
    ]);
    expect(JSON.parse(lock)).toMatchObject({ lock: 1, course: 'example', builds: [254] });
  });

  it('is read as it was written, and stays as it is where nothing is new', async () => {
    for (const count of [3, 260]) {
      const files = course([quizSlide([drawn(2)], [], 'exam')], numbered(count));
      const first = await planned(files);
      const second = await planned(files, first.lock, { frozen: true });
      expect(second.lock).toBe(first.lock);
      expect(second.plan.lockAdded).toEqual([]);
      expect(second.diagnostics).toEqual([]);
    }
  });

  const places = JSON.stringify({
    lock: 1,
    course: 'example',
    fields: [{ slide: 'welcome' }],
    builds: [1],
    interactions: ['exam#1'],
  });
  it.each([
    ['is no list', '{"exam#1":0}'],
    ['has a number', '["exam#1",2]'],
    ['has a name twice', '["exam#1","exam#2","exam#1"]'],
    ['is null', 'null'],
  ])('is refused where its list of interactions %s', async (_, interactions) => {
    const files = course([textSlide('welcome')]);
    expect((await plannedOrNot(files, places)).diagnostics).toEqual([]);
    const { plan, diagnostics } = await plannedOrNot(files, places.replace('["exam#1"]', interactions));
    expect(plan).toBeUndefined();
    expect(diagnostics).toMatchObject([
      {
        name: 'lock-unreadable',
        message: expect.stringContaining('its list of interactions is damaged') as string,
      },
    ]);
  });
});

describe('the numbers of interactions', () => {
  it('are the questions’, in the order of their birth, where at most 250 are foreseen', async () => {
    const { plan } = await planned(
      course([padlock, quizSlide([question('own'), drawn(5)], [], 'exam')], numbered(248)),
    );
    expect(plan.lock).not.toHaveProperty('interactions');
    expect(plan.interactions).toHaveLength(250);
    expect(plan.interactions.slice(0, 4)).toEqual(['padlock', 'exam.own', 'exam.q1', 'exam.q2']);
    expect(plan.slides[1]?.questions.map(({ index }) => index).slice(0, 3)).toEqual([1, 2, 3]);
  });

  it('are those of the draws’ places where more are foreseen at the first build', async () => {
    const files = course(
      [padlock, quizSlide([drawn(2), question('own'), drawn(1)], [], 'exam')],
      numbered(249),
    );
    const { plan } = await planned(files);
    expect(plan.interactions).toEqual(['padlock', 'exam#1', 'exam#2', 'exam.own', 'exam#3']);
    const words = { page: {}, player: {} } as never;
    const data = playerCourse(plan, { words, text: plainText, own: { tracker: null } });
    expect(data.interactions).toEqual(plan.interactions);
    const entries = data.lessons[0]?.slides[1]?.quiz?.entries ?? [];
    expect(entries.map((entry) => ('draw' in entry ? entry.indexes : undefined))).toEqual([
      [1, 2],
      undefined,
      [4],
    ]);
    const [lesson] = plan.course.lessons;
    const told = lesson && lessonData(plan, lesson, { words, text: plainText });
    expect(told?.questions['exam.own']?.index).toBe(3);
    expect(told?.questions.padlock?.index).toBe(0);
  });

  it('stay the questions’ in a course that grows', async () => {
    const first = await planned(course([quizSlide([drawn(2)], [], 'exam')], numbered(200)));
    const second = await planned(course([quizSlide([drawn(2)], [], 'exam')], numbered(300)), first.lock);
    expect(second.plan.lock).not.toHaveProperty('interactions');
    expect(second.plan.interactions).toHaveLength(300);
    expect(second.plan.interactions.slice(0, 200)).toEqual(first.plan.interactions);
  });

  it('stay the places’ in a course that shrinks', async () => {
    const first = await planned(course([quizSlide([drawn(2)], [], 'exam')], numbered(260)));
    const second = await planned(course([quizSlide([drawn(1)], [], 'exam')], numbered(10)), first.lock, {
      frozen: true,
    });
    expect(second.diagnostics).toEqual([]);
    expect(second.plan.interactions).toEqual(['exam#1', 'exam#2']);
  });

  it('get further ones behind, and a frozen lock says so', async () => {
    const first = await planned(course([quizSlide([drawn(2)], [], 'exam')], numbered(260)));
    const more = course(
      [quizSlide([question('new'), drawn(3)], [], 'exam'), quizSlide([drawn(1)], [], 'last')],
      numbered(260),
    );
    const second = await planned(more, first.lock);
    expect(second.plan.interactions).toEqual(['exam#1', 'exam#2', 'exam.new', 'exam#3', 'last#1']);
    const grown = course([quizSlide([drawn(3)], [], 'exam')], numbered(260));
    expect((await planned(grown, first.lock)).plan.lockAdded).toEqual(['interactions']);
    const { diagnostics } = await plannedOrNot(grown, first.lock, { frozen: true });
    expect(diagnostics.map(({ name }) => name)).toEqual(['lock-frozen']);
  });

  it('never change for a question, whatever becomes of it', async () => {
    const first = await planned(
      course([quizSlide([question('own'), 'use: q3', drawn(2)], [], 'exam')], numbered(5)),
    );
    expect(first.plan.interactions).toEqual([
      'exam.own',
      'exam.q3',
      'exam.q1',
      'exam.q2',
      'exam.q4',
      'exam.q5',
    ]);
    const second = await planned(
      course([quizSlide([drawn(2), 'use: q1'], [], 'exam')], numbered(6)),
      first.lock,
    );
    expect(second.plan.interactions).toEqual([...first.plan.interactions, 'exam.q6']);
  });
});

describe('questions of a bank', () => {
  const two = (bank: string[], entries = [drawn(2)]) =>
    course([quizSlide(entries, [], 'check'), quizSlide(['use: q1'], [], 'exam')], bank);
  const changed = question('q1').replace('answer: a', 'answer: b');

  it('have a field in each quiz that may ask them', async () => {
    expect(fieldNames(await planned(two(numbered(2))))).toEqual([
      'check',
      'check.q1 1 2',
      'check.q2 1 2',
      'exam',
      'exam.q1 1 2',
    ]);
  });

  it('become others in each quiz when their answer changes, and not when a text does', async () => {
    const first = await planned(two(numbered(2)));
    const typo = await planned(
      two([question('q1', 'tags: a', 'points: 2').replace('This', 'These'), question('q2')]),
      first.lock,
      { frozen: true },
    );
    expect(typo.diagnostics).toEqual([]);
    const other = await planned(two([changed, question('q2')]), first.lock);
    expect(fieldNames(other).slice(5)).toEqual(['check.q1 2 2', 'exam.q1 2 2']);
    expect(other.plan.lockAdded).toEqual(['check.q1 (revision 2)', 'exam.q1 (revision 2)']);
    const [check, exam] = other.plan.slides;
    expect(check?.questions.map(({ field, revision }) => [field, revision])).toEqual([
      [5, 2],
      [2, 1],
    ]);
    expect(exam?.questions[0]).toMatchObject({ field: 6, revision: 2, index: 2 });
    const back = await planned(two(numbered(2)), other.lock);
    expect(fieldNames(back).slice(7)).toEqual(['check.q1 3 2', 'exam.q1 3 2']);
  });

  it('stay who they are when they are drawn or used, leave and come back, or change their bank or its id', async () => {
    const first = await planned(two(numbered(3)));
    for (const files of [
      two(numbered(3), ['use: q2', drawn(2)]),
      two(numbered(1), [drawn(1)]),
      {
        ...two(numbered(3), ['draw: { bank: other, count: 2 }', 'draw: { bank: more, count: 1 }']),
        'banks/pool.yaml': bankYaml(numbered(2), 'other'),
        'banks/more.yaml': bankYaml(numbered(1, 3), 'more'),
      },
    ])
      expect((await planned(files, first.lock)).lock).toBe(first.lock);
  });

  it('can’t have an id that was a slide’s', async () => {
    const first = await planned(course([textSlide('q1'), quizSlide([question('own')])]));
    const { diagnostics } = await plannedOrNot(two(numbered(2)), first.lock);
    expect(diagnostics.map(({ name, place }) => `${name} ${place.file}`)).toEqual([
      'id-was-something-else banks/pool.yaml',
      'id-was-something-else banks/pool.yaml',
    ]);
  });
});

describe('a question whose answer lies otherwise in the saved state', () => {
  it('gets a field of that shape, also where it means the same', async () => {
    const types = questionTypes.map((type) =>
      type.type === 'choice' ? { ...type, meaning: () => 'the same' } : type,
    );
    const of = (choices: string) => course([quizSlide([question('own').replace('b: That', choices)])]);
    const first = await planned(of('b: That'), undefined, { types });
    const second = await planned(of('b: That, c: Those'), first.lock, { types });
    expect(fieldNames(second)).toEqual(['check', 'check.own 1 2', 'check.own 2 3']);
    expect((await planned(of('b: What'), first.lock, { types, frozen: true })).lock).toBe(first.lock);
  });
});

describe('room in the saved state', () => {
  const worst = async (slides: string[], bank: string[] = [], lock?: string) =>
    (await planned(course(slides, bank), lock)).plan.resume.worst;

  it('is needed for as many drawn answers as an attempt takes, not for the whole bank', async () => {
    const few = await worst([quizSlide([drawn(5)])], numbered(100));
    const all = await worst([quizSlide([drawn(100)])], numbered(100));
    const fixed = await worst([quizSlide(numbered(100))]);
    expect(few).toBeLessThan(all / 3);
    expect(fixed).toBeLessThan(all);
    // 95 answers that are never there at once, at some 35 bits each.
    expect(all - few).toBeGreaterThan((95 * 33) / 6);
  });

  it('is needed for clocks and waits, where there are any', async () => {
    const plain = await worst([quizSlide([question('own')])]);
    const clock = await worst([quizSlide([question('own')], ['time_limit: 20 min'])]);
    const wait = await worst([quizSlide([question('own')], ['wait: 24 h'])]);
    expect(clock).toBeGreaterThan(plain + 8);
    expect(wait).toBeGreaterThan(plain + 4);
  });

  it('is needed for what former releases asked, too', async () => {
    const first = await planned(course([quizSlide([drawn(2)])], numbered(40)));
    const revised = numbered(40).map((each) => each.replace('answer: a', 'answer: b'));
    const second = await worst([quizSlide([drawn(2)])], revised, first.lock);
    expect(second).toBeGreaterThan(first.plan.resume.worst);
    // A bit for each answer that is not there, and how often each was met; not forty answers more.
    expect(second - first.plan.resume.worst).toBeLessThan(30);
  });
});

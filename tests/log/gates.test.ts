import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import type { Gate, PlayerLesson, PlayerSlide } from '../../scripts/course/player-course.ts';
import type { Navigation } from '../../scripts/course/quiz-words.ts';
import type { PlayerEvent } from '../../scripts/log/events.ts';
import { closedBy, newlyOpen, waitingFor } from '../../scripts/log/gates.ts';
import { mergeProgress } from '../../scripts/state/merge.ts';
import { packState, unpackState } from '../../scripts/state/pack.ts';
import { newProgress, seen, unseen, untouchedQuiz, type Progress } from '../../scripts/state/progress.ts';
import { after, courseOf, fieldsOf, lessonOf, quizOf, slideOf } from '../support/player-course.ts';

/** Fields: 0 cover, 1 intro, 2 check (a quiz), 3 padlock (practice), 4 end, 5 more, 6 last. */
const list = fieldsOf(['slide', 'slide', 'quiz', 'practice 2', 'slide', 'slide', 'slide']);
const gate = (changes: Partial<Gate>): Gate => ({ passed: [], submitted: [], visited: [], ...changes });

interface Course {
  first?: Partial<PlayerLesson>;
  second?: Partial<PlayerLesson>;
  changes?: Record<string, Partial<PlayerSlide>>;
  navigation?: Navigation;
}

/** Two lessons: `one` with cover to end, `two` with more and last. */
function course({ first = {}, second = {}, changes = {}, navigation = 'free' }: Course) {
  const slide = (id: string, field: number, own: Partial<PlayerSlide> = {}) =>
    slideOf(id, field, { ...own, ...changes[id] });
  const one = [
    slide('cover', 0, { type: 'title', counts: false }),
    slide('intro', 1),
    slide('check', 2, { quiz: quizOf({ attempts: 2 }) }),
    slide('padlock', 3, { practice: true }),
    slide('end', 4),
  ];
  const two = [slide('more', 5), slide('last', 6)];
  return courseOf([lessonOf('one', one, first), lessonOf('two', two, second)], { navigation });
}

const view = (slide: number): PlayerEvent => ({ type: 'slide-viewed', slide });
const done = (slide: number): PlayerEvent => ({ type: 'slide-done', slide });
const submit = (score: number): PlayerEvent[] => [
  { type: 'attempt-started', quiz: 2 },
  { type: 'quiz-submitted', quiz: 2, score },
];
const launched: PlayerEvent = { type: 'launched', resumed: true };

type Built = ReturnType<typeof course>;
const slidesOf = (built: Built) => built.lessons.flatMap(({ slides }) => slides);

/** Ids of the slides that are open. */
const openIn = (built: Built, progress: Progress) =>
  slidesOf(built)
    .filter((slide) => closedBy(built, progress, slide).length === 0)
    .map(({ id }) => id);

const openAfter = (what: Course, ...events: PlayerEvent[]) => {
  const built = course(what);
  return openIn(built, after([launched, ...events], built, list));
};

const all = ['cover', 'intro', 'check', 'padlock', 'end', 'more', 'last'];
const without = (...ids: string[]) => all.filter((id) => !ids.includes(id));

/** What stands behind a gate on `end`, after some events. */
const gates: [what: string, gate: Partial<Gate>, events: PlayerEvent[], open: boolean][] = [
  ['a passed quiz, before it', { passed: ['check'] }, [], false],
  ['a passed quiz that is only submitted', { passed: ['check'] }, submit(10), false],
  ['a passed quiz', { passed: ['check'] }, submit(70), true],
  ['a passed quiz whose later attempt was worse', { passed: ['check'] }, [...submit(70), ...submit(0)], true],
  ['a submitted quiz, while it is open', { submitted: ['check'] }, submit(10).slice(0, 1), false],
  ['a submitted quiz', { submitted: ['check'] }, submit(0), true],
  ['a visited slide, before it', { visited: ['intro'] }, [view(0)], false],
  ['a visited slide', { visited: ['intro'] }, [view(1)], true],
  ['a visited slide that is done and was not shown', { visited: ['intro'] }, [done(1)], false],
  ['a visited quiz, before it is submitted', { visited: ['check'] }, [view(2)], true],
  ['a visited practice question', { visited: ['padlock'] }, [view(3)], true],
  ['a visited lesson of which a slide is missing', { visited: ['two'] }, [view(5)], false],
  ['a visited lesson', { visited: ['two'] }, [view(5), view(6)], true],
  ['two things, of which one has happened', { visited: ['intro'], submitted: ['check'] }, [view(1)], false],
  ['two things', { visited: ['intro'], submitted: ['check'] }, [view(1), ...submit(0)], true],
  ['two slides, of which one was visited', { visited: ['intro', 'more'] }, [view(1)], false],
  ['what the course no longer has', { passed: ['gone'], submitted: ['gone'], visited: ['gone'] }, [], true],
];

describe('a slide behind a lock', () => {
  it.each(gates)('waits for %s', (_, what, events, open) => {
    const expected = open ? all : without('end');
    expect(openAfter({ changes: { end: { gate: gate(what) } } }, ...events)).toEqual(expected);
  });

  it('says what it waits for, by title, in the order of the course', () => {
    const what = { passed: ['check'], submitted: ['check'], visited: ['intro', 'two', 'cover'] };
    const built = course({
      changes: { end: { gate: gate(what) }, intro: { title: 'The introduction' } },
      second: { title: 'Lesson two' },
    });
    const end = slidesOf(built).find(({ id }) => id === 'end');
    const progress = after([launched, view(0)], built, list);
    expect(end && closedBy(built, progress, end)).toEqual([
      { must: 'visited', id: 'intro', title: 'The introduction' },
      { must: 'passed', id: 'check', title: 'check' },
      { must: 'submitted', id: 'check', title: 'check' },
      { must: 'visited', id: 'two', title: 'Lesson two' },
    ]);
    expect(waitingFor(built, progress, undefined)).toEqual([]);
  });
});

describe('a lesson behind a lock', () => {
  const second = { gate: gate({ submitted: ['check'] }) };
  it('has all its slides closed, and then all open', () => {
    expect(openAfter({ second })).toEqual(without('more', 'last'));
    expect(openAfter({ second }, ...submit(0))).toEqual(all);
  });

  it('waits besides for what a slide of its own waits for', () => {
    const what = { second, changes: { last: { gate: gate({ visited: ['more'] }) } } };
    expect(openAfter(what, ...submit(0))).toEqual(without('last'));
    expect(openAfter(what, ...submit(0), view(5))).toEqual(all);
  });
});

/** With `navigation: in_order`: the slides that are open after some events. */
const orders: [what: string, changes: Course['changes'], events: PlayerEvent[], open: string[]][] = [
  ['only the first slide is open at the start', {}, [], ['cover']],
  ['a title slide leads on once it was shown', {}, [view(0)], ['cover', 'intro']],
  ['a slide leads on when it is done, not when it was shown', {}, [view(0), view(1)], ['cover', 'intro']],
  ['a slide that is done leads on', {}, [view(0), done(1)], ['cover', 'intro', 'check']],
  [
    'a quiz leads on when it is submitted, passed or not',
    {},
    [view(0), done(1), ...submit(0)],
    ['cover', 'intro', 'check', 'padlock'],
  ],
  [
    'a practice question leads on when it is answered',
    {},
    [view(0), done(1), ...submit(0), done(3)],
    ['cover', 'intro', 'check', 'padlock', 'end'],
  ],
  [
    'an optional slide leads on once it was shown',
    { intro: { counts: false } },
    [view(0), view(1)],
    ['cover', 'intro', 'check'],
  ],
  [
    'an optional quiz leads on once it was shown',
    { check: { counts: false } },
    [view(0), done(1), view(2)],
    ['cover', 'intro', 'check', 'padlock'],
  ],
  [
    'an optional practice question leads on once it was shown',
    { padlock: { counts: false } },
    [view(0), done(1), ...submit(0), view(3)],
    ['cover', 'intro', 'check', 'padlock', 'end'],
  ],
  [
    'the order goes on from lesson to lesson',
    {},
    [view(0), done(1), ...submit(0), done(3), done(4)],
    without('last'),
  ],
  [
    'a lock in the way holds besides',
    { check: { gate: gate({ visited: ['padlock'] }) } },
    [view(0), done(1)],
    ['cover', 'intro'],
  ],
];

describe('in order', () => {
  it.each(orders)('%s', (_, changes = {}, events, open) => {
    expect(openAfter({ navigation: 'in_order', changes }, ...events)).toEqual(open);
  });

  it('a closed slide says which one comes first, and what must become of it', () => {
    const built = course({ navigation: 'in_order' });
    const [, intro, check] = slidesOf(built);
    const start = after([launched], built, list);
    expect(intro && closedBy(built, start, intro)).toEqual([
      { must: 'visited', id: 'cover', title: 'cover' },
    ]);
    expect(check && closedBy(built, start, check)).toEqual([{ must: 'done', id: 'intro', title: 'intro' }]);
  });
});

describe('what was once open', () => {
  const inOrder = course({ navigation: 'in_order' });
  const locked = course({
    changes: { end: { gate: gate({ passed: ['check'] }) } },
    second: { gate: gate({ submitted: ['check'] }) },
  });

  it('stays open when a rebuild puts a lock before it', () => {
    const free = after([launched, view(0)], course({}), list);
    expect(openIn(locked, free)).toEqual(all);
    expect(openIn(inOrder, free)).toEqual(all);
    expect(openIn(inOrder, after([launched], inOrder, list, free))).toEqual(all);
  });

  it('stays open where a state of format 1 knows it, since that format had no locks', () => {
    const open = { ...unseen, opened: true };
    const values = [open, open, { ...untouchedQuiz, opened: true }, open, open];
    const old: Progress = { ...newProgress('abcdefghij'), values };
    expect(openIn(locked, old)).toEqual(without('more', 'last'));
  });

  it('is kept over a launch, and joined from two devices', () => {
    const built = course({ changes: { end: { gate: gate({ visited: ['intro'] }) } } });
    const one = after([launched, view(1)], built, list);
    const read = unpackState(packState(one, list), list);
    expect('progress' in read && openIn(locked, read.progress)).toEqual(all);
    const two = { ...newProgress('abcdefghij'), counter: 9 };
    expect(openIn(locked, mergeProgress(two, one, list))).toEqual(all);
  });

  it('a slide that a rebuild adds is closed where its lock says so', () => {
    const older: Progress = after(
      [launched],
      course({}),
      fieldsOf(['slide', 'slide', 'quiz', 'practice 2', 'slide']),
    );
    expect(openIn(locked, older)).toEqual(without('more', 'last'));
  });
});

describe('whatever a learner does', () => {
  const ids = ['intro', 'check', 'padlock', 'one', 'two', 'more', 'gone'];
  const some = fc.subarray(ids, { maxLength: 2 });
  const anyGate = fc.option(fc.record({ passed: some, submitted: some, visited: some }), { nil: undefined });
  const anyCourse = fc.record({
    navigation: fc.constantFrom<Navigation>('free', 'in_order'),
    gates: fc.tuple(...all.map(() => anyGate)),
    lesson: anyGate,
    counts: fc.tuple(...all.map(() => fc.boolean())),
  });
  const anyEvent = fc.oneof(
    fc.nat({ max: 6 }).map((field) => [view(field)]),
    fc.nat({ max: 6 }).map((field) => [done(field)]),
    fc.constantFrom(0, 70, 100).map(submit),
  );

  it('what opens is noted at once, is what nothing keeps closed, and never closes', () => {
    fc.assert(
      fc.property(anyCourse, fc.array(anyEvent, { maxLength: 10 }), ({ gates: each, ...what }, events) => {
        const changes = Object.fromEntries(
          all.map((id, index) => {
            const own = each[index];
            return [id, { counts: what.counts[index] ?? true, ...(own ? { gate: own } : {}) }];
          }),
        );
        const second = what.lesson ? { gate: what.lesson } : {};
        const built = course({ navigation: what.navigation, changes, second });
        let progress = after([launched], built, list);
        let before: string[] = [];
        for (const event of events) {
          progress = after(event, built, list, progress);
          const open = openIn(built, progress);
          expect(newlyOpen(built, progress)).toEqual([]);
          expect(
            slidesOf(built)
              .filter(({ field }) => seen(progress, field).opened)
              .map(({ id }) => id),
          ).toEqual(open);
          expect(before.filter((id) => !open.includes(id))).toEqual([]);
          before = open;
        }
      }),
    );
  });
});

import { afterEach, beforeAll, beforeEach, expect, it, vi } from 'vitest';
import type { PlayerCourse } from '../../scripts/course/player-course.ts';
import type { Saved } from '../../scripts/log/tracker.ts';
import { mergeProgress } from '../../scripts/state/merge.ts';
import { packState, unpackState } from '../../scripts/state/pack.ts';
import type { Progress } from '../../scripts/state/progress.ts';
import type { LrsClient } from '../../scripts/xapi/lrs.ts';
import { newWorld, type World } from '../support/lrs-world.ts';
import { fireCourse, played, session, type Played } from '../support/xapi-session.ts';

/** The browser's own file: its types are checked there. */
const file = '../../scripts/xapi/state-document.ts';
const { stateDocument } = (await import(file)) as {
  stateDocument(
    client: LrsClient,
    course: PlayerCourse,
  ): { read(): Promise<{ state: string }>; write(state: string, keepalive?: boolean): Promise<Saved> };
};

const files = {
  'course.yaml': fireCourse('completion: { slides: all, quizzes: none }\nprivacy: { free_text: omit }\n'),
  'lessons/basics.yaml': `id: basics
title: The basics
slides:
  - { id: open, type: long-fill-in, stem: Why? }
  - id: check
    type: quiz
    title: Check yourself
    questions:
      - { id: why, type: long-fill-in, stem: Why? }
      - { id: where, type: fill-in, stem: Where?, text: 'In [[place]].', blanks: { place: { accept: [Bonn] } } }
      - { id: way, stem: Which way?, choices: { lift: By lift, stairs: By the stairs }, answer: stairs }
`,
};

let fire: Played;
beforeAll(async () => void (fire = await played(files)));
beforeEach(() => vi.useFakeTimers({ now: Date.UTC(2030, 0, 2) }));
afterEach(() => {
  vi.useRealTimers();
  vi.unstubAllGlobals();
});

/** A learner in the middle of a quiz, who has typed and picked, and checked what stands among the slides. */
function amid() {
  const learner = session(fire);
  learner.launch();
  learner.answer('open', { text: 'A secret of mine', ticked: [] });
  learner.start('check');
  const change = (id: string, values: (string | number)[] | undefined) => {
    const field = fire.course.lessons[0]?.slides[1]?.quiz?.entries.flatMap((entry) =>
      'draw' in entry ? entry.draw : [entry],
    );
    const question = field?.find((each) => each.id === id)?.field ?? -1;
    learner.append({ type: 'changed', question, ...(values ? { answer: values } : {}) });
  };
  change('why', ['Another secret']);
  change('where', ['Bonn', 2]);
  change('way', [1]);
  return { learner, change };
}

const packed = (progress: Progress) => packState(progress, fire.list);
const unpacked = (state: string): Progress => {
  const read = unpackState(state, fire.list);
  if ('unreadable' in read) throw new Error(read.unreadable);
  return read.progress;
};
const opened = (world: World) => stateDocument(world.client(), fire.course);
const storedIn = async (world: World) => unpacked((await opened(world).read()).state);

it('never says what learners wrote where they may not be quoted; this device joins it again', async () => {
  const world = newWorld();
  const { learner } = amid();
  const own = { ...learner.log.progress(), counter: 5 };
  expect(JSON.stringify(own)).toMatch(/A secret of mine.*Another secret.*Bonn/s);
  expect(await opened(world).write(packed(own))).toBe('saved');
  const stored = await storedIn(world);
  expect(JSON.stringify(stored)).not.toMatch(/secret|Bonn/);
  const withoutAnswers = ({ values, ...rest }: Progress) => ({ ...rest, picked: values.at(-1) });
  expect(withoutAnswers(stored)).toEqual(withoutAnswers(unpacked(packed(own))));
  const joined = mergeProgress(stored, own, fire.list);
  expect(JSON.stringify(joined)).toMatch(/Another secret.*Bonn/s);
});

it('takes what it has written itself, and never heard of, for nobody else’s', async () => {
  const world = newWorld();
  const document = opened(world);
  await document.read();
  const { learner, change } = amid();
  world.lrs.faults.push({ fault: { kind: 'lose' }, when: ({ method }) => method === 'PUT', times: 1 });
  expect(await document.write(packed({ ...learner.log.progress(), counter: 5 }))).toBe('waiting');
  change('way', undefined);
  expect(await document.write(packed({ ...learner.log.progress(), counter: 6 }))).toBe('saved');
  const { values } = await storedIn(world);
  expect(values.at(-1)).toBeUndefined();
});

it('is asked for again while the LRS is in trouble', async () => {
  const world = newWorld();
  await opened(world).write(packed(amid().learner.log.progress()));
  world.lrs.faults.push({ fault: { kind: 'answer', status: 503 }, times: 2 });
  const reading = opened(world).read();
  await vi.advanceTimersByTimeAsync(3_000);
  expect((await reading).state).not.toBe('');
  world.lrs.faults.push({ fault: { kind: 'drop' } });
  const later = opened(world).read();
  await vi.advanceTimersByTimeAsync(3_000);
  expect(await later).toMatchObject({ state: '', answer: { status: 0 } });
});

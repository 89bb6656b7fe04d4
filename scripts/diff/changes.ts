import type { PlayerCourse } from '../course/player-course.ts';
import { same, wasAndIs, type Change, type Told } from './change.ts';
import type { Pairs } from './pairs.ts';
import { questionChanges } from './question-changes.ts';
import { percent, said } from './said.ts';
import type { Side } from './side.ts';
import { slideChanges } from './slide-changes.ts';

/** What differs between two editions, in the order of the course. */
export function changesOf(old: Side, now: Side, pairs: Pairs): Change[] {
  const changes = [
    ...courseChanges(old.course, now.course, pairs.readable),
    ...outcomeChanges(old.course, now.course),
    ...lessonChanges(old, now, pairs),
    ...slideChanges(old, now, pairs),
    ...questionChanges(old, now, pairs),
    ...fileChanges(old, now),
  ];
  if (changes.length > 0 || same(heard(old), heard(now))) return changes;
  return [{ weight: 'patch', what: 'the package tells its player something else, which has no name here' }];
}

function courseChanges(old: PlayerCourse, now: PlayerCourse, readable: boolean): Change[] {
  const changes: Change[] = [];
  if (old.id !== now.id)
    changes.push({
      weight: 'major',
      what: `the course's id was ${old.id} and is ${now.id}: another course to every LMS`,
    });
  else if (!readable)
    changes.push({
      weight: 'major',
      what: "course.lock.json is not the one that grew out of the old edition: saved progress can't be read",
    });
  if (old.modules.tracker !== now.modules.tracker)
    changes.push({
      weight: 'major',
      what: "the package is for another target: what the LMS has of the old one can't be carried over",
    });
  const slides = ({ completion }: PlayerCourse) =>
    ({ 0: 'none', 1: 'all' })[completion.slides] ?? percent(completion.slides);
  const told: Told[] = [
    ['title', old.title, now.title, 'patch'],
    ['language', old.language, now.language, 'patch'],
    ['publisher', said(old.publisher), said(now.publisher), 'patch'],
    ['completion.slides', slides(old), slides(now), 'minor'],
    ['completion.quizzes', said(old.completion.quizzes), said(now.completion.quizzes), 'minor'],
    ['score.pass_mark', percent(old.passMark), percent(now.passMark), 'minor'],
    ['navigation', old.navigation, now.navigation, 'minor'],
    ['responses', old.responses, now.responses, 'patch'],
    ['description', said(old.lrs?.description), said(now.lrs?.description), 'patch'],
    ['privacy', said(old.lrs?.omit), said(now.lrs?.omit), 'patch'],
    ['lrs', said(old.lrs?.address), said(now.lrs?.address), 'patch'],
  ];
  for (const each of told)
    if (each[1] !== each[2])
      changes.push({ weight: each[3], what: `${each[0]} changed: ${each[1]}, now ${each[2]}` });
  const words = Object.keys(now.words).filter((key) => !same(old.words[key], now.words[key]));
  if (words.length > 0 && old.language === now.language)
    changes.push({ weight: 'patch', what: `the player says ${words.length} of its own words otherwise` });
  return changes;
}

/** An LMS finds what it has of an outcome by its id: nothing renames one. */
function outcomeChanges({ outcomes: old }: PlayerCourse, { outcomes: now }: PlayerCourse): Change[] {
  const gone = Object.keys(old).filter((id) => !Object.hasOwn(now, id));
  return [
    ...gone.map((id): Change => ({
      weight: 'minor',
      what: `outcome ${id} is gone: LMSs keep what they have of it, and hear no more of it`,
    })),
    ...Object.entries(now).flatMap(([id, text]): Change[] => {
      if (!Object.hasOwn(old, id)) return [{ weight: 'minor', what: `outcome ${id} is new` }];
      if (old[id] === text) return [];
      return [{ weight: 'patch', what: `outcome ${id} reads otherwise: "${text}"` }];
    }),
  ];
}

function lessonChanges(old: Side, now: Side, pairs: Pairs): Change[] {
  const after = now.course.lessons.map(({ id }) => id);
  const found = old.course.lessons.map((lesson) => ({ lesson, now: pairs.lesson(lesson) }));
  const kept = found.flatMap((each) => each.now?.id ?? []);
  const changes = found.flatMap(({ lesson, now: it }): Change[] => {
    if (it === undefined) return [{ weight: 'minor', what: `lesson ${lesson.id} is gone` }];
    const told: Told[] = [
      [`the title of lesson ${it.id}`, `"${lesson.title}"`, `"${it.title}"`, 'patch'],
      [`minutes of lesson ${it.id}`, said(lesson.minutes), said(it.minutes), 'patch'],
    ];
    return [
      ...(it.id === lesson.id
        ? []
        : [{ weight: 'patch' as const, what: `lesson ${lesson.id} is called ${it.id} now` }]),
      ...told
        .filter(([, before, now]) => before !== now)
        .map((each): Change => ({ weight: each[3], what: wasAndIs(each) })),
      ...(pairs.sameGate(lesson.gate, it.gate)
        ? []
        : [{ weight: 'minor' as const, what: `locked_until of lesson ${it.id} changed` }]),
    ];
  });
  for (const id of after)
    if (!kept.includes(id)) changes.push({ weight: 'minor', what: `lesson ${id} is new` });
  const order = after.filter((id) => kept.includes(id));
  if (!same(kept, order))
    changes.push({ weight: 'patch', what: `lessons stand in another order: ${after.join(', ')}` });
  return changes;
}

/** Of the same name: which others are used, slides and questions say. */
function fileChanges({ files: old }: Side, { files: now }: Side): Change[] {
  return [...(now ?? [])].flatMap(([path, print]): Change[] => {
    const before = old?.get(path);
    if (before === undefined || before === print) return [];
    const what = path.startsWith('css/') ? `the look changed (${path})` : `${path} is another file`;
    return [{ weight: 'patch', what }];
  });
}

/** All that the player reads of an edition, but for what each build changes. */
const heard = ({ course, questions, slides }: Side) => [
  { ...course, version: '', fields: [], builds: [], branches: [], interactions: [], words: {} },
  [...questions],
  slides.map(({ html }) => html),
];

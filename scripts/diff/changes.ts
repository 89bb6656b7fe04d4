import type { PlayerCourse, PlayerQuiz, QuestionData } from '../course/player-course.ts';
import { questionsIn, type AskedQuestion, type Pairs } from './pairs.ts';
import type { Side, SideSlide } from './side.ts';

/**
 * How much the next version should say: `patch` where nobody notices but for the words, `minor` for what is new,
 * `major` where learners must redo something or lose it.
 */
export type Weight = 'patch' | 'minor' | 'major';

export interface Change {
  weight: Weight;
  /** In a sentence, in the author's terms. */
  what: string;
  /** Where it stands now, or stood. */
  place?: string;
}

const weightOrder: readonly Weight[] = ['patch', 'minor', 'major'];
export const heavier = (a: Weight, b: Weight): Weight =>
  weightOrder.indexOf(a) >= weightOrder.indexOf(b) ? a : b;

const same = (a: unknown, b: unknown) => JSON.stringify(a ?? null) === JSON.stringify(b ?? null);
const named = ({ slide }: SideSlide) => `${slide.quiz ? 'quiz' : 'slide'} ${slide.id} ("${slide.title}")`;

/** What differs between two editions, in the order of the course. */
export function changesOf(old: Side, now: Side, pairs: Pairs): Change[] {
  return [
    ...courseChanges(old.course, now.course, pairs.readable),
    ...lessonChanges(old, now, pairs),
    ...slideChanges(old, now, pairs),
    ...questionChanges(old, now, pairs),
  ];
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
  const says: [string, unknown, unknown, Weight][] = [
    ['title', old.title, now.title, 'patch'],
    ['language', old.language, now.language, 'patch'],
    ['completion', old.completion, now.completion, 'minor'],
    ['score.pass_mark', old.passMark, now.passMark, 'minor'],
    ['navigation', old.navigation, now.navigation, 'minor'],
    ['outcomes', old.outcomes, now.outcomes, 'patch'],
  ];
  for (const [key, before, after, weight] of says)
    if (!same(before, after))
      changes.push({ weight, what: `${key} changed: ${said(before)}, now ${said(after)}` });
  return changes;
}

function said(value: unknown): string {
  if (value === undefined || value === null) return 'none';
  return typeof value === 'string' ? value : JSON.stringify(value);
}

function lessonChanges(old: Side, now: Side, pairs: Pairs): Change[] {
  const after = now.course.lessons.map(({ id }) => id);
  const found = old.course.lessons.map((lesson) => ({ id: lesson.id, now: pairs.lesson(lesson)?.id }));
  const kept = found.flatMap((each) => each.now ?? []);
  const changes = found.flatMap((each): Change[] => {
    if (each.now === undefined) return [{ weight: 'minor', what: `lesson ${each.id} is gone` }];
    if (each.now === each.id) return [];
    return [{ weight: 'patch', what: `lesson ${each.id} is called ${each.now} now` }];
  });
  for (const id of after)
    if (!kept.includes(id)) changes.push({ weight: 'minor', what: `lesson ${id} is new` });
  const order = after.filter((id) => kept.includes(id));
  if (!same(kept, order))
    changes.push({ weight: 'patch', what: `lessons stand in another order: ${after.join(', ')}` });
  return changes;
}

function slideChanges(old: Side, now: Side, pairs: Pairs): Change[] {
  const changes: Change[] = [];
  const order = now.slides.filter((each) => !pairs.isNew(each));
  const before = old.slides.flatMap((each) => pairs.slide(each) ?? []);
  const steps = (list: readonly SideSlide[], each: SideSlide) => list[list.indexOf(each) - 1];
  for (const each of old.slides) {
    const found = pairs.slide(each);
    const at = found && now.placeOf(found.slide.id);
    const tell = (weight: Weight, what: string) =>
      changes.push({ weight, what, ...(at === undefined ? {} : { place: at }) });
    if (!found) {
      const twin = now.slides.find(
        (one) =>
          pairs.isNew(one) && one.slide.title === each.slide.title && one.slide.type === each.slide.type,
      );
      const place = old.placeOf(each.slide.id);
      const hint = twin ? `; if it is ${twin.slide.id} now, say there \`was: ${each.slide.id}\`` : '';
      changes.push({
        weight: each.slide.quiz || twin ? 'major' : 'minor',
        what: `${named(each)} is gone${hint}`,
        ...(place === undefined ? {} : { place }),
      });
      continue;
    }
    if (each.slide.id !== found.slide.id) tell('patch', `${each.slide.id} is called ${found.slide.id} now`);
    if (pairs.lesson(each.lesson) !== found.lesson)
      tell('patch', `${named(found)} moved from lesson ${each.lesson.id} to ${found.lesson.id}`);
    else if (steps(before, found) !== steps(order, found) && each.lesson.slides.length > 1)
      tell('patch', `${named(found)} stands in another place`);
    if (each.slide.title !== found.slide.title)
      tell('patch', `the title of ${found.slide.id} was "${each.slide.title}" and is "${found.slide.title}"`);
    if (each.slide.counts !== found.slide.counts)
      tell('minor', `${named(found)} ${found.slide.counts ? 'counts' : 'no longer counts'} for completion`);
    if (!same(each.slide.gate, found.slide.gate)) tell('minor', `locked_until of ${found.slide.id} changed`);
    if (each.slide.quiz && found.slide.quiz)
      for (const what of quizChanges(each.slide.quiz, found.slide.quiz))
        tell('minor', `${found.slide.id}: ${what}`);
    if (!each.slide.quiz && !each.slide.practice && bare(each.html) !== bare(found.html))
      tell('patch', `${named(found)} reads otherwise`);
  }
  for (const each of now.slides) {
    const place = now.placeOf(each.slide.id);
    if (pairs.isNew(each))
      changes.push({
        weight: 'minor',
        what: `${named(each)} is new`,
        ...(place === undefined ? {} : { place }),
      });
  }
  return changes;
}

/** Without ids, numbers and places that follow from where a slide stands. */
const bare = (html: string) =>
  html.replace(/\s+(?:id|data-[a-z-]+|aria-[a-z-]+|href)="[^"]*"/g, '').replace(/\s+/g, ' ');

const quizWords: [string, keyof PlayerQuiz][] = [
  ['pass_mark', 'passMark'],
  ['attempts', 'attempts'],
  ['attempt_counts', 'attemptCounts'],
  ['time_limit', 'timeLimit'],
  ['wait', 'wait'],
  ['retry', 'retry'],
  ['reveal', 'reveal'],
  ['its weight in the score', 'weight'],
];

function quizChanges(old: PlayerQuiz, now: PlayerQuiz): string[] {
  const said = (value: unknown, key: keyof PlayerQuiz) => {
    if (key === 'attempts' && value === null) return 'unlimited';
    if (value === undefined) return 'none';
    return key === 'passMark' ? `${Math.round(Number(value) * 10_000) / 100}%` : String(value);
  };
  return quizWords
    .filter(([, key]) => !same(old[key], now[key]))
    .map(([word, key]) => `${word} was ${said(old[key], key)} and is ${said(now[key], key)}`);
}

function questionChanges(old: Side, now: Side, pairs: Pairs): Change[] {
  const changes: Change[] = [];
  const at = (side: Side, { fullId }: AskedQuestion) => {
    const place = side.placeOf(fullId);
    return place === undefined ? {} : { place };
  };
  for (const each of questionsIn(old)) {
    const { how, now: found, twin } = pairs.question(each);
    // Of what went with its slide or quiz no more is said.
    if (how === 'removed') {
      if (!pairs.slide(each.slide) || !each.asked) continue;
      const stays = twin?.slide === pairs.slide(each.slide);
      const was = stays ? each.asked.id : each.fullId;
      const hint = twin ? `; if it is ${twin.fullId} now, say there \`was: ${was}\`` : '';
      const weight = twin ? 'major' : 'minor';
      changes.push({ weight, what: `question ${each.fullId} is gone${hint}`, ...at(old, each) });
      continue;
    }
    const tell = (weight: Weight, what: string) => changes.push({ weight, what, ...at(now, found) });
    if (how === 'moved') tell('minor', `question ${each.fullId} moved to ${found.fullId}`);
    else if (how === 'revised')
      tell('major', `question ${found.fullId} is another one now (its key, its choices or its kind changed)`);
    else if (each.fullId.split('.').at(-1) !== found.fullId.split('.').at(-1) && each.asked)
      tell('patch', `question ${each.fullId} is called ${found.fullId} now`);
    if ((each.asked?.points ?? 1) !== (found.asked?.points ?? 1))
      tell(
        'minor',
        `question ${found.fullId} is worth ${found.asked?.points ?? 1} points, so far ${each.asked?.points ?? 1}`,
      );
    const [before, after] = [old.questions.get(each.fullId), now.questions.get(found.fullId)];
    if (how !== 'revised' && !same(texts(before), texts(after)))
      tell('patch', `question ${found.fullId} reads otherwise`);
  }
  const inOld = new Set(old.slides.flatMap((slide) => pairs.slide(slide) ?? []));
  for (const each of pairs.newQuestions)
    if (inOld.has(each.slide))
      changes.push({ weight: 'minor', what: `question ${each.fullId} is new`, ...at(now, each) });
  return changes;
}

const texts = (question: QuestionData | undefined) =>
  question && [question.stem, question.key, question.hints, question.feedback, question.parts];

import type { PlayerQuiz } from '../course/player-course.ts';
import { isDraw } from '../log/asked.ts';
import { wasAndIs, type Change, type Told, type Weight } from './change.ts';
import type { Pairs } from './pairs.ts';
import { percent, said, span } from './said.ts';
import { readsOtherwise, withoutHeadings, withoutQuestions, type Side, type SideSlide } from './side.ts';

const named = ({ slide }: SideSlide) => `${slide.quiz ? 'quiz' : 'slide'} ${slide.id} ("${slide.title}")`;

/** Slides and quizzes; of their questions no more than which quiz draws how many. */
export function slideChanges(old: Side, now: Side, pairs: Pairs): Change[] {
  const changes: Change[] = [];
  const order = now.slides.filter((each) => !pairs.isNew(each));
  const before = old.slides.flatMap((each) => pairs.slide(each) ?? []);
  const steps = (list: readonly SideSlide[], each: SideSlide) => list[list.indexOf(each) - 1];
  for (const each of old.slides) {
    const found = pairs.slide(each);
    if (!found) {
      changes.push(goneSlide(each, old, now, pairs));
      continue;
    }
    const at = now.placeOf(found.slide.id);
    const tell = (weight: Weight, what: string) =>
      changes.push({ weight, what, ...(at === undefined ? {} : { place: at }) });
    const [was, is] = [each.slide, found.slide];
    if (was.id !== is.id) tell('patch', `${was.id} is called ${is.id} now`);
    if (was.type !== is.type && !is.practice)
      tell('patch', `${is.id} is of type ${is.type}, so far ${was.type}`);
    if (pairs.lesson(each.lesson) !== found.lesson)
      tell('patch', `${named(found)} moved from lesson ${each.lesson.id} to ${found.lesson.id}`);
    else if (steps(before, found) !== steps(order, found) && each.lesson.slides.length > 1)
      tell('patch', `${named(found)} stands in another place`);
    // That of a question is its stem.
    if (was.title !== is.title && !is.practice)
      tell('patch', `the title of ${is.id} was "${was.title}" and is "${is.title}"`);
    if (was.counts !== is.counts)
      tell('minor', `${named(found)} ${is.counts ? 'counts' : 'no longer counts'} for completion`);
    if (!pairs.sameGate(was.gate, is.gate)) tell('minor', `locked_until of ${is.id} changed`);
    if (was.minTime !== is.minTime)
      tell('minor', wasAndIs([`min_time of ${is.id}`, span(was.minTime), span(is.minTime), 'minor']));
    if (was.quiz && is.quiz)
      for (const told of quizChanges(was.quiz, is.quiz)) tell(told[3], `${is.id}: ${wasAndIs(told)}`);
    // What a title says is told above.
    const rest = (html: string) =>
      was.title === is.title ? withoutQuestions(html) : withoutHeadings(withoutQuestions(html));
    if (!was.practice && readsOtherwise(rest(each.html), rest(found.html)))
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

function goneSlide(each: SideSlide, old: Side, now: Side, pairs: Pairs): Change {
  const twin = now.slides.find(
    (one) => pairs.isNew(one) && one.slide.title === each.slide.title && one.slide.type === each.slide.type,
  );
  const place = old.placeOf(each.slide.id);
  const hint = twin ? `; if it is ${twin.slide.id} now, say there \`was: ${each.slide.id}\`` : '';
  return {
    weight: each.slide.quiz || twin ? 'major' : 'minor',
    what: `${named(each)} is gone${hint}`,
    ...(place === undefined ? {} : { place }),
  };
}

/** Keys of a quiz, and how their values are said. */
const keys: [key: string, say: (quiz: PlayerQuiz) => string, weight: Weight][] = [
  ['pass_mark', ({ passMark }) => percent(passMark), 'minor'],
  ['attempts', ({ attempts }) => said(attempts ?? 'unlimited'), 'minor'],
  ['attempt_counts', ({ attemptCounts }) => attemptCounts, 'minor'],
  ['time_limit', ({ timeLimit }) => span(timeLimit), 'minor'],
  ['extra_time', ({ extraTime }) => percent(extraTime), 'minor'],
  ['clock', ({ clock }) => clock, 'minor'],
  ['wait', ({ wait }) => span(wait), 'minor'],
  ['retry', ({ retry }) => retry, 'minor'],
  ['reveal', ({ reveal }) => reveal, 'minor'],
  ['show', ({ show }) => said(show), 'minor'],
  ['layout', ({ layout }) => layout, 'patch'],
  ['shuffle', ({ shuffle }) => said(shuffle), 'patch'],
  [
    'the number of questions that it draws',
    ({ entries }) => said(entries.reduce((sum, entry) => sum + (isDraw(entry) ? entry.count : 0), 0)),
    'minor',
  ],
  ['its weight in the score', ({ weight }) => said(weight), 'minor'],
];

const quizChanges = (old: PlayerQuiz, now: PlayerQuiz): Told[] =>
  keys
    .map(([key, say, weight]): Told => [key, say(old), say(now), weight])
    .filter(([, before, after]) => before !== after);

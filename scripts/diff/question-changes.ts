import type { QuestionData } from '../course/player-course.ts';
import { same, wasAndIs, type Change, type Told, type Weight } from './change.ts';
import { questionsIn, type AskedQuestion, type Pairs } from './pairs.ts';
import { percent, said } from './said.ts';
import { questionHtml, readsOtherwise, type Side, type SideSlide } from './side.ts';

const at = (side: Side, { fullId }: AskedQuestion) => {
  const place = side.placeOf(fullId);
  return place === undefined ? {} : { place };
};

export function questionChanges(old: Side, now: Side, pairs: Pairs): Change[] {
  const changes: Change[] = [];
  const values: OtherValue[] = [];
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
    else if (each.fullId.split('.').at(-1) !== found.fullId.split('.').at(-1) && each.asked)
      tell('patch', `question ${each.fullId} is called ${found.fullId} now`);
    if (how === 'revised')
      tell('major', `question ${found.fullId} is another one now (its key, its choices or its kind changed)`);
    else if (otherTexts(old, each, now, found)) tell('patch', `question ${found.fullId} reads otherwise`);
    values.push(...otherValues(old, each, now, found));
  }
  const inOld = new Set(old.slides.flatMap((slide) => pairs.slide(slide) ?? []));
  for (const each of pairs.newQuestions)
    if (inOld.has(each.slide))
      changes.push({ weight: 'minor', what: `question ${each.fullId} is new`, ...at(now, each) });
  return [...changes, ...together(values, now), ...orders(old, now, pairs)];
}

function otherTexts(old: Side, each: AskedQuestion, now: Side, found: AskedQuestion): boolean {
  const texts = (question: QuestionData | undefined) =>
    question && [
      question.stem,
      question.key,
      question.hints,
      question.feedback,
      question.parts,
      question.transcript,
    ];
  return (
    !same(texts(old.questions.get(each.fullId)), texts(now.questions.get(found.fullId))) ||
    readsOtherwise(questionHtml(each.slide.html, each.fullId), questionHtml(found.slide.html, found.fullId))
  );
}

/** A key of a question that has another value. */
interface OtherValue {
  question: AskedQuestion;
  told: Told;
}

function otherValues(old: Side, each: AskedQuestion, now: Side, question: AskedQuestion): OtherValue[] {
  const [before, after] = [old.questions.get(each.fullId), now.questions.get(question.fullId)];
  if (!before || !after) return [];
  const tries = ({ tries: most }: QuestionData) => (most === 0 ? 'unlimited' : said(most));
  const told: Told[] = [
    ['points', said(each.asked?.points ?? 1), said(question.asked?.points ?? 1), 'minor'],
    ['partial', said(before.partial), said(after.partial), 'minor'],
    ['penalty', percent(before.penalty), percent(after.penalty), 'minor'],
    ['tries', tries(before), tries(after), 'minor'],
    ['required', said(before.required), said(after.required), 'minor'],
    ['being drawn', said(each.drawn ?? false), said(question.drawn ?? false), 'minor'],
    ['outcome', said(before.outcomes), said(after.outcomes), 'minor'],
    ['remedial', said(before.remedial), said(after.remedial), 'patch'],
    ['lang', said(before.lang), said(after.lang), 'patch'],
  ];
  return told.filter(([, was, is]) => was !== is).map((each) => ({ question, told: each }));
}

/** What is said of one key of a quiz, or of all its questions, is one change. */
function together(values: readonly OtherValue[], now: Side): Change[] {
  const groups = new Map<string, OtherValue[]>();
  for (const value of values) {
    const key = JSON.stringify([value.question.slide.slide.id, value.told]);
    groups.set(key, [...(groups.get(key) ?? []), value]);
  }
  return [...groups.values()].flatMap((group): Change[] => {
    const [first] = group;
    if (!first) return [];
    const { question, told } = first;
    const names = group.map((each) => each.question.fullId);
    const all = questionsIn(now).filter(({ slide }) => slide === question.slide).length;
    const whose =
      group.length === 1
        ? `question ${names.join()}`
        : group.length === all
          ? `every question of ${question.slide.slide.id}`
          : `questions ${names.join(', ')}`;
    return [{ weight: told[3], what: `${whose}: ${wasAndIs(told)}`, ...at(now, question) }];
  });
}

/** Quizzes whose questions, as far as both editions ask them, follow one another otherwise. */
function orders(old: Side, now: Side, pairs: Pairs): Change[] {
  const askedBy = (side: Side, slide: SideSlide) => questionsIn(side).filter((each) => each.slide === slide);
  return old.slides.flatMap((slide): Change[] => {
    const found = slide.slide.quiz && pairs.slide(slide);
    if (!found) return [];
    const before = askedBy(old, slide).flatMap((each) => {
      const pair = pairs.question(each);
      return pair.now?.slide === found ? pair.now : [];
    });
    const after = askedBy(now, found).filter((each) => before.some(({ field }) => field === each.field));
    if (
      same(
        before.map(({ field }) => field),
        after.map(({ field }) => field),
      )
    )
      return [];
    const place = now.placeOf(found.slide.id);
    return [
      {
        weight: 'patch',
        what: `the questions of ${found.slide.id} stand in another order`,
        ...(place === undefined ? {} : { place }),
      },
    ];
  });
}

import type { Gate, PlayerAsked, PlayerLesson } from '../course/player-course.ts';
import { isDraw } from '../log/asked.ts';
import { branchOf } from '../state/branches.ts';
import { namedHash } from '../state/hash.ts';
import { unpackState, packState } from '../state/pack.ts';
import { newProgress } from '../state/progress.ts';
import { same } from './change.ts';
import type { Side, SideSlide } from './side.ts';

/** What of two editions is the same thing: by the field of the saved state, which no new name and no move changes. */
export interface Pairs {
  /** Whether the new edition can read what the old one has saved. */
  readable: boolean;
  /** The old slide's counterpart. */
  slide(old: SideSlide): SideSlide | undefined;
  isNew(slide: SideSlide): boolean;
  question(old: AskedQuestion): QuestionPair;
  /** The lesson of the same id, or the one that all slides of it which are left stand in now, where that is new. */
  lesson(old: PlayerLesson): PlayerLesson | undefined;
  /** Whether two locks wait for the same, whatever it is called now. */
  sameGate(old: Gate | undefined, now: Gate | undefined): boolean;
  /** Where a field of the old edition stands in the new one's list. */
  fieldNow(old: number): number;
  /** Questions that the old edition doesn't ask. */
  newQuestions: AskedQuestion[];
}

export interface AskedQuestion {
  /** The quiz, or the slide of a question among the slides. */
  slide: SideSlide;
  fullId: string;
  field: number;
  /** With the points that it is worth where it is asked. */
  asked?: PlayerAsked;
  drawn?: true;
}

/**
 * `revised`: it is asked under the same name as another question; `moved`: in another quiz, by `was`. `twin`: a new
 * question that asks the same, so that the author may have meant to rename or move it.
 */
export type QuestionPair =
  | { how: 'same' | 'revised' | 'moved'; now: AskedQuestion; twin?: undefined }
  | { how: 'removed'; now?: undefined; twin?: AskedQuestion };

/** Every question of an edition, drawn or not. */
export function questionsIn({ slides }: Side): AskedQuestion[] {
  return slides.flatMap((slide): AskedQuestion[] => {
    const { id, field, quiz, practice } = slide.slide;
    if (practice) return [{ slide, fullId: id, field }];
    const asked = (quiz?.entries ?? []).flatMap((entry): Pick<AskedQuestion, 'asked' | 'drawn'>[] => {
      if (!isDraw(entry)) return [{ asked: entry }];
      const worth = entry.points === undefined ? {} : { points: entry.points };
      return entry.draw.map((each) => ({ asked: { ...each, ...worth }, drawn: true }));
    });
    return [...new Map(asked.map((each) => [each.asked?.field ?? -1, each])).values()].map((each) => ({
      slide,
      fullId: `${id}.${each.asked?.id ?? ''}`,
      field: each.asked?.field ?? -1,
      ...each,
    }));
  });
}

/** Where the old edition's fields stand in the new one's list; elsewhere only where it came from a branch that was joined. */
function fieldsOf(old: Side, now: Side): (field: number) => number {
  const { length, hash } = old.list.builds.at(-1) ?? { length: 0, hash: 0 };
  const isOurs = now.list.builds.some((build) => build.length === length && build.hash === hash);
  const branch = isOurs ? undefined : branchOf(now.list, length, namedHash(hash));
  return (field) => branch?.order[field] ?? field;
}

export function pairsOf(old: Side, now: Side): Pairs {
  const empty = packState(newProgress('AAAAAAAAAA'), old.list);
  const readable = old.course.id === now.course.id && 'progress' in unpackState(empty, now.list);
  const fieldNow = fieldsOf(old, now);
  const { fields } = old.list.fields.length > now.list.fields.length ? old.list : now.list;
  /** A question among the slides has another field with each revision. */
  const firstRevision = (field: number): number => {
    const line = fields[field];
    return line?.kind === 'practice' && line.from !== undefined ? firstRevision(line.from) : field;
  };
  const slides = new Map(
    now.slides.map((each) => [readable ? firstRevision(each.slide.field) : each.slide.id, each]),
  );
  const counterpart = ({ slide }: SideSlide) =>
    slides.get(readable ? firstRevision(fieldNow(slide.field)) : slide.id);
  const paired = new Set(old.slides.flatMap((each) => counterpart(each) ?? []));
  const questions = questionsIn(now);
  const question = (each: AskedQuestion): QuestionPair => {
    if (readable) {
      const was = fieldNow(each.field);
      const same = questions.find(({ field }) => field === was);
      if (same) return { how: 'same', now: same };
      const moved = questions.find(({ field }) => {
        const line = now.list.fields[field];
        return line?.kind === 'answer' && line.from === was;
      });
      if (moved) return { how: 'moved', now: moved };
      const revised = questions.find(({ asked }) => asked?.former?.includes(was));
      if (revised) return { how: 'revised', now: revised };
    }
    const home = counterpart(each.slide);
    const id = each.fullId.slice(each.slide.slide.id.length);
    const named = home && questions.find(({ fullId }) => fullId === `${home.slide.id}${id}`);
    return named ? { how: 'revised', now: named } : { how: 'removed' };
  };
  const asked = questionsIn(old);
  const found = new Set(asked.flatMap((each) => question(each).now ?? []));
  const newQuestions = questions.filter((each) => !found.has(each));
  const says = (side: Side, { fullId }: AskedQuestion) => {
    const { type, stem, key } = side.questions.get(fullId) ?? {};
    return JSON.stringify([type, stem, key]);
  };
  const withTwin = (each: AskedQuestion): QuestionPair => {
    const pair = question(each);
    if (pair.how !== 'removed') return pair;
    // Between quizzes and slides nothing can be carried over.
    const alike = newQuestions.filter(
      (one) => says(now, one) === says(old, each) && (one.asked === undefined) === (each.asked === undefined),
    );
    const twin = alike.find(({ slide }) => slide === counterpart(each.slide)) ?? alike[0];
    return twin ? { how: 'removed', twin } : pair;
  };
  const lesson = ({ id, slides: its }: PlayerLesson) => {
    const same = now.course.lessons.find((each) => each.id === id);
    if (same) return same;
    const left = old.slides.flatMap((each) => (its.includes(each.slide) ? (counterpart(each) ?? []) : []));
    const home = left[0]?.lesson;
    const isNew = home && !old.course.lessons.some((each) => each.id === home.id);
    return isNew && left.every((each) => each.lesson === home) ? home : undefined;
  };
  const idsNow = new Map([
    ...old.slides.map((each) => [each.slide.id, counterpart(each)?.slide.id] as const),
    ...old.course.lessons.map((each) => [each.id, lesson(each)?.id] as const),
  ]);
  const sameGate = (before: Gate | undefined, after: Gate | undefined) =>
    same(
      before && Object.values(before).map((ids: string[]) => ids.map((id) => idsNow.get(id) ?? id)),
      after && Object.values(after),
    );
  return {
    readable,
    sameGate,
    fieldNow,
    slide: counterpart,
    isNew: (each) => !paired.has(each),
    question: withTwin,
    lesson,
    newQuestions,
  };
}

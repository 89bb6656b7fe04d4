import type { PlayerAsked, PlayerLesson } from '../course/player-course.ts';
import { everyAsked } from '../log/asked.ts';
import { unpackState, packState } from '../state/pack.ts';
import { newProgress } from '../state/progress.ts';
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
  /** Questions that the old edition doesn't ask. */
  newQuestions: AskedQuestion[];
}

export interface AskedQuestion {
  /** The quiz, or the slide of a question among the slides. */
  slide: SideSlide;
  fullId: string;
  field: number;
  asked?: PlayerAsked;
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
    const asked = quiz ? everyAsked(quiz) : [];
    return [...new Map(asked.map((each) => [each.field, each])).values()].map((each) => ({
      slide,
      fullId: `${id}.${each.id}`,
      field: each.field,
      asked: each,
    }));
  });
}

export function pairsOf(old: Side, now: Side): Pairs {
  const empty = packState(newProgress('AAAAAAAAAA'), old.list);
  const readable = old.course.id === now.course.id && 'progress' in unpackState(empty, now.list);
  const keyOf = ({ slide }: SideSlide) => (readable ? slide.field : slide.id);
  const slides = new Map(now.slides.map((each) => [keyOf(each), each]));
  // A question among the slides has another field with each revision.
  const byId = new Map(now.slides.map((each) => [each.slide.id, each]));
  const counterpart = (each: SideSlide) => {
    const found = slides.get(keyOf(each));
    return found ?? (each.slide.practice ? byId.get(each.slide.id) : undefined);
  };
  const paired = new Set(old.slides.flatMap((each) => counterpart(each) ?? []));
  const questions = questionsIn(now);
  const question = (each: AskedQuestion): QuestionPair => {
    if (readable) {
      const same = questions.find(({ field }) => field === each.field);
      if (same) return { how: 'same', now: same };
      const moved = questions.find(({ field }) => {
        const line = now.list.fields[field];
        return line?.kind === 'answer' && line.from === each.field;
      });
      if (moved) return { how: 'moved', now: moved };
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
    const alike = newQuestions.filter((one) => says(now, one) === says(old, each));
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
  return {
    readable,
    slide: counterpart,
    isNew: (each) => !paired.has(each),
    question: withTwin,
    lesson,
    newQuestions,
  };
}

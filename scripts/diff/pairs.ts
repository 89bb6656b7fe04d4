import type { PlayerAsked } from '../course/player-course.ts';
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

/** `revised`: it is asked under the same name as another question; `moved`: in another quiz, by `was`. */
export type QuestionPair =
  { how: 'same' | 'revised' | 'moved'; now: AskedQuestion } | { how: 'removed'; now?: undefined };

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
  const found = new Set(questionsIn(old).flatMap((each) => question(each).now ?? []));
  return {
    readable,
    slide: counterpart,
    isNew: (each) => !paired.has(each),
    question,
    newQuestions: questions.filter((each) => !found.has(each)),
  };
}

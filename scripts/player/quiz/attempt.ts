import type { LessonData } from '../../course/player-course.ts';
import type { Asked } from '../../log/asked.ts';
import { everyAsked } from '../../log/asked.ts';
import { askedNow, attemptScore, rankIn, shownNow, startAttempt } from '../../log/attempt.ts';
import type { QuizSlide } from '../../log/facts.ts';
import { mendAttempt } from '../../log/migration.ts';
import { find } from '../dom.ts';
import type { SlideHost } from '../host.ts';
import { mountQuestion, type QuestionOnPage } from './question.ts';

/** A question of the attempt, as it stands on the page. */
export interface AskedOnPage extends Asked {
  question: QuestionOnPage;
}

/** The questions of a quiz's current or last attempt on the page. */
export interface Attempt {
  /** In the attempt's order; without those that were right before and are not asked again. */
  shown(): AskedOnPage[];
  /** Starts a new one. `extraTime`: whether the learner takes it; absent where there is no time limit. */
  start(extraTime?: boolean): void;
  /** Draws anew what an open attempt has lost to an edit of the course. */
  mend(): void;
  /** Puts questions and their parts into the attempt's order. */
  arrange(): void;
  /** Percent with at most two decimals. */
  score(): number;
}

export function createAttempt(
  section: HTMLElement,
  slide: QuizSlide,
  data: LessonData,
  host: SlideHost,
  changed: () => void,
): Attempt {
  const { log } = host.session;
  const box = find(section, 'questions');
  // Every question that may be asked lies in the page; only those of the attempt stay in it.
  const formOf = (id: string): HTMLElement => find(section, `question="${slide.id}.${id}"`);
  const forms = new Map(everyAsked(slide.quiz).map(({ id }) => [id, formOf(id)]));
  const mounted = new Map<string, QuestionOnPage>();
  let order: AskedOnPage[] = [];

  function onPage(asked: Asked): AskedOnPage {
    const { id, field } = asked;
    const fullId = `${slide.id}.${id}`;
    const questionData = data.questions[fullId];
    const form = forms.get(id);
    if (!questionData || !form) throw new Error(`no data for ${fullId}`);
    const question = mounted.get(id) ?? mountQuestion(form, fullId, field, questionData, host, changed);
    mounted.set(id, question);
    return { ...asked, question };
  }

  return {
    shown: () => order,
    start(extraTime) {
      log.append(startAttempt(slide, log.progress(), host.list, extraTime));
      for (const { question } of askedNow(slide, log.progress()).map(onPage)) question.forgetTime();
    },
    mend() {
      const event = mendAttempt(slide, log.progress(), host.list);
      if (event) log.append(event);
    },
    arrange() {
      const progress = log.progress();
      order = shownNow(slide, progress).map(onPage);
      box.replaceChildren(...order.map(({ question }) => question.form));
      for (const { question } of order)
        if (question.data.shuffle || question.alwaysShuffled)
          question.mounted.arrange((part) => rankIn(slide, progress, question.id, part));
    },
    score: () =>
      attemptScore(
        askedNow(slide, log.progress())
          .map(onPage)
          .map(({ points, question }) => ({ points, earned: question.earned() })),
      ),
  };
}

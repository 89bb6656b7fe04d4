import type { LessonData, PlayerAsked } from '../../course/player-course.ts';
import { askedIn, everyAsked, isDraw, type Asked } from '../../log/asked.ts';
import { drawQuestions } from '../../log/draw.ts';
import { roundScore, type QuizSlide } from '../../log/facts.ts';
import { answersOf, quizValue, type Answer } from '../../state/progress.ts';
import { find } from '../dom.ts';
import type { SlideHost } from '../host.ts';
import { shuffledRank } from './order.ts';
import { mountQuestion, type QuestionOnPage } from './question.ts';

/** A question of the attempt, as it stands on the page. */
export interface AskedOnPage extends Asked {
  question: QuestionOnPage;
}

/** The questions of a quiz's current or last attempt: which, in which order, and what they earn. */
export interface Attempt {
  /** In the attempt's order; without those that were right before and are not asked again. */
  shown(): AskedOnPage[];
  /** Starts a new one. `extraTime`: whether the learner takes it; absent where there is no time limit. */
  start(extraTime?: boolean): void;
  /** Draws anew what an open attempt has lost to an edit of the course. */
  mend(): void;
  /** Puts questions and their parts into the attempt's order. */
  arrange(): void;
  /** Percent with at most two decimals, not below 0. */
  score(): number;
}

export function createAttempt(
  section: HTMLElement,
  slide: QuizSlide,
  data: LessonData,
  host: SlideHost,
  changed: () => void,
): Attempt {
  const { quiz } = slide;
  const { log } = host.session;
  const draws = quiz.entries.filter(isDraw);
  const box = find(section, 'questions');
  // Every question that may be asked lies in the page; only those of the attempt stay in it.
  const formOf = (id: string): HTMLElement => find(section, `question="${slide.id}.${id}"`);
  const forms = new Map(everyAsked(quiz).map(({ id }) => [id, formOf(id)]));
  const mounted = new Map<string, QuestionOnPage>();
  let order: AskedOnPage[] = [];

  const value = () => quizValue(log.progress(), slide.field);
  const number = () => value().submitted + (value().open ? 1 : 0);
  const rank = (...ids: string[]) => shuffledRank(log.progress().run, number(), slide.id, ...ids);

  function onPage({ id, field }: Asked): QuestionOnPage {
    const known = mounted.get(id);
    if (known) return known;
    const fullId = `${slide.id}.${id}`;
    const questionData = data.questions[fullId];
    const form = forms.get(id);
    if (!questionData || !form) throw new Error(`no data for ${fullId}`);
    const made = mountQuestion(form, fullId, field, questionData, host, changed);
    mounted.set(id, made);
    return made;
  }

  const asked = (): AskedOnPage[] =>
    askedIn(quiz, value()).flatMap((each) => (each ? [{ ...each, question: onPage(each) }] : []));

  /** Least met first; at a tie by the attempt's own order. `preferred` come before all others. */
  const orderOfDraw = (attempt: number, preferred: ReadonlySet<number>) => {
    const fields = answersOf(slide.field, host.list);
    const { met = [] } = value();
    const idOf = new Map(everyAsked(quiz).map((each: PlayerAsked) => [each.field, each.id]));
    const { run } = log.progress();
    return {
      met: (field: number) => (preferred.has(field) ? -1 : (met[fields.indexOf(field)] ?? 0)),
      rank: (field: number) => shuffledRank(run, attempt, slide.id, 'draw', idOf.get(field) ?? ''),
    };
  };

  /** What was right and is asked no more; nothing where all was right, or all is asked again. */
  function keptFields(): number[] {
    if (quiz.retry !== 'wrong' || value().submitted === 0) return [];
    const answers = askedIn(quiz, value()).flatMap((each) => (each ? [each.field] : []));
    const isRight = (field: number) => (log.progress().values[field] as Answer | undefined)?.share === 1;
    const right = answers.filter(isRight);
    return right.length === answers.length ? [] : right;
  }

  return {
    shown: () => order,
    start(extraTime) {
      const attempt = value().submitted + 1;
      const kept = keptFields();
      const before = new Set(kept.length > 0 ? value().drawn : []);
      const drawn = draws.length > 0 ? drawQuestions(draws, orderOfDraw(attempt, before)) : undefined;
      log.append({
        type: 'attempt-started',
        quiz: slide.field,
        ...(drawn ? { drawn } : {}),
        ...(kept.length > 0 ? { kept: kept.filter((field) => stays(field, drawn)) } : {}),
        ...(extraTime === undefined ? {} : { extraTime }),
      });
      for (const { question } of asked()) question.forgetTime();
    },
    mend() {
      if (!value().open || draws.length === 0) return;
      const { drawn = [] } = value();
      const whole = askedIn(quiz, value()).every((each) => each !== undefined);
      const places = draws.reduce((sum, { count }) => sum + count, 0);
      if (whole && drawn.length === places) return;
      const anew = drawQuestions(draws, orderOfDraw(number(), new Set(drawn)));
      log.append({ type: 'redrawn', quiz: slide.field, drawn: anew });
    },
    arrange() {
      const asks = asked().filter(({ question }) => !value().open || !question.isKept());
      order = quiz.shuffle.includes('questions')
        ? [...asks].sort((a, b) => rank(a.question.id) - rank(b.question.id))
        : asks;
      box.replaceChildren(...order.map(({ question }) => question.form));
      for (const { question } of order)
        if (question.data.shuffle || question.alwaysShuffled)
          question.mounted.arrange((part) => rank(question.id, part));
    },
    score() {
      const all = asked();
      const points = all.reduce((sum, each) => sum + each.points, 0);
      const earned = all.reduce((sum, each) => sum + each.points * each.question.earned(), 0);
      return points > 0 ? roundScore(Math.max(0, (100 * earned) / points)) : 0;
    },
  };

  function stays(field: number, drawn: readonly number[] | undefined): boolean {
    const isDrawn = draws.some(({ draw }) => draw.some((each) => each.field === field));
    return !isDrawn || drawn?.includes(field) === true;
  }
}

import { askedNow, attemptScore, startAttempt } from '../log/attempt.ts';
import type { AnswerRecord, PackedAnswer, PlayerEvent } from '../log/events.ts';
import { quizzesOf, slidesOf, type QuizSlide } from '../log/facts.ts';
import { applyEvent } from '../log/log.ts';
import { newProgress, quizValue, type Progress } from '../state/progress.ts';
import type { Side } from './side.ts';

/** A learner of an edition, in a condition that people are found in when a course is changed under them. */
export interface Learner {
  who: string;
  progress: Progress;
}

/** When learners learn: only differences of times matter here. */
const start = Date.UTC(2025, 0, 1);

/** What a tracker would be told; the state has nothing of it. */
const record: AnswerRecord = {
  id: '',
  index: 0,
  type: '',
  stem: '',
  key: null,
  answer: null,
  share: 0,
  points: 0,
  outcomes: [],
  latency: 0,
};

/** Learners of all conditions, made by the events that the player would log. */
export function learnersOf(side: Side): Learner[] {
  const slides = slidesOf(side.course);
  const learn = (share: number, then: (play: Play) => void = () => undefined): Progress => {
    const play = playerOf(side);
    for (const slide of slides.slice(0, Math.ceil(slides.length * share))) play.slide(slide.field);
    then(play);
    return play.progress();
  };
  const quizzes = quizzesOf(side.course);
  const upTo = (share: number) => {
    const reached = new Set(slides.slice(0, Math.ceil(slides.length * share)));
    return quizzes.filter((quiz) => reached.has(quiz));
  };
  const learners: Learner[] = [
    { who: 'not started', progress: learn(0) },
    {
      who: 'a quarter done',
      progress: learn(1 / 4, ({ submit }) => upTo(1 / 4).forEach((quiz) => submit(quiz, 1))),
    },
    {
      who: 'half done',
      progress: learn(1 / 2, ({ submit }) => upTo(1 / 2).forEach((quiz) => submit(quiz, 1))),
    },
  ];
  if (quizzes.length > 0)
    learners.push(
      {
        who: 'in the middle of every quiz',
        progress: learn(1, ({ open }) => quizzes.forEach((quiz) => open(quiz, 1 / 2))),
      },
      {
        who: 'all answered, nothing submitted',
        progress: learn(1, ({ open }) => quizzes.forEach((quiz) => open(quiz, 1))),
      },
      {
        who: 'every quiz submitted, half of it right',
        progress: learn(1, ({ submit }) => quizzes.forEach((quiz) => submit(quiz, 1 / 2))),
      },
      {
        who: 'failed at every quiz',
        progress: learn(1, ({ submit }) => quizzes.forEach((quiz) => submit(quiz, 0))),
      },
    );
  const end = learn(1, ({ submit }) => quizzes.forEach((quiz) => submit(quiz, 1)));
  return [...learners, { who: end.passed ? 'passed' : 'done with everything', progress: end }];
}

interface Play {
  progress(): Progress;
  slide(field: number): void;
  /** Begins an attempt and answers a share of its questions, without submitting. */
  open(quiz: QuizSlide, share: number): void;
  /** A whole attempt with a share of its questions right; all wrong (0): again until none is left. */
  submit(quiz: QuizSlide, share: number): void;
}

function playerOf({ course, list }: Side): Play {
  let progress = newProgress('AAAAAAAAAA');
  let at = start;
  const log = (event: PlayerEvent) => {
    progress = applyEvent(progress, event, course, list, (at += 1000));
  };
  const answerTo = (field: number): PackedAnswer => {
    const line = list.fields[field];
    const slots = line && 'slots' in line ? line.slots : [];
    return slots.map((slot) => ('radix' in slot ? 0 : 'typed' in slot ? '1' : 'a'));
  };
  const begin = (quiz: QuizSlide) => {
    const extra = quiz.quiz.timeLimit === undefined ? undefined : false;
    log(startAttempt(quiz, progress, list, extra));
    return askedNow(quiz, progress);
  };
  const attempt = (quiz: QuizSlide, part: number) => {
    const asked = begin(quiz);
    const right = Math.ceil(asked.length * part);
    const shareOf = (index: number) => (index < right ? 1 : 0);
    for (const [index, { field }] of asked.entries())
      log({ type: 'answered', question: field, answer: answerTo(field), share: shareOf(index), record });
    const earned = asked.map(({ points }, index) => ({ points, earned: shareOf(index) }));
    log({ type: 'quiz-submitted', quiz: quiz.field, score: attemptScore(earned) });
  };
  return {
    progress: () => progress,
    slide(field) {
      log({ type: 'slide-viewed', slide: field });
      if (list.fields[field]?.kind === 'slide') log({ type: 'slide-done', slide: field });
      else if (list.fields[field]?.kind === 'practice')
        log({ type: 'answered', question: field, answer: answerTo(field), share: 1, record });
    },
    open(quiz, share) {
      const asked = begin(quiz);
      for (const { field } of asked.slice(0, Math.ceil(asked.length * share)))
        log({ type: 'changed', question: field, answer: answerTo(field) });
    },
    submit(quiz, share) {
      // Who may try for ever is not found at the end of it.
      const times = share > 0 ? 1 : (quiz.quiz.attempts ?? 1);
      while (quizValue(progress, quiz.field).submitted < times) attempt(quiz, share);
    },
  };
}

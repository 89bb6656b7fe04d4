import type { PlayerCourse, PlayerSlide } from '../course/player-course.ts';
import type { Asked } from '../log/asked.ts';
import { hasAttemptsLeft, isPassed, slidesOf, type QuizSlide } from '../log/facts.ts';
import { quizValue, type Progress } from '../state/progress.ts';
import type { Pick, Policy } from './policies.ts';

/** What a learner can do in a course, in memory or in a browser. */
export interface Hands {
  /** Opens the course in the LMS. `review`: only to be looked at. */
  launch(): Promise<'normal' | 'review'>;
  /** Goes to a slide; `false`: it is closed. `stays`: as long as the slide asks for. */
  visit(slide: PlayerSlide, stays: boolean): Promise<boolean>;
  /** Answers a question among the slides, and has it checked. */
  practise(slide: PlayerSlide, pick: 'right' | 'wrong'): Promise<void>;
  /** Begins an attempt, or goes on in the open one. Gives what it asks, in the attempt's order. */
  begin(slide: QuizSlide): Promise<readonly Asked[]>;
  /** Answers a question; `false`: the time is up, and the attempt over. */
  answer(slide: QuizSlide, asked: Asked, pick: 'right' | 'wrong'): Promise<boolean>;
  /** `false`: a required answer is lacking. */
  submit(slide: QuizSlide): Promise<boolean>;
  /** What is known of the learner now. */
  progress(): Promise<Progress>;
  leave(): Promise<void>;
}

/** Who may try for ever is not found at the end of it. */
const mostAttempts = 3;

/** Plays a course as a policy says, slide by slide in the course's order. */
export async function play(policy: Policy, course: PlayerCourse, hands: Hands): Promise<void> {
  const slides = slidesOf(course);
  for (const share of policy.sittings) {
    const mode = await hands.launch();
    const reached = slides.slice(0, Math.ceil(slides.length * share));
    const lastQuiz = reached.findLast(({ quiz }) => quiz);
    for (const slide of reached) {
      if (!(await hands.visit(slide, policy.patient)) || mode === 'review') continue;
      const half = share < 1 && slide === lastQuiz && !runsOn(slide);
      if (slide.quiz) await takeQuiz(policy, slide as QuizSlide, hands, half);
      if (!slide.practice) continue;
      const pick = policy.pick(slide.id, 1);
      if (pick !== 'none') await hands.practise(slide, pick);
    }
    await hands.leave();
  }
}

/** Whoever leaves such an attempt in the middle comes back to one that is over: nobody does who means it. */
const runsOn = ({ quiz }: PlayerSlide) => quiz?.timeLimit !== undefined && quiz.clock === 'always';

async function takeQuiz(policy: Policy, slide: QuizSlide, hands: Hands, half: boolean): Promise<void> {
  const { quiz, field, id } = slide;
  const most = policy.attempts === 'one' ? 1 : Math.min(quiz.attempts ?? mostAttempts, 10);
  for (;;) {
    const value = quizValue(await hands.progress(), field);
    const over = value.submitted >= most || (policy.attempts !== 'all' && isPassed(quiz, value));
    if (!value.open && (over || !hasAttemptsLeft(quiz, value))) return;
    const attempt = value.submitted + 1;
    const picks = (asked: Asked): Pick => policy.pick(`${id}.${asked.id}`, attempt);
    // Whoever answers nothing begins nothing.
    if (policy.pick(id, attempt) === 'none') return;
    const asked = await hands.begin(slide);
    const answered = half ? asked.slice(0, Math.ceil(asked.length / 2)) : asked;
    let inTime = true;
    for (const each of answered) {
      const pick = picks(each);
      if (pick === 'none') continue;
      inTime = await hands.answer(slide, each, pick);
      if (!inTime) break;
    }
    if (half || (inTime && (!policy.submits || !(await hands.submit(slide))))) return;
  }
}
